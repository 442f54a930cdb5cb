"""Builders of valid values for tests: every argument has a sensible default."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, Head, Kind, Period, Person, State
from ksa_assess.domain.scale import SCALE_ID
from ksa_assess.domain.standard import (
    Attitude,
    Categories,
    Category,
    ContentItem,
    Duty,
    Indicator,
    Output,
    Standard,
    StandardKind,
    Task,
)
from ksa_assess.domain.standard_document import content_hash

NOON = datetime(2026, 7, 15, 4, 0, tzinfo=UTC)


def make_task(code: str = "T1.1", indicators: int = 2, level: int | None = 4, **parts: Any) -> Task:
    """A task whose indicators are P1.1.1 … by its code."""
    number = code.removeprefix("T")
    values: dict[str, Any] = {
        "name": f"任務{number}",
        "outputs": (Output(f"O{number}.1", "紀錄表"),),
        "indicators": tuple(
            Indicator(f"P{number}.{i}", f"能完成第{number}.{i}項工作。")
            for i in range(1, indicators + 1)
        ),
        "knowledge": ("K01",),
        "skills": ("S01",),
    }
    return Task(code=code, level=level, **(values | parts))


def make_standard(*tasks: Task, level: int | None = 3, **parts: Any) -> Standard:
    """A standard with one duty for each first number of its tasks' codes."""
    tasks = tasks or (make_task("T1.1"), make_task("T1.2", level=3), make_task("T2.1", level=5))
    numbers = dict.fromkeys(task.code.split(".")[0] for task in tasks)
    values: dict[str, Any] = {
        "kind": StandardKind.STANDARD,
        "code": "TST0001-001v1",
        "name": "測試專員",
        "version_history": (),
        "category": Categories(Category("休閒與觀光旅遊", "TTM"), None, None),
        "description": "測試用的職能基準。",
        "duties": tuple(
            Duty(n, f"職責{n[1:]}", tuple(t for t in tasks if t.code.split(".")[0] == n))
            for n in numbers
        ),
        "knowledge": (ContentItem("K01", "產業知識"), ContentItem("K02", "法規知識")),
        "skills": (ContentItem("S01", "溝通技能"), ContentItem("S02", "分析技能")),
        "attitudes": (Attitude("A01", "主動積極", None, None),),
        "prerequisites": (),
        "notes": (),
        "assessment_guide": None,
        "updates": None,
    }
    return Standard(level=level, **(values | parts))


def make_assessment(
    standard: Standard | None = None,
    answers: Mapping[str, Answer] | None = None,
    state: State = State.DRAFT,
    **parts: Any,
) -> Assessment:
    """An assessment of 王小明 for 2026 下半年 with the given self answers."""
    standard = standard or make_standard()
    values: dict[str, Any] = {
        "id": 1,
        "uuid": "00000000-0000-4000-8000-000000000001",
        "person": Person("00000000-0000-4000-8000-0000000000aa", "王小明", "E001"),
        "head": Head(
            Period("2026 下半年", date(2026, 7, 1), date(2026, 12, 31)),
            Kind.REGULAR,
            "客務部",
            "主任",
            "林怡君",
        ),
        "standard_hash": content_hash(standard),
        "scale": SCALE_ID,
        "created_at": NOON,
        "changed_at": NOON,
        "answers": {Series.SELF: dict(answers or {})},
    }
    return Assessment(standard=standard, state=state, **(values | parts))
