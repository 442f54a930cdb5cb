"""The keys of the page in view, laid over the window; any key that does nothing here puts it
away, and the focus returns to where it was."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ksa_assess.gui.keys import EVERYWHERE, KeyHint
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Line, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import KeyCap
from ksa_assess.runtime.texts import Texts

_HELD = re.compile(r"(?<=[^+])\+")  # Between keys; the second one may be + itself.
_WIDEST = 960
_MARGIN = 24
_COLUMN = 400  # A column of keys needs so much at the usual text size,
_CAPS = 132  # and the caps in it so much, that all columns begin at one line.
_SCROLLING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_HOLDING = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class KeysOverlay(QWidget):
    """As large as its parent. Signals: manual_asked(); closed() after the focus went back."""

    manual_asked = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("is_overlay", True)
        self.setAccessibleName(texts("walk.keys"))
        self._texts = texts
        self._place = parent
        self._before: QWidget | None = None
        self.close_button = Button(texts("keys.close"))
        self.close_button.setToolTip("Esc")
        self.close_button.clicked.connect(self.close_it)
        self.manual = Button(texts("nav.help"), "link")
        self.manual.clicked.connect(self.manual_asked)
        self._sheet = Scrolling(margin=0)
        if sheet := self._sheet.widget():
            sheet.setProperty("look", "surface")
        layout = column(1, row(1, self._build_card(), 1), 1, parent=self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        parent.installEventFilter(self)
        self.hide()

    def _build_card(self) -> Card:
        self._card = Card()
        self._card.body.setSpacing(2 * STEP)
        title = Label(self._texts("walk.keys"), "title")
        self._head = row(title, 1, self.manual, self.close_button)
        self._card.body.addLayout(self._head)
        self._card.body.addWidget(self._sheet, 1)
        return self._card

    # Coming and going

    def toggle(self, keys: Sequence[KeyHint], advice: Sequence[str]) -> None:
        """Show these keys and text keys, or put the overlay away where it is in view."""
        if self.isVisible():
            self.close_it()
            return
        self._before = self.window().focusWidget()
        self._fill(keys, advice)
        self.setGeometry(self._place.rect())
        self._fit()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self) -> None:
        self.hide()
        # What had the focus may have gone with a list that was filled anew.
        if self._before in self.window().findChildren(QWidget) and self._before:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    # Building

    def _fill(self, keys: Sequence[KeyHint], advice: Sequence[str]) -> None:
        body = self._sheet.body
        clear(body)
        if keys:
            body.addWidget(Label(self._texts("keys.here"), "heading"))
            body.addLayout(self._grid(keys))
        if advice:
            sentences = "\n".join(self._texts(key) for key in advice)
            body.addWidget(Paragraph(sentences, "second"))
        if keys:
            body.addWidget(Line())
        body.addWidget(Label(self._texts("keys.everywhere"), "heading"))
        body.addLayout(self._grid(EVERYWHERE))
        body.addStretch(1)

    def _grid(self, keys: Sequence[KeyHint]) -> QGridLayout:
        """Down the left column and then the right one; one column where the text is large."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(STEP - 2)
        columns = 2 if self._place.width() >= appearance.current().px(2 * _COLUMN) else 1
        lines = -(-len(keys) // columns)
        for place, hint in enumerate(keys):
            side, line = divmod(place, lines)
            grid.addLayout(_caps(hint), line, 2 * side, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Paragraph(self._texts(hint.text)), line, 2 * side + 1)
        for side in range(columns):
            grid.setColumnMinimumWidth(2 * side, appearance.current().px(_CAPS))
            grid.setColumnStretch(2 * side + 1, 1)
        return grid

    # Room

    def _fit(self) -> None:
        """As wide as its place allows, and as high as the keys are."""
        width = min(self._place.width() - 2 * _MARGIN, appearance.current().px(_WIDEST))
        self._card.setFixedWidth(width)
        frame = 2 * self._card.body.contentsMargins().left() + 2
        needed = self._sheet.body.totalHeightForWidth(width - frame)
        head = self._head.sizeHint().height() + self._card.body.spacing()
        most = self._place.height() - 2 * _MARGIN
        self._card.setFixedHeight(min(needed + head + frame, most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._place.rect())
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the page."""
        painter = QPainter(self)
        veil = appearance.current().colour("canvas")
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)

    # Keys and mouse

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays inside: what is below the veil cannot be used."""
        other = self.manual if self.close_button.hasFocus() else self.close_button
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing typed here reaches the page: a digit would rate what cannot be seen."""
        bar, key = self._sheet.verticalScrollBar(), event.key()
        if key in _SCROLLING and bar.maximum():
            down = 1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
            is_page = key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            bar.setValue(bar.value() + down * (bar.pageStep() if is_page else bar.singleStep()))
        elif key not in _HOLDING:
            self.close_it()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_it()


def _caps(hint: KeyHint) -> QHBoxLayout:
    """Keys held together stand closer than alternatives."""
    alternatives = (
        row(*(KeyCap(cap) for cap in _HELD.split(keys)), spacing=2) for keys in hint.keys
    )
    return row(*alternatives, 1, spacing=STEP)
