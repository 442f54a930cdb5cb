"""What a screen reader is told of the real window on a real accessibility bus."""

import json
import subprocess
import sys
from collections.abc import Generator
from ctypes import CDLL
from pathlib import Path

import pytest

from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.settings import Settings, SettingsFile
from ksa_assess.runtime.texts import Language
from ksa_assess.services.profile import open_profile
from tests.e2e.display import Screen, private_display, said, skip_without
from tests.e2e.screen_reader import LIBRARY, Told
from tests.gui.tour import Stock, stocked

ROOT = Path(__file__).parent.parent.parent
_REGISTRY = Path("/usr/libexec/at-spi2-registryd")
_SECONDS = 90


@pytest.fixture(scope="module")
def screen() -> Generator[Screen]:
    """A screen and a session bus of its own; the bus starts what accessibility needs."""
    skip_without("dbus-daemon")
    if not _REGISTRY.exists() or not _has_library():
        pytest.skip("needs the accessibility bus (apt-get install at-spi2-core)")
    with private_display(has_manager=False) as private:
        command = ["dbus-daemon", "--session", "--print-address=1", "--nofork", "--nosyslog"]
        bus = private.start(command)
        assert bus.stdout
        private.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        private.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield private


def _has_library() -> bool:
    try:
        CDLL(LIBRARY)
    except OSError:
        return False
    return True


def read(screen: Screen, paths: DataPaths, words: str) -> list[Told]:
    """What the program tells of its first page, once something there is called `words`."""
    command = [sys.executable, "-m", "ksa_assess", "--data-dir", str(paths.root)]
    program = screen.start(command, PYTHONPATH=str(ROOT))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.e2e.screen_reader", "ksa-assess", words],
            cwd=ROOT,
            env=screen.environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        assert program.poll() is None, said(program)
        assert done.returncode == 0, done.stderr
        return [Told(**one) for one in json.loads(done.stdout)]
    finally:
        program.terminate()
        program.wait(_SECONDS)


def stored(folder: Path, language: Language = Language.ZH_TW, page: str = "") -> DataPaths:
    """Three assessments; the window opens at a page, of the half done one where it needs one."""
    paths = DataPaths(folder / "資料")
    paths.prepare()
    with open_profile(paths, owner="test") as profile:
        stock: Stock = stocked(profile)
    last = page.format(half=stock.half)
    SettingsFile(paths.settings).save(Settings(language=language, last_page=last))
    return paths


def shown(things: list[Told]) -> list[Told]:
    return [one for one in things if "showing" in one.states]


def of_role(things: list[Told], role: str) -> list[Told]:
    return [one for one in shown(things) if one.role == role]


@pytest.mark.slow
def test_the_seven_levels_are_told_as_one_named_group(screen: Screen, tmp_path: Path):
    things = read(screen, stored(tmp_path, page="walk:{half}"), "這件事，您目前做到哪個程度？")
    levels = [one for one in of_role(things, "radio button") if one.name[:1].isdigit()]
    assert [one.name[0] for one in levels] == list("0123456")
    assert [one.description for one in levels] == [f"第 {n} 個，共 7 個" for n in range(1, 8)]
    for one in levels:
        assert {"enabled", "focusable", "checkable"} <= set(one.states), one
        assert one.groups[-1].startswith("這件事，您目前做到哪個程度？"), one
    [question] = [one for one in shown(things) if one.name == levels[0].groups[-1]]
    assert question.role == "panel"


@pytest.mark.slow
def test_every_control_of_the_walk_is_told_by_name_and_role(screen: Screen, tmp_path: Path):
    things = read(screen, stored(tmp_path, page="walk:{half}"), "這件事，您目前做到哪個程度？")
    told = {(one.role, one.name) for one in shown(things)}
    for role, name in (
        ("push button", "上一項"),
        ("push button", "下一項"),
        ("text", "說明"),
        ("list", "各職責與任務"),
    ):
        assert (role, name) in told, f"{role} {name} among {sorted(told)}"
    nameless = [one for one in shown(things) if "focusable" in one.states and not one.name.strip()]
    assert not nameless


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words", "go_on"),
    [
        (Language.ZH_TW, "我的自評", "繼續自評：旅館客務經理"),
        (Language.EN, "My self-assessments", "Continue"),
    ],
)
def test_home_tells_each_assessment_and_how_to_go_on(
    screen: Screen, tmp_path: Path, language: Language, words: str, go_on: str
):
    things = read(screen, stored(tmp_path, language), words)
    buttons = of_role(things, "push button")
    assert [one for one in buttons if one.name.startswith(go_on)], [one.name for one in buttons]
    assert [one for one in shown(things) if one.role == "panel" and "旅館客務經理" in one.name]
    nameless = [one for one in shown(things) if "focusable" in one.states and not one.name.strip()]
    assert not nameless
