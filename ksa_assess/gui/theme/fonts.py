"""The bundled fonts: the same files for the window and the report, so both look the same."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ksa_assess.runtime.resources import font_path

FAMILY = "Noto Sans TC"
# For the rare characters of names that the family before lacks; in the order of the report.
FALLBACK_FAMILIES = ("Chocolate Classical Sans Fallback", "TW-Sung-Ext-B Names")
# To make one known takes half a millisecond; Qt reads it when a character needs it.
_FILES = (
    "NotoSansTC-Regular.ttf",
    "NotoSansTC-Bold.ttf",
    "ChocolateClassicalSans-Fallback.ttf",
    "TW-Sung-Ext-B-Names.ttf",
)


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to the running application; once per process."""
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(font_path(file)))


@cache
def font(pixels: int, *, is_bold: bool = False) -> QFont:
    """One for all who ask: Qt looks up a font's files anew for each that is made."""
    result = QFont()
    result.setFamilies([FAMILY, *FALLBACK_FAMILIES])
    result.setPixelSize(pixels)
    result.setBold(is_bold)
    return result
