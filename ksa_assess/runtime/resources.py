"""Where the files that come with the program lie.

In the source tree they stand beside the package; a wheel and a frozen program carry them inside
it, in `_data`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_files_root(package: Path = _PACKAGE) -> Path:
    """The folder that holds `resources`, `standards_data` and `docs/manual`."""
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent


def resources_dir() -> Path:
    return shipped_files_root() / "resources"


def standards_dir() -> Path:
    """The shipped standards as canonical JSON."""
    return shipped_files_root() / "standards_data"


def manual_dir() -> Path:
    """The manual as Markdown: a folder for each language, and one for the pictures."""
    return shipped_files_root() / "docs" / "manual"


def font_path(name: str) -> Path:
    """`name` is the file's, e.g. `NotoSansTC-Regular.ttf`."""
    return resources_dir() / "fonts" / name


def texts_path(language: str) -> Path:
    return resources_dir() / "texts" / f"{language}.json"
