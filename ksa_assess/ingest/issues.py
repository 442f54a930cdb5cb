"""The doubts a reader reports: their kinds, and which of them need somebody's decision."""

from dataclasses import dataclass, field

from ksa_assess.domain.standard_document import Issue

# A decision is needed where content would be stored that may be wrong or incomplete.
_NEEDING_DECISION = frozenset(
    {
        "attitudes_absent",
        "code_absent",
        "code_cut",
        "code_in_text",
        "code_repeated",
        "continuation_unsure",
        "duty_absent",
        "level_nonsense",
        "levels_differ",
        "name_absent",
        "tail_absent",
        "text_not_placed",
    }
)


@dataclass(slots=True)
class IssueLog:
    """Collects issues in any order; gives them in the order of their places, each once."""

    _found: dict[tuple[int, str, str, str], Issue] = field(default_factory=dict)

    def add(self, kind: str, line: int, heading: str, message: str) -> None:
        """Report a doubt. `heading` is the column or section as printed; `message` in Chinese."""
        issue = Issue(kind, f"{line}:{heading}", message, kind in _NEEDING_DECISION)
        self._found[line, heading, kind, message] = issue

    def in_order(self) -> tuple[Issue, ...]:
        """All issues by line, then heading, kind and message."""
        return tuple(self._found[key] for key in sorted(self._found))
