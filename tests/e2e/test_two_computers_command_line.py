"""The review from the employee's computer to the supervisor's and back, by the command line.

Two data folders are two computers; nothing goes between them but `.ksa` files.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
MANAGER = "TTM1411-002v4"
NAME, SUPERVISOR = "王小明", "林怡君"


@dataclass(frozen=True)
class Computer:
    """One data folder, and the last words of its commands on stderr."""

    folder: Path
    environment: dict[str, str]

    def __call__(self, *words: object, code: int = 0, stdin: str = "") -> str:
        """What a command answers; where it is to end with another code, what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "ksa_assess", "--data-dir", str(self.folder), "--lang", "en"]
            + [str(word) for word in words],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert done.returncode == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stdout.strip() if code == 0 else done.stderr

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--json"))

    def state(self, number: object) -> str:
        return self.json("assessments", "show", number)["state"]

    def report(self, number: object, target: Path) -> bytes:
        self("assessments", "report", number, "-o", target, "--force")
        return target.read_bytes()


@pytest.fixture
def computer(tmp_path: Path) -> Callable[[str], Computer]:
    shared = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    environment = {**shared, "LC_ALL": "C", "TMPDIR": str(tmp_path)}
    return lambda name: Computer(tmp_path / name, environment)


@pytest.fixture
def theirs(computer: Callable[[str], Computer]) -> Computer:
    return computer("同仁的電腦")


@pytest.fixture
def ours(computer: Callable[[str], Computer]) -> Computer:
    return computer("主管的電腦")


def write_table(file: Path, head: str, rows: Sequence[tuple[object, ...]]) -> Path:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(head.split(","))
        writer.writerows(rows)
    return file


@pytest.fixture
def submitted(theirs: Computer, tmp_path: Path) -> tuple[str, list[str]]:
    """The employee's number of a submitted assessment, and its indicators: the second one is not
    applicable, the others are rated 3."""
    who = ("--person", NAME, "--staff-number", "E001", "--supervisor", SUPERVISOR)
    number = theirs("assessments", "new", "--standard", MANAGER, *who)
    answers = theirs.json("assessments", "show", number)["answers"]
    codes = [one["indicator"] for one in answers]
    rows: list[tuple[object, ...]] = [(code, 3, "旺季值班", "") for code in codes]
    rows[1] = (codes[1], "na", "", "別組負責")
    file = write_table(tmp_path / "自評.csv", "indicator,answer,comment,reason", rows)
    theirs("assessments", "rate", number, "--from", file)
    theirs("assessments", "submit", number)
    return number, codes


@pytest.mark.slow
def test_from_one_computer_to_the_other_and_back(
    theirs: Computer, ours: Computer, submitted: tuple[str, list[str]], tmp_path: Path
):
    number, codes = submitted
    first, back = tmp_path / "1 自評.ksa", tmp_path / "2 退回.ksa"
    again, reviewed = tmp_path / "3 補充.ksa", tmp_path / "4 評核.ksa"
    closed = tmp_path / "5 確認.ksa"

    # Over to the supervisor, who sends it back for additions.
    assert theirs("assessments", "export", number, "-o", first) == str(first)
    came = ours.json("reviews", "import", first)
    local = came["id"]
    assert (came["outcome"], came["state"], came["changed_keys"]) == ("new", "submitted", [])
    assert ours.json("reviews", "import", first)["outcome"] == "unchanged"
    ours("assessments", "rate", local, codes[0], 6, code=3)
    ours("reviews", "rate", local, codes[0], 5)
    ours("reviews", "return", local, "--reason", "請補上實例")
    ours("reviews", "export", local, "-o", back)

    # Back at the employee's: added to and submitted again.
    assert theirs("reviews", "import", back) == number
    assert theirs.state(number) == "returned"
    theirs("assessments", "rate", number, codes[2], 4, "--comment", "帶過兩位新人")
    theirs("assessments", "submit", number)
    theirs("assessments", "export", number, "-o", again)

    # The review.
    came = ours.json("reviews", "import", again)
    assert (came["id"], came["outcome"], came["actions"]) == (local, "updated", ["submit"])
    (row,) = ours.json("reviews", "list")
    assert row["changed_since_return"] == [codes[2]]
    assert row["reviewed"] == 1
    lacking = ours("reviews", "complete", local, code=3)
    assert codes[0] in lacking
    rows = [(code, "same", "") for code in codes[3:]]
    table = write_table(tmp_path / "評核.csv", "indicator,answer,comment", rows)
    ours("reviews", "rate", local, "--from", table)
    ours("reviews", "rate", local, codes[0], 5, "--comment", "能獨立處理客訴")
    ours("reviews", "rate", local, codes[1], "same")
    ours("reviews", "rate", local, codes[2], 3)
    ours("reviews", "agree", local, codes[0], 4, "--reason", "談過實例")
    plan = write_table(
        tmp_path / "計畫.csv",
        "code,text,present_level,target_level,ways,owner,due",
        [(codes[0], "", 4, 5, "ojt self_study", NAME, "2026-12-31"), ("", "帶新人", *("",) * 5)],
    )
    ours("reviews", "plan", local, "--from", plan)
    ours("reviews", "talk", local, "--feedback", "穩定可靠", "--minutes", "談了半小時")
    ours("reviews", "complete", local)
    ours("reviews", "rate", local, codes[2], 6, code=3)
    ours("reviews", "export", local, "-o", reviewed)

    # Confirmed at home, and the third entry goes over.
    came = theirs.json("reviews", "import", reviewed)
    assert (str(came["id"]), came["actions"]) == (number, ["complete"])
    shown = theirs.json("assessments", "show", number)
    assert shown["talk"]["feedback"] == "穩定可靠"
    agreed = [one for one in shown["answers"] if one["series"] == "agreed"]
    assert [(one["indicator"], one["rating"]) for one in agreed] == [(codes[0], 4)]
    assert theirs.json("assessments", "gap", number)["series"] == "mixed"
    theirs("assessments", "acknowledge", number, "--remark", "謝謝，我會繼續努力")
    theirs("assessments", "export", number, "-o", closed)
    assert ours.json("reviews", "import", closed)["actions"] == ["confirm"]
    assert ours.state(local) == theirs.state(number) == "closed"

    # Both print the same, and what an older file says changes nothing any more.
    assert theirs.report(number, tmp_path / "a.pdf") == ours.report(local, tmp_path / "b.pdf")
    for older in (first, reviewed):
        before = ours.report(local, tmp_path / "b.pdf")
        ours("reviews", "import", older, code=3)
        assert ours.report(local, tmp_path / "b.pdf") == before
    theirs("check")
    ours("check")


@pytest.mark.slow
def test_a_file_that_was_tampered_with_is_refused_and_changes_nothing(
    theirs: Computer, ours: Computer, submitted: tuple[str, list[str]], tmp_path: Path
):
    number, _ = submitted
    file = tmp_path / "自評.ksa"
    theirs("assessments", "export", number, "-o", file)
    sound = file.read_bytes()
    for place in range(30, len(sound), len(sound) // 4):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        said = ours("reviews", "import", file, code=3)
        assert len(said.splitlines()) == 1
    assert ours.json("assessments", "list") == []
    file.write_bytes(sound)
    ours("reviews", "import", file)
