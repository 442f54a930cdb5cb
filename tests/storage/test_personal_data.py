"""What is held about one person: listed, given out, and erased from everywhere."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.services import personal_data
from ksa_assess.services.personal_data import ErasingStoppedError, UnknownPersonError
from ksa_assess.services.profile import Profile, open_profile, restore_profile
from ksa_assess.storage.backup_folder import BackupKind
from ksa_assess.storage.driver import connect
from ksa_assess.storage.erasing_ddl import but_for_an_erasure, deletions
from ksa_assess.storage.tables import metadata
from tests.builders import NOON
from tests.storage.scenes import Clock, answer_everything, close, new_assessment
from tests.storage.test_schema import RELEASED, load
from tests.storage.wounds import overwrite, run_sql

SECRET = "旺季都是歐陽秘密值班"
NAME = "歐陽秘密"
AT = "2026-07-15T04:00:00+00:00"


def found_in(folder: Path, *words: str) -> set[str]:
    """Files under a folder that hold one of the words as they are stored."""
    wanted = [form for word in words for form in (word.encode(), json.dumps(word)[1:-1].encode())]
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and any(one in file.read_bytes() for one in wanted)
    }


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    connection = connect(file)
    try:
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in metadata.tables
        }
    finally:
        connection.close()


@pytest.fixture
def other(profile: Profile) -> Assessment:
    """王小明's, closed: what must stay as it is."""
    kept = profile.assessments.start(new_assessment(supervisor=NAME))
    close(profile, kept)
    return profile.assessments.get(kept.id)


@pytest.fixture
def gone(profile: Profile, other: Assessment) -> Assessment:
    """Somebody with a closed assessment, a draft beside it, and something in every table."""
    first = profile.assessments.start(
        new_assessment(person_name=NAME, staff_number="E777", supervisor="林怡君")
    )
    answer_everything(profile, first)
    profile.assessments.answer(first.id, {"P1.1.1": Answer(comment=SECRET).rated(2)})
    close(profile, first)
    run_sql(profile.paths.database, *_rows_beside(first.id))
    draft = profile.assessments.start(
        new_assessment(
            person_name=NAME, staff_number="E777", period=replace(first.head.period, label="去年")
        )
    )
    profile.assessments.answer(draft.id, {"P1.1.1": Answer(comment=SECRET).rated(1)})
    return profile.assessments.get(first.id)


def _rows_beside(number: int) -> tuple[str, ...]:
    """What other parts of the program write, word by word."""
    return (
        f"INSERT INTO handover VALUES (NULL, {number}, 'file', '{NAME}.ksa', 1, '{AT}')",
        f"INSERT INTO received VALUES ({number}, 'aaaa-elsewhere', 'x')",
        "INSERT INTO known_key VALUES ('aaaa-elsewhere', 'e4f5', 'x')",
        "INSERT INTO known_key VALUES ('bbbb-somebody', 'e4f5', 'x')",
        f"INSERT INTO assessment_text VALUES ({number}, 'typing:x', '{SECRET}', 'x')",
    )


def held_id(profile: Profile, name: str = NAME) -> int:
    return next(one.id for one in profile.personal_data.list() if one.person.name == name)


def test_the_list_tells_how_much_and_since_when(profile: Profile, gone: Assessment):
    first, second = profile.personal_data.list()
    assert (first.person.name, len(first.assessments)) == ("王小明", 1)
    assert (second.person.name, second.assessments) == (NAME, (gone.id, gone.id + 1))
    assert second.since > first.since > NOON
    assert not second.is_me


def test_the_export_holds_every_row_of_the_person_and_no_private_key(
    profile: Profile, gone: Assessment, tmp_path: Path
):
    target = profile.personal_data.export(held_id(profile), tmp_path / "全部.json")
    text = target.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["person"]["name"] == NAME
    first, second = told["assessments"]
    assert first["state"] == "closed"
    of_an_assessment = {name for name, table in metadata.tables.items()
                        if "assessment_id" in table.c} - {"erasure"}  # fmt: skip
    assert set(first["records"]) == of_an_assessment
    assert [len(first["records"][name]) for name in ("entry", "handover", "received")] == [3, 1, 1]
    assert len(first["records"]["rating_event"]) == len(profile.assessments.history(gone.id))
    assert SECRET in json.dumps(second, ensure_ascii=False)
    own = {str(row[0]): row for row in rows(profile.paths.database)["signing_key"]}
    key = own[told["person"]["uuid"]]
    assert {one["public_key"] for one in told["keys"]} == {key[2], "e4f5"}
    assert str(key[1]) not in text
    assert "王小明" not in text


