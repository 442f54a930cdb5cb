"""What the program's exit code says; `docs` and scripts rely on the numbers."""

from enum import IntEnum


class ExitCode(IntEnum):
    DONE = 0
    OUR_FAULT = 1
    USAGE = 2
    USER_CAN_MEND = 3
    MACHINE = 4
    # What shells expect of a program that Ctrl+C ended (128 + SIGINT).
    INTERRUPTED = 130
