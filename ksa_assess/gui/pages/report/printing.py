"""Printing: the printer asked for, the pages painted true to size, how far it is, how it ended."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.report.drawing import as_image
from ksa_assess.gui.pages.report.print_order import sides
from ksa_assess.gui.pages.report.saving import is_accepted
from ksa_assess.gui.tasks import Job
from ksa_assess.runtime.errors import MachineError, SentenceError
from ksa_assess.runtime.work import IsCancelled, Progress

if TYPE_CHECKING:
    from ksa_assess.services.reporting import MadeReport

# Dots per inch: finer than this nobody sees on paper.
_FINEST = 300
# Systems round the size of a sheet to points; a page is made smaller only for a smaller paper.
_ROUNDING = 0.99


class PrintStoppedError(Exception):
    """Somebody stopped it; what the printer has already it may print."""


class ReportPrinting(QObject):
    """One print at a time. Signals: began(), progressed(0–1), ended()."""

    began = Signal()
    progressed = Signal(float)
    ended = Signal()

    def __init__(self, context: Context, window_of: QWidget) -> None:
        super().__init__(window_of)
        self._context = context
        self._texts = context.texts
        self._window_of = window_of
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def begin(self, report: "MadeReport", last: int) -> None:
        """Propose the pages up to `last`, on both sides of the paper; the dialog may change it."""
        dialogs = self._context.dialogs
        if not dialogs.has_printer():
            self._context.say(MachineError("print.no_printer"))
            return
        yes = self._texts("print.anyway")
        if not is_accepted(self._context, self._window_of, report, yes):
            return
        printer = _prepared(report, last)
        if dialogs.choose_printer(self._window_of.window(), printer, report.pages):
            self._run(report, printer)

    def cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _run(self, report: "MadeReport", printer: QPrinter) -> None:
        try:
            if name := printer.outputFileName():
                self._context.profile.paths.refuse_own(Path(name))
        except SentenceError as error:
            self._context.say(error)
            return

        def print_it(progress: Progress, is_cancelled: IsCancelled) -> object:
            return print_report(report, printer, progress, is_cancelled)

        self._job = self._context.tasks.run(print_it)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self.began.emit()

    def _on_progressed(self, part: float) -> None:
        self.progressed.emit(part)

    def _on_finished(self, pages: int) -> None:
        self._end()
        self._context.shell.show_notice(Notice.done(self._texts("print.sent", n=pages)))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, SentenceError):
            self._context.say(error)
        elif isinstance(error, PrintStoppedError):
            self._context.shell.show_notice(Notice(self._texts("print.stopped")))
        else:
            raise error

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def print_report(
    report: "MadeReport", printer: QPrinter, progress: Progress, is_cancelled: IsCancelled
) -> int:
    """Paint the pages that the printer is set to; returns how many sides were printed.

    Qt allows this in any thread, as long as only one paints on the printer. Raises MachineError
    where the printer refuses or stops, and PrintStoppedError. What goes to a file is there whole or
    not at all.
    """
    order = _sides(report, printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise MachineError("print.refused")
    is_whole = False
    try:
        for place, number in enumerate(order):
            progress(place / len(order))
            if is_cancelled():
                printer.abort()
                raise PrintStoppedError
            if place and not printer.newPage():
                raise MachineError("print.interrupted")
            if number is not None:
                _paint_page(painter, printer, report, number)
        is_whole = True
    finally:
        painter.end()
        if not is_whole:
            _take_back(printer)
    progress(1.0)
    return sum(number is not None for number in order)


def _take_back(printer: QPrinter) -> None:
    """What is in a file; a part of a report would be taken for the whole."""
    file = Path(printer.outputFileName())
    if file.is_file():
        with contextlib.suppress(OSError):
            file.unlink()


def _prepared(report: "MadeReport", last: int) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    # Counts from the edges of the paper; else the driver's margins would move the page.
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    if last < report.pages:
        printer.setFromTo(1, last)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
    return printer


def _sides(report: "MadeReport", printer: QPrinter) -> list[int | None]:
    pages = list(range(1, report.pages + 1))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        chosen = printer.pageRanges()
        pages = [page for page in pages if chosen.contains(page)]
    return sides(
        pages,
        1 if printer.supportsMultipleCopies() else printer.copyCount(),
        is_collated=printer.collateCopies(),
        is_reversed=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        is_duplex=printer.duplex() != QPrinter.DuplexMode.DuplexNone,
    )


def _paint_page(painter: QPainter, printer: QPrinter, report: "MadeReport", number: int) -> None:
    resolution = printer.resolution()
    scale = min(resolution, _FINEST) / 72
    image = as_image(report.page_picture(number, scale))
    width, height = (points / 72 * resolution for points in report.page_size)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    room = min(paper.width() / width, paper.height() / height)
    size = QSizeF(width, height) * (room if room < _ROUNDING else 1.0)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
