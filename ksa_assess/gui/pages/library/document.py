"""A standard as a tree of nodes: about itself, its tasks, K, S and A, notes, versions."""

from collections.abc import Sequence

from ksa_assess.domain.standard import Category, Duty, Standard, Task
from ksa_assess.gui.models.node import Node, NodeKind
from ksa_assess.wording import Wording


class DocumentNodes:
    """Makes the nodes; parts that a document does not have are absent."""

    def __init__(self, standard: Standard, wording: Wording) -> None:
        self._standard = standard
        self._wording = wording
        self._texts = wording.texts
        self._names = {item.code: item.name for item in (*standard.knowledge, *standard.skills)}

    def all(self) -> tuple[Node, ...]:
        sections = (
            self._about(),
            self._tasks(),
            self._content(),
            self._notes(),
            self._guide(),
            self._versions(),
        )
        return tuple(section for section in sections if section.children)

    def _section(self, key: str, children: Sequence[Node], *, is_open: bool = False) -> Node:
        text = self._texts(f"library.section.{key}")
        return Node(NodeKind.SECTION, "", text, children=tuple(children), is_open=is_open)

    def _about(self) -> Node:
        standard = self._standard
        categories = (
            ("job_category", standard.category.job_category),
            ("occupation", standard.category.occupation),
            ("industry", standard.category.industry),
        )
        children = [self._category(key, category) for key, category in categories if category]
        if standard.description:
            children.append(_entry("", standard.description))
        children += [_entry("", text) for text in standard.prerequisites]
        if standard.updates:
            children.append(_entry("", standard.updates))
        return self._section("about", children)

    def _category(self, key: str, category: Category) -> Node:
        name = self._texts(f"library.category.{key}")
        printed = " ".join(part for part in (category.name, category.code) if part)
        return _entry("", self._texts("control.named", name=name, text=printed))

    def _tasks(self) -> Node:
        return self._section("tasks", [self._duty(d) for d in self._standard.duties], is_open=True)

    def _duty(self, duty: Duty) -> Node:
        children = tuple(self._task(task) for task in duty.tasks)
        return Node(NodeKind.DUTY, duty.code, duty.name, children=children, is_open=True)

    def _task(self, task: Task) -> Node:
        children = [_entry(output.code, output.name) for output in task.outputs]
        children += [_entry(indicator.code, indicator.text) for indicator in task.indicators]
        children += self._linked("knowledge", task.knowledge)
        children += self._linked("skills", task.skills)
        level = self._wording.level(task.level) if task.level else ""
        return Node(NodeKind.TASK, task.code, task.name, level, tuple(children), is_open=True)

    def _linked(self, key: str, codes: Sequence[str]) -> list[Node]:
        """The K or S of a task, closed: every task names many of the same."""
        if not codes:
            return []
        children = tuple(_entry(code, self._names.get(code, "")) for code in codes)
        return [self._group(f"term.{key}", children)]

    def _group(self, key: str, children: tuple[Node, ...]) -> Node:
        tag = self._texts("library.count", n=len(children))
        return Node(NodeKind.GROUP, "", self._texts(key), tag, children)

    def _content(self) -> Node:
        standard = self._standard
        groups = {
            "term.knowledge": tuple(_entry(k.code, k.name) for k in standard.knowledge),
            "term.skills": tuple(_entry(s.code, s.name) for s in standard.skills),
            "term.attitudes": tuple(
                _entry(a.code, "\n".join(part for part in (a.name, a.description) if part))
                for a in standard.attitudes
            ),
        }
        children = [self._group(key, entries) for key, entries in groups.items() if entries]
        return self._section("content", children)

    def _notes(self) -> Node:
        return self._section("notes", [_entry(n.key or "", n.text) for n in self._standard.notes])

    def _guide(self) -> Node:
        guide = self._standard.assessment_guide
        if guide is None:
            return self._section("guide", [])
        parts = {"evidence": guide.evidence, "context": guide.context, "methods": guide.methods}
        children = [
            self._group(f"library.guide.{key}", tuple(_entry("", text) for text in texts))
            for key, texts in parts.items()
            if texts
        ]
        return self._section("guide", children)

    def _versions(self) -> Node:
        versions = self._standard.version_history
        return self._section(
            "versions",
            [
                _entry(
                    v.version,
                    "　".join(part for part in (v.code, v.name, v.status, v.note) if part),
                    v.date,
                )
                for v in versions
            ],
        )


def _entry(code: str, text: str, tag: str = "") -> Node:
    return Node(NodeKind.ENTRY, code, text, tag)
