"""The command line, run in this process on a data folder of the test's own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ksa_assess.cli.program import main

MANAGER = "TTM1411-002v4"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout as the one JSON document that it must be."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """stderr as the one line that it must be."""
        assert self.out == ""
        (line,) = self.err.splitlines()
        return line


Ksa = Callable[..., Result]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "資料"


@pytest.fixture
def ksa(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Ksa:
    """`ksa("standards", "list")` runs a command; words may be paths and numbers."""

    def run(*words: object, data: Path = data_dir, lang: str = "en") -> Result:
        capsys.readouterr()
        code = main(["--data-dir", str(data), "--lang", lang, *(str(word) for word in words)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def draft(ksa: Ksa) -> int:
    """A draft of 王小明 for the hotel manager's standard; gives its id."""
    result = ksa("assessments", "new", "--standard", MANAGER, "--person", "王小明", "--json")
    return result.json["id"]


@pytest.fixture
def complete(ksa: Ksa, draft: int, tmp_path: Path) -> int:
    """The draft with every indicator rated 3."""
    answers = ksa("assessments", "show", draft, "--json").json["answers"]
    rows = "".join(f"{one['indicator']},3,,\n" for one in answers)
    file = tmp_path / "all.csv"
    file.write_text(f"indicator,answer,comment,reason\n{rows}", encoding="utf-8")
    assert ksa("assessments", "rate", draft, "--from", file).code == 0
    return draft
