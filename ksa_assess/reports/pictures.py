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
        data = Path(path).read_bytes()
        width, height = ImageReader(BytesIO(data)).getSize()
    except (OSError, ValueError):
        _log.info("logo not readable")
        return None
    return Picture(data, width, height)
