"""What every page gets. A new one is made when language, theme or another setting changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ksa_assess.gui.change_hub import ChangeHub
from ksa_assess.gui.dialogs import Dialogs
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.tasks import Tasks
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    # Not at run time: the window is painted before any of these is imported.
    from ksa_assess.services.profile import Profile
    from ksa_assess.wording import Wording


class Shell(Protocol):
    """What a page may ask of the window around it."""

    def show_page(self, name: str, **arguments: Any) -> None:
        """Go to "home", "team", "library", "start", "walk", "results", "last_look", "hand_over",
        "acknowledge", "review", "review_walk", "talk", "report", "help" or "settings"; the present
        page is flushed first. `arguments` go to the page's `open`: start takes `standard_code`,
        library takes `code`, help takes `page` and `heading`; pages of one assessment take
        `assessment_id`, the review also `indicator` or `is_finishing`, its walk `indicator`."""

    def show_keys(self) -> None:
        """Lay the keys of the page in view over the window, or put them away again."""

    def show_notice(self, notice: Notice) -> None:
        """Show a sentence above the page, instead of the one before."""

    def clear_notice(self) -> None:
        """Take the sentence away."""


class SettingsChange(Protocol):
    def __call__(self, **changes: Any) -> None:
        """Save settings by their names; pages are built anew where look, words or calendar change.

        Says itself, by a notice, where they could not be saved.
        """


@dataclass(frozen=True, slots=True)
class Context:
    """Opened profile, words, and the window's services."""

    profile: "Profile"
    present_settings: Callable[[], Settings]
    texts: Texts
    wording: "Wording"
    hub: ChangeHub
    tasks: Tasks
    dialogs: Dialogs
    shell: Shell
    change_settings: SettingsChange

    @property
    def settings(self) -> Settings:
        """As they are now; what they hold beyond look and words is read at each visit."""
        return self.present_settings()

    def say(self, error: SentenceError) -> None:
        """Tell an error that is no bug of ours, where the person is working."""
        self.shell.show_notice(Notice.trouble(self.texts.sentence(error)))
