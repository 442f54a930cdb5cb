"""The list of what came in and what was refused and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ksa_assess.gui.receiving.presenter import Came, Reception, RefusedFile
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.frames import Band, Card, Line, Scrolling
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import Pill, Sign
from ksa_assess.gui.widgets.tab_order import follow_layout
from ksa_assess.runtime.texts import Texts

_WIDEST = 1240
_LEAST = 320
_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class ReceptionFace(QWidget):
    """Signals: asked(Came) to go where one leads, left() by the button below."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._ways: list[Button] = []
        sheet = Scrolling(_WIDEST)
        self._body = sheet.body
        self.done = Button(texts("receiving.done"), "primary")
        self.done.setObjectName("done")
        self.done.clicked.connect(self.left)
        foot = Band(sheet)
        foot.body.addLayout(row(self.done, 1))
        column(sheet, Line(), foot, spacing=0, parent=self)

    def show_reception(self, reception: Reception, summary: str) -> None:
        clear(self._body)
        self._ways = []
        self._body.addWidget(Label(self._texts("receiving.title"), "title"))
        if summary:
            self._body.addWidget(Paragraph(summary, "second"))
        if reception.came:
            self._body.addWidget(self._came_card(reception.came))
        if reception.refused:
            self._body.addWidget(_refused_card(reception.refused, self._texts))
        self._body.addStretch(1)
        follow_layout(self)

    def first_button(self) -> Button:
        """Where somebody goes on by Enter."""
        return self._ways[0] if self._ways else self.done

    def _came_card(self, came: Sequence[Came]) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for place, one in enumerate(came):
            if place:
                card.body.addWidget(Line())
            card.body.addWidget(self._came_line(one))
        return card

    def _came_line(self, one: Came) -> QWidget:
        about = QWidget()
        parts = column(_head(one), ElidedLabel(one.standard, "second"), spacing=4, parent=about)
        for sentence in one.told:
            parts.addWidget(Paragraph(sentence))
        parts.addWidget(Label(one.code, "small"))
        for warning in one.warnings:
            parts.addSpacing(STEP // 2)
            parts.addWidget(_warning(warning))
        line = QWidget()
        line.setAccessibleName(f"{one.name} {one.outcome}")
        line.setAccessibleDescription(" ".join((*one.told, one.code, *one.warnings)))
        whole = Folding(about, self._way(one), _LEAST, _TOP_LEFT)
        column(whole, parent=line).setContentsMargins(20, 14, 20, 14)
        return line

    def _way(self, one: Came) -> Button:
        button = Button(one.label)
        button.setObjectName(f"{one.page}_{one.assessment_id}")
        button.setAccessibleName(self._texts("control.named", name=one.label, text=one.name))
        button.clicked.connect(lambda: self.asked.emit(one))
        self._ways.append(button)
        return button


def _head(one: Came) -> QWidget:
    head = QWidget()
    line = row(
        ElidedLabel(one.name, "strong"),
        Pill(one.outcome, "accent" if one.is_news else "plain"),
        ElidedLabel(one.about, "second"),
        parent=head,
    )
    line.setStretch(2, 1)
    return head


def _warning(sentence: str) -> QFrame:
    """Set apart, and calm: nobody did anything wrong as long as nobody looked."""
    frame = QFrame()
    frame.setProperty("look", "notice")
    line = row(spacing=STEP, parent=frame)
    line.setContentsMargins(14, STEP, 14, STEP)
    line.addWidget(Sign("notice", "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Paragraph(sentence), 1)
    return frame


def _refused_card(refused: Sequence[RefusedFile], texts: Texts) -> Card:
    card = Card(margin=20)
    card.body.addWidget(Paragraph(texts("receiving.refused", n=len(refused)), "strong"))
    for file in refused:
        name, why = Paragraph(file.name, "second"), Paragraph(file.sentence)
        card.body.addLayout(column(name, why, spacing=STEP // 2))
    return card
