"""Frames around other widgets: cards, hair lines, pages that scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ksa_assess.gui.theme.tokens import CARD_MARGIN, STEP


class Card(QFrame):
    """A white (or dark) sheet with a hair line around; put things into `body`."""

    def __init__(self, margin: int = CARD_MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(STEP)


class Line(QFrame):
    """A hair line, across unless `is_upright`."""

    def __init__(self, *, is_upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "line")
        if is_upright:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Scrolling(QScrollArea):
    """Scrolls down only; put things into `body`, which is at most `widest` wide."""

    def __init__(
        self, widest: int = 16_777_215, margin: int = 28, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setProperty("look", "canvas")
        outer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget(outer)
        content.setMaximumWidth(widest)
        around = QVBoxLayout(outer)
        around.setContentsMargins(margin, margin, margin, margin)
        around.addWidget(content)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(2 * STEP)
        self.setWidget(outer)
