"""What a report says, as plain frozen data: built here from an assessment, drawn in `pdf`."""

from collections.abc import Iterator

from ksa_assess.domain.assessment import Assessment, State
from ksa_assess.domain.disclosure import is_review_unfinished
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.plan import PlanItem
from ksa_assess.reports import annexes, summary
from ksa_assess.reports.fingerprint import fingerprint
from ksa_assess.reports.material import Material
from ksa_assess.reports.method import method
from ksa_assess.reports.parts import Column, Field, ReportContent, Running, Supplement
from ksa_assess.reports.plan import plan_part
from ksa_assess.reports.talk import talk_part
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import Wording


def build(
    assessment: Assessment,
    analysis: GapAnalysis,
    settings: Settings,
    wording: Wording,
    plan: tuple[PlanItem, ...] = (),
) -> ReportContent:
    """Parts whose data do not exist are absent. The same arguments give the same content."""
    written = tuple(item for item in plan if not item.is_blank)
    material = Material(assessment, analysis, settings, wording, written)
    texts, standard = wording.texts, assessment.standard
    possible = (
        annexes.indicators(material),
        annexes.comments(material),
        annexes.learning(material),
        annexes.unrated(material),
        method(material),
    )
    return ReportContent(
        language=texts.language.replace("_", "-"),
        title=texts("report.title"),
        subject=f"{assessment.person.name} {standard.code} {standard.name}",
        running=_running(material),
        logo=settings.logo,
        person=summary.person(material),
        basis=summary.basis(material),
        answers=summary.answers(material),
        gaps=summary.gaps(material),
        strengths=summary.strengths(material),
        priorities=summary.priorities(material),
        plan=plan_part(material),
        talk=talk_part(material),
        signatures=summary.signatures(material),
        annexes=tuple(annex for annex in possible if annex),
        continued=texts("report.continued"),
        overflow=_supplement(material, "overflow"),
        unprinted=_supplement(material, "unprinted"),
    )


def _running(material: Material) -> Running:
    texts, settings = material.texts, material.settings
    code = fingerprint(material.assessment, material.plan)
    form = {
        "report.head.number": settings.form_number,
        "report.head.edition": settings.form_edition,
    }
    return Running(
        organisation=Field(texts("settings.organisation"), settings.organisation),
        form=Field(texts("settings.form_name"), settings.form_name or texts("report.title")),
        numbers=tuple(Field(texts(key), value) for key, value in form.items() if value),
        separator=texts("report.head.separator"),
        mark=texts("report.mark_separator").join(_marks(material)),
        privacy=texts("report.privacy", purpose=material.purpose),
        fingerprint=texts("report.fingerprint", code=code),
        page=texts("report.page", x="{x}", y="{y}"),
    )


def _marks(material: Material) -> Iterator[str]:
    """What no page may be read without, as it may be parted from the others."""
    texts, assessment = material.texts, material.assessment
    if assessment.state is State.DRAFT:
        yield texts("report.draft")
    if is_review_unfinished(assessment):
        yield texts("report.review_unfinished")
    if assessment.amendment:
        yield texts("state.amended", n=assessment.amendment)


def _supplement(material: Material, name: str) -> Supplement:
    texts = material.texts
    return Supplement(
        texts(f"report.{name}.title"),
        (
            Column("rule", texts(f"report.{name}.label")),
            Column("meaning", texts(f"report.{name}.text")),
        ),
    )
