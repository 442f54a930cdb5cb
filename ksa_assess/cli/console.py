"""The terminal: answers to stdout, words about them to stderr, both in UTF-8 everywhere."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Generator
from typing import TextIO

from ksa_assess.runtime.errors import MachineError


class Console:
    """Where a command prints. A frozen window program has no streams: then nothing is printed."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._is_in_progress = False
        for stream in (self._out, self._err):
            _speak_utf8(stream)

    def answer(self, text: str) -> None:
        """What was asked for. Raises MachineError where stdout takes no more."""
        with self._only_a_vanished_reader_passes():
            if self._out is not None:
                self._out.write(text + "\n")

    def answer_json(self, value: object) -> None:
        """One JSON document; a lone surrogate, which UTF-8 cannot hold, comes out as \\uXXXX."""
        self.answer(json.dumps(value, ensure_ascii=False, indent=2))

    def tell(self, text: str) -> None:
        """How it went: errors, and sentences that a script does not want on stdout."""
        self._say(("\n" if self._is_in_progress else "") + text + "\n")
        self._is_in_progress = False

    def progress(self, done: float) -> None:
        """A percentage (`done` is 0–1) that stays on its line; only for somebody who looks on."""
        if self._err is not None and self._err.isatty():
            self._is_in_progress = done < 1
            self._say(f"\r{int(done * 100):3d} %" + ("" if self._is_in_progress else "\n"))

    def finish(self) -> None:
        """Everything answered so far is out; raises like `answer`."""
        with self._only_a_vanished_reader_passes():
            if self._out is not None:
                self._out.flush()

    def abandon(self) -> None:
        """Nobody takes stdout any more: keep Python from complaining about that at its end."""
        _lead_nowhere(self._out)

    @contextlib.contextmanager
    def _only_a_vanished_reader_passes(self) -> Generator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            self.abandon()
            raise MachineError("cli.output_failed", reason=error.strerror or error) from error

    def _say(self, text: str) -> None:
        """What cannot even be said is no reason to stop the work."""
        if self._err is not None:
            try:
                self._err.write(text)
                self._err.flush()
            except OSError:
                _lead_nowhere(self._err)


def _lead_nowhere(stream: TextIO | None) -> None:
    """What still waits in it would make Python end with a code of its own."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    except io.UnsupportedOperation:  # not a file of the system
        return
    finally:
        os.close(nowhere)


def _speak_utf8(stream: object) -> None:
    """A Windows console set to cp950 would refuse 122 of the characters people write."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
