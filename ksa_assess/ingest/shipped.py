"""Makes `standards_data/*.json` from `standards_data/sources/*.txt` with the reader.

Run from the root of the repository, after the reader or a source has changed:
`python -m ksa_assess.ingest.shipped`. The program itself never runs it.
"""

import json
from pathlib import Path

from ksa_assess.domain.standard_document import to_data
from ksa_assess.ingest.reading import read_document

FOLDER = Path("standards_data")


def shipped_json(source: Path) -> tuple[str, str]:
    """The code of the document in a source file, and its JSON text as it is shipped."""
    document = read_document(source.read_bytes(), source.name)
    text = json.dumps(to_data(document), ensure_ascii=False, indent=1)
    return document.standard.code, f"{text}\n"


def main() -> None:
    """Write one file per source, named by the code of the document."""
    for source in sorted((FOLDER / "sources").glob("*.txt")):
        code, text = shipped_json(source)
        (FOLDER / f"{code}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
