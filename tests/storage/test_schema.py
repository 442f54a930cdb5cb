"""The schema: migrations and tables say the same, and no released schema is left behind."""

import re
import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from ksa_assess.domain.answer import Basis, Series
from ksa_assess.domain.assessment import Action, State, Talk
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile
from ksa_assess.storage import schema
from ksa_assess.storage.backup_folder import BackupKind
from ksa_assess.storage.driver import APPLICATION_ID, connect
from ksa_assess.storage.engine import make_engine
from ksa_assess.storage.migrations import upgrade as upgrade_module
from ksa_assess.storage.migrations.upgrade import alembic_config, upgrade
from ksa_assess.storage.tables import HEAD
from tests.builders import NOON
from tests.storage.scenes import RATED, Clock
from tests.storage.wounds import run_sql

RELEASED = Path(__file__).parent / "released"
COUNTED = ("assessment", "rating", "rating_event", "submission", "person", "standard_version")


def described(file: Path) -> dict[str, str]:
    """Every table, index and trigger as the statement that made it, blanks made equal."""
    connection = connect(file)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    found = {name: re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split())) for name, sql in rows}
    connection.close()
    return found


def counted(file: Path) -> dict[str, int]:
    connection = connect(file)
    found = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in COUNTED
    }
    connection.close()
    return found


def new_file(file: Path) -> Path:
    file.touch()
    return file


def moved(file: Path, revision: str, *, is_down: bool = False) -> None:
    engine = make_engine(file)
    with engine.begin() as connection:
        go = command.downgrade if is_down else command.upgrade
        go(alembic_config(connection), revision)
    engine.dispose()


def revisions() -> list[str]:
    folder = ScriptDirectory(str(Path(upgrade_module.__file__).parent))
    return [one.revision for one in reversed(list(folder.walk_revisions()))]


def load(dump: Path, file: Path) -> Path:
    """A database as it was released, with data in it, from its text."""
    file.parent.mkdir(parents=True)
    connection = connect(new_file(file))
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return file


def test_the_migrations_lead_to_the_tables_of_today(tmp_path: Path):
    created, migrated = tmp_path / "created", new_file(tmp_path / "migrated")
    schema.create(created, NOON)
    upgrade(migrated)
    assert described(migrated) == described(created)


def test_the_newest_migration_is_the_head_and_all_are_numbered():
    found = revisions()
    assert found[-1] == HEAD
    assert found == [f"{number:04}" for number in range(1, len(found) + 1)]


def test_every_step_goes_up_down_and_up_again(tmp_path: Path):
    file = new_file(tmp_path / "stairs")
    for before, revision in zip(["base", *revisions()], revisions(), strict=False):
        moved(file, revision)
        here = described(file)
        moved(file, before, is_down=True)
        moved(file, revision)
        assert described(file) == here


@pytest.mark.parametrize("dump", sorted(RELEASED.glob("*.sql")), ids=lambda dump: dump.stem)
def test_every_released_schema_opens_with_its_data(paths: DataPaths, dump: Path, clock: Clock):
    before = counted(load(dump, paths.database))
    assert min(before.values()) > 0
    with open_profile(paths, owner="window", now=clock) as profile:
        assert profile.backups.check().is_sound
        submitted = profile.assessments.get(1)
        assert submitted.state is State.SUBMITTED
        assert submitted.answer("P1.1.2").reason == "不屬於這個職位"
        assert submitted.answer("P1.1.1", Series.SUPERVISOR).level == 2
        assert submitted.overrides["P2.1.1"].level == 2
        assert len(profile.assessments.submissions(1)) == 1
        profile.assessments.answer(2, {"P1.1.1": RATED})
    after = counted(paths.database)
    assert {table: n for table, n in after.items() if table in {"submission", "person"}} == {
        table: n for table, n in before.items() if table in {"submission", "person"}
    }
    assert after["rating_event"] == before["rating_event"] + 1


