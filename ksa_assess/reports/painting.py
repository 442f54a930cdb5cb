"""Sheets onto a PDF: the only place that draws with ReportLab."""

# ReportLab has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from ksa_assess.reports.fonts import Run, font_of, runs
from ksa_assess.reports.sheet import Bookmark, PlacedBox, PlacedLine, PlacedText, Sheet
from ksa_assess.reports.style import PAGE_HEIGHT, PAGE_WIDTH, Face, Tone

_FRAME_WEIGHT = 0.5
_DASHES = (1.5, 1.5)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself. `language` is a tag such as zh-TW."""

    title: str
    subject: str
    author: str
    language: str


def paint(
    sheets: Sequence[Sheet],
    properties: Properties,
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """The PDF of laid-out sheets; the same sheets give the same bytes.

    `progress` hears of every page painted, 0–1; what it raises ends the painting.
    """
    buffer = BytesIO()
    canvas = _new_canvas(buffer, properties)
    for number, sheet in enumerate(sheets, start=1):
        _paint_sheet(canvas, sheet, number)
        canvas.showPage()
        if progress:
            progress(number / len(sheets))
    canvas.save()
    return buffer.getvalue()


def _new_canvas(buffer: BytesIO, properties: Properties) -> Canvas:
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        lang=properties.language,
        # Otherwise every page opens with Helvetica, which is not embedded.
        initialFontName=font_of(Face.REGULAR),
    )
    canvas.setTitle(properties.title)
    canvas.setSubject(properties.subject)
    canvas.setAuthor(properties.author)
    canvas.setCreator("KSA Assess")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _paint_sheet(canvas: Canvas, sheet: Sheet, number: int) -> None:
    for place, bookmark in enumerate(sheet.bookmarks):
        _paint_bookmark(canvas, bookmark, f"page-{number}-{place}")
    for box in sheet.boxes:
        _paint_box(canvas, box)
    for line in sheet.lines:
        _paint_line(canvas, line)
    _paint_texts(canvas, sheet.texts)


def _paint_bookmark(canvas: Canvas, bookmark: Bookmark, key: str) -> None:
    canvas.bookmarkHorizontal(key, 0, PAGE_HEIGHT - bookmark.y)
    canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=bookmark.level > 0)


def _paint_box(canvas: Canvas, box: PlacedBox) -> None:
    if box.fill:
        canvas.setFillColor(box.fill.value)
    if box.frame:
        canvas.setStrokeColor(box.frame.value)
        canvas.setLineWidth(_FRAME_WEIGHT)
    canvas.setDash(_DASHES if box.is_dashed else ())
    canvas.rect(
        box.x,
        PAGE_HEIGHT - box.y - box.height,
        box.width,
        box.height,
        stroke=int(box.frame is not None),
        fill=int(box.fill is not None),
    )


def _paint_line(canvas: Canvas, line: PlacedLine) -> None:
    canvas.setDash(())
    canvas.setStrokeColor(line.tone.value)
    canvas.setLineWidth(line.weight)
    canvas.line(line.x1, PAGE_HEIGHT - line.y1, line.x2, PAGE_HEIGHT - line.y2)


def _paint_texts(canvas: Canvas, texts: Sequence[PlacedText]) -> None:
    pen = _Pen(canvas)
    for text in texts:
        pen.write(text)
    pen.lift()


class _Pen:
    """Writes texts in one text object, setting font and colour only where they change."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._begin()

    def write(self, text: PlacedText) -> None:
        if text.tone is not self._tone:
            self._tone = text.tone
            self._object.setFillColor(text.tone.value)
        self._object.setTextOrigin(text.x, PAGE_HEIGHT - text.baseline)
        for run in runs(text.text, text.face):
            self._use((run.font, text.size))
            if run.stands_for:
                self._write_stand_in(run, text)
            else:
                self._object.textOut(run.text)

    def lift(self) -> None:
        self._canvas.drawText(self._object)

    def _begin(self, x: float = 0, y: float = 0) -> None:
        self._object: Any = self._canvas.beginText(x, y)
        self._font: tuple[str, float] | None = None
        self._tone: Tone | None = None

    def _use(self, font: tuple[str, float]) -> None:
        if font != self._font:
            self._font = font
            self._object.setFont(*font)

    def _write_stand_in(self, run: Run, text: PlacedText) -> None:
        """Draw the code point; whoever copies the text gets the character itself."""
        self._restart(text)
        self._use((run.font, text.size))
        actual = (run.stands_for or "").encode("utf-16-be").hex()
        self._canvas.addLiteral(f"/Span <</ActualText <feff{actual}>>> BDC")
        self._object.textOut(run.text)
        self._restart(text)
        self._canvas.addLiteral("EMC")

    def _restart(self, text: PlacedText) -> None:
        """Go on at the same place in a text object of its own."""
        x, y = self._object.getX(), self._object.getY()
        self.lift()
        self._begin(x, y)
        self._tone = text.tone
        self._object.setFillColor(text.tone.value)
