"""Frames around other widgets: cards, hair lines, pages that scroll."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ksa_assess.gui.theme.tokens import CARD_MARGIN, STEP

# The content takes all it may; only what is left over stands at its sides. With a smaller part
# a pixel of it would be left over everywhere.
_MOST = 100_000


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

    def __init__(self, *, is_upright: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "line")
        if is_upright:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Scrolling(QScrollArea):
    """Scrolls down only; put things into `body`, at most `widest` wide, in the middle or at the
    left of a wider window. Signal: room_changed() when a bar comes or goes, too."""

    room_changed = Signal()

    def __init__(
        self, widest: int = 16_777_215, margin: int = 28, *, is_centred: bool = True
    ) -> None:
        super().__init__()
        self.widest = widest
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = _Sheet()
        outer.setProperty("look", "canvas")
        outer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget(outer)
        around = placed(content, widest, outer, is_centred=is_centred)
        around.setContentsMargins(margin, margin, margin, margin)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(2 * STEP)
        self.setWidget(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab shows all of a control; Qt shows of a text field the line with the cursor."""
        has_moved = super().focusNextPrevChild(forward)
        if has_moved and (focused := self.focusWidget()) and focused.hasFocus():
            self.reveal(focused)
        return has_moved

    def reveal(self, control: QWidget) -> None:
        """Scroll until a control inside is in view."""
        in_view = control.mapTo(self.viewport(), control.rect().bottomLeft()).y()
        bottom = in_view + self.verticalScrollBar().value()
        self.ensureVisible(0, bottom, 0, STEP)
        self.ensureVisible(0, bottom - control.height(), 0, STEP)


class Band(QWidget):
    """Always in view above or below a sheet that scrolls; `body` has the edges of its content."""

    def __init__(self, sheet: Scrolling, across: int = 28, down: int = 12) -> None:
        super().__init__()
        self._sheet = sheet
        self._margins = across, down
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget(self)
        self._around = placed(content, sheet.widest, self)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(STEP)
        self._follow()
        sheet.room_changed.connect(self._follow)

    def _follow(self) -> None:
        across, down = self._margins
        bar = self._sheet.width() - self._sheet.viewport().width()
        self._around.setContentsMargins(across, down, across + bar, down)


def placed(
    content: QWidget, widest: int, parent: QWidget, *, is_centred: bool = True
) -> QHBoxLayout:
    """As wide as the parent, at most `widest`; in the middle or at the left of a wider one."""
    content.setMaximumWidth(widest)
    around = QHBoxLayout(parent)
    around.setSpacing(0)
    around.addStretch(int(is_centred))
    around.addWidget(content, _MOST)
    around.addStretch(1)
    return around


class _Sheet(QWidget):
    """As high as its content at the width it has: the hint for a narrow one would leave a void."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        layout = self.layout()
        return QSize(hint.width(), 0) if layout and layout.hasHeightForWidth() else hint
