"""Files dragged onto a page."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.empty_state import EmptyState
from ksa_assess.gui.widgets.layouts import column


class FileDrop(QObject):
    """Lets files fall onto `page`; while they hang above it, it says so.

    Signal: dropped(tuple of paths).
    """

    dropped = Signal(object)

    def __init__(self, page: QWidget, invitation: str) -> None:
        super().__init__(page)
        self._page = page
        self.invitation = QFrame(page)
        self.invitation.setProperty("look", "notice")
        self.invitation.setProperty("is_overlay", True)
        column(EmptyState("document", invitation), parent=self.invitation)
        self.invitation.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._on_drag_entered(event)
        if event.type() is QEvent.Type.DragLeave:
            self.invitation.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._on_dropped(event)
            return True
        return super().eventFilter(watched, event)

    def _on_drag_entered(self, event: QDragEnterEvent) -> bool:
        if not _files(event.mimeData()):
            return False
        event.acceptProposedAction()
        self.invitation.setGeometry(self._page.rect().adjusted(STEP, STEP, -STEP, -STEP))
        self.invitation.raise_()
        self.invitation.show()
        return True

    def _on_dropped(self, event: QDropEvent) -> None:
        self.invitation.hide()
        if paths := _files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _files(data: QMimeData) -> tuple[Path, ...]:
    """The files among what is dragged; nothing that stands elsewhere than on this computer."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
