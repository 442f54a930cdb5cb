"""Nothing is cut and nothing lies on top of something else: every place, language and size."""

import pytest
from PySide6.QtWidgets import QMainWindow

from ksa_assess.runtime.settings import Settings, Theme
from ksa_assess.runtime.texts import Language
from tests.gui.conftest import OpenSession
from tests.gui.geometry import faults
from tests.gui.tour import Scene, scenes, settle

_SIZES = ((1024, 680), (1280, 800), (1920, 1080), (3840, 2160))


@pytest.mark.timeout(900)  # Every page, face and box at four sizes: minutes on a busy machine.
@pytest.mark.qt_log_ignore("propagateSizeHints")  # The offscreen platform has none.
@pytest.mark.parametrize("text_size", [100, 150, 200])
@pytest.mark.parametrize("language", list(Language))
def test_everything_has_its_room(open_session: OpenSession, language: Language, text_size: int):
    settings = Settings(language=language, theme=Theme.LIGHT, text_size=text_size)
    session = open_session(settings, _SIZES[0])
    found = [fault for scene in scenes(session) for fault in _at_every_size(scene)]
    assert not found, "\n".join(found)


def _at_every_size(scene: Scene) -> list[str]:
    if not isinstance(scene.root, QMainWindow):
        return [f"{scene.name}: {fault}" for fault in faults(scene.root)]
    found: list[str] = []
    for width, height in reversed(_SIZES):
        scene.root.resize(width, height)
        settle()
        look = f"{scene.name} at {width}×{height}"
        if (scene.root.width(), scene.root.height()) != (width, height):
            found.append(f"{look}: the window is {scene.root.size()}")
        found += [f"{look}: {fault}" for fault in faults(scene.root)]
    return found
