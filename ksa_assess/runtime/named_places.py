"""What stands at a place that somebody named: it may be forbidden, too long or lead nowhere.

`pathlib` raises for some of these; whoever only wants to know what is there takes it for nothing.
Reading or writing it later says what is wrong.
"""

from pathlib import Path


def is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def is_file(place: Path) -> bool:
    """Whether it can be read to its end: no folder, no pipe, no device."""
    try:
        return place.is_file()
    except OSError:
        return False


def is_there(place: Path) -> bool:
    try:
        return place.exists()
    except OSError:
        return False
