"""A sentence shown above the page instead of a box that must be clicked away."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    PLAIN = "plain"
    DONE = "done"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Notice:
    """`action` is the label of a button beside the sentence, `act` what it does; so a second."""

    text: str
    tone: Tone = Tone.PLAIN
    action: str = ""
    act: Callable[[], None] | None = None
    second_action: str = ""
    second_act: Callable[[], None] | None = None

    @classmethod
    def trouble(
        cls, text: str, action: str = "", act: Callable[[], None] | None = None
    ) -> "Notice":
        """Something did not go through; the sentence says what is safe and what to do."""
        return cls(text, Tone.TROUBLE, action, act)

    @classmethod
    def done(cls, text: str, action: str = "", act: Callable[[], None] | None = None) -> "Notice":
        return cls(text, Tone.DONE, action, act)
