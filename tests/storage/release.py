"""Makes `released/<schema>.sql`: a database of today's schema with something of everything in it.

Run once when a schema is released, from the root of the repository:
`python -m tests.storage.release`. What was released before is never made again.
"""

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from ksa_assess.domain.answer import UNANSWERED, Series
from ksa_assess.domain.assessment import Assessment, Kind, RequiredLevelOverride
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import ReviewWay
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services import profile as profile_module
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.storage.driver import APPLICATION_ID
from ksa_assess.storage.records import Handover
from ksa_assess.storage.tables import HEAD
from tests.builders import NOON
from tests.storage.scenes import STANDARD, Clock, answer_everything, new_assessment, store_standard


def fill(profile: Profile) -> None:
    """One submitted assessment that the supervisor has begun to rate, one draft, and one that was
    returned, reviewed with everything a review can hold, closed and reopened."""
    store_standard(profile, STANDARD)
    calls = profile.assessments
    first = calls.start(new_assessment(department="客務部", supervisor="林怡君"))
    answer_everything(profile, first)
    not_mine = UNANSWERED.not_applicable("不屬於這個職位")
    calls.answer(first.id, {"P1.1.2": not_mine}, cursor="P1.1.2")
    calls.set_override(first.id, "P2.1.1", RequiredLevelOverride(2, "只負責協助"))
    profile.transitions.submit(first.id)
    calls.answer(first.id, {"P1.1.1": UNANSWERED.rated(2)}, Series.SUPERVISOR)
    second = calls.start(new_assessment(kind=Kind.NEW_HIRE))
    calls.answer(second.id, {"P1.1.1": UNANSWERED.rated(1)})
    reviewed = calls.start(new_assessment(kind=Kind.PROMOTION, supervisor="林怡君"))
    answer_everything(profile, reviewed)
    review(profile, reviewed)
    travel(profile, reviewed)


def review(profile: Profile, one: Assessment) -> None:
    moves, reviews = profile.transitions, profile.reviews
    moves.submit(one.id)
    moves.give_back(one.id, "請補充佐證")
    moves.submit(one.id)
    reviews.choose_way(one.id, ReviewWay.SELF_FIRST)
    reviews.agree(one.id, ["P1.1.1", "P1.1.2"], whole_task=True)
    reviews.agree(one.id, ["P1.2.1", "P1.2.2", "P2.1.1"])
    apart = UNANSWERED.rated(1)
    profile.assessments.answer(
        one.id, {"P2.1.2": replace(apart, comment="還沒有獨立做過")}, Series.SUPERVISOR
    )
    reviews.settle(one.id, "P2.1.2", 2, "面談時一起看過紀錄")
    reviews.write(one.id, feedback="整體穩定", minutes="談了一小時", remarks="希望多帶班")
    profile.plans.save(one.id, PlanItem(code="P2.1.2", text="帶班", result="完成"))
    moves.complete(one.id)
    moves.confirm(one.id, "已閱讀，另有說明")
    moves.reopen(one.id, "期間寫錯")


def travel(profile: Profile, one: Assessment) -> None:
    """What the exchange of files leaves behind, made by hand: no key is the same twice."""
    with profile._database.write() as work:
        work.handovers.add(one.id, Handover("file", "王小明.ksa", 1, NOON))
        work.received.add(one.id, "00000000-0000-4000-8000-0000000000bb", NOON)
        if work.keys.own("supervisor:林怡君") is None:
            work.keys.add_own("supervisor:林怡君", b"\x01" * 32, b"\x02" * 32, NOON)
        work.keys.note("00000000-0000-4000-8000-0000000000bb", b"\x03" * 32, NOON)


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
