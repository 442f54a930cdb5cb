"""A whole report against the same strings drawn at places known beforehand.

The floor draws each string with ReportLab's own `drawString`, nothing else: no breaking of lines,
no pages to fill, no rules, no contents to say. CPU time of this process, fonts registered; ours
and floor take turns.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from benchmarks.figure import Figure, ratio
from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import analyse
from ksa_assess.reports.content import build
from ksa_assess.reports.fonts import embedded_font, runs
from ksa_assess.reports.pdf import lay_out, render
from ksa_assess.reports.sheet import Sheet
from ksa_assess.reports.style import PAGE_HEIGHT, PAGE_WIDTH
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.wording import Wording
from tests.builders import make_assessment, make_standard, make_task

_RUNS = 15
_COMMENT = "旺季時客人詢問行程，先確認需求再提出兩個方案，並記錄於交班簿；結果客人滿意。"


def measure() -> list[Figure]:
    return [_report(rows) for rows in (60, 600)]


def _report(rows: int) -> Figure:
    assessment = _assessment(rows)
    sheets = lay_out(_content(assessment))
    _ours(assessment)
    _floor(sheets)
    pairs = [(_cpu(lambda: _ours(assessment)), _cpu(lambda: _floor(sheets))) for _ in range(_RUNS)]
    name = f"report of {rows} indicators / same strings at known places"
    return ratio(name, [pair[0] for pair in pairs], [pair[1] for pair in pairs], 1.5)


def _assessment(rows: int) -> Assessment:
    """Ten indicators a task, with the words of a real one; every third has a comment."""
    text = (
        "能依據飯店文化及顧客需求分析資料，會同相關單位溝通討論，合理的規劃出符合成本效益的流程。"
    )
    tasks = [make_task(f"T{1 + n // 5}.{1 + n % 5}", indicators=10) for n in range(rows // 10)]
    worded = [
        replace(task, indicators=tuple(replace(one, text=text) for one in task.indicators))
        for task in tasks
    ]
    standard = make_standard(*worded)
    answers = {
        one.code: Answer(comment=_COMMENT if place % 3 == 0 else "").rated(place % 7)
        for place, one in enumerate(standard.indicators)
    }
    return make_assessment(standard, answers)


def _content(assessment: Assessment):
    analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
    return build(assessment, analysis, Settings(), Wording(Texts(Language.ZH_TW), "roc"))


def _ours(assessment: Assessment) -> bytes:
    content = _content(assessment)
    return render(content, lay_out(content))


def _floor(sheets: Sequence[Sheet]) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    for sheet in sheets:
        for text in sheet.texts:
            x = text.x
            for run in runs(text.text, text.face):
                font = embedded_font(run.font)
                canvas.setFont(font.fontName, text.size)
                canvas.drawString(x, PAGE_HEIGHT - text.baseline, run.text)
                x += font.stringWidth(run.text, text.size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _cpu(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1e3
