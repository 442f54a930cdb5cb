"""Assessments: starting, answering, handing in, reading. One transaction per call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    Action,
    Actor,
    Assessment,
    Head,
    Kind,
    Period,
    Person,
    RequiredLevelOverride,
    State,
    is_editable,
    transition,
)
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.answer_rules import rules_of
from ksa_assess.services.answering import Answering, Saved
from ksa_assess.services.assessment_errors import (
    DuplicateAssessmentError,
    IncompleteError,
    LockedError,
    UnknownAssessmentError,
    stored_assessment,
)
from ksa_assess.services.earlier import EarlierRating, earlier_ratings
from ksa_assess.services.given_text import line, needed_line, prose
from ksa_assess.services.persons import chosen_person, corrected_person, named_person
from ksa_assess.services.rating_file import RatingRow
from ksa_assess.services.standards import newest_document
from ksa_assess.services.submissions import make_submission
from ksa_assess.storage.records import RatingEvent, Submission

if TYPE_CHECKING:
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.records import DraftRows
    from ksa_assess.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What is asked for at the start. `person_uuid` where somebody known was picked."""

    standard_code: str
    person_name: str
    period: Period
    staff_number: str = ""
    department: str = ""
    title: str = ""
    supervisor: str = ""
    kind: Kind = Kind.REGULAR
    person_uuid: str | None = None


