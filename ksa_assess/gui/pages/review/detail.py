"""The chosen indicator in full, both views of it, and the supervisor's answer right there."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.scale import LEVELS
from ksa_assess.gui.pages.review.presenter import Detail
from ksa_assess.gui.reviewing.level_buttons import LevelButtons
from ksa_assess.gui.reviewing.level_words import level_meaning
from ksa_assess.gui.theme.tokens import LINE_HEIGHT, STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card, Line, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.text_fields import LineField, TextField
from ksa_assess.wording import Wording

_MARGIN = 16
_LEAST_LINES = 3


class DetailPanel(Card):
    """Shows what is stored and asks for the rest.

    Signals: rated(level), acted(name) for agree, agree_task, not_applicable, not_observed, flag
    and clear, comment_typed(text), reason_typed(text), left() of a text.
    """

    rated = Signal(int)
    acted = Signal(str)
    comment_typed = Signal(str)
    reason_typed = Signal(str)
    left = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(0)
        self._texts = wording.texts
        self.setAccessibleName(self._texts("review.detail"))
        self._is_reason_open = False
        self._code = self._meaning = ""
        self._meanings = [level_meaning(wording, level.value) for level in LEVELS]
        self.sheet = Scrolling(margin=_MARGIN)
        if ground := self.sheet.widget():
            ground.setProperty("look", "surface")
        self.sheet.body.setSpacing(STEP)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self.sheet)
        self.choose = Paragraph(self._texts("review.detail.choose"), "second")
        self.whole = QWidget()
        column(
            self._build_head(),
            Line(),
            self._build_self(),
            Line(),
            self._build_own(wording),
            spacing=12,
            parent=self.whole,
        )
        self.sheet.body.addWidget(self.choose)
        self.sheet.body.addWidget(self.whole)
        self.sheet.body.addStretch(1)
        self.show_detail(None)

    # Building

    def _build_head(self) -> QWidget:
        self.place = Paragraph("", "second")
        self.text = Paragraph("")
        self.required = Paragraph("", "required")
        head = QWidget()
        column(self.place, self.text, self.required, spacing=4, parent=head)
        return head

    def _build_self(self) -> QWidget:
        side = QWidget()
        self.own = Paragraph("", "strong")
        self.own_meaning = Paragraph("", "second")
        self.own_said = Paragraph("")
        column(
            Label(self._texts("review.self_side"), "heading"),
            self.own,
            self.own_meaning,
            self.own_said,
            spacing=4,
            parent=side,
        )
        return side

    def _build_own(self, wording: Wording) -> QWidget:
        texts = self._texts
        self.difference = Label("", "strong")
        self.answer = Paragraph("", "strong")
        self.meaning = _TwoLines("", "second")
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.basis = Label("", "done")
        self.discuss = Paragraph("", "heading")
        self.agreed = Paragraph("")
        self.levels = LevelButtons(wording, texts("review.own_side"))
        self.levels.setObjectName("levels")
        self.levels.chosen.connect(self.rated)
        self.levels.looked_at.connect(self._on_looked_at)
        self.acts = self._build_acts()
        self.reason = LineField(texts("walk.reason"))
        self.reason_label = Label(texts("walk.reason"), "heading")
        self.comment_label = Label(texts("term.comment"), "heading")
        self.reason.setPlaceholderText(texts("review.reason_hint"))
        self.reason.setToolTip(texts("review.reason_hint"))
        self.comment = TextField(texts("term.comment"), _LEAST_LINES)
        for field, name in ((self.reason, "reason"), (self.comment, "comment")):
            field.setObjectName(name)
            field.left.connect(self.left)
        self.reason.typed.connect(self.reason_typed)
        self.comment.typed.connect(self.comment_typed)
        self.privacy = Paragraph(texts("walk.guest_privacy"), "small")
        side = QWidget()
        column(
            row(Label(texts("review.own_side"), "heading"), self.basis, 1, self.difference),
            self.answer,
            self.levels,
            self.meaning,
            self.acts,
            self.reason_label,
            self.reason,
            self.comment_label,
            self.discuss,
            self.comment,
            self.privacy,
            self.agreed,
            spacing=STEP,
            parent=side,
        )
        return side

    def _build_acts(self) -> QWidget:
        texts = self._texts
        self.agree = self._act("agree", texts("review.agree"), "A")
        self.refuse = Button(texts("review.refuse_not_applicable"))
        self.refuse.setObjectName("refuse")
        self.refuse.clicked.connect(self.levels.focus)
        self.agree_task = self._act("agree_task", texts("review.agree_task"), "Shift+A")
        self.not_applicable = self._act("not_applicable", texts("answer.not_applicable"), "N")
        self.not_observed = self._act("not_observed", texts("answer.not_observed"), "O")
        self.flag = self._act("flag", texts("walk.flag"), "F", icon_name="flag")
        for one in (self.not_applicable, self.not_observed, self.flag):
            one.setProperty("look", "option")
            one.setCheckable(True)
        acts = QWidget()
        column(
            _side_by_side(self.agree, self.refuse, self.agree_task),
            _side_by_side(self.not_applicable, self.not_observed, self.flag),
            parent=acts,
        )
        return acts

    def _act(self, name: str, text: str, key: str, icon_name: str = "") -> Button:
        button = _ActButton(text, icon_name=icon_name)
        button.setObjectName(name)
        button.setToolTip(f"{text}（{key}）")
        button.setAccessibleDescription(key)
        button.clicked.connect(lambda: self.acted.emit(name))
        return button

    # Showing

    def show_detail(self, one: Detail | None) -> None:
        """None where no row is chosen; texts that are being typed are left alone."""
        self.choose.setVisible(one is None)
        self.whole.setVisible(one is not None)
        if one is None:
            self._code = ""
            return
        if one.code != self._code:
            self._is_reason_open = False
            self.sheet.verticalScrollBar().setValue(0)
        self._code = one.code
        self.place.set_text(one.place)
        self.text.set_text(f"{one.code}　{one.text}")
        self.required.set_text(one.required)
        is_known = one.required_level is not None
        self.required.setProperty("look", "required" if is_known else "second")
        _restyle(self.required)
        self._show_self(one)
        self._show_own(one)
        self._show_acts(one)
        self._show_texts(one)

    def _show_self(self, one: Detail) -> None:
        said = one.own
        self.own.set_text(said.answer if said else one.kept_back)
        self.own.setProperty("look", "strong" if said else "second")
        _restyle(self.own)
        self._say(self.own_meaning, said.meaning if said else "")
        self.own_said.set_text("\n".join(said.sentences) if said else "")
        self.own_said.setVisible(bool(said and said.sentences))

    def _show_own(self, one: Detail) -> None:
        self.levels.show_levels(one.answer.level, one.required_level)
        self.levels.setEnabled(one.is_editable)
        self.answer.set_text(one.said.answer)
        is_asked = one.is_editable and not one.said.meaning
        self._meaning = self._texts("review.levels_hint") if is_asked else one.said.meaning
        self._on_looked_at(None)
        for label, text in ((self.difference, one.difference), (self.basis, one.basis)):
            label.setText(text)
            label.setVisible(bool(text))
        self._say(self.discuss, one.discuss)
        self._say(self.agreed, one.agreed)

    def _on_looked_at(self, level: int | None) -> None:
        """What a level means, before it is chosen."""
        self.meaning.set_text(self._meaning if level is None else self._meanings[level])

    def _say(self, paragraph: Paragraph, text: str) -> None:
        paragraph.set_text(text)
        paragraph.setVisible(bool(text))

    def _show_acts(self, one: Detail) -> None:
        self.acts.setVisible(one.is_editable)
        kind, texts = one.answer.kind, self._texts
        said = one.is_not_applicable_said
        self.agree.setText(texts("review.confirm_not_applicable" if said else "review.agree"))
        self.agree.setAccessibleName(self.agree.text())
        self.agree.updateGeometry()
        self.refuse.setVisible(said)
        self.not_applicable.setVisible(not said)
        self.not_applicable.setChecked(kind is AnswerKind.NOT_APPLICABLE)
        self.not_observed.setChecked(kind is AnswerKind.NOT_OBSERVED)
        self.flag.setChecked(one.answer.is_flagged)

    def _show_texts(self, one: Detail) -> None:
        is_reason = one.answer.kind is AnswerKind.NOT_APPLICABLE or bool(one.reason)
        for part in (self.reason_label, self.reason):
            part.setVisible(is_reason or self._is_reason_open)
        self.reason.show_text(one.reason, is_editable=one.is_editable)
        self.comment.show_text(one.comment, is_editable=one.is_editable)
        is_written = one.is_editable or bool(one.comment)
        for part in (self.comment_label, self.comment):
            part.setVisible(is_written)
        self.privacy.setVisible(one.is_editable)
        hint = self._texts("review.comment_hint") if one.is_editable else ""
        self.comment.setPlaceholderText(hint)
        self.comment.setAccessibleDescription(hint)

    def open_reason(self) -> None:
        """Ask why it does not apply; the old answer stands until there is text."""
        self._is_reason_open = True
        self.reason_label.show()
        self.reason.show()
        self._focus(self.reason)

    def close_reason(self) -> None:
        self._is_reason_open = False

    def focus_comment(self) -> None:
        self._focus(self.comment)

    def _focus(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # It has its place only when what was shown with it is laid out.
        QTimer.singleShot(0, field, lambda: _reveal(field))


class _TwoLines(Paragraph):
    """Keeps the room of a sentence, so that nothing moves when another one is looked at."""

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._least())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self._least()))

    def _least(self) -> int:
        return round(2 * self.fontMetrics().lineSpacing() * LINE_HEIGHT / 100)


class _ActButton(Button):
    """Only what is stored is shown as chosen."""

    def nextCheckState(self) -> None:
        """Nothing; see the class."""


def _reveal(field: QWidget) -> None:
    """In the detail, and where the page scrolls over that, in the page."""
    above = field.parentWidget()
    while above:
        if isinstance(above, Scrolling):
            above.reveal(field)
        above = above.parentWidget()


def _side_by_side(*buttons: Button) -> QWidget:
    """What belongs together stays together where it does not fit into one line."""
    group = QWidget()
    flow = FlowLayout(group)
    for one in buttons:
        flow.addWidget(one)
    return group


def _restyle(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
