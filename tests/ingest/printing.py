"""Prints a standard as a text extract of the official family, in many ways that mean the same.

What is drawn: labels, spaces, line ends inside texts, where pages break and what they cut, whether
K and S are printed per task or merged per duty, and the form of attitudes and notes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from ksa_assess.domain.standard import Attitude, Duty, Note, Standard, Task

DUTY, TASK, OUTPUT, INDICATOR, LEVEL, KNOWLEDGE, SKILL = range(7)
HEADERS = (
    (
        "{duty}\t工作任務\t工作產出\t行為指標\t職能級別\t"
        "職能內涵 (K=knowledge 知識)\t職能內涵 (S=skills 技能)"
    ),
    (
        "{duty}\t工作 任務\t工作產出\t行為 指標\t職能 級別\t"
        "職能內涵(K=knowledge知識)\t職能內涵（S=skills技能）"
    ),
)
_BETWEEN_CHINESE = re.compile(r"(?<=[一-鿿，、。])(?=[一-鿿，、。])")


@dataclass(slots=True)
class Printer:
    """One way of printing; `draw` decides wherever documents differ."""

    draw: Callable[..., Any]
    lines: list[str] = field(default_factory=list)

    def flag(self) -> bool:
        return bool(self.draw(st.booleans()))

    def choose(self, *choices: str) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def wrapped(self, text: str) -> str:
        """The text with a line end here and there between two Chinese characters."""
        places = [match.start() for match in _BETWEEN_CHINESE.finditer(text)]
        for place in sorted(self._some(places), reverse=True):
            text = f"{text[:place]} {text[place:]}"
        return text

    def _some(self, places: list[int]) -> set[int]:
        if not places or self.flag():
            return set()
        return set(self.draw(st.lists(st.sampled_from(places), max_size=2)))

    def item(self, code: str, text: str) -> str:
        return f"{code}{self.choose('', ' ')}{self.wrapped(text)}"

    def items(self, items: list[tuple[str, str]]) -> str:
        if self.flag():
            return " ".join(self.item(code, text) for code, text in items)
        return " ".join(f"<p>{self.item(code, text)}</p>" for code, text in items)

    def cut(self, text: str) -> tuple[str, str]:
        """The text in two parts, as a page break may cut it: between Chinese characters only."""
        places = [match.start() for match in _BETWEEN_CHINESE.finditer(text)]
        if not places or self.flag():
            return text, ""
        place = int(self.draw(st.sampled_from(places)))
        return text[:place], text[place:]

    def document(self, standard: Standard, *, is_merged: bool) -> str:
        self._head(standard)
        self._table(standard, is_merged=is_merged)
        self._attitudes(standard)
        self._tail(standard)
        return "\n".join(self.lines)

    def _head(self, standard: Standard) -> None:
        gap = "\t" * int(self.draw(st.integers(1, 3)))
        job = standard.category.job_category
        assert job
        belongs = self.choose("所屬類別", "所屬 類別")
        self.lines += [
            "",
            f"{standard.name}職能基準",
            f"職能基準代碼{gap}{standard.code}\t",
            f"{self.choose('職能基準名稱', '職能基準名稱 (擇一填寫)')}{gap}職類\t\t",
            f"{gap}職業\t{standard.name}\t",
            f"{belongs}\t職類別\t{job.name}{gap}職類別代碼\t{job.code}",
            f"工作描述{gap}{self.wrapped(standard.description or '')}\t",
            f"基準級別{gap}{standard.level or ''}\t",
            "",
        ]

    def _header(self) -> None:
        duty = self.choose("主要職責", "工作職責", "主要 職責")
        self.lines.append(self.choose(*HEADERS).format(duty=duty))

    def _table(self, standard: Standard, *, is_merged: bool) -> None:
        names = {item.code: item.name for item in standard.knowledge + standard.skills}
        rows: list[list[str]] = []
        for duty in standard.duties:
            rows += self._duty_rows(duty, names, is_merged=is_merged)
        self._header()
        waiting: list[str] = []
        for row in rows:
            waiting = self._row(row, waiting)
        if any(waiting):
            self._line(waiting)

    def _duty_rows(self, duty: Duty, names: dict[str, str], *, is_merged: bool) -> list[list[str]]:
        rows = [
            [
                "",
                self.item(task.code, task.name),
                self.items([(o.code, o.name) for o in task.outputs]),
                self.items([(i.code, i.text) for i in task.indicators]),
                str(task.level or ""),
                "" if is_merged else self._content(task.knowledge, names),
                "" if is_merged else self._content(task.skills, names),
            ]
            for task in duty.tasks
        ]
        rows[0][DUTY] = self.item(duty.code, duty.name)
        if is_merged:
            self._spread(duty.tasks[0], names, rows)
        return rows

    def _content(self, codes: tuple[str, ...], names: dict[str, str]) -> str:
        return self.items([(code, names[code]) for code in codes])

    def _spread(self, task: Task, names: dict[str, str], rows: list[list[str]]) -> None:
        """A merged list stands in the first row, or is cut over the first two."""
        for column, codes in ((KNOWLEDGE, task.knowledge), (SKILL, task.skills)):
            at = int(self.draw(st.integers(1, len(codes)))) if len(rows) > 2 else len(codes)
            rows[0][column] = self._content(codes[:at], names)
            if at < len(codes):
                rows[1][column] = self._content(codes[at:], names)

    def _row(self, row: list[str], waiting: list[str]) -> list[str]:
        """Print a row whole, or cut by a page break; gives what then waits for the next page."""
        if any(waiting):
            self._after_break(row, waiting)
            return []
        if self.flag():
            self._line(row)
            return []
        parts = [self.cut(cell) if at != LEVEL else (cell, "") for at, cell in enumerate(row)]
        self._line([first for first, _ in parts])
        self.lines.append("")
        self._header()
        return [second for _, second in parts]

    def _after_break(self, row: list[str], waiting: list[str]) -> None:
        """Print the rest in a row of its own. The rest of the indicators alone may also stand in
        the row of the next task, before its own indicators or with those in a row below."""
        is_alone = not any(cell for at, cell in enumerate(waiting) if at != INDICATOR)
        if not is_alone or self.flag():
            self._line(waiting)
            self._line(row)
        elif self.flag():
            both = f"{waiting[INDICATOR]} {row[INDICATOR]}"
            self._line([*row[:INDICATOR], both, *row[LEVEL:]])
        else:
            self._line([*row[:INDICATOR], waiting[INDICATOR], *row[LEVEL:]])
            self._line(["", "", "", row[INDICATOR], "", "", ""])

    def _line(self, cells: list[str]) -> None:
        if any(cell.strip() for cell in cells):
            self.lines.append("\t".join(cells))

    def _attitudes(self, standard: Standard) -> None:
        heading = self.choose("職能內涵 (A=attitude 態度)", "職能內涵(A=attitude態度)")
        self.lines += ["", heading, ""]
        has_matrix = any(attitude.tasks is not None for attitude in standard.attitudes)
        for attitude in standard.attitudes:
            if attitude.description or not has_matrix:
                self._paragraph(attitude, heading)
        if has_matrix:
            self._matrix(standard)

    def _paragraph(self, attitude: Attitude, heading: str) -> None:
        text = self.item(attitude.code, attitude.name)
        text += f"：{attitude.description}" if attitude.description else ""
        first, second = self.cut(text)
        self.lines += [first, heading, second] if second else [first]

    def _matrix(self, standard: Standard) -> None:
        codes = [task.code for task in standard.tasks]
        mark = self.choose("V", "√")
        self.lines.append("\t".join(["", *codes]))
        for attitude in standard.attitudes:
            marks = [mark if code in (attitude.tasks or ()) else "" for code in codes]
            self.lines.append("\t".join([self.item(attitude.code, attitude.name), *marks]))

    def _tail(self, standard: Standard) -> None:
        bullet = self.choose("● ", "●", "- ")
        basis = self.choose("學歷/經歷/或能力條件", "學歷/經驗/或能力條件")
        heading = f"{self.choose('建議', '')}擔任此職類/職業之{basis}："
        self.lines += ["", "說明與補充事項", "", f"{bullet}{heading}"]
        for prerequisite in standard.prerequisites:
            self._entry(prerequisite)
        if standard.notes:
            self.lines.append(f"{bullet}其他補充說明：")
        for note in standard.notes:
            self._entry(self._note(note))

    def _note(self, note: Note) -> str:
        if note.key is None:
            return note.text
        number = note.key.removeprefix("註")
        return f"{self.choose(f'【註 {number}】', f'**【註{number}】** ')}{note.text}"

    def _entry(self, text: str) -> None:
        first, second = self.cut(text)
        self.lines += [f"- {first}", "", second] if second else [f"- {first}"]
