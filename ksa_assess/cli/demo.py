"""`demo`: the finished report of made-up answers, without touching anybody's data."""

from dataclasses import replace
from pathlib import Path

from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import FORCE, output_option
from ksa_assess.cli.sample import start_sample
from ksa_assess.cli.sandbox import new_folder, temporary_session
from ksa_assess.cli.session import Session
from ksa_assess.runtime.atomic import check_output
from ksa_assess.wording import today

_FILE_NAME = "ksa-assess-demo.pdf"


@command("demo", output_option("FILE.pdf", "output_pdf"), FORCE)
def _demo(session: Session, output: str | None, force: bool) -> int:
    target = _target(session, output)
    check_output(target, overwrite=force)
    with temporary_session(session) as temporary, temporary.writing() as profile:
        settings, _ = profile.settings.load()
        organisation = session.texts("cli.demo.organisation")
        profile.settings.save(replace(settings, organisation=organisation))
        sample = start_sample(profile, temporary.wording, today())
        profile.transitions.submit(sample.id)
        profile.reporting.save_pdf(
            sample.id,
            target,
            lang=session.texts.language,
            overwrite=force,
            progress=session.console.progress,
        )
    session.console.answer(str(target))
    return ExitCode.DONE


def _target(session: Session, output: str | None) -> Path:
    """Without a name the report goes to a new folder of the system's own for such files."""
    if output is not None:
        return session.output_file(output)
    return new_folder("ksa-assess-demo-") / _FILE_NAME


COMMANDS = (_demo,)
