"""Try to open a data folder that may only be read; root becomes nobody first.

Prints, as JSON, the errors of a writer and of a reader, and whether nothing was changed.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import open_profile

NOBODY = 65534


def attempt(paths: DataPaths, *, is_writer: bool) -> list[str]:
    try:
        open_profile(paths, owner="window", is_writer=is_writer).close()
    except SentenceError as error:
        return [type(error).__name__, error.key]
    return []


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def main() -> None:
    with tempfile.TemporaryDirectory() as parent:
        Path(parent).chmod(0o755)
        root = Path(parent) / "data"
        paths = DataPaths(root)
        open_profile(paths, owner="window").close()
        if sys.argv[1] == "empty":
            for file in root.iterdir():
                file.unlink()
        for file in root.iterdir():
            file.chmod(0o444)
        root.chmod(0o555)
        before = content(root)
        # For good in this process; the folder is removed with the real rights again.
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        told = {
            "writer": attempt(paths, is_writer=True),
            "reader": attempt(paths, is_writer=False),
        }
        if is_root:
            os.seteuid(0)
        print(json.dumps({**told, "is_kept": content(root) == before}))
        root.chmod(0o700)


if __name__ == "__main__":
    main()
