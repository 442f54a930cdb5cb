"""What earlier plans left open, told above the page where a new assessment begins."""

from typing import TYPE_CHECKING

from ksa_assess.gui.notice import Notice
from ksa_assess.runtime.errors import SentenceError

if TYPE_CHECKING:
    from ksa_assess.domain.plan import PlanItem
    from ksa_assess.gui.context import Context


def tell_open_actions(context: "Context", assessment_id: int) -> None:
    """Nothing is said where nothing is open; the plan itself offers it again later."""
    count = len(context.profile.plans.open_from_earlier(assessment_id))
    if count:
        sentence = context.texts("plan.open_at_start", n=count)
        action = context.texts("plan.take_over")
        notice = Notice(sentence, action=action, act=lambda: _take_over(context, assessment_id))
        context.shell.show_notice(notice)


def _take_over(context: "Context", assessment_id: int) -> None:
    plans = context.profile.plans
    before = plans.list(assessment_id)
    try:
        after = plans.take_over(assessment_id).items
    except SentenceError as error:
        context.say(error)
        return
    sentence = context.texts("plan.taken_over", n=len(after) - len(before))
    action = context.texts("edit.undo")
    undo = Notice.done(sentence, action, lambda: _put_back(context, assessment_id, before))
    context.shell.show_notice(undo)


def _put_back(context: "Context", assessment_id: int, before: tuple["PlanItem", ...]) -> None:
    try:
        context.profile.plans.restore(assessment_id, before)
    except SentenceError as error:
        context.say(error)
        return
    context.shell.clear_notice()
