"""Figures that lead to the rows they were counted from, and sentences around them, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.domain.gap import GapAnalysis, IndicatorGap, Severity
from ksa_assess.domain.review import Agreement
from ksa_assess.gui.pages.results.row_filter import Outcome, RowFilter, Views
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording

_MARK = "\0"
_EDGES = "，。、；（）(),.; "
_UNKNOWN = (AnswerKind.NOT_OBSERVED, AnswerKind.UNANSWERED)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown, and which rows are behind it; none of them makes it a plain text."""

    shown: str
    count: int
    rows: RowFilter


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: a figure, unless it is the beginning, and the words after it."""

    figure: Figure | None
    words: str

    @property
    def said(self) -> str:
        """The figure with its words, without the signs at their edges."""
        shown = self.figure.shown if self.figure else ""
        return f"{shown}{self.words}".strip(_EDGES)


@dataclass(frozen=True, slots=True)
class SeverityPart:
    """How many indicators have a severity; None for those without any gap."""

    severity: Severity | None
    figure: Figure


def pieces(
    texts: Texts, key: str, figures: Mapping[str, Figure], **plain: object
) -> tuple[Piece, ...]:
    """The sentence of a key, cut before each of its figures."""
    marked = {name: f"{_MARK}{name}{_MARK}" for name in figures}
    first, *rest = texts(key, **marked, **plain).split(_MARK)
    names, words = rest[::2], rest[1::2]
    found = [Piece(figures[name], after) for name, after in zip(names, words, strict=True)]
    return (Piece(None, first), *found) if first else tuple(found)


def first_sentence(analysis: GapAnalysis, texts: Texts) -> tuple[Piece, ...]:
    met, short = analysis.met, len(analysis.priorities)
    figures = {
        "a": Figure(str(met), met, RowFilter(outcome=Outcome.REACHED)),
        "b": Figure(str(short), short, RowFilter(outcome=Outcome.SHORT)),
    }
    return pieces(texts, "results.first_sentence", figures)


def attainment(analysis: GapAnalysis, wording: Wording) -> tuple[Piece, ...]:
    totals = analysis.totals
    counted = sum(row.gap is not None for row in analysis.indicators)
    shown = wording.percent(totals.attainment)
    figures = {"x": Figure(shown, counted, RowFilter(outcome=Outcome.COUNTED))}
    if not totals.bounds.differ:
        return pieces(wording.texts, "results.attainment", figures)
    unknown = totals.coverage.not_observed + totals.coverage.unanswered
    figures["n"] = Figure(str(unknown), unknown, RowFilter(answers=_UNKNOWN))
    return pieces(
        wording.texts,
        "results.attainment_bounds",
        figures,
        lo=wording.percent(totals.bounds.worst),
        hi=wording.percent(totals.bounds.best),
    )


def agreement(both: Agreement, wording: Wording) -> tuple[Piece, ...]:
    """How often self and supervisor rated the same; empty where nothing can be compared."""
    if not both.compared:
        return ()
    counts = {
        "n": (both.compared, Views.COMPARED),
        "a": (both.exact, Views.SAME),
        "b": (both.within_one, Views.WITHIN_ONE),
        "c": (both.compared - both.within_one, Views.DISCUSS),
    }
    figures = {
        name: Figure(str(count), count, RowFilter(views=views))
        for name, (count, views) in counts.items()
    }
    return pieces(
        wording.texts,
        "agreement.sentence",
        figures,
        x=wording.percent(both.exact_share),
        y=wording.percent(both.within_one_share),
    )


def coverage(analysis: GapAnalysis, wording: Wording) -> tuple[Figure, ...]:
    """One figure for each kind of answer."""
    found: list[Figure] = []
    for kind in AnswerKind:
        count = sum(row.answer is kind for row in analysis.indicators)
        shown = f"{wording.answer_kind(kind)} {count}"
        found.append(Figure(shown, count, RowFilter(answers=(kind,))))
    return tuple(found)


def severities(analysis: GapAnalysis, wording: Wording) -> tuple[SeverityPart, ...]:
    """From what is above to what is to build first, then what has no gap; none that is empty."""
    order = (
        (Severity.EXCEEDS, wording.severity(Severity.EXCEEDS)),
        *((one, wording.severity(one)) for one in Severity if one is not Severity.EXCEEDS),
        (None, f"{wording.texts('value.none')} {wording.texts('results.outcome.none')}"),
    )
    parts = (_severity_part(analysis.indicators, one, name) for one, name in order)
    return tuple(part for part in parts if part.figure.count)


def _severity_part(
    rows: tuple[IndicatorGap, ...], severity: Severity | None, name: str
) -> SeverityPart:
    count = sum(row.severity is severity for row in rows)
    outcome = Outcome(severity) if severity else Outcome.NONE
    return SeverityPart(severity, Figure(f"{name} {count}", count, RowFilter(outcome=outcome)))
