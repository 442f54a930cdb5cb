"""`demo`: the finished report of made-up answers, without touching anybody's data."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import FORCE, Command, Given, Option
from ksa_assess.cli.sample import start_sample
from ksa_assess.cli.sandbox import temporary_session
from ksa_assess.cli.session import Session
from ksa_assess.runtime.atomic import check_output
from ksa_assess.wording import day_of

_FILE_NAME = "ksa-assess-demo.pdf"


def _demo(session: Session, given: Given) -> int:
    target, overwrite = _target(session, given), given.has(FORCE.name)
    check_output(target, overwrite=overwrite)
    with temporary_session(session) as temporary, temporary.writing() as profile:
        settings, _ = profile.settings.load()
        organisation = session.texts("cli.demo.organisation")
        profile.settings.save(replace(settings, organisation=organisation))
        sample = start_sample(profile, temporary.wording, day_of(datetime.now(UTC)))
        profile.assessments.submit(sample.id)
        profile.reporting.save_pdf(
            sample.id,
            target,
            lang=session.texts.language,
            overwrite=overwrite,
            progress=session.console.progress,
        )
    session.console.answer(str(target))
    return ExitCode.DONE


def _target(session: Session, given: Given) -> Path:
    """Without a name the report goes to a new folder of the system's own for such files."""
    if given.has("output"):
        return session.output_file(given)
    return Path(tempfile.mkdtemp(prefix="ksa-assess-demo-")) / _FILE_NAME


COMMANDS = (
    Command(
        ("demo",),
        _demo,
        options=(Option("--output", "FILE.pdf", short="-o", meaning="output_pdf"), FORCE),
    ),
)
