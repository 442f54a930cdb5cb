"""`assessments gap`, `report` and `export`: what comes out of an assessment."""

from collections.abc import Iterator

from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.hand_over import KSA, hand_over, is_ksa
from ksa_assess.cli.options import FORCE, JSON, OneOf, Value, output_option
from ksa_assess.cli.passphrase import PASSPHRASE
from ksa_assess.cli.session import Session
from ksa_assess.cli.usage import UsageError
from ksa_assess.domain.gap import DutyGap, GapAnalysis, IndicatorGap
from ksa_assess.domain.gap_lists import PRIORITIES_ON_SCREEN
from ksa_assess.domain.review import Agreement, agreement
from ksa_assess.exchange.gap_data import gap_to_data
from ksa_assess.runtime.atomic import check_output
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.texts import Language


@command("gap", ID, JSON)
def _gap(session: Session, number: str, json: bool) -> int:
    with session.reading() as profile:
        assessment = profile.assessments.disclosed(assessment_id(number))
        analysis = profile.assessments.gap(assessment.id)
    both = agreement(assessment)
    if json:
        code = assessment.standard.code
        session.console.answer_json(gap_to_data(assessment.id, code, analysis, both))
    else:
        session.console.answer("\n".join(_gap_lines(analysis, both, session)))
    return ExitCode.DONE


def _gap_lines(analysis: GapAnalysis, both: Agreement, session: Session) -> Iterator[str]:
    texts, wording = session.texts, session.wording
    yield wording.first_sentence(analysis)
    yield wording.coverage_sentence(analysis.totals.coverage)
    yield wording.attainment(analysis.totals)
    yield texts("results.series_used", series=wording.series_used(analysis))
    if both.compared:
        yield wording.agreement(both)
    yield ""
    yield columns([_duty_row(duty, session) for duty in analysis.duties])
    if analysis.priorities:
        yield ""
        yield texts("results.priorities")
        shown = analysis.priorities[:PRIORITIES_ON_SCREEN]
        yield columns([_priority_row(row, session) for row in shown])


def _duty_row(duty: DutyGap, session: Session) -> tuple[str, ...]:
    coverage = duty.totals.coverage
    rated = f"{coverage.rated}/{coverage.indicators}"
    return duty.code, rated, session.wording.percent(duty.totals.attainment), duty.name


def _priority_row(row: IndicatorGap, session: Session) -> tuple[str, ...]:
    sign = session.wording.severity_sign(row.severity) if row.severity else ""
    return row.code, sign, session.wording.gap_words(row.gap), row.text


@command(
    "report",
    ID,
    output_option("FILE.pdf", "output_pdf", is_required=True),
    Value("--report-lang", type=OneOf(Language)),
    FORCE,
)
def _report(
    session: Session, number: str, output: str, report_lang: str | None, force: bool
) -> int:
    language = report_lang or session.texts.language
    found, target = assessment_id(number), session.output_file(output)
    check_output(target, overwrite=force)
    with session.reading() as profile:
        if missing := profile.reporting.missing_glyphs(found, language):
            session.console.tell(session.wording.missing_glyphs(missing))
        written = profile.reporting.save_pdf(
            found,
            target,
            lang=language,
            overwrite=force,
            progress=session.console.progress,
        )
    session.console.answer(str(written))
    return ExitCode.DONE


@command("export", ID, output_option("FILE", "output_export", is_required=True), PASSPHRASE, FORCE)
def _export(
    session: Session, number: str, output: str, passphrase_file: str | None, force: bool
) -> int:
    found, target = assessment_id(number), session.output_file(output)
    if is_ksa(target):
        return hand_over(session, found, target, passphrase_file, force=force)
    if passphrase_file is not None:
        raise UsageError("cli.usage.passphrase_for_ksa")
    from ksa_assess.exchange.export import ENDINGS, export

    if target.suffix.lower() not in ENDINGS:
        known = ", ".join((KSA, *ENDINGS))
        raise UserError("export.unknown_ending", file=target, known=known)
    with session.reading() as profile:
        assessment = profile.assessments.disclosed(found)
        analysis = profile.assessments.gap(found)
        plan = profile.plans.list(found)
    export(assessment, analysis, plan, target, overwrite=force)
    session.console.answer(str(target))
    return ExitCode.DONE


COMMANDS = (_gap, _report, _export)