def test_an_unknown_person_is_refused(profile: Profile, tmp_path: Path):
    for call in (
        lambda: profile.personal_data.export(9, tmp_path / "x.json"),
        lambda: profile.personal_data.erase(9),
    ):
        with pytest.raises(UnknownPersonError):
            call()


def test_nothing_of_an_erased_person_is_left_in_any_file(
    profile: Profile, gone: Assessment, other: Assessment
):
    profile.backups.create()
    assert found_in(profile.paths.root, NAME, SECRET)
    run_sql(profile.paths.database, "PRAGMA wal_checkpoint(FULL)")
    profile.assessments.delete(gone.id + 1)
    erased = profile.personal_data.erase(held_id(profile))
    uuid = erased.person.uuid
    assert erased.is_traceless
    assert (erased.person.name, erased.assessments) == (NAME, (gone.id,))
    assert [file.parent for file in erased.cleared] == [profile.paths.backups]
    assert erased.unread == ()
    assert [one.file for one in erased.handed_over] == [f"{NAME}.ksa"]
    # Another's assessment names them as the supervisor, which is that person's record.
    assert erased.supervised == (other.id,)
    left = {Path(name).parts[0] for name in found_in(profile.paths.root, NAME)}
    assert left <= {"assessments.sqlite3", "backups"}
    assert not found_in(profile.paths.root, SECRET, uuid, gone.uuid, "E777", "aaaa-elsewhere")
    assert profile.assessments.deleted() == ()
    assert profile.assessments.get(other.id) == other
    assert profile.backups.check().is_sound


def test_without_anybody_else_who_names_them_even_the_name_is_gone(
    profile: Profile, draft: Assessment
):
    somebody = profile.assessments.start(new_assessment(person_name=NAME, staff_number=""))
    close(profile, somebody)
    profile.backups.create()
    profile.personal_data.erase(held_id(profile))
    assert not found_in(profile.paths.root, NAME, somebody.person.uuid, somebody.uuid)
    assert profile.assessments.get(draft.id) == draft


def test_what_is_others_stays_row_by_row(profile: Profile, gone: Assessment, other: Assessment):
    mine = {gone.id, gone.id + 1}
    before = rows(profile.paths.database)
    profile.personal_data.erase(held_id(profile))
    after = rows(profile.paths.database)
    for name, table in metadata.tables.items():
        columns = [column.name for column in table.c]
        if name == "person_erasure":
            assert [row[1] for row in after[name]] == [""]
            continue
        place = columns.index("assessment_id") if "assessment_id" in columns else None
        if name == "assessment":
            place = 0
        if place is not None:
            assert after[name] == [row for row in before[name] if row[place] not in mine], name
        else:
            assert set(after[name]) <= set(before[name]), name
    assert {row[0] for row in after["signing_key"]} == {
        other.person.uuid,
        f"supervisor:{NAME}",
        "supervisor:林怡君",
    }
    assert [row[0] for row in after["known_key"]] == ["bbbb-somebody"]
    assert [row[2] for row in after["person"]] == ["王小明"]


def test_their_own_key_as_a_supervisor_goes_unless_somebody_needs_it(
    profile: Profile, gone: Assessment
):
    run_sql(
        profile.paths.database,
        "INSERT INTO signing_key VALUES ('supervisor:王小明', 'x', 'x', 'x')",
    )
    profile.personal_data.erase(held_id(profile))
    assert f"supervisor:{NAME}" in [row[0] for row in rows(profile.paths.database)["signing_key"]]
    profile.personal_data.erase(held_id(profile, "王小明"))
    holders = [row[0] for row in rows(profile.paths.database)["signing_key"]]
    assert "supervisor:王小明" not in holders


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO person_erasure (person_uuid, at) VALUES ('nobody', 'x')",
        "INSERT INTO person_erasure (person_uuid, at) VALUES ('', 'x')",
        "UPDATE person_erasure SET person_uuid = (SELECT uuid FROM person)",
        "UPDATE person_erasure SET at = 'y'",
        "DELETE FROM person_erasure",
        "REPLACE INTO person_erasure SELECT id, (SELECT uuid FROM person), at FROM person_erasure",
        "DELETE FROM rating",
        "DELETE FROM rating_event",
        "DELETE FROM submission",
        "DELETE FROM transition",
        "DELETE FROM assessment",
    ],
)
def test_after_an_erasure_the_way_is_closed_again(
    profile: Profile, gone: Assessment, other: Assessment, statement: str
):
    profile.personal_data.erase(held_id(profile))
    before = rows(profile.paths.database)
    connection = connect(profile.paths.database)
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute(statement)
    connection.close()
    assert rows(profile.paths.database) == before


