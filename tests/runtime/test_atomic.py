"""A file is written whole or not at all, and nothing is left beside it."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ksa_assess.runtime import atomic
from ksa_assess.runtime.atomic import (
    OutputExistsError,
    OutputLockedError,
    OutputNotAFileError,
    is_held_open,
    remove_leftovers,
    replacing,
    workshop,
    write_bytes,
    write_text,
)
from ksa_assess.runtime.errors import MachineError, SentenceError, UserError


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "資料夾"
    folder.mkdir()
    return folder / "報告 1.pdf"


def only_file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_a_new_file_is_its_owners_alone(target: Path) -> None:
    write_text(target, "落差", overwrite=False)
    assert only_file_in(target.parent) == target
    assert target.read_text(encoding="utf-8") == "落差"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_existing_file_stays_unless_overwriting_is_asked_for(target: Path) -> None:
    target.write_bytes(b"old")
    with pytest.raises(OutputExistsError):
        write_bytes(target, b"new", overwrite=False)
    assert target.read_bytes() == b"old"
    write_bytes(target, b"new", overwrite=True)
    assert target.read_bytes() == b"new"
    assert only_file_in(target.parent) == target


def test_a_file_that_appears_in_the_meantime_is_not_overwritten(target: Path) -> None:
    with pytest.raises(OutputExistsError), replacing(target, overwrite=False) as temporary:
        temporary.write_bytes(b"new")
        target.write_bytes(b"someone else's")
    assert target.read_bytes() == b"someone else's"
    assert only_file_in(target.parent) == target


@pytest.mark.parametrize("overwrite", [True, False])
def test_an_exception_in_the_middle_leaves_everything_as_it_was(
    target: Path, overwrite: bool
) -> None:
    if overwrite:
        target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(target, overwrite=overwrite) as temporary:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError
    assert [file.read_bytes() for file in target.parent.iterdir()] == [b"old"] * overwrite


def test_an_error_about_another_file_is_not_taken_for_the_targets(target: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(target, overwrite=False):
        (target.parent / "no font").read_bytes()


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "error.disk_full"),
        (errno.EROFS, "error.not_writable"),
        (errno.EIO, "error.write_failed"),
    ],
)
@pytest.mark.parametrize("step", ["_flush_to_disk", "_publish"])
def test_what_the_machine_refuses_is_said_and_nothing_is_left(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str, step: str, overwrite: bool
) -> None:
    monkeypatch.setattr(atomic, step, fail_with(number))
    with pytest.raises(MachineError) as caught:
        write_bytes(target, b"new", overwrite=overwrite)
    assert caught.value.key == key
    assert not list(target.parent.iterdir())


def test_a_name_that_was_reserved_in_vain_is_given_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", fail_with(errno.EIO))
    with pytest.raises(MachineError):
        write_bytes(target, b"new", overwrite=False)
    assert not list(target.parent.iterdir())


def test_a_target_that_another_program_holds_open_is_named(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.write_bytes(b"old")
    monkeypatch.setattr(atomic, "is_held_open", lambda _: True)
    monkeypatch.setattr(Path, "replace", fail_with(errno.EACCES))
    with pytest.raises(OutputLockedError):
        write_bytes(target, b"new", overwrite=True)
    assert target.read_bytes() == b"old"
    assert only_file_in(target.parent) == target


def test_only_windows_knows_files_held_open() -> None:
    error = PermissionError()
    error.winerror = 32
    assert is_held_open(error, "win32")
    assert not is_held_open(error, "linux")
    assert not is_held_open(PermissionError(), "win32")


@pytest.mark.parametrize(
    ("name", "expected", "key"),
    [
        ("missing/report.pdf", UserError, "error.no_folder"),
        ("a file/report.pdf", UserError, "error.no_folder"),
        ("x" * 300, UserError, "error.bad_file_name"),
        ("a folder", OutputNotAFileError, "error.output_not_a_file"),
    ],
)
def test_places_that_cannot_hold_a_file_are_for_the_user_to_mend(
    tmp_path: Path, name: str, expected: type[SentenceError], key: str
) -> None:
    (tmp_path / "a file").touch()
    (tmp_path / "a folder").mkdir()
    with pytest.raises(expected) as caught:
        write_bytes(tmp_path / name, b"new", overwrite=True)
    assert caught.value.key == key


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_is_never_replaced_by_a_file() -> None:
    with pytest.raises(OutputNotAFileError):
        write_bytes(Path(os.devnull), b"new", overwrite=True)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link(target: Path) -> None:
    link = target.parent / "latest.pdf"
    link.symlink_to(target)
    write_bytes(link, b"new", overwrite=False)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_a_killed_process_left_is_removed_and_what_is_at_work_stays(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".ksa-assess-a.tmp", ".ksa-assess-b.tmp", "c"))
    for file in (old, new, other):
        file.write_bytes(b"half")
    for file in (old, other):
        os.utime(file, (0, 0))
    remove_leftovers(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {new.name, other.name}


def test_a_journal_and_a_whole_place_of_work_are_removed_too(tmp_path: Path) -> None:
    """As a restore leaves them that is killed: they hold all that was rated."""
    work = workshop(tmp_path)
    place = Path(work.name)
    (place / "backup.sqlite3").write_bytes(b"whole")
    journal = tmp_path / ".ksa-assess-a.tmp-journal"
    journal.write_bytes(b"half")
    remove_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == {place, journal}
    for left in (place, journal):
        os.utime(left, (0, 0))
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == []
    work.cleanup()
