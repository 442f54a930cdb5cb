"""The organisation's logo, read from where the settings say it lies."""

# ReportLab has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

import logging
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import ImageReader

_log = logging.getLogger(__name__)

_LARGEST_FILE = 20_000_000
_MOST_PIXELS = 25_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file's bytes with its size in pixels."""

    data: bytes
    width: int
    height: int


def read_picture(path: str) -> Picture | None:
    """None where there is no readable picture: a report without its logo beats none at all.

    The file is read here, because ReportLab would also fetch what looks like an address.
    """
    try:
        return _decoded(_content(Path(path)))
    except Exception as error:  # noqa: BLE001 (what decoders make of broken files has no end)
        _log.info("logo not readable: %s", type(error).__name__)
        return None


def _content(file: Path) -> bytes:
    """Raises ValueError for what is no file or much too large, such as a device without end."""
    if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
        raise ValueError
    return file.read_bytes()


def _decoded(data: bytes) -> Picture:
    """To the last pixel: half a picture would only be found out while the report is drawn."""
    picture = ImageReader(BytesIO(data))
    width, height = picture.getSize()
    if width * height > _MOST_PIXELS:
        raise ValueError
    picture.getRGBData()
    return Picture(data, width, height)
