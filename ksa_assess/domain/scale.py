"""The rating scale: seven levels, the same for the rated and the required level.

0 means "not yet"; 1–6 are the six iCAP levels told from the side of the person. The sentences
are texts of the catalogues; here are only their keys, so that window, report and command line
cannot show different ones.
"""

from dataclasses import dataclass

LOWEST = 0
HIGHEST = 6
SCALE_ID = "icap-person/1"  # Stored with each assessment: other sentences need another id.


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One level with the keys of its name and of its two sentences."""

    value: int

    @property
    def name_key(self) -> str:
        """Key of the short name, e.g. 能獨立."""
        return f"scale.{self.value}.name"

    @property
    def self_key(self) -> str:
        """Key of the sentence that the person rating themselves reads (with 我)."""
        return f"scale.{self.value}.self"

    @property
    def other_key(self) -> str:
        """Key of the sentence that supervisors and the report show (without 我)."""
        return f"scale.{self.value}.other"


LEVELS = tuple(ScaleLevel(value) for value in range(LOWEST, HIGHEST + 1))


def is_rating(value: object) -> bool:
    """Whether a value is a whole number on the scale, 0–6 (booleans are not)."""
    return type(value) is int and LOWEST <= value <= HIGHEST


def is_required_level(value: object) -> bool:
    """Whether a value can be demanded by a standard or an override: 1–6."""
    return is_rating(value) and value != LOWEST