@dataclass(frozen=True, slots=True)
class DutyShare:
    """How far one duty is answered."""

    code: str
    name: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One row of a list. `answered` counts the own answers of the `total` indicators; `met` and
    `to_build` those that reach their required level or fall short of it. Times are aware UTC.
    """

    id: int
    uuid: str
    person: Person
    standard_code: str
    standard_name: str
    head: Head
    state: State
    answered: int
    total: int
    met: int
    to_build: int
    duties: tuple[DutyShare, ...]
    changed_at: datetime
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Deleted:
    """A draft that can still be restored."""

    draft: Assessment
    rows: "DraftRows"


class Assessments:
    """Every method raises UnknownAssessmentError for a number that is not there."""

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._answering = Answering(database, now)
        # In memory alone: what was deleted is gone for good when the profile closes, or when a
        # backup takes the place of the data it was deleted from.
        self._deleted: dict[int, _Deleted] = {}

    def start(self, new: NewAssessment) -> Assessment:
        """Begin a draft on the newest text of a standard.

        Raises UnknownStandardError, DuplicateAssessmentError, UserError for what cannot be so.
        """
        at = self._now()
        head = _checked_head(Head(new.period, new.kind, new.department, new.title, new.supervisor))
        name, number = needed_line(new.person_name, "given.no_name"), line(new.staff_number)
        with self._database.write() as work:
            standard = newest_document(work, new.standard_code).standard
            _refuse_repeated_codes(standard.code, [one.code for one in standard.indicators])
            if new.person_uuid:
                person_id, person = chosen_person(work, new.person_uuid, name, number)
            else:
                person_id, person = named_person(work, name, number, at)
            _refuse_duplicate(work, person_id, standard.code, head, None)
            version = work.standards.newest_hash(standard.code) or ""
            created = work.assessments.add(
                str(uuid4()), person_id, person, work.standards.id_of(version), head, at
            )
            return stored_assessment(work, created)

    def list(self) -> tuple[AssessmentSummary, ...]:
        """Every assessment, the one changed last first."""
        with self._database.read() as work:
            assessments = work.assessments.all()
        return tuple(_summary(one) for one in assessments)

    def get(self, assessment_id: int) -> Assessment:
        with self._database.read() as work:
            return stored_assessment(work, assessment_id)

    def earlier_ratings(self, assessment_id: int) -> Mapping[str, EarlierRating]:
        """What the same person rated in an earlier period, by indicator; see `earlier`."""
        with self._database.read() as work:
            present = stored_assessment(work, assessment_id)
            return earlier_ratings(present, work.assessments.others_of_person(assessment_id))

    def persons(self) -> tuple[Person, ...]:
        """Everybody ever rated here, the one added last first."""
        with self._database.read() as work:
            return work.persons.all()

    def persons_by_local_id(self) -> dict[int, Person]:
        """The same by the number that the command line knows them by."""
        with self._database.read() as work:
            return work.persons.by_local_id()

    def answer(
        self,
        assessment_id: int,
        changes: Mapping[str, Answer],
        series: Series = Series.SELF,
        cursor: str | None = None,
    ) -> Saved:
        """Store answers by indicator, all or none; they are on the disk when this returns.

        `cursor` is the indicator somebody is at. Raises LockedError, AnswerRefusedError and
        TextRefusedError, MachineError where the machine stands in the way.
        """
        return self._answering.save(assessment_id, changes, series, cursor)

    def rate_from_rows(
        self, assessment_id: int, rows: Iterable[RatingRow], series: Series = Series.SELF
    ) -> Saved:
        """Store the answers of rows, all or none. Raises as `answer` and BadRowsError."""
        return self._answering.save_rows(assessment_id, rows, series)

    def move_cursor(self, assessment_id: int, indicator: str) -> None:
        """Remember where somebody is, for the next time."""
        self._answering.move_cursor(assessment_id, indicator)

    def set_override(
        self, assessment_id: int, indicator: str, override: RequiredLevelOverride | None
    ) -> Assessment:
        """Demand another level for this assessment alone; None goes back to the standard's."""
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if not is_editable(assessment.state, Series.SELF):
                raise LockedError("assessments.locked", id=assessment_id)
            rules_of(assessment.standard).check_indicator(indicator)
            if override:
                override = RequiredLevelOverride(override.level, prose(override.reason))
            work.assessments.set_override(assessment_id, indicator, override, self._now())
            return stored_assessment(work, assessment_id)

    def correct_head(
        self, assessment_id: int, head: Head, person_name: str, staff_number: str
    ) -> Assessment:
        """Correct what stands above the ratings of a draft. Raises LockedError and as `start`."""
        at, head = self._now(), _checked_head(head)
        name, number = needed_line(person_name, "given.no_name"), line(staff_number)
        with self._database.write() as work:
            draft = _draft(work, assessment_id)
            old = work.assessments.person_id(assessment_id)
            person_id, person = corrected_person(work, old, name, number, at)
            _refuse_duplicate(work, person_id, draft.standard.code, head, assessment_id)
            work.assessments.correct(assessment_id, person_id, person, head, at)
            return stored_assessment(work, assessment_id)

    def delete(self, assessment_id: int) -> None:
        """Delete a draft with its history; for good, but for `restore` until the profile closes.

        Raises LockedError for any other, and for a draft that was handed in before: what was
        handed in stays readable.
        """
        with self._database.write() as work:
            draft = _draft(work, assessment_id)
            if work.submissions.of(assessment_id):
                raise LockedError("assessments.was_submitted", id=assessment_id)
            deleted = _Deleted(draft, work.assessments.erase_draft(draft, self._now()))
        self._deleted[assessment_id] = deleted

    def deleted(self) -> tuple[AssessmentSummary, ...]:
        """The drafts that can still be restored, the one deleted last first."""
        return tuple(_summary(one.draft) for one in reversed(self._deleted.values()))

    def restore(self, assessment_id: int) -> Assessment:
        """Put a deleted draft back as it was, with its history and under its number.

        Raises UnknownAssessmentError where it was not deleted since the profile was opened or a
        backup restored, DuplicateAssessmentError where another was begun in its place.
        """
        deleted = self._deleted.get(assessment_id)
        if deleted is None:
            raise UnknownAssessmentError(assessment_id)
        with self._database.write() as work:
            draft, rows = deleted.draft, deleted.rows
            found = work.persons.by_uuid(draft.person.uuid)
            if found and not draft.amends:
                _refuse_duplicate(work, found[0], draft.standard.code, draft.head, None)
            work.assessments.restore_draft(rows)
            restored = stored_assessment(work, assessment_id)
        del self._deleted[assessment_id]
        return restored

    def forget_deleted(self) -> None:
        """Their numbers, and their persons', may mean others in the data that came instead."""
        self._deleted.clear()

    def submit(self, assessment_id: int) -> Assessment:
        """Hand in the own ratings, which are locked then. Raises IncompleteError, LockedError."""
        with self._database.write() as work:
            assessment = stored_assessment(work, assessment_id)
            if not is_editable(assessment.state, Series.SELF):
                raise LockedError("assessments.submitted_already", id=assessment_id)
            if unanswered := assessment.unanswered():
                raise IncompleteError(unanswered)
            self._hand_in(work, assessment)
            return stored_assessment(work, assessment_id)

    def gap(self, assessment_id: int) -> GapAnalysis:
        """The analysis of the answers that count."""
        return _analysis(self.get(assessment_id))

    def history(self, assessment_id: int) -> tuple[RatingEvent, ...]:
        """Every value that an answer ever had, oldest first."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            return work.assessments.history(assessment_id)

    def submissions(self, assessment_id: int) -> tuple[Submission, ...]:
        """Everything that was handed in, oldest first."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            return work.submissions.of(assessment_id)

    def _hand_in(self, work: "UnitOfWork", assessment: Assessment) -> None:
        at, actor = self._now(), assessment.person.name
        number = work.submissions.next_number(assessment.id, Series.SELF)
        handed_in = make_submission(assessment, Series.SELF, number, actor, at)
        work.submissions.add(assessment.id, handed_in)
        work.assessments.set_revision(assessment.id, number)
        move = transition(assessment.state, Action.SUBMIT, Actor.EMPLOYEE)
        work.submissions.log(assessment.id, move, Actor.EMPLOYEE, actor, "", at)


