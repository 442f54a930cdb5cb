"""What a screen reader is told: names, roles, states, groups and order, read back from Qt."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QTabBar, QWidget

from ksa_assess.runtime.resources import texts_path
from ksa_assess.runtime.texts import Language
from tests.gui.geometry import all_visible, columns_of, name_of, visible_children

Role = QAccessible.Role
_FITTING = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Grouping,
    Role.Link,
    Role.List,
    Role.PageTabList,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
_MOST_ROWS = 60
_POSITION = re.compile(r"\d+\D+\d+")
_MARKUP = re.compile(r"</?[a-z][^>]*>|&(amp|lt|gt|nbsp);|\{\w*\}")
CJK = re.compile(r"[\u3400-\u9fff]")


def interface_of(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(widget: QWidget) -> str:
    return interface_of(widget).text(QAccessible.Text.Name)


def description(widget: QWidget) -> str:
    return interface_of(widget).text(QAccessible.Text.Description)


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in the order of the focus chain."""
    here = {one for one in all_visible(root) if is_stop(one)}
    chain: list[QWidget] = []
    widget = root.nextInFocusChain()
    while widget and widget is not root:
        if widget in here:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_tab) and widget.isEnabled() and widget.focusProxy() is None


def controls(root: QWidget) -> list[QWidget]:
    """Whatever can have the focus, by Tab, by a click or by the arrows of its group."""
    return [
        one
        for one in all_visible(root)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
        and not isinstance(one, QScrollArea)
    ]


def faults(root: QWidget) -> list[str]:
    found = [fault for one in controls(root) for fault in _untold(one)]
    return [*found, *_alike(root), *_out_of_order(root), *_unread(root)]


def _untold(widget: QWidget) -> Iterator[str]:
    told, who = name(widget), name_of(widget)
    if not told.strip():
        yield f"no name: {who}"
    if _MARKUP.search(told + description(widget)):
        yield f"markup in the name: {who} {told!r} {description(widget)!r}"
    tip, more = widget.toolTip(), description(widget)
    if tip and tip != told and tip not in more and not (more and more in tip):
        yield f"tool tip not told: {who} {widget.toolTip()!r}"
    yield from _misfit(widget)


def _misfit(widget: QWidget) -> Iterator[str]:
    interface, who = interface_of(widget), name_of(widget)
    role, state = interface.role(), interface.state()
    # Qt gives a painted view and a text with links no role of their own.
    if role not in _FITTING and not isinstance(widget, QAbstractScrollArea):
        yield f"no fitting role: {who} is {role}"
    if not state.focusable and widget.isEnabled():
        yield f"not focusable: {who}"
    if role in (Role.CheckBox, Role.RadioButton) and not state.checkable:
        yield f"not checkable: {who}"
    if role == Role.RadioButton:
        yield from _ungrouped(widget)


def _ungrouped(widget: QWidget) -> Iterator[str]:
    if not _POSITION.search(description(widget)):
        yield f"no place in its group: {name_of(widget)} {description(widget)!r}"
    parent = widget.parentWidget()
    if not parent or interface_of(parent).role() != Role.Grouping or not name(parent).strip():
        yield f"in no named group: {name_of(widget)} in {parent and name_of(parent)}"


def groups(widget: QWidget) -> tuple[str, ...]:
    """The names of what stands around it, from the inside out."""
    names: list[str] = []
    above = widget.parentWidget()
    while above:
        if above.accessibleName() and not above.isWindow():
            names.append(above.accessibleName())
        above = above.parentWidget()
    return tuple(names)


def _alike(root: QWidget) -> Iterator[str]:
    """Two that sound the same and are not told apart by the group they stand in."""
    seen: dict[tuple[object, ...], QWidget] = {}
    for one in controls(root):
        key = (name(one), interface_of(one).role(), groups(one))
        if key in seen:
            yield f"sounds like another: {name_of(one)}"
        seen[key] = one


# Order


def _out_of_order(root: QWidget) -> Iterator[str]:
    """Tab goes as one reads: within every box from above to below and from left to right."""
    chain = stops(root)
    for box in all_visible(root):
        parts = visible_children(box)
        if len(parts) < 2:
            continue
        order = _by_first_stop(parts, chain)
        yield from _torn(order, chain)
        for (one, _), (other, _) in pairwise(order):
            if _stands_before(other, one):
                yield f"order: Tab goes from {name_of(one)} back to {name_of(other)}"


