"""Extracts made by hand: a whole small document with one part in another form."""

from collections.abc import Iterable

HEADER = (
    "主要職責\t工作任務\t工作產出\t行為指標\t職能級別\t"
    "職能內涵 (K=knowledge 知識)\t職能內涵 (S=skills 技能)"
)
ROWS = (
    "T1接待顧客\tT1.1迎接\tO1.1.1接待紀錄\tP1.1.1能迎接。 P1.1.2能說明服務。\t3\tK01禮儀\tS01溝通",
    "\tT1.2送別顧客\t\tP1.2.1能禮貌送別顧客。\t2\tK01禮儀 K02安全\tS01溝通",
)
FIRST_ROW = ROWS[0]
HEAD = (
    "職能基準代碼\t\tTST1234-001v1\t\t",
    "職能基準名稱 (擇一填寫)\t\t職類\t\t",
    "\t\t職業\t接待人員\t",
    "所屬類別\t職類別\t休閒與觀光旅遊 / 旅館管理\t職類別代碼\tTTM",
    "\t職業別\t接待人員\t職業別代碼\t1234",
    "\t行業別\t住宿業\t行業別代碼\tI55",
    "工作描述\t\t接待顧客。\t\t",
    "基準級別\t\t3\t\t",
)
ATTITUDES = ("職能內涵 (A=attitude 態度)", "A01主動積極：自發做事。", "A02親和力：對人友善。")
TAIL = ("說明與補充事項", "● 建議擔任此職類/職業之學歷/經歷/或能力條件：", "- 高中畢業。")


def extract(
    rows: Iterable[str] = ROWS,
    *,
    before: Iterable[str] = ("接待人員職能基準",),
    head: Iterable[str] = HEAD,
    header: str = HEADER,
    attitudes: Iterable[str] = ATTITUDES,
    tail: Iterable[str] = TAIL,
) -> str:
    """A document in which one part is as given and the others are ordinary."""
    return "\n".join(["", "", *before, "", *head, "", header, *rows, "", *attitudes, "", *tail, ""])


def row(
    task: str = "",
    indicators: str = "",
    *,
    duty: str = "",
    outputs: str = "",
    level: str = "3",
    knowledge: str = "K01禮儀",
    skills: str = "S01溝通",
) -> str:
    """A row of the table."""
    return "\t".join((duty, task, outputs, indicators, level, knowledge, skills))


FIRST = row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待")
