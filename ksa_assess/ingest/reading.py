"""The way in: bytes of any file to a standard document, or a refusal.

Which reader reads a file is told by its content, never by its name.
"""

import hashlib

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import Source, StandardDocument
from ksa_assess.ingest import accounting, doubts
from ksa_assess.ingest.canonical import read_canonical
from ksa_assess.ingest.decoding import decode
from ksa_assess.ingest.issues import IssueLog
from ksa_assess.ingest.refusal import NotAStandardError
from ksa_assess.ingest.rows import rows
from ksa_assess.ingest.sections import Part, Sections, divide
from ksa_assess.ingest.standard_extract import read_standard
from ksa_assess.ingest.unit import read_unit

READER = "text-extract/1"


def read_document(data: bytes, file_name: str) -> StandardDocument:
    """Read a document: canonical JSON (`ksa-standard/1`) or a text extract.

    `file_name` is recorded as the source and nothing else. Raises NotAStandardError for anything
    that is neither. What is doubtful in a document is in its issues.
    """
    try:
        text = decode(data)
        if text.lstrip().startswith(("{", "[")):
            return read_canonical(text)
        standard, log = _read_extract(text)
    except NotAStandardError as refusal:
        refusal.params["file"] = file_name
        raise
    source = Source(file_name, hashlib.sha256(data).hexdigest(), READER)
    return StandardDocument(standard, source, log.in_order())


def _read_extract(text: str) -> tuple[Standard, IssueLog]:
    log = IssueLog()
    sections = divide(list(rows(text)))
    if not (sections.is_unit or sections.rows[Part.TABLE]):
        raise NotAStandardError("ingest.not_a_standard")
    standard = read_unit(sections, log) if sections.is_unit else read_standard(sections, log)
    if not standard.indicators:
        raise NotAStandardError("ingest.no_indicators")
    _report(text, sections, standard, log)
    return standard, log


def _report(text: str, sections: Sections, standard: Standard, log: IssueLog) -> None:
    doubts.report_lookalikes(text, log)
    doubts.report_notes(standard, log)
    accounting.report_lost(sections, standard, log)