def _by_first_stop(parts: list[QWidget], chain: list[QWidget]) -> list[tuple[QWidget, list[int]]]:
    found: list[tuple[QWidget, list[int]]] = []
    for part in parts:
        places = [i for i, one in enumerate(chain) if one is part or part.isAncestorOf(one)]
        if places:
            found.append((part, places))
    return sorted(found, key=lambda pair: pair[1][0])


def _torn(order: list[tuple[QWidget, list[int]]], chain: list[QWidget]) -> Iterator[str]:
    """All stops of a part follow each other, but where the chain comes round to its beginning."""
    for part, places in order:
        gaps = [b - a for a, b in pairwise(places) if b - a > 1]
        comes_round = len(gaps) == 1 and places[0] == 0 and places[-1] == len(chain) - 1
        if gaps and not comes_round:
            yield f"order: Tab leaves {name_of(part)} in the middle"


def _stands_before(one: QWidget, other: QWidget) -> bool:
    """Above it, or at its left on the same lines."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top():
        return True
    shares_lines = a.top() <= b.bottom() and b.top() <= a.bottom()
    return shares_lines and a.right() < b.left()


def _unread(root: QWidget) -> Iterator[str]:
    """The tree a screen reader walks tells the controls in the order that Tab has."""
    chain = stops(root)
    read = [one for one in _told(interface_of(root)) if one in set(chain)]
    for one in chain:
        if one not in read:
            yield f"not in the tree: {name_of(one)}"
    if len(read) == len(chain) and read:
        start = chain.index(read[0])
        for told, stop in zip(read, chain[start:] + chain[:start], strict=True):
            if told is not stop:
                yield f"tree: {name_of(told)} is told where Tab goes to {name_of(stop)}"
                return


def _told(interface: QAccessibleInterface) -> Iterator[QWidget]:
    thing = interface.object()
    if isinstance(thing, QWidget):
        yield thing
    if isinstance(thing, (QAbstractItemView, QTabBar)):
        return
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child and not child.state().invisible:
            yield from _told(child)


# Languages


@cache
def _only_in(language: Language) -> frozenset[str]:
    """Whole texts of a catalogue that the other one does not have; with words in them."""
    found: dict[Language, set[str]] = {}
    for one in Language:
        entries = json.loads(texts_path(one).read_text(encoding="utf-8")).values()
        found[one] = {text for text in entries if isinstance(text, str) and "{" not in text}
    other = Language.EN if language is Language.ZH_TW else Language.ZH_TW
    return frozenset(found[language] - found[other])


def told_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Everything said or shown: who, and what; the rows of item views too."""
    for widget in all_visible(root):
        words = {name(widget), description(widget), widget.toolTip()}
        for attribute in ("text", "placeholderText", "windowTitle", "title"):
            if callable(get := getattr(widget, attribute, None)):
                words.add(str(get()))
        if isinstance(widget, QTabBar):
            words |= {widget.tabText(place) for place in range(widget.count())}
        if isinstance(widget, QAbstractItemView):
            words |= set(_row_texts(widget))
        yield from ((name_of(widget), text) for text in words if text)


def _row_texts(view: QAbstractItemView) -> Iterator[str]:
    model, across = view.model(), Qt.Orientation.Horizontal
    columns = range(columns_of(view))
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in columns:
            index = model.index(row, column)
            yield str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
    for column in columns:
        yield str(model.headerData(column, across) or "")


def without(text: str, data: frozenset[str]) -> str:
    """What is left of a text without the parts that people or documents brought."""
    # Joiners keep a mark of a note whole on the screen and are no text.
    plain = re.sub(r"<[^>]+>|\u2060", "", text)
    for known in sorted((one for one in data if one in plain), key=len, reverse=True):
        plain = plain.replace(known, "")
    return plain


def leftovers(root: QWidget, language: Language, data: frozenset[str]) -> list[str]:
    """Texts of the other language; `data` are texts that people or documents brought."""
    found: list[str] = []
    for who, text in told_texts(root):
        if language is Language.ZH_TW:
            if text.strip() in _only_in(Language.EN):
                found.append(f"English: {who} {text!r}")
        elif CJK.search(left := without(text, data)):
            found.append(f"Chinese: {who} {left!r} of {text!r}")
    return found
