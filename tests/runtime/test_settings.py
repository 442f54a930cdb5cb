"""Settings survive the file, and a bad file costs only what is bad in it."""

import json
import stat
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.settings import Calendar, Settings, SettingsFile, Theme
from ksa_assess.runtime.texts import Language

CHANGED = Settings(
    language=Language.EN,
    theme=Theme.DARK,
    text_size=150,
    is_motion_reduced=True,
    is_required_level_shown_at_once=True,
    goes_on_after_rating=True,
    report_language=Language.EN,
    me="0b9b8d1e-6f0a-4a53-9d49-6f2d3b7b3a01",
    privacy_read_at="2026-07-15T08:00:00+00:00",
    window_geometry="AdnQywAD",
    last_page="walk",
    calendar=Calendar.WESTERN,
    organisation="山海飯店",
    form_name="職能評核表",
    form_number="HR-07",
    form_edition="3",
    purpose="年度訓練規劃",
    readers="人資",
    logo="/logo.png",
    has_department_head_box=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_everything_is_at_its_default(file: Path) -> None:
    assert SettingsFile(file).load() == (Settings(), None)


def test_every_setting_comes_back_as_it_was_saved(file: Path) -> None:
    for one in fields(Settings):
        assert getattr(CHANGED, one.name) != one.default
    SettingsFile(file).save(CHANGED)
    assert SettingsFile(file).load() == (CHANGED, None)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_hr_hands_on_stands_apart_from_what_is_the_users_own(file: Path) -> None:
    SettingsFile(file).save(CHANGED)
    groups = json.loads(file.read_bytes())
    assert set(groups) == {"machine", "organisation"}
    assert "me" in groups["machine"]
    assert groups["organisation"]["organisation"] == "山海飯店"


@pytest.mark.parametrize(
    "bad",
    [
        {"language": "de"},
        {"theme": 1},
        {"text_size": 99},
        {"text_size": True},
        {"text_size": "150"},
        {"goes_on_after_rating": "yes"},
        {"me": "somebody"},
        {"privacy_read_at": 5},
        {"last_page": "walk" * 5_000},
        {"last_page": "\ud800"},
        {"theme": None},
    ],
)
def test_a_bad_value_costs_that_setting_alone(
    file: Path, bad: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    (name,) = bad
    SettingsFile(file).save(CHANGED)
    groups = json.loads(file.read_bytes())
    groups["machine"] |= bad
    file.write_text(json.dumps(groups), encoding="utf-8")
    loaded, aside = SettingsFile(file).load()
    assert loaded == replace(CHANGED, **{name: getattr(Settings(), name)})
    assert aside is None
    assert name in caplog.text
    caplog.clear()


def test_settings_of_a_newer_program_are_passed_over(file: Path) -> None:
    groups = {"machine": {"sound": "on", "text_size": 120}, "future": {}, "organisation": []}
    file.write_text(json.dumps(groups), encoding="utf-8")
    assert SettingsFile(file).load() == (Settings(text_size=120), None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_an_unreadable_file_is_kept_aside(
    file: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(content)
    loaded, aside = SettingsFile(file).load()
    assert loaded == Settings()
    assert aside is not None
    assert aside.read_bytes() == content
    assert not file.exists()
    caplog.clear()


def test_a_file_that_cannot_be_opened_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UserError):
        SettingsFile(file).load()


def test_a_file_that_cannot_be_put_aside_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text("{", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(MachineError):
        SettingsFile(file).load()
    assert file.exists()
    caplog.clear()


def _refuse(*_: object) -> None:
    raise PermissionError(13, "refused")


@given(text=st.text(st.characters(exclude_categories=["Cs"])), size=st.integers(100, 200))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str, size: int) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("settings") / "settings.json")
    settings = Settings(organisation=text, text_size=size)
    file.save(settings)
    assert file.load() == (settings, None)
