"""The way from a figure or a line to its item in the walk."""

from typing import TYPE_CHECKING

from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.gui.context import Context


def show_in_walk(context: "Context", assessment_id: int, indicator: str = "") -> None:
    """Open the walk at an indicator; where the person last was without one."""
    try:
        if indicator:
            context.profile.assessments.move_cursor(assessment_id, indicator)
    except SentenceError as error:
        context.say(error)
        return
    context.shell.show_page("walk", assessment_id=assessment_id)
