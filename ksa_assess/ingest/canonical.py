"""The canonical JSON form, read from a file that somebody may have edited.

The form itself is at home in `domain.standard_document`; here only its types and what its parts
say of each other are checked, so that nothing else reaches the store.
"""

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import (
    FORMAT,
    StandardDocument,
    StandardDocumentError,
    from_data,
)
from ksa_assess.ingest.refusal import NotAStandardError

_CATEGORY = {"name": (str, None), "code": (str, None)}
_ITEM = {"code": str, "name": str}
_TASK = {
    "code": str,
    "name": str,
    "level": (int, None),
    "outputs": [_ITEM],
    "indicators": [{"code": str, "text": str}],
    "knowledge": [str],
    "skills": [str],
}
# The types of the form: a tuple lists what may stand in a place, a list says what each entry is.
_SHAPE = {
    "format": str,
    "kind": str,
    "code": str,
    "name": str,
    "version_history": [dict.fromkeys(("version", "code", "name", "status", "note", "date"), str)],
    "category": dict.fromkeys(("job_category", "occupation", "industry"), (_CATEGORY, None)),
    "description": (str, None),
    "level": (int, None),
    "duties": [{"code": str, "name": str, "tasks": [_TASK]}],
    "knowledge": [_ITEM],
    "skills": [_ITEM],
    "attitudes": [{"code": str, "name": str, "description": (str, None), "tasks": ([str], None)}],
    "prerequisites": [str],
    "notes": [{"key": (str, None), "text": str}],
    "assessment_guide": ({"evidence": [str], "context": [str], "methods": [str]}, None),
    "updates": (str, None),
    "source": {"file": str, "sha256": str, "reader": str},
    "issues": [{"kind": str, "place": str, "message": str, "needs_decision": bool}],
}


def read(text: str) -> StandardDocument:
    """Read the canonical form. Raises NotAStandardError saying the first thing that is wrong."""
    data = _parsed(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotAStandardError("ingest.not_a_standard")
    wrong = _wrong(data, _SHAPE, "")
    if wrong is not None:
        raise NotAStandardError("ingest.json_shape", place=wrong)
    try:
        document = from_data(data)
    except StandardDocumentError as error:
        raise NotAStandardError("ingest.json_shape", place=str(error)) from error
    _check_codes(document.standard)
    return document


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotAStandardError("ingest.json_broken", line=error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise NotAStandardError("ingest.json_shape", place=str(error)) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    parsed = dict(pairs)
    if len(parsed) != len(pairs):
        twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
        raise NotAStandardError("ingest.json_shape", place=twice)
    return parsed


def _refuse_constant(constant: str) -> Any:
    raise NotAStandardError("ingest.json_shape", place=constant)


def _wrong(value: Any, shape: Any, place: str) -> str | None:
    """The place of the first value that is not of the shape, or None."""
    if isinstance(shape, tuple):
        return _wrong_choice(value, shape, place)
    if isinstance(shape, dict):
        return _wrong_object(value, shape, place)
    if isinstance(shape, list):
        return _wrong_list(value, shape[0], place)
    is_right = type(value) is shape and (shape is not str or _is_clean(value))
    return None if is_right else place


def _wrong_choice(value: Any, shape: tuple[Any, ...], place: str) -> str | None:
    return None if value is None else _wrong(value, shape[0], place)


def _wrong_object(value: Any, shape: dict[str, Any], place: str) -> str | None:
    if not isinstance(value, dict) or value.keys() != shape.keys():
        return place or "{}"
    found = (_wrong(value[key], part, f"{place}.{key}".lstrip(".")) for key, part in shape.items())
    return next((wrong for wrong in found if wrong is not None), None)


def _wrong_list(value: Any, shape: Any, place: str) -> str | None:
    if not isinstance(value, list):
        return place
    found = (_wrong(part, shape, f"{place}[{at}]") for at, part in enumerate(value))
    return next((wrong for wrong in found if wrong is not None), None)


def _is_clean(text: str) -> bool:
    """Whether the text holds no control characters and no halves of characters."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def _check_codes(standard: Standard) -> None:
    """Codes are unique, and every code that is named exists."""
    tasks = [task.code for task in standard.tasks]
    knowledge = [item.code for item in standard.knowledge]
    skills = [item.code for item in standard.skills]
    indicators = [indicator.code for indicator in standard.indicators]
    attitudes = [attitude.code for attitude in standard.attitudes]
    for codes in (tasks, indicators, knowledge, skills, attitudes):
        _refuse(code for at, code in enumerate(codes) if code in codes[:at])
    for task in standard.tasks:
        _refuse(set(task.knowledge) - set(knowledge))
        _refuse(set(task.skills) - set(skills))
    for attitude in standard.attitudes:
        _refuse(set(attitude.tasks or ()) - set(tasks))
    if not indicators:
        raise NotAStandardError("ingest.no_indicators")


def _refuse(codes: Iterable[str]) -> None:
    code = next(iter(codes), None)
    if code is not None:
        raise NotAStandardError("ingest.json_codes", code=code)
