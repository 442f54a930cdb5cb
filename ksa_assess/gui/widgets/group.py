"""Controls that belong together, for those who cannot see that they stand together."""

from PySide6.QtWidgets import QGroupBox


class Group(QGroupBox):
    """Looks like nothing; screen readers say its name before that of a control inside."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
