"""The supervisor's walk: the page of the self rating, with the self rating beside the own one."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.review import ReviewWay
from ksa_assess.domain.walk import Change
from ksa_assess.gui.context import Context
from ksa_assess.gui.keys import KeyHint
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.walk.agree_line import AgreeLine
from ksa_assess.gui.pages.walk.begin_card import BeginCard
from ksa_assess.gui.pages.walk.beside import Beside
from ksa_assess.gui.pages.walk.key_hints import REVIEW_ADVICE, REVIEW_KEY_HINTS
from ksa_assess.gui.pages.walk.keys import Command, command_of
from ksa_assess.gui.pages.walk.outline_filter import FilterButton
from ksa_assess.gui.pages.walk.overview import Overview, filtered_rows, outline_rows
from ksa_assess.gui.pages.walk.page import WalkPage
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.pages.walk.review_presenter import ReviewWalkPresenter
from ksa_assess.gui.pages.walk.self_panel import SelfPanel
from ksa_assess.gui.pages.walk.sides import REVIEW
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.tab_order import follow_layout


class ReviewWalkPage(WalkPage):
    """What the supervisor's side has more; all the rest is the walk's."""

    side = REVIEW

    def __init__(self, context: Context) -> None:
        self.review: ReviewWalkPresenter | None = None
        self._place: tuple[int, str] | None = None
        self._is_advised = False
        super().__init__(context)

    # The page protocol

    def open(self, assessment_id: int, indicator: str | None = None) -> None:
        """At an indicator, or where the supervisor last was."""
        profile = self.context.profile
        self.review = ReviewWalkPresenter(
            profile.assessments,
            profile.reviews,
            profile.assessments.get(assessment_id),
            before=profile.reviews.before_return(assessment_id),
            shows_required_at_once=self.context.settings.is_required_level_shown_at_once,
            on_saved=self._on_saved,
        )
        if indicator := self._place_in(assessment_id) or indicator:
            self.review.go_to(indicator)
        self.filter.show_walk(self.review)
        self.filter.set_wanted(Filter.ALL)
        self.panel_beside.forget()
        self._open(self.review)

    def kept(self) -> object:
        """Where somebody is, not where they came in."""
        if not self.isVisible() or self.review is None:
            return None
        return self.review.assessment.id, self.review.current

    def take_up(self, kept: tuple[int, str] | None) -> None:
        self._place = kept

    def _place_in(self, assessment_id: int) -> str | None:
        place, self._place = self._place, None
        return place[1] if place and place[0] == assessment_id else None

    def first_focus(self) -> QWidget:
        return self.begin.rate_first if self.reviewed.is_to_begin else super().first_focus()

    @classmethod
    def keys(cls) -> tuple[KeyHint, ...]:
        return REVIEW_KEY_HINTS

    @classmethod
    def advice(cls) -> tuple[str, ...]:
        return REVIEW_ADVICE

    # Building

    def _build(self) -> None:
        super()._build()
        wording = self.context.wording
        self.agree_line = AgreeLine(wording)
        self.panel_beside = SelfPanel(wording)
        self.begin = BeginCard(self._texts)
        self.filter = FilterButton(self._texts)
        self.card.add_answers(self.agree_line)
        self.panel.head.addLayout(row(self.filter, 1))
        # Read aloud in the order in which it is seen.
        self.filter.stackUnder(self.panel.outline)
        self.centre.body.insertWidget(0, self.begin)
        self.begin.lower()
        self._place_beside()

    def _connect(self) -> None:
        super()._connect()
        self.agree_line.agree_asked.connect(lambda: self._do(Command.AGREE))
        self.agree_line.whole_task_asked.connect(lambda: self._do(Command.AGREE_TASK))
        self.agree_line.levels_asked.connect(self._rest_at_levels)
        self.panel_beside.way_asked.connect(self._choose_way)
        self.begin.chosen.connect(self._begin)
        self.filter.chosen.connect(lambda: self._show_overview(self.reviewed))

    def _table_of_acts(self) -> dict[Command, Callable[[], object]]:
        return super()._table_of_acts() | {
            Command.AGREE: self._agree,
            Command.AGREE_TASK: self._agree_with_task,
            Command.NOT_APPLICABLE: self._answer_not_applicable,
        }

    # Beginning

    @property
    def reviewed(self) -> ReviewWalkPresenter:
        """The review in view, once `open` was called."""
        if self.review is None:
            raise RuntimeError("the review was not opened")
        return self.review

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is rated before it is chosen how to begin."""
        if self.reviewed.is_to_begin and command_of(event) is not Command.HELP:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _begin(self, way: ReviewWay) -> None:
        self._choose_way(way)
        if not self.reviewed.is_to_begin:
            self._rest_at_levels()

    def _choose_way(self, way: ReviewWay) -> None:
        self._withdraw_advice()
        self.reviewed.choose_way(way)
        self._show()

    # Acts

    @property
    def _beside(self) -> Beside:
        return self.reviewed.beside(self.reviewed.current)

    def _agree(self) -> None:
        if self._beside.is_hidden:
            self._advise_to_rate("review_walk.rate_first")
        else:
            self._answer(self.reviewed.agree)

    def _agree_with_task(self) -> None:
        """As many at once are told, with the way back."""
        reviewed = self.reviewed
        if hidden := reviewed.hidden_in_task:
            self._advise_to_rate("review_walk.rate_task_first", n=hidden)
            return
        before = reviewed.last_step
        self._answer(reviewed.agree_with_task)
        step = reviewed.last_step
        if reviewed.problem or not reviewed.is_editable:
            return
        if step is None or step is before:
            self._advise(Notice(self._texts("review_walk.task_agreed_already")))
            return
        said = self._texts("review.agreed_task", n=len(step.changes))
        undo = self._texts("edit.undo")
        self._advise(Notice.done(said, undo, lambda: self._do(Command.UNDO)))

    def _answer_not_applicable(self) -> None:
        """The person's own reason stands where they said so, too."""
        is_answered = self.reviewed.item.answer.kind is AnswerKind.NOT_APPLICABLE
        if self._beside.is_not_applicable and not is_answered:
            self._agree()
        else:
            self._ask_reason(whole_task=False)

    def _may_go_on(self) -> bool:
        """Not past what now comes into view, nor past what is still to be written."""
        beside = self._beside
        is_compared = beside.way is ReviewWay.RATE_FIRST and beside.difference != 0
        return super()._may_go_on() and not beside.needs and not is_compared

    def _advise_to_rate(self, key: str, **values: object) -> None:
        way, other = ReviewWay.SELF_FIRST, self._texts("review_walk.to_self_first")
        notice = Notice(self._texts(key, **values), action=other, act=lambda: self._choose_way(way))
        self._advise(notice)

    def _advise(self, notice: Notice) -> None:
        self._is_advised = True
        self.context.shell.show_notice(notice)

    def _withdraw_advice(self) -> None:
        """What was said to one act goes with the next."""
        if self._is_advised:
            self._is_advised = False
            self.context.shell.clear_notice()

    def _on_saved(self, changes: tuple[Change, ...]) -> None:
        self._withdraw_advice()
        super()._on_saved(changes)

    # Showing

    def _show_parts(self, presenter: WalkPresenter) -> None:
        item = presenter.item
        if beside := item.beside:
            self.agree_line.show_item(item, beside)
            self.panel_beside.show_item(item, beside)
            self.comments.show_asked(item)
        self._show_beginning(is_to_begin=self.reviewed.is_to_begin)
        self.begin.show_item(item)
        super()._show_parts(presenter)

    def _show_beginning(self, *, is_to_begin: bool) -> None:
        self.begin.setVisible(is_to_begin)
        for part in (self.card, self.comments, self.panel_beside):
            part.setVisible(not is_to_begin)
        for part in (self.panel, self.footer, self.place_bar):
            part.setEnabled(not is_to_begin)

    def _show_outline(self, presenter: WalkPresenter, overview: Overview) -> None:
        wanted = self.filter.wanted
        if wanted is Filter.ALL:
            rows = outline_rows(presenter.standard, overview, presenter.current)
        else:
            codes = self.reviewed.codes(wanted)
            rows = filtered_rows(presenter.standard, overview, codes, presenter.current)
        nothing = self._texts("review_walk.filter.none", what=self.filter.name_of(wanted))
        self.panel.show_rows(rows, nothing)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_beside()

    def _set_roomy(self, *, is_roomy: bool) -> None:
        super()._set_roomy(is_roomy=is_roomy)
        self.agree_line.set_roomy(is_roomy=is_roomy)

    def _place_beside(self) -> None:
        """In the column at the side; where there is none, before the own comment."""
        side, centre, panel = self.columns.side.body, self.centre.body, self.panel_beside
        if self.columns.has_content and side.indexOf(panel) < 0:
            side.insertWidget(0, panel)
            panel.stackUnder(self.content)
            side.setStretchFactor(self.content, 1)
        elif not self.columns.has_content and centre.indexOf(panel) < 0:
            centre.insertWidget(centre.indexOf(self.comments), panel)
            panel.stackUnder(self.comments)
        else:
            return
        follow_layout(self)
