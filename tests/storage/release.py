"""Makes `released/<schema>.sql`: a database of today's schema with something of everything in it.

Run once when a schema is released, from the root of the repository:
`python -m tests.storage.release`. What was released before is never made again.
"""

import sqlite3
import tempfile
from pathlib import Path

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import Kind, RequiredLevelOverride
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services import profile as profile_module
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.storage.driver import APPLICATION_ID
from ksa_assess.storage.tables import HEAD
from tests.storage.scenes import STANDARD, Clock, answer_everything, new_assessment, store_standard


def fill(profile: Profile) -> None:
    """One submitted assessment that the supervisor has begun to rate, and one draft."""
    store_standard(profile, STANDARD)
    calls = profile.assessments
    first = calls.start(new_assessment(department="客務部", supervisor="林怡君"))
    answer_everything(profile, first)
    not_mine = UNANSWERED.not_applicable("不屬於這個職位")
    calls.answer(first.id, {"P1.1.2": not_mine}, cursor="P1.1.2")
    calls.set_override(first.id, "P2.1.1", RequiredLevelOverride(2, "只負責協助"))
    calls.submit(first.id)
    calls.answer(first.id, {"P1.1.1": UNANSWERED.rated(2)}, Series.SUPERVISOR)
    second = calls.start(new_assessment(kind=Kind.NEW_HIRE))
    calls.answer(second.id, {"P1.1.1": UNANSWERED.rated(1)})


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile_module.standards_dir = lambda: Path(folder) / "nothing shipped"
        paths = DataPaths(Path(folder) / "data")
        with open_profile(paths, owner="release", now=Clock()) as profile:
            fill(profile)
        connection = sqlite3.connect(paths.database)
        ours = (f"PRAGMA application_id = {APPLICATION_ID};", "PRAGMA foreign_keys = OFF;")
        lines = [*ours, *connection.iterdump()]
        connection.close()
    target = Path(__file__).parent / "released" / f"{HEAD}.sql"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
