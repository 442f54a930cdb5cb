"""What the walk's tests share: a store in memory that can be told to fail."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.review import ReviewWay
from ksa_assess.domain.walk import Change
from ksa_assess.runtime.errors import MachineError
from ksa_assess.services.assessments import Assessments, Saved
from ksa_assess.services.reviews import Reviews


class MemoryAssessments(Assessments):
    """Keeps one assessment as the service would; `fails` makes every write fail with disk full."""

    def __init__(self, assessment: Assessment) -> None:
        """Without a database: what the walk does not ask for is not there."""
        self.assessment = assessment
        self.fails = False
        self.saves = 0
        self.now = datetime(2026, 7, 15, 6, 30, tzinfo=UTC)

    def get(self, assessment_id: int) -> Assessment:
        assert assessment_id == self.assessment.id
        return self.assessment

    def answer(
        self,
        assessment_id: int,
        changes: Mapping[str, Answer],
        series: Series = Series.SELF,
        cursor: str | None = None,
    ) -> Saved:
        assert assessment_id == self.assessment.id
        self._fail_if_told()
        self.saves += 1
        self.now += timedelta(minutes=1)
        before = dict(self.assessment.answers.get(series, {}))
        answers = {**self.assessment.answers, series: {**before, **changes}}
        self.assessment = replace(
            self.assessment, answers=answers, cursor=cursor or self.assessment.cursor
        )
        made = (Change(code, before.get(code, UNANSWERED), to) for code, to in changes.items())
        return Saved(self.now, tuple(made))

    def move_cursor(self, assessment_id: int, indicator: str) -> None:
        assert assessment_id == self.assessment.id
        self._fail_if_told()
        self.assessment = replace(self.assessment, cursor=indicator)

    def stored(self, indicator: str, series: Series = Series.SELF) -> Answer:
        return self.assessment.answer(indicator, series)

    def _fail_if_told(self) -> None:
        if self.fails:
            raise MachineError("error.disk_full", file="assessments.sqlite3")


class MemoryReviews(Reviews):
    """The supervisor's calls on the same one assessment; without a database, as above."""

    def __init__(self, store: MemoryAssessments, way: ReviewWay | None = None) -> None:
        self.store = store
        self.chosen = way

    def way(self, assessment_id: int) -> ReviewWay | None:
        return self.chosen

    def choose_way(self, assessment_id: int, way: ReviewWay) -> None:
        self.store._fail_if_told()
        self.chosen = way

    def agree(
        self,
        assessment_id: int,
        indicators: Sequence[str],
        *,
        whole_task: bool = False,
        cursor: str | None = None,
    ) -> Saved:
        given = self.store.assessment
        answers = {
            code: replace(
                given.answer(code).agreed(whole_task=whole_task),
                comment=given.answer(code, Series.SUPERVISOR).comment,
            )
            for code in indicators
            if given.answer(code).is_answered
        }
        return self.store.answer(assessment_id, answers, Series.SUPERVISOR, cursor)
