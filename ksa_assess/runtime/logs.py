"""The log in the data folder: what the program did, never what people wrote.

Only the program's own loggers reach it, because messages of libraries may quote names and
ratings; an exception is written as its kind and its places in the code, without its message.
"""

import contextlib
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ksa_assess.runtime.crash import outline

_PROGRAM = "ksa_assess"
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 512 * 1024
_KEPT_FILES = 3

# Without it the lines of a program that keeps no log would go to stderr.
logging.getLogger(_PROGRAM).addHandler(logging.NullHandler())

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class _OutlineFormatter(logging.Formatter):
    def formatException(self, ei: _ExceptionInfo) -> str:  # noqa: N802 (overrides logging's)
        return outline(ei[1]) if ei[1] else ""


class _QuietHandler(RotatingFileHandler):
    """A log that cannot be written must not stop the work, nor print a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (overrides logging's)
        """Let the record go."""


def start_log(path: Path) -> None:
    """Append to `path` from now on, instead of any log started before; its folder is made."""
    stop_log()
    with contextlib.suppress(OSError):  # as in the handler: no reason to stop the work
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = _QuietHandler(
        path, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_OutlineFormatter(_LINE))
    logger = logging.getLogger(_PROGRAM)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)


def stop_log() -> None:
    logger = logging.getLogger(_PROGRAM)
    for handler in [h for h in logger.handlers if isinstance(h, _QuietHandler)]:
        logger.removeHandler(handler)
        handler.close()
