"""What a measured child process says of itself."""

import json
import os
import resource
import time


def milliseconds() -> float:
    """Since the parent started this process; the monotonic clock is the same for both."""
    return (time.monotonic_ns() - int(os.environ["KSA_STARTED_AT"])) / 1e6


def say(**times: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**times, "peak": peak}), flush=True)
