"""The window's fixtures, and the folder where the pictures go."""

import os
from pathlib import Path

import pytest

from tests.gui.conftest import dialogs, open_session, paths, qapp

__all__ = ["dialogs", "open_session", "paths", "pictures", "qapp"]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """KSA_PICTURES names the folder to look at afterwards; else they go with the test's files."""
    folder = Path(os.environ.get("KSA_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
