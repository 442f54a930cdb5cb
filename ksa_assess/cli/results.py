"""`assessments gap`, `report` and `export`: what comes out of an assessment."""

from collections.abc import Iterator

from ksa_assess.cli.assessments import ID, assessment_id
from ksa_assess.cli.columns import columns
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import FORCE, JSON, Command, Given, Option
from ksa_assess.cli.session import Session
from ksa_assess.domain.gap import DutyGap, GapAnalysis, IndicatorGap
from ksa_assess.exchange.gap_data import gap_to_data
from ksa_assess.runtime.atomic import check_output
from ksa_assess.runtime.texts import Language

_PRIORITIES_SHOWN = 10


def _gap(session: Session, given: Given) -> int:
    with session.reading() as profile:
        assessment = profile.assessments.get(assessment_id(given))
        analysis = profile.assessments.gap(assessment.id)
    if given.has(JSON.name):
        session.console.answer_json(gap_to_data(assessment.id, assessment.standard.code, analysis))
    else:
        session.console.answer("\n".join(_gap_lines(analysis, session)))
    return ExitCode.DONE


def _gap_lines(analysis: GapAnalysis, session: Session) -> Iterator[str]:
    texts, wording = session.texts, session.wording
    yield wording.first_sentence(analysis)
    yield wording.coverage_sentence(analysis.totals.coverage)
    yield wording.attainment(analysis.totals)
    yield texts("results.series_used", series=wording.series(analysis.series))
    yield ""
    yield columns([_duty_row(duty, session) for duty in analysis.duties])
    if analysis.priorities:
        yield ""
        yield texts("results.priorities")
        shown = analysis.priorities[:_PRIORITIES_SHOWN]
        yield columns([_priority_row(row, session) for row in shown])


def _duty_row(duty: DutyGap, session: Session) -> tuple[str, ...]:
    coverage = duty.totals.coverage
    rated = f"{coverage.rated}/{coverage.indicators}"
    return duty.code, rated, session.wording.percent(duty.totals.attainment), duty.name


def _priority_row(row: IndicatorGap, session: Session) -> tuple[str, ...]:
    sign = session.wording.severity_sign(row.severity) if row.severity else ""
    return row.code, sign, session.wording.gap_words(row.gap), row.text


def _report(session: Session, given: Given) -> int:
    language = given.maybe("report_lang") or session.texts.language
    number, target = assessment_id(given), session.output_file(given)
    check_output(target, overwrite=given.has(FORCE.name))
    with session.reading() as profile:
        if missing := profile.reporting.missing_glyphs(number, language):
            characters = "、".join(map(str, missing))
            session.console.tell(session.texts("report.missing_glyphs", characters=characters))
        written = profile.reporting.save_pdf(
            number,
            target,
            lang=language,
            overwrite=given.has(FORCE.name),
            progress=session.console.progress,
        )
    session.console.answer(str(written))
    return ExitCode.DONE


def _export(session: Session, given: Given) -> int:
    from ksa_assess.exchange.export import export

    number, target = assessment_id(given), session.output_file(given)
    with session.reading() as profile:
        assessment = profile.assessments.get(number)
        analysis = profile.assessments.gap(number)
    export(assessment, analysis, target, overwrite=given.has(FORCE.name))
    session.console.answer(str(target))
    return ExitCode.DONE


_REPORT_LANGUAGE = Option("--report-lang", choices=tuple(language.value for language in Language))

COMMANDS = (
    Command(("assessments", "gap"), _gap, (ID,), (JSON,)),
    Command(
        ("assessments", "report"),
        _report,
        (ID,),
        (
            Option("--output", "FILE.pdf", short="-o", is_required=True, meaning="output_pdf"),
            _REPORT_LANGUAGE,
            FORCE,
        ),
    ),
    Command(
        ("assessments", "export"),
        _export,
        (ID,),
        (Option("--output", "FILE", short="-o", is_required=True, meaning="output_export"), FORCE),
    ),
)
