"""What is kept of an exception that is our own mistake: its kind and its places in the code.

Messages and values are left out, because they quote what people typed, and so is the folder the
program lies in, because it is often named after its user.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import ksa_assess

_log = logging.getLogger(__name__)


def outline(error: BaseException) -> str:
    """One line per frame and one per exception, causes first."""
    return "\n".join(line for one in _causes_first(error) for line in _lines(one))


def record(error: BaseException) -> None:
    """Write a mistake of ours to the log, with the versions it happened under."""
    _log.critical(
        "version %s, Python %s, %s\n%s",
        ksa_assess.__version__,
        platform.python_version(),
        sys.platform,
        outline(error),
    )


def watch(tell: Callable[[], None]) -> None:
    """Record every exception that nobody caught, in any thread, and then call `tell`."""

    def on_uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        record(error)
        tell()

    def on_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value:
            on_uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_uncaught
    threading.excepthook = on_uncaught_in_thread


def _causes_first(error: BaseException) -> Iterator[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return reversed(chain)


def _lines(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(Path(frame.filename))}:{frame.lineno} {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def _short(file: Path) -> str:
    """From the last folder that tells whose file it is; only the name where there is none."""
    parts = file.parts
    for landmark in ("site-packages", "ksa_assess"):
        if landmark in parts:
            start = len(parts) - 1 - parts[::-1].index(landmark)
            return "/".join(parts[start:])
    return file.name
