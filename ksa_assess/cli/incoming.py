"""`reviews import`: files from the other side, to review or with a review."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import JSON
from ksa_assess.cli.passphrase import PASSPHRASE, can_be_asked, given_passphrase
from ksa_assess.cli.session import Session
from ksa_assess.runtime.errors import MachineError, SentenceError, UserError
from ksa_assess.runtime.named_places import is_folder

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.receiving import Received, ReceivedFile


@command("import", click.Argument(["file"], nargs=-1, required=True), PASSPHRASE, JSON)
def _import(
    session: Session, file: tuple[str, ...], passphrase_file: str | None, json: bool
) -> int:
    paths = [Path(name) for name in file]
    question = session.texts("cli.passphrase.of_file")
    passphrase = given_passphrase(passphrase_file, question)
    with session.writing() as profile:
        if len(paths) == 1 and not is_folder(paths[0]):
            received = _one(session, profile, paths[0], passphrase)
            _answer(session, [received], json=json, is_list=False)
            return ExitCode.DONE
        progress = session.console.progress
        taken = profile.receiving.receive_all(paths, passphrase=passphrase, progress=progress)
    return _answer_all(session, taken, json=json)


def _one(session: Session, profile: "Profile", file: Path, passphrase: str) -> "Received":
    """Asks for a passphrase where the file needs one and somebody sits at the keyboard."""
    from ksa_assess.services.receiving import PassphraseNeededError

    try:
        return profile.receiving.receive(file, passphrase)
    except PassphraseNeededError as error:
        if not can_be_asked():
            raise UserError("cli.passphrase.needed", file=file.name) from error
    typed = given_passphrase("-", session.texts("cli.passphrase.of_file"))
    return profile.receiving.receive(file, typed)


def _answer_all(session: Session, taken: "tuple[ReceivedFile, ...]", *, json: bool) -> int:
    """What came in as the answer; every file that was refused by name, and why."""
    came = [one.received for one in taken if one.received]
    _answer(session, came, json=json, is_list=True)
    refused = [(one.file, one.error) for one in taken if one.error]
    for file, error in refused:
        reason = _reason(session, error)
        session.console.tell(session.texts("control.named", name=file.name, text=reason))
    if not taken:
        raise UserError("receiving.nothing")
    if refused:
        is_machine = any(isinstance(error, MachineError) for _, error in refused)
        kind = MachineError if is_machine else UserError
        raise kind("receiving.refused", n=len(refused))
    return ExitCode.DONE


def _reason(session: Session, error: SentenceError) -> str:
    return session.texts.sentence(error)


def _answer(session: Session, came: "list[Received]", *, json: bool, is_list: bool) -> None:
    if json:
        data = [_data(one) for one in came]
        session.console.answer_json(data if is_list else data[0])
    for one in came:
        if not json:
            session.console.answer(str(one.assessment.id))
        for line in _lines(one, session):
            session.console.tell(line)


def _data(received: "Received") -> dict[str, Any]:
    assessment = received.assessment
    return {
        "id": assessment.id,
        "uuid": assessment.uuid,
        "outcome": received.outcome.value,
        "state": assessment.state.value,
        "actions": [action.value for action in received.actions],
        "changed_keys": list(received.changed_keys),
        "code": received.code,
    }


def _lines(received: "Received", session: Session) -> list[str]:
    texts, assessment = session.texts, received.assessment
    moves = session.wording.listed(texts(f"receiving.action.{one}") for one in received.actions)
    what = texts("receiving.happened", what=moves) if moves else texts("receiving.known")
    name, code = assessment.person.name, received.code
    return [
        texts("receiving.notice", name=name, code=code, what=what),
        *(texts("receiving.key_changed", name=one, code=code) for one in received.changed_keys),
    ]


COMMANDS = (_import,)
