"""Going on by itself a moment after a rating, so long as nothing else is done."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

AFTER_MS = 600


class GoingOn(QObject):
    """The page stops it at any other key and click; it stops itself where the focus moves.

    Signals: went_by(share of the time, 0–1), came_due(), stopped() in either case. Where the
    system or the person asks for little motion, the share stands still until the end.
    """

    went_by = Signal(float)
    came_due = Signal()
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QVariantAnimation(self)
        self._clock.setDuration(AFTER_MS)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.valueChanged.connect(self._on_time_passed)
        self._clock.finished.connect(self._on_finished)
        self._is_still = False
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self.stop)

    @property
    def is_waiting(self) -> bool:
        return self._clock.state() is QVariantAnimation.State.Running

    def start(self, *, is_motion_reduced: bool) -> None:
        """Begin to wait; also anew."""
        self._clock.stop()
        self._is_still = is_motion_reduced or wants_little_motion()
        self.went_by.emit(1.0 if self._is_still else 0.0)
        self._clock.start()

    def stop(self) -> None:
        if self.is_waiting:
            self._clock.stop()
            self.stopped.emit()

    def _on_time_passed(self, share: float) -> None:
        if self.is_waiting and not self._is_still:
            self.went_by.emit(share)

    def _on_finished(self) -> None:
        self.stopped.emit()
        self.came_due.emit()


def wants_little_motion() -> bool:
    """Whether the system's style moves nothing."""
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(duration) == 0
