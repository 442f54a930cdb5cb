"""A `.ksa` file for the other side, made by either of them."""

from pathlib import Path

from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.passphrase import given_passphrase
from ksa_assess.cli.session import Session
from ksa_assess.runtime.atomic import check_output

KSA = ".ksa"


def is_ksa(target: Path) -> bool:
    return target.suffix.lower() == KSA


def hand_over(
    session: Session, number: int, target: Path, passphrase_file: str | None, *, force: bool
) -> int:
    """Write the file; prints where it is, and on stderr the code that both sides can compare."""
    check_output(target, overwrite=force)
    question = session.texts("cli.passphrase.new")
    passphrase = given_passphrase(passphrase_file, question)
    with session.writing() as profile:
        handing_over = profile.handing_over
        written = handing_over.save(number, target, passphrase=passphrase, overwrite=force)
        code = handing_over.code(number)
    session.console.answer(str(written))
    session.console.tell(session.texts("receiving.code", code=code))
    return ExitCode.DONE
