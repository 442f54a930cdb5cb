"""What the walk's tests share: a store in memory that can be told to fail."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.walk import Change
from ksa_assess.runtime.errors import MachineError
from ksa_assess.services.assessments import Assessments, Saved


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

    def stored(self, indicator: str) -> Answer:
        return self.assessment.answer(indicator)

    def _fail_if_told(self) -> None:
        if self.fails:
            raise MachineError("error.disk_full", file="assessments.sqlite3")
