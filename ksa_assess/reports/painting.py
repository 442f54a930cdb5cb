"""Sheets onto a PDF: the only place that draws with ReportLab."""

# ReportLab has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ksa_assess.reports.fonts import FontName, Run, embedded_font, runs
from ksa_assess.reports.sheet import (
    Bookmark,
    PlacedBox,
    PlacedLine,
    PlacedPicture,
    PlacedText,
    Sheet,
)
from ksa_assess.reports.style import PAGE_HEIGHT, PAGE_WIDTH, Tone
from ksa_assess.runtime.work import Progress

_FRAME_WEIGHT = 0.5
_DASHED = "[1.5 1.5] 0 d"
_SOLID = "[] 0 d"
_COLOURS = {
    tone: " ".join(f"{part / 255:.3f}" for part in bytes.fromhex(tone.removeprefix("#")))
    for tone in Tone
}


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
    progress: Progress | None = None,
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
        initialFontName=embedded_font(FontName.REGULAR).fontName,
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
    for picture in sheet.pictures:
        _paint_picture(canvas, picture)
    operators = [
        *(_box_operators(box) for box in sheet.boxes),
        *(_line_operators(line) for line in sheet.lines),
        *_Pen(canvas).operators(sheet.texts),
    ]
    canvas.addLiteral("\n".join(operators))


def _paint_bookmark(canvas: Canvas, bookmark: Bookmark, key: str) -> None:
    canvas.bookmarkHorizontal(key, 0, PAGE_HEIGHT - bookmark.y)
    canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=bookmark.level > 0)


def _paint_picture(canvas: Canvas, picture: PlacedPicture) -> None:
    canvas.drawImage(
        ImageReader(BytesIO(picture.data)),
        picture.x,
        PAGE_HEIGHT - picture.y - picture.height,
        picture.width,
        picture.height,
        mask="auto",
    )


def _box_operators(box: PlacedBox) -> str:
    fill = f"{_COLOURS[box.fill]} rg" if box.fill else ""
    frame = f"{_COLOURS[box.frame]} RG {_FRAME_WEIGHT} w" if box.frame else ""
    dashes = _DASHED if box.is_dashed else _SOLID
    bottom = PAGE_HEIGHT - box.y - box.height
    place = f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re"
    paint = "B" if fill and frame else "f" if fill else "S"
    return f"{fill} {frame} {dashes} {place} {paint}"


def _line_operators(line: PlacedLine) -> str:
    start = f"{line.x1:.2f} {PAGE_HEIGHT - line.y1:.2f} m"
    end = f"{line.x2:.2f} {PAGE_HEIGHT - line.y2:.2f} l"
    return f"{_COLOURS[line.tone]} RG {line.weight} w {_SOLID} {start} {end} S"


class _Pen:
    """Writes the texts of a page as PDF operators, setting font and colour only where they change.

    ReportLab's own text object measures and formats every string once more; this takes half the
    time.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._document = cast("Any", canvas)._doc  # noqa: SLF001 (the fonts ask for it)
        self._font = ""
        self._tone: Tone | None = None

    def operators(self, texts: Sequence[PlacedText]) -> Iterator[str]:
        yield "BT"
        for text in texts:
            if text.tone is not self._tone:
                self._tone = text.tone
                yield f"{_COLOURS[text.tone]} rg"
            yield f"1 0 0 1 {text.x:.2f} {PAGE_HEIGHT - text.baseline:.2f} Tm"
            for run in runs(text.text, text.face):
                yield from self._shown(run, text.size)
        yield "ET"

    def _shown(self, run: Run, size: float) -> Iterator[str]:
        font = embedded_font(run.font)
        for subset, codes in font.splitString(run.text, self._document):
            name = f"{font.getSubsetInternalName(subset, self._document)} {size} Tf"
            if name != self._font:
                self._font = name
                yield name
            yield f"<{codes.hex()}> Tj"
