"""Two columns side by side where there is room for them, else one below the other."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.layouts import column


class TwoColumns(QWidget):
    """`least_width` is where two columns begin; it grows with the text."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], least_width: int = 1000
    ) -> None:
        super().__init__()
        self._least_width = least_width
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * STEP)
        for widgets in (left, right):
            self._box.addLayout(column(*widgets, 1, spacing=2 * STEP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= appearance.current().px(self._least_width)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        if direction != self._box.direction():
            self._box.setDirection(direction)
            # Equal widths side by side; one below the other each as high as it is.
            self._box.setStretch(0, int(is_wide))
            self._box.setStretch(1, int(is_wide))
