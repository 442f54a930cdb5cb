"""Opening a data folder: what is refused, that nothing refused is touched, and who may write."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.errors import MachineError, SentenceError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.storage import placement
from ksa_assess.storage.placement import NetworkFolderError
from ksa_assess.storage.writer_lock import HeldByAnotherError
from tests.storage.scenes import RATED, new_assessment
from tests.storage.wounds import overwrite, run_sql

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="asks for POSIX permissions")


def opened_once(paths: DataPaths) -> None:
    open_profile(paths, owner="window").close()


def everything_in(folder: Path) -> dict[str, bytes]:
    """All files but the writer's lock and its note."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.stem != "writer"
    }


def refusal(paths: DataPaths, *, is_writer: bool = True) -> SentenceError:
    """The sentence with which opening is refused, in both languages."""
    with pytest.raises(SentenceError) as caught:
        open_profile(paths, owner="window", is_writer=is_writer)
    for language in Language:
        assert Texts(language).sentence(caught.value)
    return caught.value


@posix_only
def test_everything_is_its_owner_s_alone(profile: Profile, draft: Assessment):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    profile.backups.create()
    root = profile.paths.root
    modes = {file.name: file.stat().st_mode & 0o077 for file in (root, *root.rglob("*"))}
    assert {"assessments.sqlite3-wal", "assessments.sqlite3-shm", "backups"} <= modes.keys()
    assert set(modes.values()) == {0}


def test_a_closed_profile_is_one_file(paths: DataPaths):
    opened_once(paths)
    names = {file.name for file in paths.root.iterdir()}
    assert names == {"assessments.sqlite3", "writer.lock", "writer.json"}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "storage.empty"),
        (b"my shopping list", "storage.foreign"),
        (b"SQLite format 3\x00" + b"\x00" * 84, "storage.foreign"),
        (b"SQLite format 3\x00", "storage.foreign"),
    ],
)
@pytest.mark.parametrize("is_writer", [True, False])
def test_a_file_that_is_not_ours_is_refused_and_kept(
    paths: DataPaths, content: bytes, key: str, is_writer: bool
):
    paths.root.mkdir()
    paths.database.write_bytes(content)
    error = refusal(paths, is_writer=is_writer)
    assert isinstance(error, UserError)
    assert error.key == key
    assert everything_in(paths.root) == {"assessments.sqlite3": content}


def test_the_database_of_another_program_is_refused_and_kept(paths: DataPaths):
    paths.root.mkdir()
    paths.database.touch()
    run_sql(paths.database, "CREATE TABLE theirs (x)")
    before = everything_in(paths.root)
    assert refusal(paths).key == "storage.foreign"
    assert everything_in(paths.root) == before


def test_a_file_with_our_head_and_nothing_in_it_is_damaged(paths: DataPaths):
    paths.root.mkdir()
    paths.database.touch()
    run_sql(paths.database, "PRAGMA application_id = 0x4B534131", "CREATE TABLE x (y)")
    assert refusal(paths).key == "storage.damaged"


@pytest.mark.parametrize("is_writer", [True, False])
def test_a_damaged_schema_is_refused_and_kept(paths: DataPaths, is_writer: bool):
    opened_once(paths)
    size = paths.database.stat().st_size
    overwrite(paths.database, b"\xff" * 3900, from_end=size - 120)
    content = paths.database.read_bytes()
    error = refusal(paths, is_writer=is_writer)
    assert (type(error), error.key) == (UserError, "storage.damaged")
    assert paths.database.read_bytes() == content
    paths.database.unlink()
    opened_once(paths)


def test_damage_that_is_met_later_is_said_as_well(paths: DataPaths, caplog):
    opened_once(paths)
    size = paths.database.stat().st_size
    overwrite(paths.database, b"\xff" * (size - 4096), from_end=size - 4096)
    with pytest.raises(UserError) as caught, open_profile(paths, owner="window") as profile:
        profile.assessments.list()
        profile.assessments.start(new_assessment(standard_code="TTM1411-002v4"))
    assert caught.value.key == "storage.damaged"
    caplog.clear()


def test_a_log_without_its_database_is_not_taken_for_a_new_one(paths: DataPaths):
    paths.root.mkdir()
    log = paths.database.with_name("assessments.sqlite3-wal")
    log.write_bytes(b"frames")
    assert refusal(paths).key == "storage.only_log"
    assert everything_in(paths.root) == {log.name: b"frames"}


def test_a_folder_in_the_place_of_the_file_is_said(paths: DataPaths):
    paths.database.mkdir(parents=True)
    assert refusal(paths).key == "error.read_failed"


