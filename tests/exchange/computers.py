"""Two computers and the file that goes between them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Action, Actor, Assessment
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.entries import holder_of
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.services.receiving import Received
from ksa_assess.storage.driver import connect
from tests.builders import NOON
from tests.storage.scenes import STANDARD, Clock, new_assessment, store_standard

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"

CODES = [one.code for one in STANDARD.indicators]


@dataclass
class Computer:
    """A data folder with its opened profile; `folder` is where its files are put."""

    folder: Path
    profile: Profile
    sent: list[Path] = field(default_factory=list)

    def export(self, assessment_id: int, passphrase: str = "") -> Path:
        target = self.folder / f"{len(self.sent):02}.ksa"
        self.sent.append(target)
        return self.profile.handing_over.save(assessment_id, target, passphrase=passphrase)

    def take(self, file: Path, passphrase: str = "") -> Received:
        return self.profile.receiving.receive(file, passphrase)

    def report(self, assessment_id: int) -> bytes:
        return self.profile.reporting.make(assessment_id).pdf

    def dump(self) -> str:
        """Everything that the database holds, row by row."""
        connection = connect(self.profile.paths.database)
        names = [name for (name,) in connection.execute(_TABLES)]
        rows = [(name, connection.execute(f"SELECT * FROM {name}").fetchall()) for name in names]
        connection.close()
        return repr([(name, [tuple(row) for row in found]) for name, found in rows])


@contextmanager
def two_computers(folder: Path) -> Iterator[tuple[Computer, Computer]]:
    """The employee's, which has the small standard, and the supervisor's, which has it not."""
    clock = Clock()
    with ExitStack() as stack:
        both = [_computer(stack, folder / name, clock) for name in ("employee", "supervisor")]
        store_standard(both[0].profile, STANDARD)
        yield both[0], both[1]


@contextmanager
def one_computer(folder: Path, now: datetime = NOON) -> Iterator[Computer]:
    with ExitStack() as stack:
        yield _computer(stack, folder, Clock(now))


def _computer(stack: ExitStack, folder: Path, clock: Clock) -> Computer:
    paths = DataPaths(folder / "data")
    profile = stack.enter_context(open_profile(paths, owner="window", now=clock))
    return Computer(folder, profile)


def self_rated(level: int = 3) -> dict[str, Answer]:
    """An answer of each kind, with everything that may stand beside it."""
    answers = {code: Answer().rated(level) for code in CODES}
    answers[CODES[0]] = Answer(
        comment="帶團時\n先確認需求。", evidence=("交班簿",), missing=("K01",)
    ).rated(2)
    answers[CODES[1]] = Answer(is_flagged=True).not_applicable("本店沒有這項業務")
    answers[CODES[2]] = Answer().not_observed()
    return answers


def submitted(employee: Computer, **parts: object) -> Assessment:
    """王小明's assessment, handed in to 林怡君."""
    started = employee.profile.assessments.start(
        new_assessment(**{"supervisor": "林怡君", **parts})
    )
    employee.profile.assessments.answer(started.id, self_rated())
    return employee.profile.transitions.submit(started.id)


def review(profile: Profile, assessment_id: int, codes: Sequence[str] = CODES) -> None:
    """Everything that a review may hold, without completing it."""
    profile.reviews.agree(assessment_id, codes[:2])
    profile.reviews.agree(assessment_id, codes[2:3], whole_task=True)
    own = {code: Answer(comment="常主動支援同事").rated(5) for code in codes[3:]}
    profile.assessments.answer(assessment_id, own, Series.SUPERVISOR)
    profile.reviews.settle(assessment_id, codes[-1], 4, "一起看過交班簿")
    profile.reviews.write(
        assessment_id, feedback="做得很好", minutes="談了四十分鐘", remarks="謝謝"
    )


def completed(employee: Computer, supervisor: Computer, **parts: object) -> tuple[int, int]:
    """Both computers hold the finished review; the number of it on each."""
    own = submitted(employee, **parts).id
    other = supervisor.take(employee.export(own)).assessment.id
    review(supervisor.profile, other)
    supervisor.profile.transitions.complete(other)
    employee.take(supervisor.export(other))
    return own, other


def moves(profile: Profile, assessment_id: int) -> list[Action]:
    return [one.action for one in profile.assessments.get(assessment_id).log]


def keys_of(computer: Computer, assessment_id: int) -> dict[str, bytes]:
    """The private keys that sign on a computer, by the public ones."""
    assessment = computer.profile.assessments.get(assessment_id)
    holders = [holder_of(assessment, role, assessment.head.supervisor) for role in Actor]
    with computer.profile._database.read() as work:
        found = [work.keys.own(holder) for holder in holders]
    return {public.hex(): private for private, public in filter(None, found)}
