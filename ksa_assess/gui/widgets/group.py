"""Controls that belong together, for those who cannot see that they stand together."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QWidget

from ksa_assess.runtime.texts import Texts


class Group(QGroupBox):
    """Looks like nothing; screen readers say its name before that of a control inside."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        """Qt's own keeps room for a title, which is never shown."""
        return QWidget.minimumSizeHint(self)


def make_one_of(button: QAbstractButton) -> None:
    """Let it be told as one of its group: as a radio button, not as a check box."""
    button.setCheckable(True)
    button.setAutoExclusive(True)


def mark(button: QAbstractButton, *, is_chosen: bool) -> None:
    """Of an exclusive group Qt lets nobody take the last mark away."""
    button.setAutoExclusive(False)
    button.setChecked(is_chosen)
    button.setAutoExclusive(True)


def place_said(texts: Texts, place: int, count: int) -> str:
    """Where one stands among the others, from 1."""
    return texts("control.place", i=place, n=count)