def test_a_network_drive_is_refused_before_anything_is_written(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//nas/share {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(placement, "_MOUNTS", mounts)
    error = refusal(paths)
    assert isinstance(error, NetworkFolderError)
    assert not paths.root.exists()


@contextmanager
def another_process(paths: DataPaths, owner: str) -> "Iterator[subprocess.Popen[str]]":
    """A process that has the data folder open for writing until the block ends."""
    program = (
        "import sys; from pathlib import Path\n"
        "from ksa_assess.runtime.paths import DataPaths\n"
        "from ksa_assess.services.profile import open_profile\n"
        "profile = open_profile(DataPaths(Path(sys.argv[1])), owner=sys.argv[2])\n"
        "print('ready', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(paths.root), owner],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("owner", "key"),
    [("window", "storage.held_by_window"), ("assessments rate", "storage.held_by_command")],
)
def test_one_writes_and_others_read(paths: DataPaths, owner: str, key: str):
    with another_process(paths, owner) as process:
        error = refusal(paths)
        assert isinstance(error, HeldByAnotherError)
        assert isinstance(error, MachineError)
        assert (error.key, error.params["pid"]) == (key, str(process.pid))
        with open_profile(paths, owner="list", is_writer=False) as reader:
            assert len(reader.standards.list()) == 5
            with pytest.raises(RuntimeError):
                reader.assessments.start(new_assessment())


def test_a_lock_whose_holder_was_killed_blocks_nobody(paths: DataPaths):
    with another_process(paths, "window") as process:
        process.kill()
        process.wait()
        with open_profile(paths, owner="rate") as profile:
            assert profile.backups.check().is_sound


def test_a_holder_that_left_no_note_is_still_respected(paths: DataPaths):
    with open_profile(paths, owner="window"):
        for note in ("", "[]", "[" * 100_000, json.dumps({"owner": "x"})):
            paths.lock.with_suffix(".json").write_text(note, encoding="utf-8")
            assert refusal(paths).key == "storage.held"


def test_the_store_is_not_imported_with_the_services():
    program = (
        "import sys, ksa_assess.services.profile, ksa_assess.services.reporting\n"
        "sys.exit(bool({'sqlalchemy', 'sqlcipher3', 'alembic', 'filelock'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


def test_nothing_that_signs_is_imported_before_something_is_signed():
    program = (
        "import sys, ksa_assess.services.transitions, ksa_assess.services.entries\n"
        "import ksa_assess.services.handing_over, ksa_assess.services.receiving\n"
        "sys.exit(bool({'cryptography', 'msgspec', 'pyrage'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


def test_opening_a_current_file_needs_no_alembic(paths: DataPaths):
    program = (
        "import sys; from pathlib import Path\n"
        "from ksa_assess.runtime.paths import DataPaths\n"
        "from ksa_assess.services.profile import open_profile\n"
        "for _ in range(2): open_profile(DataPaths(Path(sys.argv[1])), owner='window').close()\n"
        "sys.exit('alembic' in sys.modules or 'sqlalchemy.orm' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(paths.root)]
    assert subprocess.run(command, cwd=ROOT).returncode == 0


@posix_only
@pytest.mark.parametrize("has_data", [False, True])
def test_a_folder_without_permission_is_said_and_kept(has_data: bool, tmp_path: Path):
    """In a process of its own, because root must first become somebody else to be refused."""
    script = Path(__file__).with_name("forbidden_folder.py")
    command = [sys.executable, str(script), "data" if has_data else "empty"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "writer": ["MachineError", "error.not_writable"],
        "reader": ["MachineError", "storage.not_writable" if has_data else "error.not_writable"],
        "is_kept": True,
    }


@pytest.mark.parametrize("version", ["NULL", "''", "'0000'", "'1'", "7", "x'ff'"])
def test_a_schema_version_that_cannot_be_is_damage(paths: DataPaths, version: str):
    opened_once(paths)
    run_sql(paths.database, "DROP TABLE alembic_version")
    run_sql(paths.database, "CREATE TABLE alembic_version (version_num)")
    run_sql(paths.database, f"INSERT INTO alembic_version VALUES ({version})")
    assert refusal(paths).key == "storage.damaged"


@pytest.mark.parametrize(
    "wound",
    [
        "UPDATE standard_version SET document = '{'",
        "UPDATE standard_version SET document = '{}'",
        "UPDATE standard_version SET document = CAST(x'22ff22' AS TEXT)",
        "UPDATE standard_version SET imported_at = 'yesterday'",
        "UPDATE rating SET evidence = '['",
    ],
)
def test_a_value_that_cannot_be_read_is_damage(
    profile: Profile, draft: Assessment, paths: DataPaths, wound: str
):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    profile.close()
    run_sql(paths.database, f"DROP TRIGGER IF EXISTS {wound.split()[1]}_not_changed", wound)
    with pytest.raises(UserError) as caught, open_profile(paths, owner="window") as opened:
        for one in opened.standards.list():
            opened.standards.document(one.code)
        opened.assessments.list()
    assert caught.value.key == "storage.damaged"
