"""The item model over a tree of nodes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ksa_assess.gui.models.node import Node

_Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole


class _Place:
    """A node at its place. Qt keeps only an address, so the model keeps the places alive."""

    def __init__(self, node: Node, parent: "_Place | None", row: int) -> None:
        self.node = node
        self.parent = parent
        self.row = row
        self.children = [_Place(child, self, i) for i, child in enumerate(node.children)]


class TreeModel(QAbstractItemModel):
    """Read only; `show_nodes` replaces the whole tree."""

    def __init__(self) -> None:
        super().__init__()
        self._roots: list[_Place] = []

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        self.beginResetModel()
        self._roots = [_Place(node, None, i) for i, node in enumerate(nodes)]
        self.endResetModel()

    def index_of_code(self, code: str) -> QModelIndex:
        """The place nearest to the root whose node has the code; an invalid index for none."""
        return self._nearest(lambda node: node.code == code)

    def index_of_text(self, text: str) -> QModelIndex:
        """The place nearest to the root whose node holds the text; an invalid index for none."""
        return self._nearest(lambda node: text in node.text)

    def _nearest(self, is_wanted: Callable[[Node], bool]) -> QModelIndex:
        level = self._roots
        while level:
            for place in level:
                if is_wanted(place.node):
                    return self.createIndex(place.row, 0, place)
            level = [child for place in level for child in place.children]
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        places = self._children(parent)
        if column == 0 and 0 <= row < len(places):
            return self.createIndex(row, column, places[row])
        return QModelIndex()

    # Qt has a second `parent`, of the object, which its types cannot tell from this one.
    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        above = index.internalPointer().parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._children(parent))

    def columnCount(self, parent: _Index | None = None) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node: Node = index.internalPointer().node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (node.code, node.text, node.tag) if part)
        return node if role == NODE else None

    def _children(self, parent: _Index | None) -> list[_Place]:
        if parent is None or not parent.isValid():
            return self._roots
        return parent.internalPointer().children
