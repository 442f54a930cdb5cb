"""Assessments to report on, and what stands on the pages of a report."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2

from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Assessment, Head, Kind, Period, Person, State
from ksa_assess.domain.gap import GapAnalysis, analyse
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard import Indicator, Standard
from ksa_assess.domain.standard_document import from_data
from ksa_assess.reports.content import build
from ksa_assess.reports.parts import ReportContent
from ksa_assess.reports.pdf import lay_out, render
from ksa_assess.reports.sheet import PlacedText, Sheet
from ksa_assess.reports.style import BOTTOM, TOP
from ksa_assess.runtime.resources import standards_dir
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts
from ksa_assess.runtime.work import Progress
from ksa_assess.wording import Wording
from tests.builders import make_assessment, make_standard, make_task

SUBMITTED = datetime(2026, 7, 20, 3, tzinfo=UTC)
MANAGER = "TTM1411-002v4"
LEVELS = (5, 3, 5, 4, 5, 2, 6, 4, 3, 5, 0)
PARAGRAPH = (
    "旺季前已整理本館的住房資料（含同業），並依「淡季、旺季」分別比較；"
    "今年 3 月起向公會索取季報，正在學著做成 P1.1.1 要求的比較表。"
)


def shipped(code: str = MANAGER) -> Standard:
    data = json.loads((standards_dir() / f"{code}.json").read_text(encoding="utf-8"))
    return from_data(data).standard


def rated(standard: Standard, levels: tuple[int, ...] = LEVELS) -> dict[str, Answer]:
    """Every indicator rated, the levels in turn."""
    codes = [indicator.code for indicator in standard.indicators]
    return {code: Answer().rated(levels[i % len(levels)]) for i, code in enumerate(codes)}


def realistic(**more: Answer) -> Assessment:
    """A submitted one with every kind of answer; `more` by code with _ for the dots."""
    standard = shipped()
    answers = rated(standard)
    answers["P1.1.2"] = replace(
        answers["P1.1.2"], comment=PARAGRAPH, evidence=("住房分析.xlsx",), missing=("K01", "S01")
    )
    answers["P5.1.1"] = Answer().not_applicable("由人力資源單位統一辦理。")
    answers["P5.2.1"] = Answer().not_observed()
    answers |= {code.replace("_", "."): answer for code, answer in more.items()}
    person = Person("00000000-0000-4000-8000-0000000000aa", "林堃喆", "A1024")
    return make_assessment(
        standard, answers, State.SUBMITTED, submitted_at=SUBMITTED, person=person
    )


def large(duties: int, per_task: int = 9, text: str = "能依據計畫妥善執行。") -> Assessment:
    """Duties of two tasks each, with long names."""
    name = "顧客接待與服務流程規劃及異常事件處理之跨部門溝通協調"
    tasks = [
        make_task(f"T{duty}.{task}", per_task, level=(duty + task) % 6 + 1, name=name)
        for duty in range(1, duties + 1)
        for task in (1, 2)
    ]
    tasks = [
        replace(task, indicators=tuple(Indicator(i.code, text) for i in task.indicators))
        for task in tasks
    ]
    standard = make_standard(*tasks)
    duties_named = tuple(replace(duty, name=name) for duty in standard.duties)
    standard = replace(standard, duties=duties_named)
    return make_assessment(standard, rated(standard))


def with_long_head(assessment: Assessment, times: int = 60) -> Assessment:
    """Whatever was typed at the top is very long."""
    head = Head(
        Period("期間" * times), Kind.PROMOTION, "部門" * times, "職稱" * times, "主管" * times
    )
    person = Person("00000000-0000-4000-8000-0000000000aa", "王堃喆" * times, "E1" * times)
    return replace(assessment, person=person, head=head)


def with_series(
    assessment: Assessment, series: Series, answers: Mapping[str, Answer]
) -> Assessment:
    return replace(assessment, answers={**assessment.answers, series: answers})


def analysis_of(assessment: Assessment) -> GapAnalysis:
    return analyse(assessment.standard, assessment.answers, assessment.overrides)


def content_of(
    assessment: Assessment,
    lang: str = "zh_TW",
    settings: Settings | None = None,
    plan: tuple[PlanItem, ...] = (),
) -> ReportContent:
    settings = settings or Settings(organisation="山海旅館", form_number="HR-07")
    wording = Wording(Texts(lang), settings.calendar)
    return build(assessment, analysis_of(assessment), settings, wording, plan)


def pdf_of(content: ReportContent, progress: Progress | None = None) -> bytes:
    return render(content, lay_out(content), progress)


def sheets_of(
    assessment: Assessment, lang: str = "zh_TW", plan: tuple[PlanItem, ...] = ()
) -> tuple[Sheet, ...]:
    return lay_out(content_of(assessment, lang, plan=plan))


def body(sheet: Sheet) -> list[PlacedText]:
    """The texts of a page between head and foot."""
    return [text for text in sheet.texts if TOP <= text.baseline <= BOTTOM]


def running(sheet: Sheet) -> str:
    """The texts of head and foot."""
    inside = body(sheet)
    return " ".join(text.text for text in sheet.texts if text not in inside)


def words(sheet: Sheet) -> list[str]:
    return [text.text for text in body(sheet)]


def joined(sheet: Sheet) -> str:
    """The page's text without line ends and spaces."""
    return "".join("".join(words(sheet)).split())


def pdf_text(pdf: bytes) -> str:
    """All that can be copied from a PDF, without line ends and spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())
