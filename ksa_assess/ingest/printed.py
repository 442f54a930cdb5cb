"""A coded text as it is printed: in pieces, where lines and pages cut it, and at a place."""

from dataclasses import dataclass

from ksa_assess.ingest.normalise import joined


@dataclass(slots=True)
class PrintedItem:
    """A code, the pieces of its text, and the line and column heading where the code stands."""

    code: str
    line: int
    heading: str
    pieces: list[str]

    @property
    def text(self) -> str:
        """The whole text, joined."""
        return joined(self.pieces)
