"""A plan that both sides went on writing, put together so that nothing that was typed is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ksa_assess.domain.plan import PlanItem


def merged(
    before: Sequence[PlanItem],
    mine: Sequence[PlanItem],
    theirs: Sequence[PlanItem],
    new_uuid: Callable[[], str],
) -> tuple[PlanItem, ...]:
    """Their plan with what was changed here since both had `before`.

    An item that only one side changed or took away is as that side left it. Where both changed it,
    theirs stands, and what was written here follows as an item of its own. What was added here
    comes last.
    """
    old = {one.uuid: one for one in before}
    here = {one.uuid: one for one in mine}
    there = {one.uuid for one in theirs}
    items: list[PlanItem] = []
    for their in theirs:
        my, was = here.get(their.uuid), old.get(their.uuid)
        is_gone_here = my is None and was is not None
        if is_gone_here and their == was:
            continue
        items.append(my if my is not None and their == was else their)
        if my is not None and my not in (was, their) and their != was:
            items.append(replace(my, uuid=new_uuid()))
    items += [my for my in mine if my.uuid not in there and my != old.get(my.uuid)]
    return tuple(items)
