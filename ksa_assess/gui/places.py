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
    Place("team", "team", "nav.team.short"),
    Place("library", "library", "nav.library.short"),
    Place("help", "help", "nav.help"),
    Place("settings", "settings", "nav.settings"),
)


# Pages without a word of their own, under the one they are come to from.
_UNDER: dict[str, str] = dict.fromkeys(
    ("start", "walk", "results", "last_look", "hand_over", "acknowledge", "report"), "home"
)
_UNDER |= dict.fromkeys(("review", "review_walk", "talk"), "team")


def place_of(page: str) -> str:
    """The name of the place that is marked while a page is in view."""
    return _UNDER.get(page, page)
