"""What is handed over, to whom, in which ways, and what was handed over before; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.handing_over import HandedOver

LEAST_PASSPHRASE = 8


class Way(StrEnum):
    """How it gets to the other one."""

    FILE = "file"
    COPY = "copy"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class WayText:
    """What a way is called, what it means, and what its button says."""

    way: Way
    title: str
    text: str
    act: str


@dataclass(frozen=True, slots=True)
class HandedLine:
    """Something that was handed over: what, and when."""

    what: str
    when: str


_TITLES = {
    Way.FILE: "hand_over.save",
    Way.COPY: "hand_over.copy",
    Way.HERE: "hand_over.review_here",
}
_TO_GIVE = (State.SUBMITTED, State.REVIEWED, State.CLOSED, "withdrawn")
_TO_GIVE_BACK = (State.RETURNED, State.REVIEWED, State.CLOSED, "reopened")
_REVIEWED = (State.REVIEWED, State.CLOSED)
# Where the other one hands a file back in turn.
_WAITS = {
    "submitted": "hand_over.lead.given.waits",
    "back.returned": "hand_over.lead.given.back.waits",
    "back.reviewed": "hand_over.lead.given.back.waits",
}


class HandOverPresenter:
    """One assessment as it is stored when this is made.

    Where it came in by a file it goes back to the person rated, else on to the supervisor.
    """

    def __init__(
        self,
        assessment: Assessment,
        wording: Wording,
        handed_over: "Sequence[HandedOver]" = (),
        readers: str = "",
    ) -> None:
        self.assessment = assessment
        self._wording = wording
        self._texts = wording.texts
        self._handed_over = handed_over
        self._readers = readers or self._texts("privacy.default_readers")

    @property
    def title(self) -> str:
        return self._texts("hand_over.title.back" if self._goes_back else "hand_over.title")

    @property
    def whose(self) -> str:
        return self._wording.which(self.assessment)

    @property
    def state(self) -> str:
        return self._wording.state(self.assessment.state)

    @property
    def lead(self) -> str:
        """What happens next, and to whom it goes."""
        stage = f"back.{self._stage}" if self._goes_back else self._stage
        if self.is_to_give and self._is_given:
            return self._texts(_WAITS.get(stage, "hand_over.lead.given"), who=self.who)
        return self._texts(f"hand_over.lead.{stage}", who=self.who)

    @property
    def who(self) -> str:
        """Who gets it, by name as far as it is known."""
        if self._goes_back:
            return self.assessment.person.name
        return self.assessment.head.supervisor or self._texts("hand_over.your_supervisor")

    @property
    def ways(self) -> tuple[WayText, ...]:
        """None where the other side has it all; to review here only what waits for the review."""
        if not self.is_to_give:
            return ()
        can_be_reviewed = self.assessment.state is State.SUBMITTED and not self._goes_back
        ways = (Way.FILE, Way.COPY, *((Way.HERE,) if can_be_reviewed else ()))
        return tuple(self._way(way) for way in ways)

    @property
    def is_to_give(self) -> bool:
        """Whether there is something that the other side has not made itself."""
        return self._stage in (_TO_GIVE_BACK if self._goes_back else _TO_GIVE)

    @property
    def has_code(self) -> bool:
        """While something is being changed, the code is not that of the file."""
        return self.assessment.state not in (State.DRAFT, State.RETURNED)

    @property
    def can_be_withdrawn(self) -> bool:
        return self.assessment.state is State.SUBMITTED and not self._goes_back

    @property
    def holds(self) -> tuple[str, ...]:
        """What is in the file, and who can read it."""
        texts, is_reviewed = self._texts, self.assessment.state in _REVIEWED
        side = ".back" if self._goes_back else ""
        return (
            texts(f"hand_over.holds.self{side}"),
            *((texts(f"hand_over.holds.review{side}"),) if is_reviewed else ()),
            texts("hand_over.holds.private"),
            texts("hand_over.holds.readers", readers=self._readers),
            texts("hand_over.holds.sealed"),
        )

    @property
    def code_why(self) -> str:
        return self._texts("hand_over.code.why", who=self.who)

    @property
    def passphrase_advice(self) -> str:
        return self._texts("hand_over.passphrase.advice", who=self.who)

    @property
    def handed_over(self) -> tuple[HandedLine, ...]:
        """The last one first."""
        return tuple(
            HandedLine(
                self._texts(f"hand_over.history.{one.way}", file=one.file),
                self._wording.date_and_time(one.at),
            )
            for one in reversed(self._handed_over)
        )

    def done(self, file: Path, way: Way) -> str:
        if way is Way.COPY:
            return self._texts("hand_over.copied", file=file.name, who=self.who)
        return self._texts("hand_over.done", file=file.name, supervisor=self.who)

    def passphrase_trouble(self, first: str) -> str:
        """Why no file can be made with it; empty where it is well."""
        if not first:
            return self._texts("hand_over.passphrase.missing")
        is_short = len(first) < LEAST_PASSPHRASE
        return self._texts("hand_over.passphrase.short") if is_short else ""

    def repeat_trouble(self, first: str, again: str) -> str:
        return "" if first == again else self._texts("hand_over.passphrase.differs")

    @property
    def _is_given(self) -> bool:
        """A file was made of it as it is now, and nothing happened since."""
        files = (one for one in self._handed_over if one.way != Way.HERE)
        return any(one.entries >= len(self.assessment.log) for one in files)

    @property
    def _goes_back(self) -> bool:
        return self.assessment.is_received

    @property
    def _stage(self) -> str:
        if self._goes_back and self.assessment.is_to_amend:
            return "reopened"
        if self.assessment.state is not State.DRAFT:
            return self.assessment.state
        if not self.assessment.log:
            return "nothing"
        has_given = self._goes_back or any(one.way != Way.HERE for one in self._handed_over)
        return "withdrawn" if has_given else "withdrawn_before"

    def _way(self, way: Way) -> WayText:
        texts, family = self._texts, f"hand_over.way.{way}"
        if way is Way.HERE and self._is_given:
            family += ".given"
        return WayText(
            way, texts(_TITLES[way]), texts(f"{family}.text", who=self.who), texts(f"{family}.act")
        )
