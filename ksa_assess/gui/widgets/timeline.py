"""The life of an assessment as a line with a dot for each step."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.domain.assessment import Assessment
from ksa_assess.gui.life import LifeStep, life_of
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.wording import Wording

_MARGIN = 20
_DOT = 5  # The radius.
_MIDDLE = 10  # Of the first line of the words.


class Timeline(Card):
    """Shows what happened so far; the last dot is the present state."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(_MARGIN)
        self._wording = wording
        self._title = wording.texts("life.title")
        self._steps = column(spacing=0)
        self.body.addWidget(Label(self._title, "strong"))
        self.body.addSpacing(STEP // 2)
        self.body.addLayout(self._steps)

    def show_life(self, assessment: Assessment) -> None:
        steps = life_of(assessment, self._wording)
        self.setAccessibleName("\n".join((self._title, *(step.said for step in steps))))
        clear(self._steps)
        for place, step in enumerate(steps):
            self._steps.addWidget(_Step(step, is_first=place == 0))


class _Step(QWidget):
    """One dot and its words; the line goes on to the next, which stands right below."""

    def __init__(self, step: LifeStep, *, is_first: bool) -> None:
        super().__init__()
        self.setAccessibleName(step.said)
        words = column(Paragraph(step.what, "strong" if step.is_now else ""), spacing=2)
        if step.by:
            words.addWidget(Paragraph(step.by, "second"))
        if step.reason:
            words.addWidget(Paragraph(step.reason))
        words.setContentsMargins(0, 0, 0, 0 if step.is_now else 2 * STEP)
        layout = row(_Dot(is_first=is_first, is_last=step.is_now), spacing=STEP, parent=self)
        layout.addLayout(words, 1)


class _Dot(QWidget):
    """Beside the first line of the words; an ornament, which the words do without."""

    def __init__(self, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_first = is_first
        self._is_last = is_last
        self.setFixedWidth(self.sizeHint().width())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        side = appearance.current().px(2 * _DOT + STEP)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, middle = look.px(_DOT), QPointF(self.width() / 2, look.px(_MIDDLE))
        painter.setPen(QPen(look.colour("control"), 1.4))
        top = middle.y() if self._is_first else 0
        bottom = middle.y() if self._is_last else self.height()
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        painter.setPen(QPen(look.colour("accent" if self._is_last else "control"), 1.6))
        painter.setBrush(look.colour("accent" if self._is_last else "surface"))
        painter.drawEllipse(middle, radius, radius)
