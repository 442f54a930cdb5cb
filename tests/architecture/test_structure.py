"""Size, names and imports of the program's modules."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest

from tests.architecture.sources import PACKAGE, ROOT, python_files

MODULES = python_files(PACKAGE)
SAYS_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "handler",
    "base",
}
# `platformdirs` is how runtime finds the data folder; the rest of the two rooms is plain Python.
LOWEST_ROOMS = {"domain": set[str](), "runtime": {"platformdirs"}}
TALKS_TO_THE_NETWORK = {"ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio"}


def imports(path: Path) -> set[str]:
    """The full names of everything a module imports, at whatever depth, by name or by string."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def foreign_imports(path: Path) -> set[str]:
    packages = {name.partition(".")[0] for name in imports(path)}
    return packages - set(sys.stdlib_module_names) - {"ksa_assess"}


def function_lengths() -> list[int]:
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_functions_are_small() -> None:
    lengths = function_lengths()
    assert median(lengths) <= 10
    assert sum(length <= 30 for length in lengths) >= 0.9 * len(lengths)


def test_modules_are_small() -> None:
    long = {path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 400}
    assert not long


def test_package_files_are_empty() -> None:
    files = [path for path in MODULES if path.name == "__init__.py" and path.parent != PACKAGE]
    assert not [path for path in files if path.stat().st_size]


def test_every_module_says_what_is_in_it() -> None:
    silent = {
        str(path)
        for path in MODULES
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    }
    assert not silent


def test_names_say_something() -> None:
    words = {word for path in MODULES for word in re.split(r"_", path.stem)}
    folders = {path.parent.name for path in MODULES}
    assert not (words | folders) & SAYS_NOTHING


@pytest.mark.parametrize("room", LOWEST_ROOMS)
def test_the_lowest_rooms_need_nothing_installed(room: str) -> None:
    found = {name for path in python_files(PACKAGE / room) for name in foreign_imports(path)}
    assert found <= LOWEST_ROOMS[room]


def test_nothing_talks_to_the_network() -> None:
    assert not [path for path in MODULES if imports(path) & TALKS_TO_THE_NETWORK]


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {normal(re.split(r"[<>=~]", one)[0]) for one in project["dependencies"]}
    owners = packages_distributions()
    used = {normal(owners[name][0]) for path in MODULES for name in foreign_imports(path)}
    assert used == declared


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
