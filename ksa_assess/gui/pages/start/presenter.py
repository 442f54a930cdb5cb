"""What the start form proposes, and what becomes of it. Nothing is stored before `begin`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Assessment, Head, Kind, Period, Person, State
from ksa_assess.domain.folding import folded, sought
from ksa_assess.gui.models.row import Row
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import Wording, today

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile


_WEEK = 7


class FormPart(StrEnum):
    """The parts of the form that can be wrong."""

    STANDARD = "standard"
    NAME = "name"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed and chosen; texts as they stand in the fields."""

    standard_code: str
    name: str
    staff_number: str
    department: str
    title: str
    supervisor: str
    period: Period
    kind: Kind


@dataclass(frozen=True, slots=True)
class Begun:
    """The assessment was stored."""

    assessment_id: int
    person_uuid: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The head of a draft was corrected; `sentence` says so."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part of the form is to be mended first."""

    part: FormPart
    sentence: str
    key: str


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """There is one of the same person, standard, period and kind."""

    assessment_id: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the fields hold at first; the first period where none is given."""

    name: str = ""
    staff_number: str = ""
    department: str = ""
    title: str = ""
    supervisor: str = ""
    period: Period | None = None


class StartPresenter:
    """Errors of the services that are not named here pass through."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def standards(self, text: str) -> tuple[Row, ...]:
        """The standards whose code or name holds the text."""
        wanted = sought(text)
        return tuple(
            Row(
                one.name,
                f"{one.code}・{self._texts('library.indicators', n=one.indicators)}",
                one.code,
            )
            for one in self._profile.standards.list()
            if wanted in folded(f"{one.code} {one.name}")
        )

    def length(self, code: str) -> str:
        """How many items, and about how many minutes; empty without a standard."""
        for one in self._profile.standards.list():
            if one.code == code:
                return self._wording.length(one.indicators)
        return ""

    def people(self) -> tuple[Person, ...]:
        """Everybody who rated themselves on this computer."""
        return self._profile.assessments.persons()

    def proposal(self, settings: Settings) -> Proposal:
        """Myself, with what stood in my last assessment; empty before the first one."""
        me = next((one for one in self.people() if one.uuid == settings.me), None)
        return self.proposal_for(me) if me else Proposal()

    def proposal_for(self, person: Person) -> Proposal:
        """Somebody, with what stood in their last assessment."""
        newest_first = self._profile.assessments.list()
        head = next((one.head for one in newest_first if one.person.uuid == person.uuid), None)
        return Proposal(
            person.name,
            person.staff_number,
            head.department if head else "",
            head.title if head else "",
            head.supervisor if head else "",
            self._period_like(head.period) if head else None,
        )

    def _period_like(self, last: Period) -> Period | None:
        """The present period of the length of the last one; None where it had no dates."""
        if not (last.start and last.end):
            return None
        days = (last.end - last.start).days
        lengths = {
            abs((one.end - one.start).days - days): one
            for one in self.periods()
            if one.start and one.end
        }
        nearest = min(lengths, default=_WEEK)
        return lengths[nearest] if nearest < _WEEK else None

    def is_somebody_else(self, name: str, settings: Settings) -> bool:
        """Whether the name is not that of the person who is proposed here."""
        me = next((one for one in self.people() if one.uuid == settings.me), None)
        return me is not None and bool(name.strip()) and name.strip() != me.name

    def periods(self) -> tuple[Period, ...]:
        """Those that hold this day; the first is proposed."""
        return self._wording.periods(today())

    def called_now(self, period: Period) -> Period:
        """A period that was offered in another language or calendar, as it is offered here."""
        days = (period.start, period.end)
        offered = (one for one in self.periods() if (one.start, one.end) == days)
        return next(offered, period)

    def begin(self, form: Form) -> Begun | Unfinished | AlreadyThere:
        """Store the assessment, or say what stands in the way."""
        if unfinished := self._unfinished(form):
            return unfinished
        from ksa_assess.services.assessments import DuplicateAssessmentError, NewAssessment

        new = NewAssessment(
            standard_code=form.standard_code,
            person_name=form.name.strip(),
            staff_number=form.staff_number.strip(),
            department=form.department.strip(),
            title=form.title.strip(),
            supervisor=form.supervisor.strip(),
            period=form.period,
            kind=form.kind,
        )
        try:
            assessment = self._profile.assessments.start(new)
        except DuplicateAssessmentError as error:
            return AlreadyThere(error.assessment_id, self._texts.sentence(error))
        return Begun(assessment.id, assessment.person.uuid)

    # Correcting the head of a draft

    def draft(self, assessment_id: int) -> Assessment:
        """The draft to correct. Raises LockedError where it can no longer be."""
        from ksa_assess.services.assessment_errors import LockedError

        found = self._profile.assessments.get(assessment_id)
        if found.state is not State.DRAFT:
            raise LockedError("assessments.not_a_draft", id=assessment_id)
        return found

    def form_of(self, draft: Assessment) -> Form:
        """The head of a draft as it stands in the fields."""
        person, head = draft.person, draft.head
        return Form(
            draft.standard.code,
            person.name,
            person.staff_number,
            head.department,
            head.title,
            head.supervisor,
            head.period,
            head.kind,
        )

    def standard_of(self, draft: Assessment) -> str:
        standard = draft.standard
        return self._texts("start.standard_fixed", name=standard.name, code=standard.code)

    def correct(self, draft: Assessment, form: Form) -> Corrected | Unfinished | AlreadyThere:
        """Store the corrections, or say what stands in the way."""
        if unfinished := self._unfinished(form):
            return unfinished
        from ksa_assess.services.assessments import DuplicateAssessmentError

        head = Head(form.period, form.kind, form.department, form.title, form.supervisor)
        try:
            self._profile.assessments.correct_head(
                draft.id, head, form.name.strip(), form.staff_number.strip()
            )
        except DuplicateAssessmentError as error:
            return AlreadyThere(error.assessment_id, self._texts.sentence(error))
        return Corrected(self._texts("start.corrected", name=draft.standard.name))

    def _unfinished(self, form: Form) -> Unfinished | None:
        if not form.standard_code:
            return self._lacks(FormPart.STANDARD, "start.choose_standard")
        if not form.name.strip():
            return self._lacks(FormPart.NAME, "start.give_name")
        if not form.period.label.strip():
            return self._lacks(FormPart.PERIOD, "start.give_period")
        return None

    def _lacks(self, part: FormPart, key: str) -> Unfinished:
        return Unfinished(part, self._texts(key), key)
