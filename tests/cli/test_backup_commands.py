"""`backup`, `restore` and `check`, and who may write."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile


def rating(ksa, number: int):
    return ksa("assessments", "show", number, "--json").json["answers"][0]["rating"]


@pytest.fixture
def backup(ksa, draft, tmp_path) -> Path:
    """A backup in which the first indicator is rated 3."""
    ksa("assessments", "rate", draft, "P1.1.1", 3)
    target = tmp_path / "備份.sqlite3"
    assert ksa("backup", "-o", target).code == 0
    return target


def test_a_backup_goes_into_the_data_folder_by_default(ksa, draft, data_dir):
    result = ksa("backup")
    place = Path(result.out.strip())
    assert place.parent == data_dir / "backups"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_existing_file_is_overwritten_only_by_force(ksa, backup):
    before = backup.read_bytes()
    refused = ksa("backup", "-o", backup)
    assert refused.code == 3
    assert "--force" in refused.sentence
    assert backup.read_bytes() == before
    assert ksa("backup", "-o", backup, "--force").code == 0


def test_a_backup_never_overwrites_the_data_themselves(ksa, backup, data_dir):
    result = ksa("backup", "-o", data_dir / "assessments.sqlite3", "--force")
    assert result.code == 3
    assert rating(ksa, 1) == 3


def test_a_backup_can_be_made_while_somebody_else_writes(ksa, backup, data_dir, tmp_path):
    with open_profile(DataPaths(data_dir), owner="window"):
        assert ksa("backup", "-o", tmp_path / "another.sqlite3").code == 0


def test_restore_asks_for_yes_where_data_are(ksa, draft, backup):
    ksa("assessments", "rate", draft, "P1.1.1", 5)
    refused = ksa("restore", backup)
    assert refused.code == 3
    assert "--yes" in refused.sentence
    assert rating(ksa, draft) == 5


def test_restore_brings_back_and_keeps_what_was_there(ksa, draft, backup, data_dir):
    ksa("assessments", "rate", draft, "P1.1.1", 5)
    result = ksa("restore", backup, "--yes")
    assert result.code == 0
    assert rating(ksa, draft) == 3
    (kept,) = (data_dir / "backups").glob("*before-restore*")
    assert str(kept) in result.err
    assert ksa("restore", kept, "--yes").code == 0
    assert rating(ksa, draft) == 5


def test_a_new_folder_needs_no_yes(ksa, draft, backup, tmp_path):
    fresh = tmp_path / "fresh"
    assert ksa("restore", backup, data=fresh).code == 0
    assert ksa("assessments", "show", draft, "--json", data=fresh).json["answers"][0]["rating"] == 3


def test_restore_works_where_the_data_cannot_be_opened_any_more(ksa, draft, backup, data_dir):
    database = data_dir / "assessments.sqlite3"
    for file in data_dir.glob("assessments.sqlite3*"):
        file.unlink()
    database.write_bytes(b"damaged" * 1000)
    assert ksa("assessments", "list").code == 3
    assert ksa("restore", backup, "--yes").code == 0
    assert rating(ksa, draft) == 3


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_backup_is_refused_and_nothing_changes(ksa, draft, backup, tmp_path, content):
    wrong = tmp_path / "wrong.sqlite3"
    wrong.write_bytes(content)
    result = ksa("restore", wrong, "--yes")
    assert result.code == 3
    assert "wrong.sqlite3" in result.sentence
    assert rating(ksa, draft) == 3


def test_another_programs_database_is_refused(ksa, draft, tmp_path):
    foreign = tmp_path / "foreign.sqlite3"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    result = ksa("restore", foreign, "--yes")
    assert result.code == 3
    assert "foreign.sqlite3" in result.sentence


def test_a_missing_backup_or_a_folder_is_refused(ksa, draft, tmp_path):
    for place in (tmp_path / "nowhere.sqlite3", tmp_path):
        result = ksa("restore", place, "--yes")
        assert result.code == 3
        assert place.name in result.sentence


def test_check_says_that_all_is_well(ksa, draft):
    result = ksa("check")
    assert result.code == 0
    assert result.out


def test_check_finds_a_changed_digest(ksa, draft, data_dir):
    tamper(data_dir)
    result = ksa("check")
    assert result.code == 3
    assert "TTM1411-002v4" in result.err


def tamper(data_dir: Path) -> None:
    """Change one letter in a stored standard, as a failing disk would."""
    connection = sqlite3.connect(data_dir / "assessments.sqlite3")
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    triggers = [
        (
            name,
            connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone(),
        )
        for (name,) in names
    ]
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(
        "UPDATE standard_version SET document = replace(document, '旅館客務經理', '旅館客務經埋')"
    )
    for _, (sql,) in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "words",
    [
        ("assessments", "rate", 1, "P1.1.1", 3),
        ("assessments", "new", "--standard", "TTM1411-002v4", "--person", "林怡君"),
        ("assessments", "submit", 1),
        ("assessments", "delete", 1),
        ("restore", "x", "--yes"),
    ],
)
def test_who_writes_is_named_to_another_writer(ksa, draft, data_dir, words):
    with open_profile(DataPaths(data_dir), owner="window"):
        result = ksa(*words)
    assert result.code == 4
    assert str(os.getpid()) in result.sentence


def test_readers_need_no_lock(ksa, draft, data_dir):
    with open_profile(DataPaths(data_dir), owner="window"):
        for words in (
            ("standards", "list"),
            ("assessments", "list"),
            ("assessments", "show", draft),
            ("assessments", "gap", draft),
            ("persons", "list"),
            ("check",),
        ):
            assert ksa(*words).code == 0


@pytest.mark.parametrize(
    "content", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(99)]
)
def test_a_file_that_is_not_ours_is_refused_and_stays(ksa, draft, data_dir, content):
    database = data_dir / "assessments.sqlite3"
    database.write_bytes(content)
    for words in (("assessments", "list"), ("assessments", "rate", 1, "P1.1.1", 3), ("check",)):
        result = ksa(*words)
        assert result.code == 3
        assert "assessments.sqlite3" in result.sentence
    assert database.read_bytes() == content


def test_a_data_folder_that_is_a_file_is_refused(ksa, tmp_path):
    file = tmp_path / "file"
    file.touch()
    for place in (file, file / "below"):
        result = ksa("standards", "list", data=place)
        assert result.code in {3, 4}
        assert result.sentence


@pytest.mark.parametrize("name", ["", "/", ".."])
def test_what_names_no_file_is_refused(ksa, draft, name):
    result = ksa("restore", name, "--yes")
    assert result.code == 3
    assert result.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_backup_under_a_name_that_is_not_utf8_is_restored(ksa, draft, tmp_path):
    target = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.sqlite3")
    assert ksa("backup", "-o", target).code == 0
    assert ksa("restore", target, "--yes").code == 0


def test_no_file_of_the_program_is_overwritten(ksa, draft, data_dir):
    for name in ("writer.json", "logs/ksa-assess.log", "assessments.sqlite3-journal"):
        assert ksa("backup", "-o", data_dir / name, "--force").code == 3
