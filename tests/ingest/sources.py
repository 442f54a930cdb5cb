"""The five shipped sources and ways to read them in tests."""

from pathlib import Path

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import StandardDocument
from ksa_assess.ingest.reading import read_document

FOLDER = Path(__file__).parents[2] / "standards_data"
SOURCES = sorted((FOLDER / "sources").glob("*.txt"))
CODES = ("TTM1411-002v4", "TTM4221-002v4", "THM2431-001v1", "TTM4221-004v2", "TTM3R0299v2")


def source_text(code: str) -> str:
    return SOURCES[CODES.index(code)].read_text(encoding="utf-8")


def read_text(text: str) -> StandardDocument:
    return read_document(text.encode(), "extract.txt")


def read_source(code: str) -> StandardDocument:
    return read_text(source_text(code))


def kinds(document: StandardDocument) -> list[str]:
    return [issue.kind for issue in document.issues]


def indicator_texts(standard: Standard) -> dict[str, str]:
    return {indicator.code: indicator.text for indicator in standard.indicators}


def output_names(standard: Standard) -> dict[str, str]:
    return {output.code: output.name for task in standard.tasks for output in task.outputs}
