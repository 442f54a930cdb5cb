"""What the supervisor's walk has more, without Qt: the self rating beside it, agreeing, filters."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import UNANSWERED, Answer, Series
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.review import Need, ReviewWay, difference, differs, needs, reviewed
from ksa_assess.domain.walk import Change
from ksa_assess.gui.pages.walk.beside import Beside
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.overview import Overview, overview_of
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.pages.walk.sides import REVIEW
from ksa_assess.gui.reviewing.sight import Filter, is_away, is_kept_back
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.assessments import Assessments
    from ksa_assess.services.reviews import Reviews


class ReviewWalkPresenter(WalkPresenter):
    """One assessment being reviewed. What is hidden for now is told by nothing here."""

    side = REVIEW

    def __init__(
        self,
        assessments: "Assessments",
        reviews: "Reviews",
        assessment: Assessment,
        *,
        before: Mapping[str, Answer] | None = None,
        shows_required_at_once: bool = False,
        on_saved: Callable[[tuple[Change, ...]], None] = lambda _changes: None,
    ) -> None:
        """`before` holds the self ratings that were others when they were returned."""
        super().__init__(
            assessments,
            assessment,
            shows_required_at_once=shows_required_at_once,
            on_saved=on_saved,
        )
        self.way = reviews.way(assessment.id)
        self._reviews = reviews
        self._before = before or {}
        self._agreed = assessment.answers.get(Series.AGREED, {})
        self._present = assessment
        self._needs: Mapping[str, tuple[Need, ...]] = {}
        if self.is_to_begin:
            # The place in it is still the one where the person left it.
            self._walk = self._walk.at(None)
        self._look_again()

    # What is shown

    @property
    def is_to_begin(self) -> bool:
        """Whether it is to be asked first in which way to review."""
        return self.way is None and self.is_editable

    @property
    def locked(self) -> str:
        return f"review.locked.{self.assessment.state}"

    @property
    def item(self) -> WalkItem:
        beside = self.beside(self.current)
        return replace(super().item, beside=beside)

    @property
    def answered(self) -> int:
        return reviewed(self._present)

    @property
    def open(self) -> Collection[str]:
        return self._needs

    @property
    def overview(self) -> Overview:
        answered = {code: one for code, one in self.store.answers.items() if one.is_answered}
        return overview_of(self.standard, {**self.store.answers, **self._agreed, **answered})

    def beside(self, code: str) -> Beside:
        own, answer = self.assessment.answer(code), self.store.answer(code)
        agreed = self._agreed.get(code, UNANSWERED)
        is_taken_back = is_away(self.assessment)
        is_unseen = is_kept_back(self._present, self.way, code)
        found = self._needs.get(code, ())
        return Beside(
            own=own,
            before=self._before.get(code),
            agreed=agreed,
            way=self.way,
            is_hidden=is_unseen and not is_taken_back,
            is_away=is_taken_back,
            difference=None if is_unseen else difference(own, answer),
            # What else it needs would tell the self rating.
            needs=tuple(one for one in found if not is_unseen or one is Need.ANSWER),
        )

    def codes(self, wanted: Filter) -> tuple[str, ...]:
        """The indicators that a filter takes, in document order."""
        return tuple(code for code in self._places if self._takes(wanted, code))

    # Acts

    def choose_way(self, way: ReviewWay) -> bool:
        """Whether it is stored; what was rated stays."""
        try:
            self._reviews.choose_way(self.assessment.id, way)
        except SentenceError as error:
            self.store.problem = error
            return False
        self.way = way
        self.store.problem = None
        return True

    def agree(self) -> bool:
        """Answer as the person did."""
        return self._agree((self.current,), whole_task=False)

    def agree_with_task(self) -> bool:
        """So for every indicator of the task; one undo takes all of it back."""
        return self._agree(self.task_codes, whole_task=True)

    @property
    def task_codes(self) -> tuple[str, ...]:
        return tuple(one.code for one in self._places[self.current].task.indicators)

    @property
    def hidden_in_task(self) -> int:
        """How many of the task's self ratings are not to be seen yet."""
        return sum(self.beside(code).is_hidden for code in self.task_codes)

    # Within

    def _agree(self, codes: tuple[str, ...], *, whole_task: bool) -> bool:
        if not self.leave_text():
            return False
        made = self.store.write(
            lambda: self._reviews.agree(
                self.assessment.id, codes, whole_task=whole_task, cursor=self.current
            ),
            self.current,
        )
        if made is None:
            return False
        self._remember(made)
        return True

    def _on_stored(self, changes: tuple[Change, ...]) -> None:
        self._look_again()
        super()._on_stored(changes)

    def _look_again(self) -> None:
        answers = {**self.assessment.answers, Series.SUPERVISOR: self.store.answers}
        self._present = replace(self.assessment, answers=answers)
        self._needs = needs(self._present)

    def _takes(self, wanted: Filter, code: str) -> bool:
        answer, beside = self.store.answer(code), self.beside(code)
        required, level = self._places[code].required, answer.level
        is_below = required is not None and level is not None and level < required
        return {
            Filter.ALL: True,
            Filter.DIFFER: beside.is_seen and differs(self._present, code),
            Filter.BELOW: is_below,
            Filter.FLAGGED: answer.is_flagged,
            Filter.UNANSWERED: Need.ANSWER in beside.needs,
            Filter.NEEDS: bool(beside.needs),
            Filter.CHANGED: beside.before is not None and beside.is_seen,
        }[wanted]
