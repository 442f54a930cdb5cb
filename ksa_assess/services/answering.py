"""The way of an answer to the disk, one at a time or a file of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Answer, Basis, Series
from ksa_assess.domain.assessment import is_editable
from ksa_assess.domain.walk import Change
from ksa_assess.runtime.errors import UserError
from ksa_assess.services.answer_rules import AnswerRules, rules_of
from ksa_assess.services.assessment_errors import (
    OnOtherComputerError,
    UnknownAssessmentError,
    check_id,
    locked,
)
from ksa_assess.services.rating_file import RatingRow, agreeing, applied
from ksa_assess.services.table_file import BadRowsError

if TYPE_CHECKING:
    from ksa_assess.storage.autosave import Autosave, Standing
    from ksa_assess.storage.database import Database


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of answers: the time they were on the disk, and which really changed."""

    saved_at: datetime
    changes: tuple[Change, ...]


class Answering:
    """What `Assessments` does for each key press; the rules of each standard are kept."""

    def __init__(self, database: "Database", now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._rules: dict[str, AnswerRules] = {}

    def save(
        self,
        assessment_id: int,
        changes: Mapping[str, Answer],
        series: Series,
        cursor: str | None,
    ) -> Saved:
        """As `Assessments.answer`."""
        with self._database.autosave() as autosave:
            standing, rules = self._editable(autosave, assessment_id, series)
            if cursor:
                rules.check_indicator(cursor)
            wanted = [
                Change(code, autosave.current(assessment_id, code, series), accepted)
                for code, answer in changes.items()
                for accepted in (_of_series(rules.accepted(code, answer), series),)
            ]
            return self._put(autosave, assessment_id, series, standing, wanted, cursor)

    def agree(
        self,
        assessment_id: int,
        indicators: Iterable[str],
        *,
        whole_task: bool,
        cursor: str | None,
    ) -> Saved:
        """As `Reviews.agree`."""
        with self._database.autosave() as autosave:
            standing, rules = self._editable(autosave, assessment_id, Series.SUPERVISOR)
            if cursor:
                rules.check_indicator(cursor)
            wanted: list[Change] = []
            for code in indicators:
                rules.check_indicator(code)
                own = autosave.current(assessment_id, code, Series.SELF)
                if own.is_answered:
                    before = autosave.current(assessment_id, code, Series.SUPERVISOR)
                    after = agreeing(before, own, whole_task=whole_task)
                    wanted.append(Change(code, before, after))
            return self._put(autosave, assessment_id, Series.SUPERVISOR, standing, wanted, cursor)

    def save_rows(self, assessment_id: int, rows: Iterable[RatingRow], series: Series) -> Saved:
        """As `Assessments.rate_from_rows`."""
        with self._database.autosave() as autosave:
            standing, rules = self._editable(autosave, assessment_id, series)

            def change(row: RatingRow) -> Change:
                if row.fault:
                    raise row.fault
                rules.check_indicator(row.indicator)
                before = autosave.current(assessment_id, row.indicator, series)
                own = self._own(autosave, assessment_id, row.indicator, series)
                after = rules.accepted(row.indicator, applied(row, before, own))
                return Change(row.indicator, before, after)

            wanted = _all_or_bad_rows(rows, change)
            return self._put(autosave, assessment_id, series, standing, wanted, None)

    def move_cursor(self, assessment_id: int, indicator: str) -> None:
        """As `Assessments.move_cursor`."""
        with self._database.autosave() as autosave:
            standing = _standing(autosave, assessment_id)
            self._rules_for(standing.standard_hash).check_indicator(indicator)
            if indicator != standing.cursor:
                autosave.move_cursor(assessment_id, indicator)

    @staticmethod
    def _own(
        autosave: "Autosave", assessment_id: int, indicator: str, series: Series
    ) -> Answer | None:
        """What a supervisor can agree with."""
        if series is not Series.SUPERVISOR:
            return None
        return autosave.current(assessment_id, indicator, Series.SELF)

    def _put(
        self,
        autosave: "Autosave",
        assessment_id: int,
        series: Series,
        standing: "Standing",
        wanted: Sequence[Change],
        cursor: str | None,
    ) -> Saved:
        made = tuple(change for change in wanted if change.after != change.before)
        if cursor and cursor != standing.cursor:
            autosave.move_cursor(assessment_id, cursor)
        if not made:
            return Saved(autosave.changed_at(assessment_id), ())
        at = self._now()
        answers = {change.indicator: change.after for change in made}
        autosave.put(assessment_id, series, answers, at)
        return Saved(at, made)

    def _editable(
        self, autosave: "Autosave", assessment_id: int, series: Series
    ) -> "tuple[Standing, AnswerRules]":
        standing = _standing(autosave, assessment_id)
        if not is_editable(standing.state, series):
            raise locked(assessment_id, standing.state, series)
        if standing.is_received and series is Series.SELF:
            raise OnOtherComputerError(assessment_id, "rate")
        return standing, self._rules_for(standing.standard_hash)

    def _rules_for(self, standard_hash: str) -> AnswerRules:
        if standard_hash not in self._rules:
            with self._database.read() as work:
                standard = work.standards.document(standard_hash).standard
            self._rules[standard_hash] = rules_of(standard)
        return self._rules[standard_hash]


def _standing(autosave: "Autosave", assessment_id: int) -> "Standing":
    check_id(assessment_id)
    standing = autosave.standing(assessment_id)
    if standing is None:
        raise UnknownAssessmentError(assessment_id)
    return standing


def _of_series(answer: Answer, series: Series) -> Answer:
    """Only a supervisor can have agreed with somebody else's answer."""
    if answer.basis is Basis.OWN or series is Series.SUPERVISOR:
        return answer
    return replace(answer, basis=Basis.OWN)


def _all_or_bad_rows(
    rows: Iterable[RatingRow], change: Callable[[RatingRow], Change]
) -> list[Change]:
    made: list[Change] = []
    bad: list[tuple[int | None, UserError]] = []
    for row in rows:
        try:
            made.append(change(row))
        except UserError as error:
            bad.append((row.number, error))
    if bad:
        raise BadRowsError(tuple(bad))
    return made
