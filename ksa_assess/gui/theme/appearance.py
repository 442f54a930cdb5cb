"""The look in use: one theme and one text size for the whole application.

`apply` sets Fusion, the palette, the font and the one style sheet. Painted widgets ask
`current()` for colours and fonts when they paint, so a change of theme needs nothing from them.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ksa_assess.gui.theme import tokens
from ksa_assess.gui.theme.fonts import font
from ksa_assess.gui.theme.stylesheet import style_sheet
from ksa_assess.gui.theme.tokens import Colours
from ksa_assess.runtime.settings import Theme


@dataclass(frozen=True, slots=True)
class Appearance:
    """Colours and the text size, 100 to 200 percent."""

    colours: Colours = tokens.LIGHT
    text_size: int = 100

    @property
    def is_dark(self) -> bool:
        return self.colours is tokens.DARK

    def px(self, pixels: int) -> int:
        """A length that grows with the text."""
        return round(pixels * self.text_size / 100)

    def font(self, size: int = tokens.BODY, *, is_bold: bool = False) -> QFont:
        """`size` is one of the four in `tokens`, before scaling."""
        return font(self.px(size), is_bold=is_bold)

    def colour(self, name: str) -> QColor:
        """`name` is a field of `Colours`."""
        return QColor(getattr(self.colours, name))


_current = Appearance()


def current() -> Appearance:
    return _current


def chosen(theme: Theme, text_size: int) -> Appearance:
    """The look that the settings ask for; the system decides where they leave it to it."""
    is_dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _is_system_dark())
    return Appearance(tokens.DARK if is_dark else tokens.LIGHT, text_size)


def apply(application: QApplication, appearance: Appearance) -> None:
    """Set the look of everything; costs a full restyle, so only where something changed."""
    global _current  # noqa: PLW0603 (the application's style sheet is one for the process, too)
    _current = appearance
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setFont(appearance.font())
    application.setPalette(_palette(appearance))
    application.setStyleSheet(style_sheet(appearance.colours, appearance.px))


def _is_system_dark() -> bool:
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def _palette(appearance: Appearance) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, appearance.colour(name))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, appearance.colour("muted"))
    return palette