def _draft(work: "UnitOfWork", assessment_id: int) -> Assessment:
    assessment = stored_assessment(work, assessment_id)
    if assessment.state is not State.DRAFT:
        raise LockedError("assessments.not_a_draft", id=assessment_id)
    return assessment


def _checked_head(head: Head) -> Head:
    period = head.period
    if period.start and period.end and period.start > period.end:
        raise UserError("given.period_reversed")
    label = needed_line(period.label, "given.no_period")
    return Head(
        Period(label, period.start, period.end),
        head.kind,
        line(head.department),
        line(head.title),
        line(head.supervisor),
    )


def _refuse_repeated_codes(standard: str, codes: Sequence[str]) -> None:
    repeated = [code for code in dict.fromkeys(codes) if codes.count(code) > 1]
    if repeated:
        raise UserError("standards.repeated_codes", code=standard, codes=" ".join(repeated))


def _refuse_duplicate(
    work: "UnitOfWork", person_id: int, standard: str, head: Head, own_id: int | None
) -> None:
    first = work.assessments.same(person_id, standard, head)
    if first is not None and first != own_id:
        raise DuplicateAssessmentError(first)


def _summary(assessment: Assessment) -> AssessmentSummary:
    analysis = _analysis(assessment)
    total = len(assessment.standard.indicators)
    return AssessmentSummary(
        id=assessment.id,
        uuid=assessment.uuid,
        person=assessment.person,
        standard_code=assessment.standard.code,
        standard_name=assessment.standard.name,
        head=assessment.head,
        state=assessment.state,
        answered=total - len(assessment.unanswered()),
        total=total,
        met=analysis.met,
        to_build=len(analysis.priorities),
        duties=_duty_shares(assessment),
        changed_at=assessment.changed_at,
        submitted_at=assessment.submitted_at,
    )


def _duty_shares(assessment: Assessment) -> tuple[DutyShare, ...]:
    unanswered = set(assessment.unanswered())
    shares: list[DutyShare] = []
    for duty in assessment.standard.duties:
        codes = {one.code for task in duty.tasks for one in task.indicators}
        shares.append(DutyShare(duty.code, duty.name, len(codes - unanswered), len(codes)))
    return tuple(shares)


def _analysis(assessment: Assessment) -> GapAnalysis:
    return analyse(assessment.standard, assessment.answers, assessment.overrides)
