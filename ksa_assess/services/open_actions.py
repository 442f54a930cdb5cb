"""What earlier plans left open, so that it comes up again in the next assessment.

An item that is taken over is a new one of the present plan: the earlier plan was signed and stays
as it is. Its UUID is derived from both, which tells what was taken over without a list of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.disclosure import is_review_completed
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard import Standard
from ksa_assess.services.earlier import order

Planned = tuple[Assessment, Sequence[PlanItem]]


def open_actions(present: Planned, others: Iterable[Planned]) -> tuple[PlanItem, ...]:
    """Items without a result of all that came before, the latest assessment first.

    `others` are of the same person. What a later plan has taken over stands there, not here.
    """
    assessment, _ = present
    all_others = list(others)
    before = [one for one in all_others if _is_before(one[0], assessment)]
    latest_first = sorted(before, key=lambda one: order(one[0]), reverse=True)
    taken = {item.uuid for _, items in (present, *all_others) for item in items}
    holders = [one.uuid for one, _ in (present, *all_others)]
    return tuple(
        item
        for _, items in latest_first
        for item in items
        if _is_open(item) and taken.isdisjoint(taken_over_uuid(one, item) for one in holders)
    )


def taken_over(present: Assessment, items: Iterable[PlanItem]) -> Iterator[PlanItem]:
    """The same items as the present plan holds them.

    A code stays where the present standard means the same by it; else the words alone do.
    """
    names = _names(present.standard)
    for item in items:
        is_same = names.get(item.code) == item.text
        yield replace(
            item,
            uuid=taken_over_uuid(present.uuid, item),
            code=item.code if is_same else "",
            present=_level_now(present, item) if is_same else item.present,
        )


def taken_over_uuid(assessment_uuid: str, item: PlanItem) -> str:
    """The UUID that an earlier item has in the plan of an assessment."""
    return str(uuid5(NAMESPACE_OID, f"{assessment_uuid} {item.uuid}"))


def _is_before(one: Assessment, present: Assessment) -> bool:
    """What is still written in the same period goes on beside it, not before it."""
    is_over = one.head.period != present.head.period or is_review_completed(one.state)
    return is_over and order(one) < order(present)


def _is_open(item: PlanItem) -> bool:
    return not item.is_blank and not item.result


def _level_now(present: Assessment, item: PlanItem) -> int | None:
    """What they rate themselves now, where they do."""
    level = present.answer(item.code).level
    return item.present if level is None else level


def _names(standard: Standard) -> Mapping[str, str]:
    content = (*standard.knowledge, *standard.skills, *standard.attitudes)
    indicators = {one.code: one.text for one in standard.indicators}
    return indicators | {one.code: one.name for one in content}
