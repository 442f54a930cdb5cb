"""The one place that tells the views what changed.

Whoever calls a service that changes something emits here afterwards; pages listen and renew only
what is touched. Nothing is decided here.
"""

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """Signals: an assessment's answers (its id, tuple of `walk.Change`), assessments, standards."""

    answers_changed = Signal(int, tuple)
    assessments_changed = Signal()
    standards_changed = Signal()
