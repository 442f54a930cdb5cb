"""The places on the rail: where a word and an icon lead. What pages are made of is `routes`'s."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page's name, its icon, the text key of its word."""

    name: str
    icon: str
    word: str


# From the top; the last two stand at the bottom of the rail.
PLACES = (
    Place("home", "home", "nav.home"),
    Place("library", "library", "nav.library.short"),
    Place("help", "help", "nav.help"),
    Place("settings", "settings", "nav.settings"),
)
