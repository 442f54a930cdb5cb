"""Backups, restoring and checking."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.exchange.ksa import chain
from ksa_assess.runtime.atomic import OutputExistsError
from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.locked_content import changes_of_locked
from ksa_assess.services.profile import Profile, open_profile, restore_profile
from ksa_assess.storage import copies
from ksa_assess.storage.backup_folder import BackupKind
from ksa_assess.storage.driver import dbapi2
from ksa_assess.storage.tables import HEAD
from tests.storage.scenes import (
    RATED,
    STANDARD,
    Clock,
    answer_everything,
    new_assessment,
    store_standard,
)
from tests.storage.wounds import overwrite, run_sql


def kinds(profile: Profile) -> list[BackupKind]:
    return [backup.kind for backup in profile.backups.list()]


def test_a_backup_holds_what_is_only_in_the_log_so_far(
    profile: Profile, draft: Assessment, tmp_path: Path
):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    target = profile.backups.create(tmp_path / "備份.sqlite3")
    assert target.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.glob("備份*")] == ["備份.sqlite3"]
    elsewhere = DataPaths(tmp_path / "elsewhere")
    assert restore_profile(elsewhere, target, owner="restore") is None
    with open_profile(elsewhere, owner="show", is_writer=False) as restored:
        assert restored.assessments.get(draft.id) == profile.assessments.get(draft.id)


def test_a_backup_overwrites_only_when_told(profile: Profile, tmp_path: Path):
    target = tmp_path / "backup.sqlite3"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError):
        profile.backups.create(target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert profile.backups.create(target, overwrite=True) == target


def test_the_first_opening_of_a_day_makes_a_backup_and_the_newest_ten_stay(
    paths: DataPaths, clock: Clock
):
    open_profile(paths, owner="window", now=clock).close()
    for _ in range(12):
        clock.time += timedelta(days=1)
        for _ in range(2):
            with open_profile(paths, owner="window", now=clock) as profile:
                assert profile.backup_trouble is None
    with open_profile(paths, owner="list", is_writer=False) as profile:
        backups = profile.backups.list()
    assert len(backups) == 10
    days = {backup.made_at.date() for backup in backups}
    assert len(days) == 10
    assert max(days) == clock.time.date()


def test_a_backup_that_somebody_asked_for_stays(profile: Profile, clock: Clock):
    for _ in range(12):
        profile.backups.create()
    assert kinds(profile).count(BackupKind.MANUAL) == 12


def test_a_backup_that_fails_does_not_block_opening_and_is_said(
    paths: DataPaths, clock: Clock, caplog: pytest.LogCaptureFixture
):
    open_profile(paths, owner="window", now=clock).close()
    paths.backups.write_text("in the way", encoding="utf-8")
    with open_profile(paths, owner="window", now=clock) as profile:
        assert isinstance(profile.backup_trouble, UserError)
        assert profile.standards.list()
    assert "no daily backup" in caplog.text
    caplog.clear()


def test_a_damaged_database_pushes_out_no_backup(
    paths: DataPaths, clock: Clock, caplog: pytest.LogCaptureFixture
):
    with open_profile(paths, owner="window", now=clock) as profile:
        profile.backups.daily()
    overwrite(paths.database, b"\xff" * 2000, from_end=30 * 4096)
    clock.time += timedelta(days=1)
    with open_profile(paths, owner="window", now=clock) as profile:
        assert profile.backup_trouble is not None
        assert profile.backup_trouble.key == "storage.damaged"
        assert len(profile.backups.list()) == 1
    caplog.clear()


def test_restoring_brings_back_what_was_and_keeps_what_is(
    profile: Profile, draft: Assessment, tmp_path: Path
):
    profile.assessments.answer(draft.id, {"P1.1.1": RATED})
    backup = profile.backups.create(tmp_path / "a.sqlite3")
    then = profile.assessments.get(draft.id)
    profile.assessments.answer(draft.id, {"P1.1.1": RATED.rated(5)})
    later = profile.assessments.get(draft.id)
    kept = profile.backups.restore(backup)
    assert profile.assessments.get(draft.id) == then
    profile.assessments.answer(draft.id, {"P1.1.2": RATED})
    profile.backups.restore(kept)
    assert profile.assessments.get(draft.id) == later
    assert profile.backups.check().is_sound
    assert kinds(profile) == [BackupKind.BEFORE_RESTORE] * 2


def test_a_reader_that_is_open_sees_what_was_restored(
    profile: Profile, draft: Assessment, paths: DataPaths, tmp_path: Path
):
    backup = profile.backups.create(tmp_path / "a.sqlite3")
    with open_profile(paths, owner="list", is_writer=False) as reader:
        profile.assessments.start(new_assessment(staff_number="E002"))
        assert len(reader.assessments.list()) == 2
        profile.backups.restore(backup)
        assert [one.id for one in reader.assessments.list()] == [draft.id]


def test_what_is_no_sound_backup_is_not_restored(
    profile: Profile, draft: Assessment, tmp_path: Path
):
    good = profile.backups.create(tmp_path / "good.sqlite3")
    before = profile.assessments.get(draft.id)

    def wounded(name: str) -> Path:
        return Path(shutil.copy(good, tmp_path / name))

    empty, foreign, cut, text, newer, in_use = map(wounded, "abcdef")
    empty.write_bytes(b"")
    foreign.write_bytes(b"just a text" * 50)
    overwrite(cut, b"\xff" * 3000, from_end=30 * 4096)
    run_sql(text, "DROP TRIGGER standard_version_not_changed")
    run_sql(text, "UPDATE standard_version SET document = replace(document, '客', '各')")
    run_sql(newer, "UPDATE alembic_version SET version_num = '9999'")
    in_use.with_name("f-wal").write_bytes(b"frames")
    expected = {
        empty: "storage.empty",
        foreign: "storage.foreign",
        cut: "storage.damaged",
        newer: "storage.newer",
        in_use: "restore.has_log",
        tmp_path / "absent": "error.no_file",
    }
    for file, key in expected.items():
        content = file.read_bytes() if file.exists() else None
        with pytest.raises(UserError) as caught:
            profile.backups.restore(file)
        assert caught.value.key == key
        assert content == (file.read_bytes() if file.exists() else None)
    with pytest.raises(UserError):
        profile.backups.restore(text)
    assert profile.assessments.get(draft.id) == before
    assert profile.backups.list() == ()


def test_a_backup_is_restored_where_the_database_cannot_be_opened(
    paths: DataPaths, clock: Clock, tmp_path: Path
):
    with open_profile(paths, owner="window", now=clock) as profile:
        draft = profile.assessments.start(new_assessment(standard_code="TTM1411-002v4"))
        backup = profile.backups.create(tmp_path / "a.sqlite3")
    paths.database.write_bytes(b"all gone")
    aside = restore_profile(paths, backup, owner="restore", now=clock)
    assert aside is not None
    assert aside.read_bytes() == b"all gone"
    with open_profile(paths, owner="window", now=clock) as profile:
        assert profile.assessments.get(draft.id) == draft
        assert profile.backups.check().is_sound


def test_a_check_finds_a_changed_letter(profile: Profile, draft: Assessment, paths: DataPaths):
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    sound = profile.backups.check()
    assert (sound.is_sound, sound.digests, sound.schema) == (True, 7, HEAD)
    profile.close()
    sample = '"actor":"王小明"'.encode()
    content = paths.database.read_bytes()
    assert content.count(sample) == 1
    paths.database.write_bytes(content.replace(sample, '"actor":"王大明"'.encode()))
    with open_profile(paths, owner="check", is_writer=False) as again:
        assert [p.key for p in again.backups.check().problems] == ["check.submission"]


def test_a_check_finds_locked_answers_that_were_changed(
    profile: Profile, draft: Assessment, paths: DataPaths
):
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    profile.close()
    run_sql(paths.database, "DROP TRIGGER rating_locked_update")
    run_sql(paths.database, "UPDATE rating SET level = 6 WHERE indicator = 'P1.1.1'")
    with open_profile(paths, owner="check", is_writer=False) as again:
        assert [p.key for p in again.backups.check().problems] == ["check.locked_answers"]


@pytest.mark.parametrize("series", [Series.SELF, Series.SUPERVISOR, Series.AGREED])
def test_a_check_finds_ratings_that_were_changed_after_the_review(
    profile: Profile, draft: Assessment, paths: DataPaths, series: Series
):
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    profile.reviews.agree(draft.id, [one.code for one in draft.standard.indicators])
    profile.reviews.settle(draft.id, "P1.1.1", 4, "一起看過紀錄")
    profile.transitions.complete(draft.id)
    assert profile.backups.check().is_sound
    run_sql(
        paths.database,
        "DROP TRIGGER rating_locked_update",
        f"UPDATE rating SET level = 6 WHERE indicator = 'P1.1.1' AND series = '{series}'",
    )
    with profile._database.read() as work:
        assert [one.key for one in changes_of_locked(work)] == ["check.locked_answers"]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET content = replace(content, '請補充佐證', '請補充說明')",
        "DELETE FROM entry WHERE number = 1",
        "UPDATE entry SET content = '{}' WHERE number = 2",
        "UPDATE transition SET reason = '別的' WHERE action = 'return'",
    ],
)
def test_a_check_finds_signed_entries_that_are_not_those_of_the_moves(
    profile: Profile, draft: Assessment, paths: DataPaths, damage: str
):
    answer_everything(profile, draft)
    profile.transitions.submit(draft.id)
    profile.transitions.give_back(draft.id, "請補充佐證")
    with profile._database.read() as work:
        assert not [*changes_of_locked(work)]
    dropped = ("entry_not_changed", "entry_not_deleted", "transition_not_changed")
    run_sql(paths.database, *(f"DROP TRIGGER {name}" for name in dropped), damage)
    with profile._database.read() as work:
        assert [one.key for one in changes_of_locked(work)] == ["check.entries"]


def test_a_clock_that_was_wrong_at_signing_is_no_damage(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
):
    """What an earlier version signed, too, which did not ask for the date."""
    clock = Clock(datetime(1999, 7, 1, tzinfo=UTC))
    monkeypatch.setattr(chain, "FIRST_DAY", datetime(1990, 1, 1, tzinfo=UTC))
    with open_profile(paths, owner="window", now=clock) as profile:
        store_standard(profile, STANDARD)
        begun = profile.assessments.start(new_assessment())
        answer_everything(profile, begun)
        profile.transitions.submit(begun.id)
    monkeypatch.undo()
    with open_profile(paths, owner="check", is_writer=False) as profile:
        assert profile.backups.check().is_sound


def test_a_check_finds_rows_without_what_they_belong_to(
    profile: Profile, draft: Assessment, paths: DataPaths
):
    run_sql(
        paths.database,
        "INSERT INTO required_override VALUES (1, 'P1.1.1', 3, 'x', 'now')",
        "DROP TRIGGER assessment_kept",
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM assessment",
    )
    keys = {problem.key for problem in profile.backups.check().problems}
    assert keys == {"check.rules", "check.references"}


def test_the_newest_backup_stays_where_the_clock_went_back(paths: DataPaths, clock: Clock):
    for _ in range(11):
        clock.time += timedelta(days=1)
        open_profile(paths, owner="window", now=clock).close()
    clock.time -= timedelta(days=365)
    with open_profile(paths, owner="window", now=clock) as profile:
        days = [backup.made_at.date() for backup in profile.backups.list()]
    assert len(days) == 10
    assert clock.time.date() in days


def test_a_disk_that_fills_up_in_the_middle_of_a_backup_is_said(
    profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fill(*_: object, **__: object) -> None:
        raise dbapi2.OperationalError("database or disk is full")  # the driver adds no code here

    monkeypatch.setattr(copies, "_transfer", fill)
    with pytest.raises(MachineError) as caught:
        profile.backups.create(tmp_path / "copy.sqlite3")
    assert caught.value.key == "storage.disk_full"
    assert not list(tmp_path.glob("*.sqlite3"))
