"""Where the notice stands above the page, and its manners: it is announced, F6 goes to it and back,
and what was merely done goes by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ksa_assess.gui.notice import Notice, Tone
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.notice_bar import NoticeBar
from ksa_assess.runtime.texts import Texts

# Long enough to read two sentences slowly.
_MILLISECONDS_TO_READ = 12_000
KEY = "F6"


class NoticePlace(QWidget):
    """As wide as the page; hidden together with its `bar`.

    A notice with a button or with trouble stays until it is put away or the page changes. Another
    one goes after a while, but never from under the pointer, the focus or a pressed button.
    """

    def __init__(self, texts: Texts, bar: NoticeBar) -> None:
        super().__init__()
        self._texts = texts
        self.bar = bar
        self._came_from: QWidget | None = None
        row(bar, parent=self).setContentsMargins(STEP, STEP, STEP, 0)
        self._reading = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_READ)
        self._reading.timeout.connect(self._on_read)
        for button in (bar.action_button, bar.second_button, bar.close_button):
            button.setAccessibleDescription(KEY)
        bar.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        self.bar.show_notice(notice)
        for button in (self.bar.action_button, self.bar.second_button):
            name = button.text()
            tip = self._texts("control.with_key", name=name, shortcut=KEY)
            button.setToolTip(tip if name else "")
        self.show()
        self._reading.stop()
        if goes_by_itself(notice):
            self._reading.start()
        _announce(self.bar, notice)

    def clear(self) -> None:
        self.bar.clear()

    def visit(self) -> None:
        """To the first button of the notice; back again where the focus is in it already."""
        if not self.bar.isVisible():
            return
        if self._has_focus():
            self._give_back()
            return
        self._came_from = QApplication.focusWidget()
        buttons = (self.bar.action_button, self.bar.second_button, self.bar.close_button)
        next(one for one in buttons if one.isVisible()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous() and self.bar.isHidden():
            self._on_bar_hidden()
        return super().eventFilter(watched, event)

    def _on_bar_hidden(self) -> None:
        # Before Qt hands the focus to whoever comes next in the order of Tab.
        if self._has_focus():
            self._give_back()
        self._reading.stop()
        self.hide()

    def _on_read(self) -> None:
        is_needed = self.bar.underMouse() or self._has_focus()
        # What is below moves up then, which must not happen between press and release.
        if is_needed or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._reading.start()
            return
        self.clear()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _give_back(self) -> None:
        before, self._came_from = self._came_from, None
        if before and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)


def goes_by_itself(notice: Notice) -> bool:
    return notice.tone is Tone.DONE and not notice.action


def _announce(bar: NoticeBar, notice: Notice) -> None:
    """Told to screen readers without moving the focus; trouble at once, the rest in its turn."""
    event = QAccessibleAnnouncementEvent(bar, notice.text)
    if notice.tone is Tone.TROUBLE:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
