"""The wheel brings what the program looks for once it is installed."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from ksa_assess.runtime.resources import (
    manual_dir,
    resources_dir,
    shipped_files_root,
    standards_dir,
)
from tests.architecture.sources import ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    "folder", [resources_dir(), standards_dir(), manual_dir()], ids=lambda path: path.name
)
def test_every_file_that_comes_with_the_program_is_in_it(names: set[str], folder: Path) -> None:
    root = shipped_files_root()
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    wanted = {f"ksa_assess/_data/{file.relative_to(root).as_posix()}" for file in files}
    assert wanted <= names


def test_the_bootstrap_of_the_source_tree_and_the_tests_stay_out(names: set[str]) -> None:
    assert not [name for name in names if "bootstrap" in name or name.startswith("tests")]


def test_the_licenses_of_program_and_fonts_are_in_it(names: set[str]) -> None:
    licenses = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licenses == {
        "LICENSE",
        "OFL-NotoSansTC.txt",
        "OFL-ChocolateClassicalSans.txt",
        "OGDL-TW-Sung.txt",
    }
