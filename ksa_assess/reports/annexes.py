"""Annexes one to four: every row, every comment, what to learn, what has no rating."""

from collections.abc import Iterator

from ksa_assess.domain.answer import Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import Action
from ksa_assess.domain.gap import ContentGap, DutyGap, IndicatorGap, RequiredFrom, TaskGap
from ksa_assess.reports.material import Material, cell
from ksa_assess.reports.parts import Annex, Cell, Column, Look, Row, RowKind, Table, Words

_TOLD_ELSEWHERE = (Action.CONFIRM, Action.REOPEN)
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
        intro=(*_intro(material), *_notes(material)),
        tables=(Table(columns, rows),),
    )


def comments(material: Material) -> Annex | None:
    """Two: everything that somebody typed, whole and by all series, and why it was moved on;
    absent where nobody typed anything."""
    texts = material.texts
    rows = tuple(
        Row((cell(row.code, Look.STRONG), (Words(row.text, Look.NOTE), *typed)))
        for row in material.analysis.indicators
        if (typed := _typed(material, row))
    )
    columns = (
        Column("code", texts("report.column.code")),
        Column("comments", texts("report.column.comments")),
    )
    tables = (*([Table(columns, rows)] if rows else []), *_history(material))
    if not tables:
        return None
    return Annex(texts("report.annex.comments"), (texts("report.comments.intro"),), tables)


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
    rows += tuple(_refused_rows(material))
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


def _intro(material: Material) -> Iterator[str]:
    yield material.texts("report.indicators.intro")
    if material.is_reviewed:
        sign = material.texts("series.counting_sign")
        yield material.texts("report.indicators.counting", sign=sign)


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
    texts = material.texts
    answers = (_answer_cell(material, row, series) for series in material.series)
    has_more = bool(_typed(material, row))
    return Row(
        (
            cell(row.code, Look.STRONG),
            _indicator_cell(material, row),
            _required_cell(material, row),
            *answers,
            _gap_cell(material, row),
            cell(texts("report.indicators.see_comments") if has_more else "", Look.NOTE),
        )
    )


def _answer_cell(material: Material, row: IndicatorGap, series: Series) -> Cell:
    """What a series says; with the sign where it counts among several, and how it came about."""
    answer, said = material.assessment.answer(row.code, series), material.texts
    if not answer.is_answered and series is not Series.SELF:
        return cell(said("value.none"))
    words = material.wording.answer(answer)
    if not material.is_reviewed:
        return cell(words)
    counting = Words(f"{said('series.counting_sign')} {words}", Look.STRONG)
    first = counting if series is row.series else Words(words)
    if answer.basis is Basis.OWN:
        return (first,)
    return (first, Words(said(f"report.answer.{answer.basis}"), Look.NOTE))


def _gap_cell(material: Material, row: IndicatorGap) -> Cell:
    """The gap, and which series it comes from where there are several."""
    gap = Words(material.gap_with_sign(row))
    if row.gap is None or row.series is None or not material.is_reviewed:
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


def _history(material: Material) -> Iterator[Table]:
    """The moves with a reason; a confirmation's stands in part eight, and reopening concerns the
    amendment, not the one that stays closed."""
    texts, wording = material.texts, material.wording
    moves = [
        one for one in material.assessment.log if one.reason and one.action not in _TOLD_ELSEWHERE
    ]
    if not moves:
        return
    columns = (
        Column("move", texts("report.column.move")),
        Column("meaning", texts("report.column.reason")),
    )
    rows = tuple(
        Row(
            (
                (
                    Words(texts(f"life.{one.action}"), Look.STRONG),
                    Words(wording.date(one.at), Look.NOTE),
                ),
                cell(one.reason),
            )
        )
        for one in moves
    )
    yield Table(columns, rows, texts("report.history"))


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
    yield _counted(material, material.wording.answer_kind(kind), len(rows))
    for row in rows:
        words = [Words(material.counting_answer(row).reason), *_decision(material, row)]
        said = tuple(one for one in words if one.text)
        yield Row((cell(row.code, Look.STRONG), cell(row.text), said))


def _refused_rows(material: Material) -> Iterator[Row]:
    """What the employee took for not applicable and the review rates all the same."""
    rows = [
        (row, own)
        for row in material.analysis.indicators
        if (own := material.assessment.answer(row.code)).kind is AnswerKind.NOT_APPLICABLE
        and row.answer is AnswerKind.RATED
    ]
    if not rows:
        return
    yield _counted(material, material.texts("report.unrated.refused"), len(rows))
    for row, own in rows:
        said = (Words(own.reason), _rated_by(material, row.series, material.counting_answer(row)))
        yield Row((cell(row.code, Look.STRONG), cell(row.text), said))


def _counted(material: Material, name: str, count: int) -> Row:
    number = material.texts("report.unrated.count", n=count)
    return Row((cell(name, Look.STRONG), cell(number, Look.STRONG)), RowKind.GROUP)


def _decision(material: Material, row: IndicatorGap) -> Iterator[Words]:
    """What the review says to a "not applicable"; nothing where there is none."""
    if row.answer is not AnswerKind.NOT_APPLICABLE or row.series in (None, Series.SELF):
        return
    own = material.assessment.answer(row.code)
    series = material.texts(f"series.{row.series}")
    is_same = own.kind is AnswerKind.NOT_APPLICABLE
    key = "report.unrated.confirmed" if is_same else "report.unrated.decided"
    yield Words(material.texts(key, series=series, own=material.wording.answer(own)), Look.NOTE)


def _rated_by(material: Material, series: Series | None, answer: Answer) -> Words:
    name, level = material.texts(f"series.{series}"), material.wording.answer(answer)
    return Words(material.texts("report.unrated.rated", series=name, level=level), Look.NOTE)
