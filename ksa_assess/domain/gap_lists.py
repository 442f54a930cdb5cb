"""Which rows of an analysis are looked at: how many a screen lists, and which made a figure."""

from ksa_assess.domain.gap import GapAnalysis, IndicatorGap
from ksa_assess.domain.standard import Standard, Task

PRIORITIES_ON_SCREEN = 10
STRENGTHS_ON_SCREEN = 5


def short_rows_with(
    standard: Standard, analysis: GapAnalysis, content: str
) -> tuple[IndicatorGap, ...]:
    """The rows that the figures of a K, S or A item come from, in document order.

    They are the indicators with a shortfall in the tasks that list the item.
    """
    listing = {task.code for task in standard.tasks if _is_listed(standard, task, content)}
    return tuple(
        row
        for duty in analysis.duties
        for task in duty.tasks
        if task.code in listing
        for row in task.indicators
        if row.shortfall
    )


def _is_listed(standard: Standard, task: Task, content: str) -> bool:
    attitudes = (one.code for one in standard.attitudes_of(task))
    return content in (*task.knowledge, *task.skills, *attitudes)
