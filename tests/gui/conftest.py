"""Qt offscreen with the program's own fonts and look, set once per session: it costs seconds."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.fonts import load_fonts


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    load_fonts()
    appearance.apply(qapp, appearance.Appearance())
    return qapp


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    """For tests that change the look."""
    yield
    appearance.apply(qapp, appearance.Appearance())
