"""The locks pin everything with hashes, name no address, and agree with the project file."""

import re
import tomllib
from itertools import chain
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def lines(name: str) -> list[str]:
    """One per package, continuation lines joined."""
    return (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def pins(name: str) -> dict[str, str]:
    requirements = [Requirement(line.partition(" --hash")[0]) for line in lines(name)]
    return {canonicalize_name(one.name): str(one.specifier).lstrip("=") for one in requirements}


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    for line in lines(name):
        assert re.match(r"[a-z0-9.-]+==\S+", line)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line)


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_stands_in_a_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|@ ", text)


def test_the_lock_for_checks_holds_all_that_running_needs() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("name", LOCKS)
def test_the_project_file_and_the_lock_agree(name: str) -> None:
    tools = project()["dependency-groups"]["dev"] if name == "requirements-dev.lock" else []
    pinned = pins(name)
    for wanted in map(Requirement, chain(project()["project"]["dependencies"], tools)):
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted.name
