"""What a file's entries say, held against the rules by which the program itself stores things.

A text that the program would have stored otherwise, a code that the standard does not have, an
answer that nobody could have given: no program of ours wrote that file.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from ksa_assess.domain.answer import Answer, AnswerKind, Basis
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import StandardDocument, to_data
from ksa_assess.exchange.ksa.refusal import is_refused
from ksa_assess.services.answer_rules import rules_of
from ksa_assess.services.given_text import is_visible, line, prose
from ksa_assess.services.plans import accepted_item

if TYPE_CHECKING:
    from ksa_assess.exchange.ksa.entry import Completed, Entry, Submitted

# Control characters, and halves of characters.
_UNCLEAN = frozenset({"Cc", "Cs"})
_AGREEABLE = frozenset({AnswerKind.RATED, AnswerKind.NOT_APPLICABLE})


def check_document(document: StandardDocument) -> None:
    """Raises FileRefusedError unless a reader could have made it: clean texts, codes that stand
    there once, and none named that is not there. A code that could not be read is empty.
    """
    standard = document.standard
    tasks, indicators = standard.tasks, [one.code for one in standard.indicators]
    _check(bool(indicators) and len(set(indicators)) == len(indicators))
    content = (standard.knowledge, standard.skills)
    for items in (standard.duties, tasks, *content, standard.attitudes):
        codes = [one.code for one in items if one.code]
        _check(len(set(codes)) == len(codes))
    knowledge, skills = ({one.code for one in items} for items in content)
    _check(all(knowledge.issuperset(task.knowledge) for task in tasks))
    _check(all(skills.issuperset(task.skills) for task in tasks))
    known = {task.code for task in tasks}
    _check(all(known.issuperset(one.tasks or ()) for one in standard.attitudes))
    _check(all(_is_clean(text) for text in _texts(to_data(document))))


def _texts(data: object) -> Iterator[str]:
    """Every text within JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in cast(dict[str, object], data).values():
            yield from _texts(part)
    elif isinstance(data, list):
        for part in cast(list[object], data):
            yield from _texts(part)


def _is_clean(text: str) -> bool:
    return text.isprintable() or not any(unicodedata.category(one) in _UNCLEAN for one in text)


def check_contents(entries: "Iterable[Entry]", standard: Standard) -> None:
    """Raises FileRefusedError, or UserError of the rule that is not kept.

    The chain must have been checked before.
    """
    from ksa_assess.exchange.ksa.entry import Completed, Submitted

    own: Mapping[str, Answer] = {}
    for entry in entries:
        _check(_is_prose(entry.reason) and (not entry.reason or is_visible(entry.reason)))
        if isinstance(entry.content, Submitted):
            _check_submitted(entry.content, standard)
            own = entry.content.answers
        elif isinstance(entry.content, Completed):
            _check_completed(entry.content, standard, own)


def _check(is_right: bool) -> None:
    if not is_right:
        raise is_refused()


def _check_submitted(content: "Submitted", standard: Standard) -> None:
    person, head = content.person, content.head
    lines = (person.name, person.staff_number, head.department, head.title, head.supervisor)
    _check(all(line(one) == one for one in (*lines, head.period.label)))
    _check(is_visible(person.name) and is_visible(head.period.label))
    start, end = head.period.start, head.period.end
    _check(not (start and end) or start <= end)
    codes = [one.code for one in standard.indicators]
    _check(list(content.answers) == codes)
    _check_answers(content.answers, standard)
    _check(all(one.is_answered and one.basis is Basis.OWN for one in content.answers.values()))
    _check(list(content.overrides) == [code for code in codes if code in content.overrides])
    _check(all(_is_prose(o.reason) and is_visible(o.reason) for o in content.overrides.values()))
    _check_plan(content.plan, standard)


def _check_completed(content: "Completed", standard: Standard, own: Mapping[str, Answer]) -> None:
    for answers in (content.supervisor, content.agreed):
        codes = [one.code for one in standard.indicators if one.code in answers]
        _check(list(answers) == codes)
        _check(not any(one.is_empty for one in answers.values()))
        _check_answers(answers, standard)
    for code, answer in content.supervisor.items():
        said = (answer.kind, answer.level, answer.reason)
        same = (own[code].kind, own[code].level, own[code].reason)
        _check(answer.basis is Basis.OWN or said == same)
    _check(all(_is_settled(one) for one in content.agreed.values()))
    talk = content.talk
    _check(all(_is_prose(text) for text in (talk.feedback, talk.minutes, talk.remarks)))
    _check_plan(content.plan, standard)


def _check_answers(answers: Mapping[str, Answer], standard: Standard) -> None:
    rules = rules_of(standard)
    _check(all(rules.accepted(code, answer) == answer for code, answer in answers.items()))


def _is_settled(answer: Answer) -> bool:
    """Both sides settle on a level, or that it does not apply, and say why."""
    is_said = answer.kind in _AGREEABLE and answer.basis is Basis.OWN
    return is_said and is_visible(answer.comment)


def _check_plan(items: tuple[PlanItem, ...], standard: Standard) -> None:
    _check(len({one.uuid for one in items}) == len(items))
    _check(all(accepted_item(standard, one) == one for one in items))


def _is_prose(text: str) -> bool:
    return prose(text) == text
