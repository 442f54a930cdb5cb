"""The import contracts refuse what they are there to refuse.

Each test spoils a copy of the program; the contracts of the program itself are a check of their
own.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT

_LINT = "from importlinter.cli import lint_imports as lint; raise SystemExit(lint(no_cache=True))"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "ksa_assess", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path / "ksa_assess"


def lint(copy: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LINT], cwd=copy.parent, capture_output=True, text=True
    )


def test_the_program_as_it_is_passes(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("attic.py", ""),
        ("domain/spoiled.py", "import ksa_assess.runtime.paths"),
        ("domain/spoiled.py", "import ksa_assess.wording"),
        ("ingest/spoiled.py", "import ksa_assess.storage.database"),
        ("services/spoiled.py", "import ksa_assess.gui.dialogs"),
        ("services/spoiled.py", "import PySide6.QtCore"),
        ("services/spoiled.py", "import sqlalchemy"),
        ("services/spoiled.py", "def late():\n    import reportlab.lib"),
        ("services/spoiled.py", "def late():\n    import msgspec"),
        ("storage/spoiled.py", "import cryptography.hazmat"),
        ("gui/pages/walk/presenter.py", "import PySide6.QtCore"),
        ("gui/pages/walk/spoiled.py", "import ksa_assess.gui.pages.home.page"),
        ("runtime/spoiled.py", "import ksa_assess.bootstrap"),
    ],
)
def test_a_wrong_import_or_an_unplaced_module_fails(copy: Path, module: str, code: str) -> None:
    (copy / module).write_text(code, encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout or "not listed as layers" in done.stdout
