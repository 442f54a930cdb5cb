"""The employee's moves that want a reason, asked for where they are wanted: home, results, …

The supervisor's are `reviewing.moves`.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ksa_assess.domain.assessment import Action, Actor, Assessment
from ksa_assess.gui.context import Context
from ksa_assess.gui.move_reason import ask_move_reason
from ksa_assess.gui.notice import Notice
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile


def withdraw(context: Context, parent: QWidget, assessment: Assessment) -> bool:
    """Ask for the reason, unlock the own ratings, and go on to where that leads.

    Who has handed a file over must hand over another, or the supervisor never learns of it.
    """
    texts, profile = context.texts, context.profile
    has_given = has_given_file(profile, assessment.id)
    reason = ask_move_reason(
        context,
        parent,
        assessment.id,
        Action.WITHDRAW,
        (
            texts("withdraw.title"),
            texts("withdraw.question.given" if has_given else "withdraw.question"),
            texts("withdraw.reason"),
            texts("withdraw.yes"),
        ),
    )
    if reason is None:
        return False
    try:
        profile.transitions.withdraw(assessment.id, reason)
    except SentenceError as error:
        context.say(error)
        return False
    context.hub.assessments_changed.emit()
    context.shell.show_page("hand_over" if has_given else "results", assessment_id=assessment.id)
    go_on = Notice.done(
        texts("withdraw.done"),
        texts("home.continue"),
        lambda: context.shell.show_page("walk", assessment_id=assessment.id),
    )
    context.shell.show_notice(go_on)
    return True


def reopen(context: Context, parent: QWidget, assessment: Assessment) -> bool:
    """Ask for the reason and open the amendment, in its walk."""
    texts, profile = context.texts, context.profile
    words = (
        texts("reopen.title"),
        texts("dialog.reopen.question"),
        texts("reopen.reason"),
        texts("reopen.yes"),
    )
    reason = ask_move_reason(context, parent, assessment.id, Action.REOPEN, words)
    if reason is None:
        return False
    try:
        amendment = profile.transitions.reopen(assessment.id, reason, Actor.EMPLOYEE)
    except SentenceError as error:
        context.say(error)
        return False
    context.hub.assessments_changed.emit()
    context.shell.show_page("walk", assessment_id=amendment.id)
    context.shell.show_notice(Notice.done(texts("reopen.done", n=amendment.amendment)))
    return True


def has_given_file(profile: "Profile", assessment_id: int) -> bool:
    """Whether a file of it is with somebody else."""
    return any(one.way != "here" for one in profile.handing_over.handed_over(assessment_id))
