"""What stands side by side where there is room for it, else one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.layouts import column

_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class TwoColumns(QWidget):
    """`least_width` is where two columns begin; it grows with the text."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], least_width: int = 1000
    ) -> None:
        super().__init__()
        self._least_width = least_width
        self._box = QBoxLayout(_BELOW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * STEP)
        self._columns = [column(*widgets, 1, spacing=2 * STEP) for widgets in (left, right)]
        for one in self._columns:
            self._box.addLayout(one)

    def minimumSizeHint(self) -> QSize:
        """Of one below the other: two that stand side by side must be able to leave it."""
        widest = max(one.minimumSize().width() for one in self._columns)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= appearance.current().px(self._least_width)
        direction = _SIDE_BY_SIDE if is_wide else _BELOW
        if direction != self._box.direction():
            self._box.setDirection(direction)
            # Equal widths side by side; one below the other each as high as it is.
            self._box.setStretch(0, int(is_wide))
            self._box.setStretch(1, int(is_wide))


class Folding(QWidget):
    """The first takes the room that the second leaves; without enough of it, the second stands
    below.

    `least` is what is enough, in pixels that grow with the text; 0 is what the first asks for.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        least: int = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._least = appearance.current().px(least)
        self._box = QBoxLayout(_BELOW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(STEP)
        self._box.addWidget(first)
        self._box.addWidget(second, 0, alignment)

    def event(self, event: QEvent) -> bool:
        """Also when a part asks for another size than before."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fold()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        parts = [one.minimumSizeHint() for one in (self._first, self._second)]
        widest = max(part.width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def _fold(self) -> None:
        asked = self._least or self._first.sizeHint().width()
        least = max(asked, self._first.minimumSizeHint().width())
        needed = least + STEP + self._second.sizeHint().width()
        is_wide = self._second.isHidden() or self.width() >= needed
        direction = _SIDE_BY_SIDE if is_wide else _BELOW
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._box.setStretch(0, int(is_wide))
