"""The bundled fonts: the same files for the window and the report, so both look the same."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ksa_assess.runtime.resources import font_path

FAMILY = "Noto Sans TC"
# Rare name characters that the first family lacks; see the report's fonts.
FALLBACK_FAMILY = "Chocolate Classical Sans"
_FILES = (
    "NotoSansTC-Regular.ttf",
    "NotoSansTC-Bold.ttf",
)


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to the running application; once per process."""
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(font_path(file)))


def font(pixels: int, *, is_bold: bool = False) -> QFont:
    result = QFont()
    result.setFamilies([FAMILY, FALLBACK_FAMILY])
    result.setPixelSize(pixels)
    result.setBold(is_bold)
    return result
