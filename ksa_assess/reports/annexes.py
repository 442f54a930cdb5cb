"""Annexes one to four: every row, every comment, what to learn, what has no rating."""

from collections.abc import Iterator

from ksa_assess.domain.answer import AnswerKind, Series
from ksa_assess.domain.gap import ContentGap, DutyGap, IndicatorGap, RequiredFrom, TaskGap
from ksa_assess.reports.material import Material, cell
from ksa_assess.reports.parts import Annex, Cell, Column, Look, Row, RowKind, Table, Words

_UNRATED = (AnswerKind.NOT_APPLICABLE, AnswerKind.NOT_OBSERVED, AnswerKind.UNANSWERED)


def indicators(material: Material) -> Annex:
    """One: every indicator under its duty and task, whose figures can be re-added from the rows."""
    texts = material.texts
    series_columns = [
        Column(series.value, texts(f"report.column.{series}")) for series in material.series
    ]
    columns = (
        Column("code", texts("report.column.code")),
        Column("indicator", texts("report.column.indicator")),
        Column("required", texts("report.column.required")),
        *series_columns,
        Column("gap", texts("report.column.gap")),
        Column("comment", texts("report.column.comment")),
    )
    rows = tuple(row for duty in material.analysis.duties for row in _duty_rows(material, duty))
    return Annex(
        heading=texts("report.annex.indicators"),
        intro=(texts("report.indicators.intro"), *_notes(material)),
        tables=(Table(columns, rows),),
    )


def comments(material: Material) -> Annex | None:
    """Two: everything that somebody typed, whole and by all series; absent where nobody did."""
    texts = material.texts
    rows = tuple(
        Row((cell(row.code, Look.STRONG), (Words(row.text, Look.NOTE), *typed)))
        for row in material.analysis.indicators
        if (typed := _typed(material, row))
    )
    if not rows:
        return None
    columns = (
        Column("code", texts("report.column.code")),
        Column("comments", texts("report.column.comments")),
    )
    return Annex(
        texts("report.annex.comments"), (texts("report.comments.intro"),), (Table(columns, rows),)
    )


def learning(material: Material) -> Annex | None:
    """Three: K, S and A items behind the shortfalls; absent where nothing is short."""
    texts, analysis = material.texts, material.analysis
    groups = {
        "term.knowledge": analysis.knowledge,
        "term.skills": analysis.skills,
        "term.attitudes": analysis.attitudes,
    }
    tables = tuple(
        _content_table(material, texts(key), touched)
        for key, items in groups.items()
        if (touched := [item for item in items if item.indicators])
    )
    if not tables:
        return None
    intro = (texts("results.inferred"), texts("report.learning.intro"))
    return Annex(texts("report.annex.learning"), intro, tables)


def unrated(material: Material) -> Annex | None:
    """Four: what counts as not applicable, cannot judge or not yet rated, with the reasons."""
    texts = material.texts
    rows = tuple(row for kind in _UNRATED for row in _unrated_rows(material, kind))
    if not rows:
        return None
    columns = (
        Column("code", texts("report.column.code")),
        Column("indicator", texts("report.column.indicator")),
        Column("reason", texts("report.column.reason")),
    )
    return Annex(
        texts("report.annex.unrated"), (texts("report.unrated.intro"),), (Table(columns, rows),)
    )


def _notes(material: Material) -> Iterator[str]:
    """The standard's notes that its indicators refer to."""
    indicator_texts = (indicator.text for indicator in material.standard.indicators)
    for note in material.standard.note_texts(*indicator_texts):
        yield f"{note.mark}{note.text}"


def _duty_rows(material: Material, duty: DutyGap) -> Iterator[Row]:
    yield Row(
        (
            cell(f"{duty.code} {duty.name}", Look.STRONG),
            cell(material.figures(duty.totals), Look.STRONG),
        ),
        RowKind.GROUP,
    )
    for task in duty.tasks:
        yield _task_row(material, task)
        for row in task.indicators:
            yield _indicator_row(material, row)


def _task_row(material: Material, task: TaskGap) -> Row:
    level = material.wording.level(task.level) if task.level else ""
    name = f"{task.code} {task.name}"
    if level:
        name = material.texts("report.task_with_level", task=name, level=level)
    return Row((cell(name), cell(material.figures(task.totals), Look.NOTE)), RowKind.SUBGROUP)


