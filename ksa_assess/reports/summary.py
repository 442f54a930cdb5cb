"""What stands on the first sheet: parts one to six and nine; the rest in `plan` and `talk`."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from ksa_assess.domain.assessment import Action, Assessment, State
from ksa_assess.domain.gap import DutyGap, IndicatorGap, RequiredFrom, Severity
from ksa_assess.domain.review import agreement
from ksa_assess.domain.standard import StandardKind
from ksa_assess.reports.material import Material
from ksa_assess.reports.parts import (
    Answers,
    Count,
    DutyBar,
    Field,
    Fields,
    Gaps,
    Item,
    Items,
    Legend,
    Signature,
    Signatures,
)

_ITEMS_LISTED = 5
_DONE = (State.REVIEWED, State.CLOSED)
# In which states an act is told, under which name, and which moves are that act.
_ACTS = {
    (State.RETURNED,): ("report.field.returned", (Action.RETURN,)),
    _DONE: ("report.field.reviewed", (Action.COMPLETE,)),
    (State.CLOSED,): ("report.field.closed", (Action.CONFIRM, Action.SIGN_ON_PAPER)),
}


def person(material: Material) -> Fields:
    """One. Fields that were left empty are absent."""
    assessment, head, wording = material.assessment, material.assessment.head, material.wording
    values = {
        "field.name": assessment.person.name,
        "field.staff_number": assessment.person.staff_number,
        "field.department": head.department,
        "field.title": head.title,
        "field.supervisor": head.supervisor,
        "field.kind": wording.kind(head.kind),
        "field.period": wording.period(head.period),
        "report.field.state": wording.state(assessment.state),
        **_dates(material),
    }
    return Fields(material.texts("report.section.person"), _fields(material, values))


def _dates(material: Material) -> dict[str, str]:
    """Of the acts that its state follows from; of the last change where that came after them."""
    assessment, acts = material.assessment, dict[str, datetime]()
    if assessment.submitted_at and assessment.state is not State.DRAFT:
        acts["report.field.submitted"] = assessment.submitted_at
    for state, (key, actions) in _ACTS.items():
        moves = [move for one in actions if (move := material.last_move(one))]
        if moves and assessment.state in state:
            acts[key] = max(move.at for move in moves)
    if not acts or assessment.state is State.RETURNED or _is_untold(assessment):
        acts["report.field.changed"] = assessment.changed_at
    return {key: material.wording.date(at) for key, at in acts.items()}


def _is_untold(assessment: Assessment) -> bool:
    """Whether nothing is known of how it came into its state."""
    return assessment.state in _DONE and not assessment.log


def basis(material: Material) -> Fields:
    """Two: what the ratings are held against, and what for."""
    standard = material.standard
    is_unit = standard.kind is StandardKind.UNIT
    values = {
        "term.unit" if is_unit else "term.standard": f"{standard.code} {standard.name}",
        "report.basis.version": _version(material),
        "term.base_level": material.wording.level(standard.level) if standard.level else "",
        "term.required_level": _sources_of_required(material),
        "report.basis.series": material.wording.series_used(material.analysis),
        "report.basis.purpose": material.purpose,
    }
    return Fields(material.texts("report.section.basis"), _fields(material, values))


def answers(material: Material) -> Answers:
    """Three."""
    coverage, texts = material.analysis.totals.coverage, material.texts
    return Answers(
        heading=texts("report.section.answers"),
        total=Count(texts("report.answers.total"), coverage.indicators),
        counts=(
            Count(texts("answer.rated"), coverage.rated),
            Count(texts("answer.not_applicable"), coverage.not_applicable),
            Count(texts("answer.not_observed"), coverage.not_observed),
            Count(texts("answer.unanswered"), coverage.unanswered),
        ),
    )


def gaps(material: Material) -> Gaps:
    """Four."""
    analysis, texts, wording = material.analysis, material.texts, material.wording
    bounds = analysis.totals.bounds
    return Gaps(
        heading=texts("report.section.gaps"),
        first_sentence=wording.first_sentence(analysis),
        attainment_label=texts("term.attainment"),
        attainment=wording.percent(analysis.totals.attainment),
        attainment_sentence=wording.attainment(analysis.totals) if bounds.differ else "",
        review=_review(material),
        severities=_severities(material),
        duties=tuple(_duty_bar(material, duty) for duty in analysis.duties),
        legend=_legend(material),
        more_duties=texts("report.gaps.more_duties", n="{n}"),
    )


def strengths(material: Material) -> Items | None:
    """Five; nothing where nothing was met."""
    found = material.analysis.strengths[:_ITEMS_LISTED]
    if not found:
        return None
    return Items(material.texts("report.section.strengths"), _items(material, found))


def priorities(material: Material) -> Items | None:
    """Six; a sentence where nothing is short, nothing where nothing can be said yet."""
    heading = material.texts("report.section.priorities")
    found = material.analysis.priorities[:_ITEMS_LISTED]
    if found:
        return Items(heading, _items(material, found))
    if material.analysis.totals.required:
        return Items(heading, (), material.texts("empty.gap"))
    return None


def signatures(material: Material) -> Signatures:
    """Nine."""
    texts, assessment = material.texts, material.assessment
    roles = [("employee", assessment.person.name), ("supervisor", assessment.head.supervisor)]
    if material.settings.has_department_head_box:
        roles.append(("department_head", ""))
    roles.append(("hr", ""))
    return Signatures(
        heading=texts("report.section.signatures"),
        meaning=texts("report.signature.meaning"),
        signatures=tuple(
            Signature(texts(f"report.signature.{role}"), name) for role, name in roles
        ),
        how=texts("report.signature.how"),
        date=texts(f"report.signature.date.{material.wording.calendar}"),
        not_signed=texts("report.signature.not_signed"),
        done=_signed_on_paper(material),
    )


def _signed_on_paper(material: Material) -> str:
    signed = material.last_move(Action.SIGN_ON_PAPER)
    if signed is None:
        return ""
    name = signed.actor or material.texts("report.signature.supervisor")
    date = material.wording.date(signed.at)
    return material.texts("report.signature.done", name=name, date=date)


def _fields(material: Material, values: dict[str, str]) -> tuple[Field, ...]:
    return tuple(Field(material.texts(key), value) for key, value in values.items() if value)


def _version(material: Material) -> str:
    """The row of the printed version table that is this version's; as printed."""
    for entry in material.standard.version_history:
        if entry.code == material.standard.code:
            return " ".join(part for part in (entry.version, entry.date) if part)
    return ""


