"""What keeps a page from saving, said once and taken back, for pages that save at every key."""

from collections.abc import Callable

from ksa_assess.gui.context import Context
from ksa_assess.runtime.errors import SentenceError


class ProblemNotice:
    """`in_words` makes the sentence of a problem that is said on the page itself."""

    def __init__(
        self,
        context: Context,
        in_words: Callable[[SentenceError], SentenceError] = lambda problem: problem,
    ) -> None:
        self._context = context
        self._in_words = in_words
        self._told: SentenceError | None = None

    def forget(self) -> None:
        """Something else is opened: its first problem is a new one."""
        self._told = None

    def tell(self, problem: SentenceError | None) -> None:
        """Say a failed save once; take the sentence away when a save went well again."""
        if problem is self._told:
            return
        self._told = problem
        if problem:
            self._context.say(self._in_words(problem))
        else:
            self._context.shell.clear_notice()
