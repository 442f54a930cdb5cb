"""A document as a tree of plain nodes, without Qt, so that presenters can make it."""

from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node is; it decides the weight of its text."""

    SECTION = "section"
    DUTY = "duty"
    TASK = "task"
    GROUP = "group"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Node:
    """`tag` stands at the right, e.g. a level or a count. `is_open` tells how it first stands."""

    kind: NodeKind
    code: str
    text: str
    tag: str = ""
    children: "tuple[Node, ...]" = ()
    is_open: bool = False
