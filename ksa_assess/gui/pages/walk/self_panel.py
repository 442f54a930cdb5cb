"""The self rating as the supervisor reads it, beside the own one: all of it, at any length."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.pages.walk.agree_line import answer_words
from ksa_assess.gui.pages.walk.beside import Beside
from ksa_assess.gui.pages.walk.buttons import WalkButton
from ksa_assess.gui.pages.walk.comment_card import CommentField
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import placed_once, row
from ksa_assess.wording import Wording

_OTHER_WAY = {
    ReviewWay.RATE_FIRST: "review_walk.to_self_first",
    ReviewWay.SELF_FIRST: "review_walk.to_rate_first",
}


class SelfPanel(Card):
    """Signal: way_asked(ReviewWay) for the other way to review."""

    way_asked = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._texts = texts = wording.texts
        self.setObjectName("self_rating")
        self.hidden = Paragraph("", "second")
        self.level = Paragraph("", "strong")
        self.sentence = Paragraph("", "second")
        self.before = Paragraph("", "heading")
        self.comment = _Reading(texts("review_walk.self_comment"))
        self.comment.setObjectName("self_comment")
        self.evidence = Paragraph("")
        self.missing = Paragraph("", "second")
        self.nothing = Paragraph(texts("review_walk.nothing_written"), "second")
        self.agreed = Paragraph("", "heading")
        self.other_way = WalkButton("", "link")
        self.other_way.setObjectName("other_way")
        self.other_way.clicked.connect(self._ask_other_way)
        self._comment_heading = Label(texts("term.comment"), "heading")
        self._evidence_heading = Label(texts("term.evidence"), "heading")
        self._way = ReviewWay.RATE_FIRST
        self._shown: object = None
        self._build()

    def forget(self) -> None:
        """Another assessment comes, whose indicators may have the same codes."""
        self._shown = None
        self.comment.show_text("", "", is_editable=False)

    def _build(self) -> None:
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setSpacing(6)
        head = row(Label(self._texts("series.self"), "heading"), 1, self.other_way)
        self.body.addLayout(head)
        for part in (
            *(self.hidden, self.level, self.sentence, self.before, self.agreed),
            *(self._comment_heading, self.comment, self._evidence_heading, self.evidence),
            *(self.missing, self.nothing),
        ):
            self.body.addWidget(part)

    def show_item(self, item: WalkItem, beside: Beside) -> None:
        shown = (item.place.indicator.code, item.is_editable, beside.as_read)
        if shown == self._shown:
            return  # A rating changes nothing here, and must not wait for it.
        self._shown = shown
        with placed_once(self.body):
            self._show_way(item, beside)
            self._show_hidden(beside)
            self._show_rating(beside)
            self._show_texts(item, beside)

    def _show_way(self, item: WalkItem, beside: Beside) -> None:
        self._way = beside.way or ReviewWay.RATE_FIRST
        words = self._texts(_OTHER_WAY[self._way])
        self.other_way.setText(words)
        self.other_way.setAccessibleName(words)
        self.other_way.setVisible(item.is_editable)

    def _show_hidden(self, beside: Beside) -> None:
        self.hidden.setVisible(not beside.is_seen)
        key = "review_walk.self_away" if beside.is_away else "review.hidden"
        self.hidden.set_text(self._texts(key))

    def _show_rating(self, beside: Beside) -> None:
        own = beside.own if beside.is_seen else Answer()
        said = own.reason
        if own.level is not None:
            said = self._wording.scale_sentence(own.level, is_self=False)
        elif said:
            said = self._texts("review_walk.reason", reason=said)
        _show(self.level, answer_words(self._wording, own) if own.is_answered else "")
        _show(self.sentence, said)
        _show(self.before, self._before(beside) if beside.is_seen else "")
        _show(self.agreed, self._agreed(beside))

    def _show_texts(self, item: WalkItem, beside: Beside) -> None:
        own = beside.own if beside.is_seen else Answer()
        self._comment_heading.setVisible(bool(own.comment))
        self.comment.setVisible(bool(own.comment))
        self.comment.show_text(item.place.indicator.code, own.comment, is_editable=False)
        self._evidence_heading.setVisible(bool(own.evidence))
        _show(self.evidence, "\n".join(f"▪ {entry}" for entry in own.evidence))
        _show(self.missing, self._missing(item, own))
        has_words = bool(own.comment or own.evidence or own.missing)
        self.nothing.setVisible(beside.is_seen and not has_words)

    def _before(self, beside: Beside) -> str:
        if beside.before is None:
            return ""
        if (was := answer_words(self._wording, beside.before)) == answer_words(
            self._wording, beside.own
        ):
            return self._texts("review_walk.was_same")
        return self._texts("review_walk.was", answer=was)

    def _agreed(self, beside: Beside) -> str:
        if not beside.agreed.is_answered:
            return ""
        answer, reason = self._wording.answer(beside.agreed), beside.agreed.comment
        return self._texts("review.agreed", answer=answer, reason=reason)

    def _missing(self, item: WalkItem, own: Answer) -> str:
        if not own.missing:
            return ""
        names = {one.code: one.name for one in (*item.place.knowledge, *item.place.skills)}
        items = self._wording.listed(f"{code} {names.get(code, '')}" for code in own.missing)
        return self._texts("review_walk.missing", items=items)

    def _ask_other_way(self) -> None:
        is_self_first = self._way is ReviewWay.SELF_FIRST
        self.way_asked.emit(ReviewWay.RATE_FIRST if is_self_first else ReviewWay.SELF_FIRST)


class _Reading(CommentField):
    """As high as its text at the width it has, which is the side's or the middle's."""

    fewest_lines = 1
    most_lines = 14

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # Its lines are broken anew when the vertical bar takes of their room.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _show(paragraph: Paragraph, text: str) -> None:
    paragraph.setVisible(bool(text))
    paragraph.set_text(text)
