"""Assessments: starting, answering, reading. One transaction per call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import (
    Assessment,
    Head,
    Kind,
    Period,
    Person,
    RequiredLevelOverride,
    State,
    is_editable,
)
from ksa_assess.domain.disclosure import disclosed
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.answer_rules import rules_of
from ksa_assess.services.answering import Answering, Saved
from ksa_assess.services.assessment_errors import (
    DuplicateAssessmentError,
    LockedError,
    OnOtherComputerError,
    UnknownAssessmentError,
    locked,
    stored_assessment,
)
from ksa_assess.services.earlier import EarlierRating, earlier_ratings
from ksa_assess.services.given_text import line, needed_line, prose
from ksa_assess.services.persons import chosen_person, corrected_person, named_person
from ksa_assess.services.rating_file import RatingRow
from ksa_assess.services.standards import newest_document
from ksa_assess.services.summaries import AssessmentSummary, analysis_of, summary_of
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
        return tuple(summary_of(one) for one in assessments)

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
                raise locked(assessment_id, assessment.state, Series.SELF)
            if assessment.is_received:
                raise OnOtherComputerError(assessment_id, "rate")
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
            person_id, person = corrected_person(
                work, old, name, number, at, was_handed_in=bool(draft.log or draft.amends)
            )
            _refuse_duplicate(work, person_id, draft.standard.code, head, draft)
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
        return tuple(summary_of(one.draft) for one in reversed(self._deleted.values()))

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
            if draft.amends and (other := work.assessments.amending(draft.amends)):
                raise DuplicateAssessmentError(other.id)
            if found:
                _refuse_duplicate(work, found[0], draft.standard.code, draft.head, draft)
            work.assessments.restore_draft(rows)
            restored = stored_assessment(work, assessment_id)
        del self._deleted[assessment_id]
        return restored

    def forget_deleted(self) -> None:
        """Their numbers, and their persons', may mean others in the data that came instead."""
        self._deleted.clear()

    def forget_deleted_of(self, person_uuid: str) -> None:
        """Nobody is to come back who was erased."""
        for number, one in tuple(self._deleted.items()):
            if one.draft.person.uuid == person_uuid:
                del self._deleted[number]

    def disclosed(self, assessment_id: int) -> Assessment:
        """The assessment as results, report and exports tell it."""
        return disclosed(self.get(assessment_id))

    def gap(self, assessment_id: int) -> GapAnalysis:
        """The analysis of the answers that count among those that are disclosed."""
        return analysis_of(self.get(assessment_id))

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


def _draft(work: "UnitOfWork", assessment_id: int) -> Assessment:
    assessment = stored_assessment(work, assessment_id)
    if assessment.state is not State.DRAFT:
        raise LockedError("assessments.not_a_draft", id=assessment_id)
    if assessment.is_received:
        raise OnOtherComputerError(assessment_id, "rate")
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
    work: "UnitOfWork", person_id: int, standard: str, head: Head, own: Assessment | None
) -> None:
    """`own` and what it amends are the same assessment, not another one."""
    first = work.assessments.same(person_id, standard, head, _chain(work, own))
    if first is not None:
        raise DuplicateAssessmentError(first)


def _chain(work: "UnitOfWork", last: Assessment | None) -> list[int]:
    ids: list[int] = []
    while last is not None:
        ids.append(last.id)
        last = work.assessments.by_uuid(last.amends) if last.amends else None
    return ids
