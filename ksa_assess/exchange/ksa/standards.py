"""A standard document as the file's structure, and back: by attributes, without a detour.

What `domain.standard_document` says of a document holds here too, the hash among it; the tests
hold one against the other.
"""

import hashlib

from msgspec import convert

from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import FORMAT, Issue, Source, StandardDocument
from ksa_assess.exchange.ksa.canonical import canonical
from ksa_assess.exchange.ksa.standard_structures import (
    IssueData,
    SourceData,
    StandardData,
    StandardText,
)

_TEXT_FIELDS = StandardText.__struct_fields__


def data_of(document: StandardDocument) -> StandardData:
    """The structure that says the document."""
    standard, types = document.standard, StandardText.__annotations__
    fields = {
        name: convert(getattr(standard, name), type=types[name], from_attributes=True)
        for name in _TEXT_FIELDS
        if name != "format"
    }
    source = convert(document.source, type=SourceData, from_attributes=True)
    issues = convert(document.issues, type=tuple[IssueData, ...], from_attributes=True)
    return StandardData(format=FORMAT, **fields, source=source, issues=issues)


def document_of(data: StandardData) -> StandardDocument:
    """The document that a structure says."""
    return StandardDocument(
        convert(data, type=Standard, from_attributes=True),
        convert(data.source, type=Source, from_attributes=True),
        convert(data.issues, type=tuple[Issue, ...], from_attributes=True),
    )


def hash_of(data: StandardData) -> str:
    """The content hash: of everything but source and issues."""
    text = StandardText(**{name: getattr(data, name) for name in _TEXT_FIELDS})
    return hashlib.sha256(canonical(text)).hexdigest()