def _sources_of_required(material: Material) -> str:
    """How many indicators have their required level from where; only the sources that occur."""
    counted = Counter(row.required_from for row in material.analysis.indicators)
    return material.wording.listed(
        material.texts(
            "report.basis.required_from",
            source=material.wording.required_from(source),
            n=counted[source],
        )
        for source in RequiredFrom
        if counted[source]
    )


def _severities(material: Material) -> tuple[Count, ...]:
    rows = material.analysis.indicators
    return tuple(
        Count(
            label=material.texts(f"severity.{severity}.name"),
            number=sum(row.severity is severity for row in rows),
            sign=material.wording.severity_sign(severity),
        )
        for severity in (
            Severity.EXCEEDS,
            Severity.MET,
            Severity.MINOR,
            Severity.MODERATE,
            Severity.CRITICAL,
        )
    )


def _review(material: Material) -> str:
    """Which series the figures come from, and how far both sides agree."""
    if not material.is_reviewed:
        return ""
    wording, both = material.wording, agreement(material.assessment)
    used = material.texts("results.series_used", series=wording.series_used(material.analysis))
    said = wording.agreement(both) if both.compared else ""
    return material.texts("report.gaps.review", used=used, agreement=said).strip()


def _duty_bar(material: Material, duty: DutyGap) -> DutyBar:
    totals = duty.totals
    return DutyBar(
        code=duty.code,
        name=duty.name,
        required=totals.required,
        filled=totals.filled,
        surplus=totals.surplus,
        unknown=totals.required_unknown,
        attainment=material.wording.percent(totals.attainment),
        figures=material.texts(
            "report.gaps.duty_figures", required=totals.required, shortfall=totals.shortfall
        )
        if totals.required
        else "",
    )


def _legend(material: Material) -> Legend:
    texts, totals = material.texts, material.analysis.totals
    return Legend(
        frame=texts("report.legend.frame"),
        fill=texts("report.legend.fill"),
        surplus=texts("report.legend.surplus") if totals.surplus else "",
        unknown=texts("report.legend.unknown") if totals.required_unknown else "",
    )


def _items(material: Material, rows: Iterable[IndicatorGap]) -> tuple[Item, ...]:
    return tuple(
        Item(
            code=row.code,
            text=row.text,
            levels=material.texts(
                "report.item.levels",
                required=material.wording.level(row.required),
                rated=material.wording.level(row.rated),
            ),
            gap=material.gap_with_sign(row),
        )
        for row in rows
    )
