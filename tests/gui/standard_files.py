"""Files that hold a standard."""

import json
from dataclasses import replace
from pathlib import Path

from ksa_assess.domain.standard_document import Issue, Source, StandardDocument, to_data
from tests.builders import make_standard


def written(folder: Path, issues: tuple[Issue, ...] = (), **parts: str) -> Path:
    """The canonical form of the builders' standard, with doubts and with `parts` told otherwise."""
    standard = replace(make_standard(), **parts)
    document = StandardDocument(standard, Source("t.txt", "0" * 64, "text/1"), issues)
    file = folder / f"{standard.code}-{len(list(folder.glob('*.json')))}.json"
    file.write_text(json.dumps(to_data(document), ensure_ascii=False), encoding="utf-8")
    return file
