"""The search field: a magnifier, a clear button, Escape empties it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import icon

# The magnifier, the margins, and a little air.
_BESIDE = 48


class SearchBox(QLineEdit):
    """`hint` is shown while empty and said by screen readers; listen to `textChanged`. Where it
    has not the room, `short` stands in the field.

    Signal: went_down() by the key Down, towards what was found.
    """

    went_down = Signal()

    def __init__(self, hint: str, short: str = "") -> None:
        super().__init__()
        self._hint, self._short = hint, short or hint
        self.setPlaceholderText(hint)
        # Where text is large the field has not the room for all of the hint.
        self.setToolTip(hint)
        self.setAccessibleName(hint)
        self.setProperty("look", "search")
        look = appearance.current()
        muted, side = look.colour("muted"), look.px(16)
        place = QLineEdit.ActionPosition
        self.addAction(icon("search", muted, side), place.LeadingPosition)
        # Qt's own clear button is a black disc in every theme. Made here and not by `addAction`:
        # the binding lets go of what Qt made when it forgets something around it.
        self._clear = QAction(icon("close", muted, side), "", self)
        self.addAction(self._clear, place.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def come_at_slash(self, page: QWidget) -> None:
        """The key / brings the focus here from anywhere in a page but another text field."""
        self.come_by_keys(page, "/")

    def come_by_keys(self, page: QWidget, *keys: str) -> None:
        """Each of these brings the focus here from anywhere in a page."""
        for one in keys:
            shortcut = QShortcut(QKeySequence(one), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_key)

    def _on_key(self) -> None:
        """Where the field is hidden the focus stays where it can be seen."""
        if self.isVisible():
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.fontMetrics().horizontalAdvance(self._hint)
        has_room = letters + appearance.current().px(_BESIDE) <= self.width()
        self.setPlaceholderText(self._hint if has_room else self._short)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return
        super().keyPressEvent(event)
