"""The doubts a reader reports: their kinds, and which of them need somebody's decision."""

from dataclasses import dataclass, field
from enum import StrEnum

from ksa_assess.domain.standard_document import Issue


class IssueKind(StrEnum):
    """What a doubt is about. The names stand in the canonical form and never change."""

    ATTITUDE_NOT_IN_MATRIX = "attitude_not_in_matrix"
    ATTITUDES_ABSENT = "attitudes_absent"
    CHARACTERS_MAPPED = "characters_mapped"
    CODE_ABSENT = "code_absent"
    CODE_CUT = "code_cut"
    CODE_IN_TEXT = "code_in_text"
    CODE_REPEATED = "code_repeated"
    CODE_SPELLING = "code_spelling"
    CODE_WITH_TWO_NAMES = "code_with_two_names"
    CODES_ASSIGNED = "codes_assigned"
    CONTINUATION_UNSURE = "continuation_unsure"
    DUTY_ABSENT = "duty_absent"
    LEVEL_ABSENT = "level_absent"
    LEVEL_NONSENSE = "level_nonsense"
    LEVELS_DIFFER = "levels_differ"
    LINKS_INFERRED = "links_inferred"
    MISPRINT_KEPT = "misprint_kept"
    NAME_ABSENT = "name_absent"
    NAME_FROM_TITLE = "name_from_title"
    NOTE_WITHOUT_TEXT = "note_without_text"
    NUMBER_SKIPPED = "number_skipped"
    TAIL_ABSENT = "tail_absent"
    TASKS_SHARE_CELL = "tasks_share_cell"
    TEXT_NOT_PLACED = "text_not_placed"
    TEXT_REPEATED = "text_repeated"
    TRUNCATED = "truncated"
    VERSION_ABSENT = "version_absent"


# A decision is needed where content would be stored that may be wrong or incomplete.
NEEDING_DECISION = frozenset(
    {
        IssueKind.ATTITUDES_ABSENT,
        IssueKind.CODE_ABSENT,
        IssueKind.CODE_CUT,
        IssueKind.CODE_IN_TEXT,
        IssueKind.CODE_REPEATED,
        IssueKind.CONTINUATION_UNSURE,
        IssueKind.DUTY_ABSENT,
        IssueKind.LEVEL_NONSENSE,
        IssueKind.LEVELS_DIFFER,
        IssueKind.NAME_ABSENT,
        IssueKind.TAIL_ABSENT,
        IssueKind.TEXT_NOT_PLACED,
    }
)


@dataclass(slots=True)
class IssueLog:
    """Collects issues in any order; gives them in the order of their places, each once."""

    _found: dict[tuple[int, str, str, str], Issue] = field(
        default_factory=dict[tuple[int, str, str, str], Issue]
    )

    def add(self, kind: IssueKind, line: int, heading: str, message: str) -> None:
        """Report a doubt. `heading` is the column or section as printed; `message` in Chinese."""
        issue = Issue(kind.value, f"{line}:{heading}", message, kind in NEEDING_DECISION)
        self._found[line, heading, kind.value, message] = issue

    def in_order(self) -> tuple[Issue, ...]:
        """All issues by line, then heading, kind and message."""
        return tuple(self._found[key] for key in sorted(self._found))