def rows(file: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every table by its columns."""
    connection = connect(file)
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    found: dict[str, list[dict[str, object]]] = {}
    for table in tables:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    connection.close()
    return found


def test_the_first_schema_becomes_the_second_without_losing_a_letter(paths: DataPaths):
    file = load(RELEASED / "0001.sql", paths.database)
    before = rows(file)
    upgrade(file)
    after = rows(file)
    assert after.pop("alembic_version") != before.pop("alembic_version")
    added = {name: after.pop(name) for name in after.keys() - before.keys()}
    assert not any(added.values())
    for table in ("rating", "rating_event"):
        assert before[table]
        before[table] = [{**row, "basis": "own"} for row in before[table]]
    assert after == before


def test_what_was_handed_in_under_the_first_schema_is_reviewed_to_its_end(
    paths: DataPaths, clock: Clock
):
    load(RELEASED / "0001.sql", paths.database)
    with open_profile(paths, owner="window", now=clock) as profile:
        codes = [one.code for one in profile.assessments.get(1).standard.indicators]
        profile.reviews.agree(1, codes)
        profile.transitions.complete(1)
        assert profile.transitions.confirm(1).state is State.CLOSED
        assert profile.backups.check().is_sound


def test_a_released_review_comes_back_whole(paths: DataPaths, clock: Clock):
    load(RELEASED / "0002.sql", paths.database)
    with open_profile(paths, owner="window", now=clock) as profile:
        closed, amendment = profile.assessments.get(3), profile.assessments.get(4)
        assert [one.action for one in closed.log] == [
            Action.SUBMIT,
            Action.RETURN,
            Action.SUBMIT,
            Action.COMPLETE,
            Action.CONFIRM,
            Action.REOPEN,
        ]
        assert closed.talk == Talk("整體穩定", "談了一小時", "希望多帶班")
        assert closed.answer("P1.1.1", Series.SUPERVISOR).basis is Basis.AGREED_TASK
        assert closed.answer("P2.1.2", Series.AGREED).level == 2
        assert closed.is_received
        assert (amendment.amends, amendment.amendment) == (closed.uuid, 1)
        assert [item.result for item in profile.plans.list(3)] == ["完成"]
        assert profile.backups.check().is_sound


def test_a_missing_trigger_is_put_back_after_a_backup(paths: DataPaths, clock: Clock):
    load(RELEASED / f"{HEAD}.sql", paths.database)
    run_sql(paths.database, "DROP TRIGGER rating_locked_update")
    before = counted(paths.database)
    with open_profile(paths, owner="list", is_writer=False, now=clock) as profile:
        assert BackupKind.BEFORE_UPGRADE in [one.kind for one in profile.backups.list()]
        assert profile.backups.check().is_sound
    after = counted(paths.database)
    assert {**after, "standard_version": 0} == {**before, "standard_version": 0}


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A later program whose migration rebuilds the table that everything hangs on."""
    folder = tmp_path / "later 100%" / "migrations"
    shutil.copytree(Path(upgrade_module.__file__).parent, folder)
    (folder / "versions" / "9999_rebuild.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        f"revision, down_revision = '9999', '{HEAD}'\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('assessment', recreate='always') as batch:\n"
        "        batch.add_column(sa.Column('note', sa.Text))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(upgrade_module, "_FOLDER", folder)
    monkeypatch.setattr(schema, "HEAD", "9999")
    return "9999"


def test_a_rebuilt_table_loses_no_rating_and_no_trigger(
    paths: DataPaths, next_release: str, clock: Clock
):
    before = counted(load(RELEASED / f"{HEAD}.sql", paths.database))
    with open_profile(paths, owner="window", now=clock) as profile:
        after = counted(paths.database)
        assert {**after, "standard_version": 0} == {**before, "standard_version": 0}
        assert [b.kind for b in profile.backups.list()].count(BackupKind.BEFORE_UPGRADE) == 1
    connection = connect(paths.database)
    assert schema.standing(connection) == schema.expected_standing()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(Exception, match="refused: rating_locked_update"):
        connection.execute("UPDATE rating SET level = 6 WHERE assessment_id = 1")
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    paths: DataPaths, next_release: str, clock: Clock
):
    file = load(RELEASED / f"{HEAD}.sql", paths.database)
    script = upgrade_module._FOLDER / "versions" / "9999_rebuild.py"
    broken = script.read_text(encoding="utf-8") + "    op.execute('DELETE FROM person')\n"
    script.write_text(broken, encoding="utf-8")
    before = (described(file), counted(file))
    with pytest.raises(upgrade_module.MigrationFailedError):
        open_profile(paths, owner="window", now=clock)
    assert (described(file), counted(file)) == before


def test_a_file_of_a_later_program_is_refused_and_not_touched(paths: DataPaths):
    load(RELEASED / f"{HEAD}.sql", paths.database)
    run_sql(paths.database, "UPDATE alembic_version SET version_num = '9999'")
    content = paths.database.read_bytes()
    for is_writer in (True, False):
        with pytest.raises(UserError) as caught:
            open_profile(paths, owner="window", is_writer=is_writer)
        assert caught.value.key == "storage.newer"
    assert paths.database.read_bytes() == content


def test_a_new_file_is_ours_and_strict(tmp_path: Path):
    schema.create(tmp_path / "new", NOON)
    connection = connect(tmp_path / "new")
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    tables = connection.execute("PRAGMA table_list").fetchall()
    loose = {row[1] for row in tables if row[2] == "table" and not row[5]}
    assert loose == {"alembic_version", "sqlite_schema", "sqlite_sequence", "sqlite_temp_schema"}
    connection.close()
