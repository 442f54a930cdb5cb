"""What long work is given by whoever waits for it: how to tell how far it is, and when to stop."""

from collections.abc import Callable

# Hears 0.0–1.0; what it raises ends the work.
Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
