"""Sheets being filled from top to bottom."""

from ksa_assess.reports.sheet import Sheet
from ksa_assess.reports.style import BOTTOM, TOP


class Flow:
    """The sheets so far; `y` is where the next thing goes on the last one."""

    def __init__(self) -> None:
        self.sheets = [Sheet()]
        self.y = TOP

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def room(self) -> float:
        return BOTTOM - self.y

    def next_sheet(self) -> None:
        self.sheets.append(Sheet())
        self.y = TOP
