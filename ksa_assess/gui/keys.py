"""The keys as they are told to people: those valid everywhere, and the form in which a page
declares its own. What a key does is decided where it is pressed; nothing here listens."""

from dataclasses import dataclass

from ksa_assess.gui.places import PLACES


@dataclass(frozen=True, slots=True)
class KeyHint:
    """`keys` are alternatives, each as printed on a keyboard, with + between keys held together;
    `text` is the text key of what they do."""

    keys: tuple[str, ...]
    text: str


def place_key(number: int) -> str:
    """The key of the place with this number on the rail, from 1."""
    return f"Ctrl+{number}"


EVERYWHERE = (
    KeyHint(("F1",), "keys.show"),
    *(KeyHint((place_key(number),), place.word) for number, place in enumerate(PLACES, start=1)),
    KeyHint(("Tab", "Shift+Tab"), "keys.tab"),
    KeyHint(("Space", "Enter"), "keys.press"),
    KeyHint(("Esc",), "keys.escape"),
    KeyHint(("F6",), "keys.notice"),
    KeyHint(("Ctrl+Q",), "keys.quit"),
)
SEARCH = KeyHint(("/",), "keys.search")
CHOICE = KeyHint(("←", "→"), "settings.key.choices")
