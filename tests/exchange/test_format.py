"""The `.ksa` format as other programs see it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from ksa_assess.domain.standard_document import data_hash, from_data
from ksa_assess.exchange.ksa.canonical import canonical
from ksa_assess.exchange.ksa.container import unwrapped, wrapped
from ksa_assess.exchange.ksa.limits import LONGEST_LINE, LONGEST_PROSE
from ksa_assess.exchange.ksa.schema import json_schema
from ksa_assess.exchange.ksa.standards import data_of, document_of, hash_of
from ksa_assess.exchange.ksa.structures import SignerData, TalkData
from ksa_assess.services.given_text import LINE_LIMIT, PROSE_LIMIT
from tests.architecture.sources import ROOT
from tests.exchange.computers import completed, two_computers
from tests.exchange.forging import Data, content_of

SCHEMA = ROOT / "docs" / "ksa-file.schema.json"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """A review with everything in it, on its way back."""
    with two_computers(tmp_path_factory.mktemp("format")) as (employee, supervisor):
        yield supervisor.export(completed(employee, supervisor)[1]).read_bytes()


def test_any_zip_program_opens_it(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert opened.namelist() == ["assessment.json"]
        assert opened.testzip() is None
        (info,) = opened.infolist()
        assert json.loads(opened.read(info))["format"] == "ksa-file/1"
    assert (info.compress_type, info.date_time) == (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
    assert (info.flag_bits, info.extra, info.comment) == (0, b"", b"")


def test_the_content_is_canonical_json_to_another_program_too(file: bytes) -> None:
    content, _ = unwrapped(file)
    assert rfc8785.dumps(json.loads(content)) == content


def test_every_character_is_written_as_another_program_writes_it() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    assert canonical(TalkData(every, "", "")) == rfc8785.dumps(
        {"feedback": every, "minutes": "", "remarks": ""}
    )


@given(st.text(max_size=20), st.text(max_size=20))
def test_texts_are_canonical(first: str, second: str) -> None:
    data = {"feedback": first, "minutes": second, "remarks": ""}
    try:
        expected = rfc8785.dumps(data)
    except rfc8785.CanonicalizationError:
        return
    assert canonical(TalkData(first, second, "")) == expected


def test_keys_are_sorted_wherever_a_structure_has_them() -> None:
    written = canonical(SignerData("supervisor", "林怡君", "0" * 64))  # pyright: ignore[reportArgumentType]
    assert written == rfc8785.dumps(json.loads(written))


def test_whoever_reads_the_description_can_check_a_file(file: bytes) -> None:
    """As it stands in docs/ksa-file.md, with nothing of the program's own."""
    previous = None
    for entry in content_of(file)["entries"]:
        body = entry["body"]
        assert body["previous"] == previous
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(body["signer"]["key"]))
        signature = bytes.fromhex(entry["signature"])
        key.verify(signature, b"ksa-file/1 entry\x00" + rfc8785.dumps(body))
        with pytest.raises(InvalidSignature):
            key.verify(signature, rfc8785.dumps(body))
        previous = hashlib.sha256(rfc8785.dumps(entry)).hexdigest()


def test_a_locked_file_opens_in_any_program_for_age(tmp_path: Path) -> None:
    with two_computers(tmp_path) as (employee, supervisor):
        own, _ = completed(employee, supervisor)
        open_file, locked = employee.export(own), employee.export(own, passphrase="櫻花")
    content, is_locked = unwrapped(locked.read_bytes())
    assert is_locked
    assert pyrage.passphrase.decrypt(content, "櫻花") == unwrapped(open_file.read_bytes())[0]


def test_the_published_schema_is_that_of_the_structures() -> None:
    """Written anew by `python -m tests.exchange.test_format`."""
    assert SCHEMA.read_text(encoding="utf-8") == json_schema()


def schema() -> Draft202012Validator:
    described = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(described)
    return Draft202012Validator(described)


def test_a_real_file_meets_the_published_schema(file: bytes) -> None:
    schema().validate(content_of(file))


@pytest.mark.parametrize("spoil", ["field", "level", "action"])
def test_the_schema_refuses_what_the_program_does(file: bytes, spoil: str) -> None:
    content: Data = content_of(file)
    body = content["entries"][0]["body"]
    if spoil == "field":
        body["more"] = 1
    elif spoil == "level":
        body["answers"][0]["level"] = 7
    else:
        body["action"] = "approve"
    with pytest.raises(ValidationError):
        schema().validate(content)


def test_what_may_be_typed_fits_into_a_file() -> None:
    assert (LONGEST_LINE, LONGEST_PROSE) == (LINE_LIMIT, PROSE_LIMIT)


@pytest.mark.parametrize("document", sorted((ROOT / "standards_data").glob("T*.json")), ids=str)
def test_every_shipped_standard_fits_into_a_file(document: Path) -> None:
    data = json.loads(document.read_bytes())
    structure = data_of(from_data(data))
    assert json.loads(canonical(structure)) == data
    assert hash_of(structure) == data_hash(data)
    assert document_of(structure) == from_data(data)


@given(st.binary(max_size=200), st.booleans())
def test_what_is_wrapped_is_unwrapped(content: bytes, is_locked: bool) -> None:
    assert unwrapped(wrapped(content, is_locked=is_locked)) == (content, is_locked)


if __name__ == "__main__":
    SCHEMA.write_text(json_schema(), encoding="utf-8")