def _indicator_row(material: Material, row: IndicatorGap) -> Row:
    wording = material.wording
    answers = (material.assessment.answer(row.code, series) for series in material.series)
    has_more = bool(_typed(material, row))
    return Row(
        (
            cell(row.code, Look.STRONG),
            _indicator_cell(material, row),
            _required_cell(material, row),
            *(cell(wording.answer(answer)) for answer in answers),
            _gap_cell(material, row),
            cell(wording.texts("report.indicators.see_comments") if has_more else "", Look.NOTE),
        )
    )


def _gap_cell(material: Material, row: IndicatorGap) -> Cell:
    """The gap, and which series it comes from where there are several."""
    gap = Words(material.gap_with_sign(row))
    if row.gap is None or row.series is None or len(material.series) == 1:
        return (gap,)
    series = material.texts(f"report.column.{row.series}")
    based_on = material.texts("report.indicators.based_on", series=series)
    return (gap, Words(based_on, Look.NOTE))


def _indicator_cell(material: Material, row: IndicatorGap) -> Cell:
    override = material.assessment.overrides.get(row.code)
    if override is None:
        return cell(row.text)
    reason = material.texts("report.indicators.override", reason=override.reason)
    return (Words(row.text), Words(reason, Look.NOTE))


def _required_cell(material: Material, row: IndicatorGap) -> Cell:
    """The level, and where it comes from unless it is simply the task's."""
    if row.required_from is RequiredFrom.NONE:
        return cell(material.wording.required_from(row.required_from), Look.NOTE)
    level = Words(material.wording.level(row.required))
    if row.required_from is RequiredFrom.TASK:
        return (level,)
    return (level, Words(material.texts(f"report.required.{row.required_from}"), Look.NOTE))


def _typed(material: Material, row: IndicatorGap) -> Cell:
    """What was typed about an indicator, series by series."""
    return tuple(words for series in material.series for words in _typed_in(material, row, series))


def _typed_in(material: Material, row: IndicatorGap, series: Series) -> Iterator[Words]:
    texts, answer = material.texts, material.assessment.answer(row.code, series)
    who = texts(f"series.{series}")
    if answer.comment:
        yield Words(texts("report.comments.comment", series=who), Look.LABEL)
        yield Words(answer.comment)
    # The reason of the answer that counts stands in annex four.
    if answer.reason and series is not row.series:
        yield Words(texts("report.comments.not_applicable", series=who), Look.LABEL)
        yield Words(answer.reason)
    if answer.evidence:
        yield Words(texts("report.comments.evidence", series=who), Look.LABEL)
        yield from (Words(texts("report.comments.point", text=note)) for note in answer.evidence)
    if answer.missing:
        yield Words(texts("report.comments.missing", series=who), Look.LABEL)
        names = (_content_name(material, code) for code in answer.missing)
        yield Words(material.wording.listed(names))


def _content_name(material: Material, code: str) -> str:
    for item in (*material.standard.knowledge, *material.standard.skills):
        if item.code == code:
            return f"{code} {item.name}"
    return code


def _content_table(material: Material, title: str, items: list[ContentGap]) -> Table:
    texts = material.texts
    columns = (
        Column("code", texts("report.column.code")),
        Column("name", texts("report.column.name")),
        Column("ticked", texts("report.column.ticked")),
        Column("shortfall", texts("report.column.shortfall")),
        Column("indicators", texts("report.column.indicators")),
        Column("share", texts("report.column.share")),
    )
    rows = tuple(
        Row(
            (
                cell(item.code, Look.STRONG),
                cell(item.name),
                cell(str(item.ticked)),
                cell(str(item.shortfall)),
                cell(str(item.indicators)),
                cell(material.wording.percent(item.share)),
            )
        )
        for item in items
    )
    return Table(columns, rows, title)


def _unrated_rows(material: Material, kind: AnswerKind) -> Iterator[Row]:
    rows = [row for row in material.analysis.indicators if row.answer is kind]
    if not rows:
        return
    name = material.wording.answer_kind(kind)
    count = material.texts("report.unrated.count", n=len(rows))
    yield Row((cell(name, Look.STRONG), cell(count, Look.STRONG)), RowKind.GROUP)
    for row in rows:
        reason = material.counting_answer(row).reason
        yield Row((cell(row.code, Look.STRONG), cell(row.text), cell(reason)))
