"""Random standards such as the official ones: codes with gaps, texts with Latin words."""

from hypothesis import strategies as st

from ksa_assess.domain.standard import (
    Attitude,
    Categories,
    Category,
    ContentItem,
    Duty,
    Indicator,
    Note,
    Output,
    Standard,
    StandardKind,
    Task,
)

_CHINESE = st.text(
    "顧客服務流程規劃分析資訊管理活動協調需求品質與的能完成", min_size=2, max_size=14
)
_LATIN = st.sampled_from(
    [" VIP ", "e化", " / ", "/", "（如：少紙化）", " (S.O.P)", "、", "【註1】"]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One line: Chinese, or Chinese with something Latin in its middle."""
    first, second = draw(_CHINESE), draw(_CHINESE)
    return draw(st.sampled_from([first, f"{first}{draw(_LATIN)}{second}"]))


@st.composite
def lists(draw: st.DrawFn, codes: list[str], smallest: int = 1) -> tuple[str, ...]:
    """Some of the codes in any order, each once."""
    return tuple(draw(st.permutations(codes)))[: draw(st.integers(smallest, len(codes)))]


@st.composite
def contents(draw: st.DrawFn, letter: str, width: int) -> tuple[ContentItem, ...]:
    numbers = sorted(draw(st.sets(st.integers(1, 10**width - 1), min_size=3, max_size=9)))
    names = draw(st.lists(texts(), min_size=len(numbers), max_size=len(numbers), unique=True))
    return tuple(
        ContentItem(f"{letter}{number:0{width}}", name)
        for number, name in zip([*range(1, 4), *numbers[3:]], names, strict=True)
    )


@st.composite
def tasks(
    draw: st.DrawFn, number: str, knowledge: tuple[str, ...], skills: tuple[str, ...]
) -> Task:
    outputs = sorted(draw(st.sets(st.integers(1, 12), max_size=2)))
    return Task(
        code=f"T{number}",
        name=draw(texts()),
        level=draw(st.sampled_from([None, 1, 3, 6])),
        outputs=tuple(Output(f"O{number}.{n}", draw(texts())) for n in outputs),
        indicators=tuple(
            Indicator(f"P{number}.{n}", f"{draw(texts())}。")
            for n in range(1, draw(st.integers(2, 4)))
        ),
        knowledge=knowledge,
        skills=skills,
    )


@st.composite
def duties(
    draw: st.DrawFn, number: int, knowledge: list[str], skills: list[str], *, is_merged: bool
) -> Duty:
    """A duty with two or three tasks. Merged, they all carry one list; else two share a code."""
    k, s = draw(lists(knowledge)), draw(lists(skills))
    count = draw(st.integers(2, 3))
    own = [(k, s)] + [
        (k, s) if is_merged else (draw(lists([*k[:1], *knowledge[-1:]])), draw(lists(skills, 0)))
        for _ in range(count - 1)
    ]
    if not is_merged:
        own[1] = (k, own[1][1])
    return Duty(
        f"T{number}",
        draw(texts()),
        tuple(
            draw(tasks(f"{number}.{n}", tuple(dict.fromkeys(task_k)), task_s))
            for n, (task_k, task_s) in enumerate(own, start=1)
        ),
    )


@st.composite
def attitudes(draw: st.DrawFn, codes: list[str], width: int) -> tuple[Attitude, ...]:
    """All with or without descriptions, in a matrix or not: the four official shapes."""
    is_described, has_matrix = draw(st.booleans()), draw(st.booleans())
    return tuple(
        Attitude(
            f"A{number:0{width}}",
            draw(_CHINESE),
            f"{draw(texts())}。" if is_described else None,
            tuple(code for code in codes if draw(st.booleans())) if has_matrix else None,
        )
        for number in range(1, draw(st.integers(2, 4)))
    )


@st.composite
def standards(draw: st.DrawFn, *, is_merged: bool) -> Standard:
    """A standard whose K and S can be printed merged, or per task."""
    width = draw(st.sampled_from([2, 3]))
    knowledge, skills = draw(contents("K", width)), draw(contents("S", width))
    k_codes, s_codes = [item.code for item in knowledge], [item.code for item in skills]
    numbers = sorted(draw(st.sets(st.integers(1, 12), min_size=1, max_size=3)))
    all_duties = tuple(
        draw(duties(number, k_codes, s_codes, is_merged=is_merged)) for number in numbers
    )
    all_tasks = [task for duty in all_duties for task in duty.tasks]
    used = {code for task in all_tasks for code in task.knowledge + task.skills}
    note_texts = draw(st.lists(texts().filter(lambda text: "【" not in text), max_size=3))
    are_keyed = draw(st.booleans())
    return Standard(
        kind=StandardKind.STANDARD,
        code=draw(st.sampled_from(["TST1234-001v1", "MPM3112-012v10"])),
        name=draw(_CHINESE),
        version_history=(),
        category=Categories(Category(draw(_CHINESE), "TST"), None, None),
        description=f"{draw(texts())}。",
        level=draw(st.sampled_from([None, 2, 5])),
        duties=all_duties,
        knowledge=tuple(item for item in knowledge if item.code in used),
        skills=tuple(item for item in skills if item.code in used),
        attitudes=draw(attitudes([task.code for task in all_tasks], width)),
        prerequisites=tuple(f"{text}。" for text in draw(st.lists(texts(), max_size=2))),
        notes=tuple(
            Note(f"註{n}" if are_keyed else None, f"{text}。")
            for n, text in enumerate(note_texts, start=1)
        ),
        assessment_guide=None,
        updates=None,
    )
