"""`persons …`: whose data are held, all of it, and its end."""

import json

import pytest


@pytest.fixture
def person(ksa, complete) -> int:
    """王小明, whose assessment is submitted and was handed over."""
    ksa("assessments", "submit", complete)
    return ksa("persons", "list", "--json").json[0]["id"]


def test_the_list_tells_how_many_assessments_and_since_when(ksa, person, complete):
    (listed,) = ksa("persons", "list", "--json").json
    assert (listed["id"], listed["name"], listed["assessments"]) == (person, "王小明", [complete])
    assert listed["since"].startswith("20")
    assert not listed["is_me"]
    assert "1 assessment" in ksa("persons", "list").out


def test_nobody_is_an_empty_list(ksa):
    assert ksa("persons", "list", "--json").json == []
    assert ksa("persons", "list").code == 0


def test_the_export_is_one_document_and_not_written_over(ksa, person, complete, tmp_path):
    target = tmp_path / "全部.json"
    assert ksa("persons", "export", person, "-o", target).out == f"{target}\n"
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["person"]["name"] == "王小明"
    (assessment,) = told["assessments"]
    assert (assessment["id"], assessment["state"]) == (complete, "submitted")
    assert len(assessment["records"]["submission"]) == 1
    assert ksa("persons", "export", person, "-o", target).code == 3
    assert ksa("persons", "export", person, "-o", target, "--force").code == 0


def test_an_erasure_wants_to_be_asked_for_twice(ksa, person):
    refused = ksa("persons", "erase", person)
    assert refused.code == 3
    assert "--yes" in refused.sentence
    assert "王小明" in refused.sentence
    assert len(ksa("persons", "list", "--json").json) == 1


def test_what_was_done_is_said_without_the_name(ksa, person, complete, tmp_path, data_dir):
    ksa("assessments", "export", complete, "-o", tmp_path / "交出.ksa")
    ksa("backup")
    done = ksa("persons", "erase", person, "--yes")
    assert done.code == 0
    assert "王小明" not in done.out
    assert "2 backups" in done.err
    assert "交出.ksa" in done.err
    assert ksa("persons", "list", "--json").json == []
    assert ksa("assessments", "list", "--json").json == []
    files = [file for file in data_dir.rglob("*") if file.is_file()]
    assert not [file for file in files if "王小明".encode() in file.read_bytes()]


def test_a_backup_that_cannot_be_read_is_named_for_somebody_to_see_to(ksa, person, data_dir):
    backup = data_dir / "backups" / "壞的.sqlite3"
    backup.parent.mkdir(exist_ok=True)
    backup.write_bytes(b"x")
    result = ksa("persons", "erase", person, "--yes")
    assert result.code == 3
    assert str(backup) in result.err
    assert ksa("persons", "list", "--json").json == []


@pytest.mark.parametrize("number", ["9", "x", "王小明", "-1", "9" * 30])
@pytest.mark.parametrize("words", [("export", "-o", "x.json"), ("erase", "--yes")])
def test_nobody_by_that_number_is_refused(ksa, person, number, words):
    name, *options = words
    result = ksa("persons", name, *options, "--", number)
    assert result.code == 3
    assert number in result.sentence
    assert len(ksa("persons", "list", "--json").json) == 1
