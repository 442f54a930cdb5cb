"""The data folder, and the files that come with the program."""

import os
import stat
from pathlib import Path

import pytest

from ksa_assess.runtime.errors import MachineError, UserError
from ksa_assess.runtime.named_places import is_file, is_folder, is_there
from ksa_assess.runtime.paths import DataPaths, data_paths, make_new_files_private
from ksa_assess.runtime.resources import (
    font_path,
    resources_dir,
    shipped_files_root,
    standards_dir,
    texts_path,
)


def test_everything_lies_under_the_folder_that_was_asked_for(tmp_path: Path) -> None:
    paths = data_paths(tmp_path / "資料")
    inside = [paths.database, paths.lock, paths.settings, paths.backups, paths.log]
    assert all(path.is_relative_to(tmp_path / "資料") for path in inside)
    assert len(set(inside)) == len(inside)


def test_files_of_the_data_are_refused_as_a_target(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    (tmp_path / "link.pdf").symlink_to(paths.database)
    journal = paths.database.with_name(paths.database.name + "-wal")
    for own in (paths.database, journal, paths.settings, paths.log, tmp_path / "link.pdf"):
        with pytest.raises(UserError) as refused:
            paths.refuse_own(own)
        assert refused.value.key == "error.own_file"
    paths.refuse_own(tmp_path / "報告.pdf")


def test_a_kept_backup_is_refused_as_a_target_but_a_new_one_is_not(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    paths.backups.mkdir()
    kept = paths.backups / "kept.sqlite3"
    paths.refuse_own(kept)
    kept.touch()
    with pytest.raises(UserError) as refused:
        paths.refuse_own(kept)
    assert refused.value.key == "error.own_file"


def test_a_link_in_a_circle_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "circle.pdf").symlink_to(tmp_path / "circle.pdf")
    DataPaths(tmp_path).refuse_own(tmp_path / "circle.pdf")


def test_what_nobody_can_look_at_is_taken_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "circle.pdf").symlink_to(tmp_path / "circle.pdf")
    for place in (tmp_path / "circle.pdf", tmp_path / ("長" * 300), tmp_path / "gone"):
        assert not any(look(place) for look in (is_file, is_folder, is_there))
    assert is_folder(tmp_path)
    assert is_file(Path(__file__))
    assert is_there(tmp_path)


def test_the_default_is_the_users_own_folder(own_home: Path) -> None:
    assert data_paths().root.is_relative_to(own_home)


def test_a_relative_folder_and_the_home_sign_are_made_absolute(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_paths(Path("data")).root == tmp_path / "data"
    assert data_paths(Path("~/data")).root == own_home / "data"


def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "a" / "b")
    paths.prepare()
    paths.prepare()
    assert stat.S_IMODE(paths.root.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError):
        DataPaths(tmp_path / "file" / "data").prepare()
    monkeypatch.setattr(Path, "mkdir", _refuse)
    with pytest.raises(MachineError):
        DataPaths(tmp_path / "data").prepare()


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "refused")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask to speak of")
def test_new_files_are_private_from_then_on(tmp_path: Path) -> None:
    make_new_files_private()
    (tmp_path / "new").touch()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_shipped_files_stand_beside_the_package_or_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "ksa_assess"
    package.mkdir()
    assert shipped_files_root(package) == tmp_path
    (package / "_data").mkdir()
    assert shipped_files_root(package) == package / "_data"


@pytest.mark.parametrize(
    "path",
    [
        resources_dir(),
        standards_dir(),
        texts_path("zh_TW"),
        texts_path("en"),
        font_path("NotoSansTC-Regular.ttf"),
        font_path("NotoSansTC-Bold.ttf"),
        font_path("ChocolateClassicalSans-Fallback.ttf"),
        font_path("TW-Sung-Ext-B-Names.ttf"),
    ],
    ids=lambda path: path.name,
)
def test_what_the_program_needs_is_there(path: Path) -> None:
    assert path.exists()
