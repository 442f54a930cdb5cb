"""The JSON Schema of a `.ksa` file's content, made of the structures that read it."""

import json

from msgspec.json import schema

from ksa_assess.exchange.ksa.structures import FileData


def json_schema() -> str:
    """As it is published in `docs/ksa-file.schema.json`."""
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ksa-file/1",
        **schema(FileData),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
