"""Pages becoming pictures in the background: first those in view, then the ones beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ksa_assess.gui.tasks import Job, Tasks
from ksa_assess.runtime.work import IsCancelled, Progress

if TYPE_CHECKING:
    from ksa_assess.reports.raster import PagePicture
    from ksa_assess.services.reporting import MadeReport

# Pixels across; three such pages take 160 MB. A larger zoom is drawn from this.
_WIDEST = 3200


@dataclass(frozen=True, slots=True)
class _Drawn:
    report: "MadeReport"
    number: int
    scale: float
    image: QImage


class PageDrawer(QObject):
    """Keeps the pictures of the pages that were wanted last. Signal: drawn() after each."""

    drawn = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._report: MadeReport | None = None
        self._wanted: Sequence[int] = ()
        self._scale = 1.0
        self._kept: dict[int, _Drawn] = {}
        self._job: Job | None = None

    def show_report(self, report: "MadeReport") -> None:
        """Pictures of the one before stay until their successors come, so that nothing flickers."""
        self._report = report

    def want(self, numbers: Sequence[int], scale: float) -> None:
        """Draw these pages in this order, with `scale` pixels for a point, and let go of others."""
        if self._report is None:
            return
        self._wanted = numbers
        self._scale = min(scale, _WIDEST / self._report.page_size[0])
        self._kept = {number: self._kept[number] for number in numbers if number in self._kept}
        self._go_on()

    def image(self, number: int) -> QImage | None:
        """The page as it was drawn last, perhaps at another zoom; None if it never was."""
        drawn = self._kept.get(number)
        return drawn.image if drawn else None

    @property
    def is_done(self) -> bool:
        """Everything wanted is drawn, as it is wanted."""
        return self._job is None and all(map(self._is_drawn, self._wanted))

    def _is_drawn(self, number: int) -> bool:
        drawn = self._kept.get(number)
        return bool(drawn and drawn.report is self._report and drawn.scale == self._scale)

    def _go_on(self) -> None:
        missing = next((one for one in self._wanted if not self._is_drawn(one)), None)
        if self._job or self._report is None or missing is None:
            return
        report, scale = self._report, self._scale

        def draw(_progress: Progress, _is_cancelled: IsCancelled) -> object:
            return _Drawn(report, missing, scale, as_image(report.page_picture(missing, scale)))

        self._job = self._tasks.run(draw)
        self._job.finished.connect(self._on_drawn)
        self._job.failed.connect(self._on_failed)

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._job = None
        if drawn.number in self._wanted:
            self._kept[drawn.number] = drawn
            self.drawn.emit()
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error


def as_image(picture: "PagePicture") -> QImage:
    """A copy that stands on its own: Qt only borrows the pixels."""
    borrowed = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.bytes_per_row,
        QImage.Format.Format_RGB32,
    )
    return borrowed.copy()
