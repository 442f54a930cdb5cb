"""`persons list`: whose data this folder holds."""

from ksa_assess.cli.columns import columns
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.grammar import JSON, Command, Given
from ksa_assess.cli.session import Session
from ksa_assess.exchange.assessment_data import person_to_data


def _list(session: Session, given: Given) -> int:
    with session.reading() as profile:
        persons = profile.assessments.persons_by_local_id()
    if given.has(JSON.name):
        listed = [{"id": number, **person_to_data(one)} for number, one in persons.items()]
        session.console.answer_json(listed)
    elif persons:
        rows = [(str(number), one.name, one.staff_number) for number, one in persons.items()]
        session.console.answer(columns(rows))
    else:
        session.console.answer(session.texts("cli.persons.none"))
    return ExitCode.DONE


COMMANDS = (Command(("persons", "list"), _list, options=(JSON,)),)