def test_a_part_of_a_person_cannot_be_taken_by_way_of_an_erasure(
    profile: Profile, gone: Assessment
):
    """All in one transaction, whatever follows the row that erases."""
    connection = connect(profile.paths.database)
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO person_erasure (person_uuid, at) SELECT uuid, 'x' FROM person "
        "WHERE staff_number = 'E777'"
    )
    number = connection.execute("SELECT id FROM assessment").fetchall()
    assert number == [(1,)]
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute("DELETE FROM submission")
    connection.execute("ROLLBACK")
    connection.close()
    assert profile.assessments.get(gone.id) == gone


def test_no_table_that_belongs_to_a_person_is_forgotten():
    """Also one that a later schema brings: it must be deleted, and its triggers must let it go."""
    said = deletions()
    for name, table in metadata.tables.items():
        if {"assessment_id", "holder"} & set(table.c.keys()) and name != "erasure":
            assert f"DELETE FROM {name} " in said
            passing = but_for_an_erasure(f"BEFORE DELETE ON {name}", "TRUE")
            assert "person_erasure" in passing, name


def test_somebody_who_comes_again_is_somebody_new(profile: Profile, gone: Assessment):
    profile.personal_data.erase(held_id(profile))
    again = profile.assessments.start(new_assessment(person_name=NAME, staff_number="E777"))
    assert again.id > gone.id
    assert again.state is State.DRAFT
    assert not profile.assessments.earlier_ratings(again.id)


def test_a_restored_backup_does_not_bring_them_back(profile: Profile, gone: Assessment):
    backup = profile.backups.create()
    profile.personal_data.erase(held_id(profile))
    profile.backups.restore(backup)
    assert [one.person.name for one in profile.personal_data.list()] == ["王小明"]
    assert profile.backups.check().is_sound


def test_an_older_backup_is_brought_up_to_date_and_cleared(paths: DataPaths, clock: Clock):
    load(RELEASED / "0001.sql", paths.database)
    with open_profile(paths, owner="window", now=clock) as profile:
        before = [one for one in profile.backups.list() if one.kind is BackupKind.BEFORE_UPGRADE]
        (held,) = profile.personal_data.list()
        erased = profile.personal_data.erase(held.id)
        assert {one.path for one in before} <= set(erased.cleared)
        assert profile.backups.check().is_sound
    assert not found_in(paths.root, held.person.name, held.person.uuid)
    for backup in before:
        assert restore_profile(paths, backup.path, owner="restore", now=clock)


def test_what_cannot_be_read_is_named_and_left_alone(
    profile: Profile, gone: Assessment, tmp_path: Path
):
    sound = profile.backups.create()
    damaged, later = sound.with_name("乙.sqlite3"), sound.with_name("丙.sqlite3")
    in_use, foreign = sound.with_name("丁.sqlite3"), sound.with_name("戊.sqlite3")
    aside = profile.paths.root / "assessments.unusable-2026-07-15T040000.sqlite3"
    for copy in (damaged, later, in_use, aside):
        shutil.copy(sound, copy)
    for file in (damaged, aside):
        overwrite(file, b"\xff" * 4096, from_end=file.stat().st_size - 100)
    run_sql(later, "UPDATE alembic_version SET version_num = '9999'")
    in_use.with_name(in_use.name + "-wal").write_bytes(b"x")
    foreign.write_bytes(b"x")
    content = {file: file.read_bytes() for file in (damaged, later, in_use, foreign, aside)}
    erased = profile.personal_data.erase(held_id(profile))
    assert set(erased.unread) == set(content)
    assert erased.cleared == (sound,)
    assert {file: file.read_bytes() for file in content} == content
    assert [one.person.name for one in profile.personal_data.list()] == ["王小明"]


def test_a_sound_database_put_aside_is_cleared_too(profile: Profile, gone: Assessment):
    aside = profile.paths.root / "assessments.unusable-2026-07-15T040000.sqlite3"
    shutil.copy(profile.backups.create(), aside)
    assert aside in profile.personal_data.erase(held_id(profile)).cleared
    assert not found_in(profile.paths.root, SECRET)


