"""Files dragged onto a page, as the window system would tell it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def hang_above(page: QWidget, *files: Path) -> QMimeData:
    """Drag files above a page and do not let go."""
    data = _data(files)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, data, _LEFT, _NONE))
    return data


def drop(page: QWidget, *files: Path) -> None:
    """Drag files above a page and let go."""
    data = hang_above(page, *files)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, _LEFT, _NONE))


def _data(files: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data
