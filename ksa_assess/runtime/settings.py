"""The settings: each declared once, with its type, its default and whose it is.

`settings.json` holds them in two groups. `machine` fits this screen and this person;
`organisation` is the same for a whole company, so that HR can hand it on.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from ksa_assess.runtime.atomic import write_text
from ksa_assess.runtime.errors import from_read_error, from_write_error
from ksa_assess.runtime.texts import Language

_log = logging.getLogger(__name__)

# Characters; no field takes so many, and the report has room for one line.
_LONGEST_TEXT = 5_000


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Calendar(StrEnum):
    """How years are written: 民國 115 年 or 2026."""

    ROC = "roc"
    WESTERN = "western"


def _kept(group: str, default: object, read: Callable[[Any], object]) -> Any:
    """Declare a setting; `read` makes its value from JSON, raising ValueError or TypeError.

    JSON's null is read only where None is the default.
    """
    return field(default=default, metadata={"group": group, "read": read})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # half a character could not be saved again
    if len(value) > _LONGEST_TEXT:
        raise ValueError(len(value))
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _percent(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 100 <= value <= 200:
        raise ValueError(value)
    return value


def _uuid(value: object) -> str:
    return str(UUID(_text(value)))


@dataclass(frozen=True, slots=True)
class Settings:
    """Always valid: what a file holds in a wrong form comes back as the default."""

    # None follows the system.
    language: Language | None = _kept("machine", None, Language)
    theme: Theme = _kept("machine", Theme.SYSTEM, Theme)
    # Percent, 100 to 200.
    text_size: int = _kept("machine", 100, _percent)
    # Qt tells of the system's own wish only from 6.12 on.
    is_motion_reduced: bool = _kept("machine", default=False, read=_switch)
    is_required_level_shown_at_once: bool = _kept("machine", default=False, read=_switch)
    goes_on_after_rating: bool = _kept("machine", default=False, read=_switch)
    # None follows the window.
    report_language: Language | None = _kept("machine", None, Language)
    # The person who uses this profile, by UUID; None before the first start.
    me: str | None = _kept("machine", None, _uuid)
    # When the notice on personal data was read, ISO 8601 in UTC.
    privacy_read_at: str | None = _kept("machine", None, _text)
    # Qt's own saved geometry, base64.
    window_geometry: str | None = _kept("machine", None, _text)
    # The page in view when the window closed, e.g. `library` or `walk:3`.
    last_page: str | None = _kept("machine", None, _text)

    calendar: Calendar = _kept("organisation", Calendar.ROC, Calendar)
    organisation: str = _kept("organisation", "", _text)
    form_name: str = _kept("organisation", "", _text)
    form_number: str = _kept("organisation", "", _text)
    form_edition: str = _kept("organisation", "", _text)
    # What the result is used for and who reads it; empty stands for the usual sentence.
    purpose: str = _kept("organisation", "", _text)
    readers: str = _kept("organisation", "", _text)
    # Path of a picture; empty for none.
    logo: str = _kept("organisation", "", _text)
    has_department_head_box: bool = _kept("organisation", default=False, read=_switch)


class SettingsFile:
    """The settings on disk, for their owner alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[Settings, Path | None]:
        """The settings, and where an unreadable file was put aside for somebody to look at.

        Without a file, or with an unreadable one, these are the defaults. Raises UserError where
        the system refuses to read and MachineError where the file cannot be put aside.
        """
        try:
            return _from_json(self._path.read_bytes()), None
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            raise from_read_error(error, self._path) from error
        except (ValueError, RecursionError):
            _log.warning("settings unreadable, put aside")
            return Settings(), self._put_aside()

    def save(self, settings: Settings) -> None:
        """Raises MachineError where it cannot be written; the old file then stays."""
        write_text(self._path, _to_json(settings), overwrite=True)

    def _put_aside(self) -> Path:
        aside = self._path.with_suffix(".unreadable.json")
        try:
            return self._path.replace(aside)
        except OSError as error:
            raise from_write_error(error, aside) from error


def _from_json(content: bytes) -> Settings:
    """Raises ValueError where `content` is no settings file at all."""
    groups: object = json.loads(content)
    if not isinstance(groups, dict):
        raise ValueError("not an object")  # noqa: TRY004 (as for any other wrong content)
    found = cast("dict[str, object]", groups)
    values = {one.name: _value(one, found) for one in fields(Settings)}
    return Settings(**cast("dict[str, Any]", values))


def _value(declared: Field[Any], groups: Mapping[str, object]) -> object:
    """The default stands for a value that is absent or, as the log then says, wrong."""
    group = groups.get(declared.metadata["group"])
    if not isinstance(group, dict) or declared.name not in group:
        return declared.default
    value: object = cast("dict[str, object]", group)[declared.name]
    if value is None and declared.default is None:
        return None
    try:
        return declared.metadata["read"](value)
    except (TypeError, ValueError):
        _log.warning("setting %s is not valid, default used", declared.name)
        return declared.default


def _to_json(settings: Settings) -> str:
    groups: dict[str, dict[str, object]] = {}
    for one in fields(settings):
        groups.setdefault(one.metadata["group"], {})[one.name] = getattr(settings, one.name)
    return json.dumps(groups, ensure_ascii=False, indent=2) + "\n"
