"""Contrast is computed from the table of colours and from what is painted, for both themes."""

import re
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextLayout
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

import ksa_assess.gui
from ksa_assess.gui.theme import appearance, stylesheet
from ksa_assess.gui.theme.fonts import FALLBACK_FAMILIES, FAMILY, font
from ksa_assess.gui.theme.tokens import DARK, LIGHT, Colours
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.gui.widgets.marks import Badge, KeyCap, Pill

_TEXTS = ("text", "muted", "accent", "required", "done")
_GROUNDS = ("canvas", "surface", "hover", "sunken", "accent_soft", "required_soft", "done_soft")
_EDGES = ("control", "accent", "required_line", "done", "text")

both_themes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


_BEFORE = 6  # Pixels of the ground around a widget.


@contextmanager
def in_look(application: QApplication, colours: Colours) -> Generator[None]:
    """Everything in a theme until the end."""
    before = appearance.current()
    appearance.apply(application, appearance.Appearance(colours))
    yield
    appearance.apply(application, before)


def shown(widget: QWidget) -> QImage:
    """A picture of a widget on a card."""
    card = QWidget()
    card.setProperty("look", "surface")
    card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column(widget, parent=card).setContentsMargins(_BEFORE, _BEFORE, _BEFORE, _BEFORE)
    card.resize(card.sizeHint())
    return card.grab().toImage()


def painted_contrast(picture: QImage) -> float:
    """Between the ground in the middle and what differs most from it there: the letters."""
    left, top = picture.width() // 4, picture.height() // 4
    middle = picture.copy(left, top, picture.width() // 2, picture.height() // 2)
    pixels = [
        middle.pixelColor(x, y).name()
        for x in range(middle.width())
        for y in range(middle.height())
    ]
    ground, _ = Counter(pixels).most_common(1)[0]
    return max(contrast(one, ground) for one in set(pixels))


def _disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _checked(button: Button) -> Button:
    button.setCheckable(True)
    button.setChecked(True)
    return button


def _with_hint() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText("搜尋代碼或名稱")
    line.setFixedWidth(160)
    return line


_WORDS = "繼續自評自評"
_painted: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button(_WORDS),
    "primary": lambda: Button(_WORDS, "primary"),
    "quiet": lambda: Button(_WORDS, "quiet"),
    "link": lambda: Button(_WORDS, "link"),
    "chosen option": lambda: _checked(Button(_WORDS, "option")),
    "disabled button": lambda: _disabled(Button(_WORDS)),
    "disabled primary": lambda: _disabled(Button(_WORDS, "primary")),
    "field": lambda: QLineEdit(_WORDS * 3),
    "disabled field": lambda: _disabled(QLineEdit(_WORDS * 3)),
    "hint": _with_hint,
    "second": lambda: Label(_WORDS, "second"),
    "small": lambda: Label(_WORDS, "small"),
    "done": lambda: Label(_WORDS, "done"),
    "required": lambda: Label(_WORDS, "required"),
    "paragraph": lambda: Paragraph(_WORDS),
    "pill": lambda: Pill(_WORDS),
    "accent pill": lambda: Pill(_WORDS, "accent"),
    "required pill": lambda: Pill(_WORDS, "required"),
    "done pill": lambda: Pill(_WORDS, "done"),
    "badge": lambda: Badge("知識", "accent"),
    "key": lambda: KeyCap("Ctrl"),
}
_bordered: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button(_WORDS),
    "primary": lambda: Button(_WORDS, "primary"),
    "chosen option": lambda: _checked(Button(_WORDS, "option")),
    "field": lambda: QLineEdit(_WORDS),
    "text": QPlainTextEdit,
}


@both_themes
@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("ground", _GROUNDS)
def test_text_can_be_read_on_every_ground(colours: Colours, text: str, ground: str):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@both_themes
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_text_on_the_accent_can_be_read(colours: Colours, ground: str):
    assert contrast(colours.on_accent, getattr(colours, ground)) >= 4.5


@both_themes
def test_what_a_search_found_can_be_read(colours: Colours):
    assert contrast(colours.text, colours.mark) >= 4.5


@both_themes
@pytest.mark.parametrize("edge", _EDGES)
@pytest.mark.parametrize("ground", _GROUNDS)
def test_edges_of_controls_can_be_seen(colours: Colours, edge: str, ground: str):
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@both_themes
@pytest.mark.parametrize("kind", _painted)
def test_words_as_they_are_painted_can_be_read(qapp: QApplication, colours: Colours, kind: str):
    with in_look(qapp, colours):
        widget = _painted[kind]()
        least = 3 if "disabled" in kind else 4.5
        assert painted_contrast(shown(widget)) >= least


@both_themes
@pytest.mark.parametrize("kind", _bordered)
def test_borders_as_they_are_painted_can_be_seen(qapp: QApplication, colours: Colours, kind: str):
    with in_look(qapp, colours):
        picture = shown(_bordered[kind]())
        ground = colours.surface
        middle = picture.height() // 2
        edge = [picture.pixelColor(x, middle).name() for x in range(_BEFORE + 3)]
        assert max(contrast(one, ground) for one in edge) >= 3, edge


@both_themes
def test_the_sheet_has_no_colour_of_its_own(colours: Colours):
    sheet = stylesheet.style_sheet(colours, lambda pixels: pixels)
    known = {getattr(colours, field.name) for field in fields(colours)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known
    assert "$" not in sheet


def test_the_sheet_grows_with_the_text():
    sheet = stylesheet.style_sheet(LIGHT, lambda pixels: pixels * 2)
    assert "font-size: 42px" in sheet


@pytest.mark.parametrize("is_bold", [False, True])
def test_rare_characters_of_names_come_from_our_own_fonts(qapp: QApplication, is_bold: bool):
    layout = QTextLayout("林咊𡍼", font(14, is_bold=is_bold))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    families = {run.rawFont().familyName() for run in layout.glyphRuns()}
    assert families == {FAMILY, *FALLBACK_FAMILIES}
    assert all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


_OWN_FONT = re.compile(r"setPixelSize|setPointSize|QFont\(|font-size|setFamil(y|ies)")


def test_fonts_come_from_the_theme_alone():
    """A size of its own would not grow with the text, nor have our letters on every system."""
    gui = Path(next(iter(ksa_assess.gui.__path__)))
    others = [file for file in gui.rglob("*.py") if "theme" not in file.relative_to(gui).parts]
    own = [
        f"{file.relative_to(gui)}: {line.strip()}"
        for file in others
        for line in file.read_text(encoding="utf-8").splitlines()
        if _OWN_FONT.search(line)
    ]
    assert not own


def test_every_letter_comes_from_our_own_fonts_whatever_the_system_has(qapp: QApplication):
    families = qapp.font().families()
    assert families == [FAMILY, *FALLBACK_FAMILIES]
