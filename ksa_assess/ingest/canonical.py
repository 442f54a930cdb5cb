"""The canonical JSON form, read from a file that somebody may have edited.

The form itself is at home in `domain.standard_document`; here only its types and what its parts
say of each other are checked, so that nothing else reaches the store.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias, cast

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import (
    FORMAT,
    StandardDocument,
    from_data,
)
from ksa_assess.ingest.refusal import NotAStandardError

# What may stand in a place: a type, one of some values, a list of one shape, an object with
# exactly these keys, or a pair of a shape and None where the place may be null.
Shape: TypeAlias = (
    "type | frozenset[str] | frozenset[int] | list[Shape] | dict[str, Shape] | tuple[Shape, None]"
)

_TEXTS: Shape = [str]
_TEXT_OR_NULL: Shape = (str, None)
_LEVEL: Shape = (frozenset(range(1, 7)), None)
_CATEGORY: Shape = ({"name": _TEXT_OR_NULL, "code": _TEXT_OR_NULL}, None)
_ITEM: Shape = {"code": str, "name": str}
_VERSION: Shape = {
    "version": str,
    "code": str,
    "name": str,
    "status": str,
    "note": str,
    "date": str,
}
_TASK: Shape = {
    "code": str,
    "name": str,
    "level": _LEVEL,
    "outputs": [_ITEM],
    "indicators": [{"code": str, "text": str}],
    "knowledge": _TEXTS,
    "skills": _TEXTS,
}
_ATTITUDE: Shape = {
    "code": str,
    "name": str,
    "description": _TEXT_OR_NULL,
    "tasks": (_TEXTS, None),
}
_DOCUMENT: Shape = {
    "format": frozenset({FORMAT}),
    "kind": frozenset({"standard", "unit"}),
    "code": str,
    "name": str,
    "version_history": [_VERSION],
    "category": {"job_category": _CATEGORY, "occupation": _CATEGORY, "industry": _CATEGORY},
    "description": _TEXT_OR_NULL,
    "level": _LEVEL,
    "duties": [{"code": str, "name": str, "tasks": [_TASK]}],
    "knowledge": [_ITEM],
    "skills": [_ITEM],
    "attitudes": [_ATTITUDE],
    "prerequisites": _TEXTS,
    "notes": [{"key": _TEXT_OR_NULL, "text": str}],
    "assessment_guide": ({"evidence": _TEXTS, "context": _TEXTS, "methods": _TEXTS}, None),
    "updates": _TEXT_OR_NULL,
    "source": {"file": str, "sha256": str, "reader": str},
    "issues": [{"kind": str, "place": str, "message": str, "needs_decision": bool}],
}


def read_canonical(text: str) -> StandardDocument:
    """Read the canonical form. Raises NotAStandardError saying the first thing that is wrong."""
    data = _parsed(text)
    if not _has_format(data):
        raise NotAStandardError("ingest.not_a_standard")
    wrong = _wrong(data, _DOCUMENT, "")
    if wrong is not None:
        raise NotAStandardError("ingest.json_shape", place=wrong)
    document = from_data(cast(dict[str, Any], data))
    _check_codes(document.standard)
    return document


def _has_format(data: object) -> bool:
    return isinstance(data, dict) and "format" in data


def _parsed(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise NotAStandardError("ingest.json_broken", line=error.lineno) from error
    except (RecursionError, ValueError) as error:
        # Nested too deep, or a number of thousands of digits: neither is in any document.
        raise NotAStandardError("ingest.not_a_standard") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    repeated = _repeated(key for key, _ in pairs)
    if repeated is not None:
        raise NotAStandardError("ingest.json_shape", place=_shown(repeated))
    return dict(pairs)


def _refuse_constant(constant: str) -> object:
    raise NotAStandardError("ingest.json_shape", place=constant)


def _wrong(value: object, shape: Shape, place: str) -> str | None:
    """The place of the first value that is not of the shape, or None."""
    if isinstance(shape, tuple):
        return None if value is None else _wrong(value, shape[0], place)
    if isinstance(shape, dict):
        return _wrong_object(value, shape, place)
    if isinstance(shape, list):
        return _wrong_list(value, shape[0], place)
    return None if _is_right(value, shape) else place


def _wrong_object(value: object, shape: dict[str, Shape], place: str) -> str | None:
    if not isinstance(value, dict):
        return place
    parts = cast(dict[str, object], value)
    if parts.keys() != shape.keys():
        unlike = min(parts.keys() ^ shape.keys())
        return _inside(place, _shown(unlike))
    found = (_wrong(parts[key], part, _inside(place, key)) for key, part in shape.items())
    return next((wrong for wrong in found if wrong is not None), None)


def _wrong_list(value: object, shape: Shape, place: str) -> str | None:
    if not isinstance(value, list):
        return place
    parts = enumerate(cast(list[object], value))
    found = (_wrong(part, shape, f"{place}[{at}]") for at, part in parts)
    return next((wrong for wrong in found if wrong is not None), None)


def _is_right(value: object, shape: "type | frozenset[str] | frozenset[int]") -> bool:
    if isinstance(shape, frozenset):
        return type(value) in (str, int) and value in shape
    return type(value) is shape and (not isinstance(value, str) or _is_clean(value))


def _is_clean(text: str) -> bool:
    """Whether the text holds no control characters and no halves of characters."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def _inside(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _shown(key: str) -> str:
    """A key of the file, fit for a message."""
    return ascii(key)[1:-1][:40] if not _is_clean(key) else key[:40]


def _check_codes(standard: Standard) -> None:
    """Codes are unique and no blanks, and every code that is named exists."""
    tasks = [task.code for task in standard.tasks]
    knowledge = [item.code for item in standard.knowledge]
    skills = [item.code for item in standard.skills]
    indicators = [indicator.code for indicator in standard.indicators]
    if not indicators:
        raise NotAStandardError("ingest.no_indicators")
    duties = [duty.code for duty in standard.duties]
    attitudes = [attitude.code for attitude in standard.attitudes]
    for codes in ([standard.code], duties, tasks, indicators, knowledge, skills, attitudes):
        if not all(code.strip() for code in codes):
            raise NotAStandardError("ingest.json_shape", place="code")
        _refuse(_repeated(codes))
    _refuse_unknown((code for task in standard.tasks for code in task.knowledge), knowledge)
    _refuse_unknown((code for task in standard.tasks for code in task.skills), skills)
    _refuse_unknown((code for a in standard.attitudes for code in a.tasks or ()), tasks)


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, count in Counter(names).items() if count > 1), None)


def _refuse_unknown(codes: Iterable[str], known: list[str]) -> None:
    _refuse(min(set(codes) - set(known), default=None))


def _refuse(code: str | None) -> None:
    if code is not None:
        raise NotAStandardError("ingest.json_codes", code=code)