def test_the_settings_forget_whoever_used_them(profile: Profile, gone: Assessment):
    settings = SettingsFile(profile.paths.settings)
    uuid, page = profile.personal_data.get(held_id(profile)).person.uuid, f"walk:{gone.id}"
    usual, _ = settings.load()
    mine = replace(usual, me=uuid, privacy_read_at="2026-07-15", last_page=page, purpose="訓練")
    settings.save(mine)
    aside = profile.paths.settings.with_suffix(".unreadable.json")
    aside.write_text(f'{{"me": "{uuid}"', encoding="utf-8")
    assert profile.personal_data.get(held_id(profile)).is_me
    profile.personal_data.erase(held_id(profile))
    assert settings.load()[0] == replace(usual, purpose="訓練")
    assert uuid not in aside.read_text(encoding="utf-8")


def test_others_settings_stay(profile: Profile, gone: Assessment, other: Assessment):
    settings = SettingsFile(profile.paths.settings)
    mine = replace(settings.load()[0], me=other.person.uuid, last_page=f"walk:{other.id}")
    settings.save(mine)
    profile.personal_data.erase(held_id(profile))
    assert settings.load()[0] == mine


def test_what_was_copied_to_be_pasted_is_gone(profile: Profile, gone: Assessment):
    profile.paths.clipboard.mkdir()
    (profile.paths.clipboard / f"{NAME}.ksa").write_text(SECRET, encoding="utf-8")
    profile.personal_data.erase(held_id(profile))
    assert not profile.paths.clipboard.exists()


def test_progress_is_told_and_stopping_leaves_the_person(profile: Profile, gone: Assessment):
    for _ in range(3):
        profile.backups.create()
    told: list[float] = []
    with pytest.raises(ErasingStoppedError):
        profile.personal_data.erase(
            held_id(profile), progress=told.append, is_cancelled=lambda: len(told) == 2
        )
    assert told == sorted(told)
    assert profile.assessments.get(gone.id) == gone
    whole: list[float] = []
    erased = profile.personal_data.erase(held_id(profile), progress=whole.append)
    assert len(erased.cleared) == 1  # the others are cleared already
    assert whole[-1] == 1.0


def test_a_full_disk_in_the_middle_leaves_the_person_and_it_can_be_done_again(
    profile: Profile, gone: Assessment, monkeypatch: pytest.MonkeyPatch
):
    profile.backups.create()
    with monkeypatch.context() as patch:

        def fill(*_: object) -> bool:
            raise MachineError("error.disk_full", file="x")

        patch.setattr("ksa_assess.storage.erasing.erase_at_rest", fill)
        with pytest.raises(MachineError):
            profile.personal_data.erase(held_id(profile))
    assert profile.assessments.get(gone.id) == gone
    assert len(profile.personal_data.erase(held_id(profile)).cleared) == 1


def test_a_reader_in_the_way_is_said(
    profile: Profile, gone: Assessment, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ksa_assess.storage.erasing._PATIENCE", "PRAGMA busy_timeout = 10")
    reader = connect(profile.paths.database)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM person").fetchall()
    erased = profile.personal_data.erase(held_id(profile))
    assert not erased.is_traceless
    reader.close()
    profile.close()
    assert not found_in(profile.paths.root, SECRET)


def test_a_backup_made_meanwhile_is_cleared_too(
    profile: Profile, gone: Assessment, monkeypatch: pytest.MonkeyPatch
):
    late = profile.paths.backups / "遲到.sqlite3"
    first = profile.backups.create()
    forget = personal_data.PersonalData._forget_in_settings

    def meanwhile(self: personal_data.PersonalData, held: personal_data.Held) -> None:
        shutil.copy(kept, late)
        forget(self, held)

    kept = profile.paths.root.parent / "kept.sqlite3"
    shutil.copy(first, kept)
    monkeypatch.setattr(personal_data.PersonalData, "_forget_in_settings", meanwhile)
    assert late in profile.personal_data.erase(held_id(profile)).cleared


def test_ratings_of_every_series_go(profile: Profile):
    somebody = profile.assessments.start(new_assessment(person_name=NAME))
    answer_everything(profile, somebody)
    close(profile, somebody)
    profile.personal_data.erase(held_id(profile))
    assert rows(profile.paths.database)["rating"] == []
