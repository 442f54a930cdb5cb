"""`persons list`: whose data this folder holds."""

from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import JSON
from ksa_assess.cli.session import Session
from ksa_assess.exchange.assessment_data import person_to_data


@command("list", JSON)
def _list(session: Session, json: bool) -> int:
    with session.reading() as profile:
        persons = profile.assessments.persons_by_local_id()
    if json:
        listed = [{"id": number, **person_to_data(one)} for number, one in persons.items()]
        session.console.answer_json(listed)
    elif persons:
        rows = [(str(number), one.name, one.staff_number) for number, one in persons.items()]
        session.console.answer(columns(rows))
    else:
        session.console.answer(session.texts("cli.persons.none"))
    return ExitCode.DONE


COMMANDS = (_list,)
