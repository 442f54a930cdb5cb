"""What is stored of one series of an assessment, and the one door by which it changes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment, RequiredLevelOverride, is_editable
from ksa_assess.domain.walk import Change
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.answering import Saved
    from ksa_assess.services.assessments import Assessments


class StoredAnswers:
    """Invariant: `answers` and `overrides` hold what is on the disk. `problem` is the error of the
    last save, None once a save went well."""

    def __init__(
        self,
        assessments: "Assessments",
        assessment: Assessment,
        series: Series,
        on_saved: Callable[[tuple[Change, ...]], None],
    ) -> None:
        self.assessments = assessments
        self.id = assessment.id
        self.series = series
        self.is_editable = is_editable(assessment.state, series)
        self.answers = dict(assessment.answers.get(series, {}))
        self.overrides = dict(assessment.overrides)
        self.saved_at: datetime | None = assessment.changed_at if self.answers else None
        self.problem: SentenceError | None = None
        self._cursor = assessment.cursor
        self._on_saved = on_saved

    def answer(self, code: str) -> Answer:
        return self.answers.get(code, UNANSWERED)

    def put(self, answers: Mapping[str, Answer], cursor: str) -> tuple[Change, ...] | None:
        """What changed, or None where nothing could be stored."""
        changed = {code: one for code, one in answers.items() if one != self.answer(code)}
        if self.is_editable and not changed:
            return ()
        return self.write(
            lambda: self.assessments.answer(self.id, changed, self.series, cursor), cursor
        )

    def write(self, act: Callable[[], "Saved"], cursor: str) -> tuple[Change, ...] | None:
        """As `put`, for any other call that stores answers of this series."""
        if not self.is_editable:
            return None
        try:
            saved = act()
        except SentenceError as error:
            self.problem = error
            return None
        self.problem = None
        self.saved_at = saved.saved_at
        self._cursor = cursor
        self.answers.update((change.indicator, change.after) for change in saved.changes)
        self._on_saved(saved.changes)
        return saved.changes

    def put_override(self, code: str, override: RequiredLevelOverride | None) -> bool:
        """Whether it could be stored."""
        if not self.is_editable:
            return False
        try:
            saved = self.assessments.set_override(self.id, code, override)
        except SentenceError as error:
            self.problem = error
            return False
        self.problem = None
        self.saved_at = saved.changed_at
        self.overrides = dict(saved.overrides)
        self._on_saved(())
        return True

    def put_cursor(self, code: str) -> None:
        """Remember the place, where no answer has carried it there already.

        Raises SentenceError.
        """
        if self.is_editable and self._cursor != code:
            self.assessments.move_cursor(self.id, code)
            self._cursor = code
