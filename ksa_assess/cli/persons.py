"""`persons …`: whose data this folder holds, all that is held about one, and their erasure."""

from typing import TYPE_CHECKING, Any

import click

from ksa_assess.cli.codes import folded
from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import FORCE, JSON, Switch, output_option
from ksa_assess.cli.session import Session
from ksa_assess.exchange.assessment_data import iso, person_to_data
from ksa_assess.runtime.errors import UserError

if TYPE_CHECKING:
    from ksa_assess.services.personal_data import Held

_ID = click.Argument(["number"], metavar="ID", help="person_id")
_MOST_DIGITS = 18  # what the store's 64-bit numbers hold


@command("list", JSON)
def _list(session: Session, json: bool) -> int:
    with session.reading() as profile:
        persons = profile.personal_data.list()
    if json:
        session.console.answer_json([_person_data(one) for one in persons])
    elif persons:
        session.console.answer(columns([_person_row(one, session) for one in persons]))
    else:
        session.console.answer(session.texts("cli.persons.none"))
    return ExitCode.DONE


def _person_data(held: "Held") -> dict[str, Any]:
    return {
        "id": held.id,
        **person_to_data(held.person),
        "assessments": list(held.assessments),
        "since": iso(held.since),
        "is_me": held.is_me,
    }


def _person_row(held: "Held", session: Session) -> tuple[str, ...]:
    return (
        str(held.id),
        held.person.name,
        held.person.staff_number,
        session.texts("personal_data.assessments", n=len(held.assessments)),
        session.texts("personal_data.since", date=session.wording.date(held.since)),
    )


@command("export", _ID, output_option("FILE", "output_person", is_required=True), FORCE)
def _export(session: Session, number: str, output: str, force: bool) -> int:
    target = session.output_file(output)
    with session.reading() as profile:
        written = profile.personal_data.export(_person_id(number), target, overwrite=force)
    session.console.answer(str(written))
    return ExitCode.DONE


@command("erase", _ID, Switch("--yes", help="yes_erase"))
def _erase(session: Session, number: str, yes: bool) -> int:
    from ksa_assess.gui.personal_data import done_besides, not_read

    found = _person_id(number)
    if not yes:
        with session.reading() as profile:
            held = profile.personal_data.get(found)
        count = len(held.assessments)
        raise UserError("cli.persons.needs_yes", name=held.person.name, n=count)
    with session.writing() as profile:
        erased = profile.personal_data.erase(found, progress=session.console.progress)
    texts = session.texts
    session.console.answer(texts("cli.persons.erased", id=found, n=len(erased.assessments)))
    for line in done_besides(erased, session.wording):
        session.console.tell(line)
    if values := not_read(erased):
        raise UserError("personal_data.unread", **values)
    return ExitCode.DONE


def _person_id(typed: str) -> int:
    """The local number of a person. Raises UserError where it is no number."""
    digits = folded(typed)
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise UserError("cli.persons.not_a_number", id=typed)
    return int(digits)


COMMANDS = (_list, _export, _erase)
