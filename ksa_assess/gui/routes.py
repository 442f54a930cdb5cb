"""Which page a name opens; a page's module is imported at its first visit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ksa_assess.gui.context import Context
    from ksa_assess.gui.widgets.page import Page

PageMaker = Callable[["Context"], "Page"]


def _home(context: "Context") -> "Page":
    from ksa_assess.gui.pages.home.page import HomePage

    return HomePage(context)


def _team(context: "Context") -> "Page":
    from ksa_assess.gui.pages.team.page import TeamPage

    return TeamPage(context)


def _library(context: "Context") -> "Page":
    from ksa_assess.gui.pages.library.page import LibraryPage

    return LibraryPage(context)


def _start(context: "Context") -> "Page":
    from ksa_assess.gui.pages.start.page import StartPage

    return StartPage(context)


def _walk(context: "Context") -> "Page":
    from ksa_assess.gui.pages.walk.page import WalkPage

    return WalkPage(context)


def _results(context: "Context") -> "Page":
    from ksa_assess.gui.pages.results.page import ResultsPage

    return ResultsPage(context)


def _help(context: "Context") -> "Page":
    from ksa_assess.gui.pages.help.page import HelpPage

    return HelpPage(context)


def _report(context: "Context") -> "Page":
    from ksa_assess.gui.pages.report.page import ReportPage

    return ReportPage(context)


def _last_look(context: "Context") -> "Page":
    from ksa_assess.gui.pages.last_look.page import LastLookPage

    return LastLookPage(context)


def _hand_over(context: "Context") -> "Page":
    from ksa_assess.gui.pages.hand_over.page import HandOverPage

    return HandOverPage(context)


def _acknowledge(context: "Context") -> "Page":
    from ksa_assess.gui.pages.acknowledge.page import AcknowledgePage

    return AcknowledgePage(context)


def _review(context: "Context") -> "Page":
    from ksa_assess.gui.pages.review.page import ReviewPage

    return ReviewPage(context)


def _review_walk(context: "Context") -> "Page":
    from ksa_assess.gui.pages.walk.review_page import ReviewWalkPage

    return ReviewWalkPage(context)


def _talk(context: "Context") -> "Page":
    from ksa_assess.gui.pages.talk.page import TalkPage

    return TalkPage(context)


def _settings(context: "Context") -> "Page":
    from ksa_assess.gui.pages.settings.page import SettingsPage

    return SettingsPage(context)


PAGES: Mapping[str, PageMaker] = {
    "home": _home,
    "team": _team,
    "library": _library,
    "start": _start,
    "walk": _walk,
    "results": _results,
    "last_look": _last_look,
    "hand_over": _hand_over,
    "acknowledge": _acknowledge,
    "review": _review,
    "talk": _talk,
    "review_walk": _review_walk,
    "report": _report,
    "help": _help,
    "settings": _settings,
}

# Page and heading of the manual that tell of a page here; a heading counts as in its contents.
MANUAL_PLACES: Mapping[str, tuple[str, int]] = {
    "home": ("staff", 5),
    "team": ("supervisor", 2),
    "library": ("hr", 2),
    "start": ("staff", 1),
    "walk": ("staff", 3),
    "results": ("staff", 6),
    "last_look": ("staff", 8),
    "hand_over": ("staff", 9),
    "acknowledge": ("staff", 11),
    "review": ("supervisor", 3),
    "talk": ("supervisor", 4),
    "review_walk": ("supervisor", 3),
    "report": ("staff", 12),
    "settings": ("hr", 4),
}
