"""What is kept of an exception that is our own mistake: its kind and its places in the code.

Messages and values are left out, because they quote what people typed, and so is the folder the
program lies in, because it is often named after its user.
"""

import contextlib
import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import ksa_assess

_log = logging.getLogger(__name__)

# A line of the interpreter's own trace.
_FRAME = re.compile(r'\s*File "(.*)", line (\d+) in (.*)')


def outline(error: BaseException) -> str:
    """One line per frame and one per exception, causes first."""
    return "\n".join(line for one in _causes_first(error) for line in _lines(one))


def record(error: BaseException) -> str:
    """Write a mistake of ours to the log, with the versions it happened under; returns the text."""
    return _recorded(outline(error))


def watch(tell: Callable[[str], None]) -> None:
    """Record every exception that nobody caught, in any thread; `tell` gets what was written."""

    def on_uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(record(error))

    def on_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value:
            on_uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_uncaught
    threading.excepthook = on_uncaught_in_thread


# Crashes below Python, which no exception tells of


def native_trace(log: Path) -> Path:
    """Where a crash below Python leaves its trace: beside the log, until the next start."""
    return log.with_name("native-crash.txt")


def watch_native(trace: Path) -> None:
    """Let the interpreter write there with its last breath.

    It writes whole paths, so the file is only for the next start, which keeps what may be kept.
    """
    with contextlib.suppress(OSError):
        faulthandler.enable(trace.open("w", encoding="utf-8"))


def stop_watching_native(trace: Path) -> None:
    """All went well: nothing is left behind."""
    faulthandler.disable()
    with contextlib.suppress(OSError):
        trace.unlink(missing_ok=True)


def take_native(trace: Path) -> str:
    """Record what the last run left, if anything, and take it away; returns what was recorded."""
    try:
        lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
        trace.unlink()
    except OSError:
        return ""
    kept = [line for line in map(_native_line, lines) if line]
    return _recorded("\n".join(kept)) if kept else ""


def _native_line(line: str) -> str:
    if found := _FRAME.match(line):
        return f"  {_short(Path(found[1]))}:{found[2]} {found[3]}"
    return line.partition(":")[2].strip() if line.startswith("Fatal Python error:") else ""


def _recorded(text: str) -> str:
    versions = f"version {ksa_assess.__version__}, Python {platform.python_version()}"
    whole = f"{versions}, {sys.platform}\n{text}"
    _log.critical("%s", whole)
    return whole


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
