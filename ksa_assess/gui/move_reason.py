"""The reason of a move, asked for; what is typed is kept until the move is made."""

from PySide6.QtWidgets import QWidget

from ksa_assess.domain.assessment import Action
from ksa_assess.gui.context import Context
from ksa_assess.runtime.errors import SentenceError


def ask_move_reason(
    context: Context,
    parent: QWidget,
    assessment_id: int,
    action: Action,
    words: tuple[str, str, str, str],
) -> str | None:
    """None where the move is not wanted yet. `words` are title, question, label of the field and
    the button that goes on; the move itself forgets what was typed."""
    reviews = context.profile.reviews

    def keep(text: str) -> None:
        try:
            reviews.keep_typed(assessment_id, action, text)
        except SentenceError as error:
            context.say(error)

    no, typed = context.texts("dialog.not_yet"), reviews.typed(assessment_id, action)
    return context.dialogs.ask_reason(parent.window(), *words, no, typed, keep)
