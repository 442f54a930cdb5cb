"""What the system refuses becomes a sentence of the right kind."""

import errno
from pathlib import Path

import pytest

from ksa_assess.runtime.errors import (
    MachineError,
    SentenceError,
    UserError,
    from_read_error,
    from_write_error,
)
from ksa_assess.runtime.texts import Texts

FILE = Path("folder") / "報告.pdf"


@pytest.mark.parametrize("language", ["zh_TW", "en"])
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, MachineError),
        (errno.EACCES, MachineError),
        (errno.EROFS, MachineError),
        (errno.EIO, MachineError),
        (errno.ENOENT, UserError),
        (errno.ENAMETOOLONG, UserError),
        (errno.EEXIST, UserError),
        (errno.ELOOP, UserError),
    ],
)
def test_a_refused_write_is_said(number: int, kind: type[SentenceError], language: str) -> None:
    error = from_write_error(OSError(number, "refused"), FILE)
    assert isinstance(error, kind)
    assert "folder" in Texts(language).sentence(error)


@pytest.mark.parametrize("language", ["zh_TW", "en"])
@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EIO])
def test_a_refused_read_is_for_the_user_to_mend(number: int, language: str) -> None:
    error = from_read_error(OSError(number, "refused"), FILE)
    assert isinstance(error, UserError)
    assert "報告.pdf" in Texts(language).sentence(error)
