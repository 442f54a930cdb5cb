"""Pages of a finished report as pixels, for the preview and for the printer: the way back."""

# PDFium's binding has types only in part.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2

# PDFium is not made for threads: even two documents must not be drawn at one time.
_alone = Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page in rows from the top, four bytes a pixel: blue, green, red and one that is unused."""

    width: int
    height: int
    bytes_per_row: int
    pixels: bytes


def draw_page(pdf: bytes, number: int, scale: float) -> PagePicture:
    """Page `number`, from 1, with `scale` pixels for a point.

    The document is opened for each page, which costs a tenth of a millisecond: nothing of PDFium
    is alive afterwards, to be cleared away by whatever thread happens to collect garbage.
    """
    with _alone:
        document: Any = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number - 1]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        finally:
            document.close()
    return picture
