"""The program's own files, as the tests of its structure read them."""

from pathlib import Path

import ksa_assess

PACKAGE = Path(ksa_assess.__file__).parent
ROOT = PACKAGE.parent


def python_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))
