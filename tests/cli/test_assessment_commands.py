"""`assessments new`, `list`, `show`, `submit` and `delete`, and `persons list`."""

import pytest

from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording, today
from tests.cli.conftest import MANAGER


def new(ksa, *more, person="王小明", standard=MANAGER):
    return ksa("assessments", "new", "--standard", standard, "--person", person, *more)


def test_new_prints_the_id_alone(ksa):
    result = new(ksa)
    assert result.code == 0
    assert result.out == "1\n"
    assert "19" in result.err


def test_new_keeps_everything_that_was_given(ksa):
    given = {"--staff-number": "E7", "--department": "客務部", "--title": "主任"}
    given |= {"--supervisor": "林怡君", "--period": "試用期", "--kind": "after-training"}
    data = new(ksa, *(word for pair in given.items() for word in pair), "--json").json
    assert data["id"] == 1
    assert data["person"]["name"] == "王小明"
    assert data["person"]["staff_number"] == "E7"
    assert (data["department"], data["title"], data["supervisor"]) == ("客務部", "主任", "林怡君")
    assert data["period"] == {"label": "試用期", "start": None, "end": None}
    assert data["kind"] == "after-training"
    assert data["state"] == "draft"
    assert data["standard"] == MANAGER


def test_the_period_is_by_default_the_present_half_year(ksa):
    period = new(ksa, "--json").json["period"]
    assert period["label"]
    assert period["start"] < period["end"]


def test_a_present_period_given_by_its_name_has_its_dates(ksa):
    whole_year = Wording(Texts("en")).periods(today())[1]
    period = new(ksa, "--period", whole_year.label, "--json").json["period"]
    assert (period["start"][4:], period["end"][4:]) == ("-01-01", "-12-31")


@pytest.mark.parametrize("words", [(), ("--standard", MANAGER), ("--person", "王小明")])
def test_new_needs_standard_and_person(ksa, words):
    assert ksa("assessments", "new", *words).code == 2


def test_new_refuses_an_unknown_standard(ksa):
    result = new(ksa, standard="XYZ")
    assert result.code == 3
    assert "XYZ" in result.sentence
    assert ksa("assessments", "list", "--json").json == []


@pytest.mark.parametrize("name", ["", "   "])
def test_new_refuses_a_name_without_text(ksa, name):
    result = new(ksa, person=name)
    assert result.code == 3
    assert result.sentence


def test_new_refuses_an_unknown_kind(ksa):
    assert new(ksa, "--kind", "yearly").code == 2


def test_the_same_twice_is_refused_and_the_first_is_named(ksa, draft):
    result = new(ksa)
    assert result.code == 3
    assert str(draft) in result.sentence
    assert len(ksa("assessments", "list", "--json").json) == 1


def test_list_gives_what_stands_on_a_card(ksa, draft):
    ksa("assessments", "rate", draft, "P1.1.1", 3)
    (one,) = ksa("assessments", "list", "--json").json
    assert one["id"] == draft
    assert one["standard"] == MANAGER
    assert one["person"]["name"] == "王小明"
    assert (one["answered"], one["indicators"]) == (1, 19)
    assert one["state"] == "draft"
    assert "王小明" in ksa("assessments", "list").out


def test_without_assessments_the_list_is_empty_and_says_so(ksa):
    assert ksa("assessments", "list", "--json").json == []
    assert "assessments new" in ksa("assessments", "list").out


def test_show_gives_every_indicator_in_document_order(ksa, draft):
    ksa("assessments", "rate", draft, "P1.1.1", 3, "--comment", "值班時做過")
    data = ksa("assessments", "show", draft, "--json").json
    assert data["id"] == draft
    assert len(data["answers"]) == 19
    first = data["answers"][0]
    assert first["indicator"] == "P1.1.1"
    assert (first["answer"], first["rating"], first["comment"]) == ("rated", 3, "值班時做過")
    assert data["answers"][1]["rating"] is None
    assert "值班時做過" in ksa("assessments", "show", draft).out


@pytest.mark.parametrize("command", ["show", "submit", "delete", "gap"])
@pytest.mark.parametrize("number", ["99", "abc", "-", "1.5", "9" * 30, ""])
def test_an_unknown_id_is_refused_in_one_sentence(ksa, draft, command, number):
    result = ksa("assessments", command, number)
    assert result.code == 3
    assert number in result.sentence


def test_an_id_in_full_width_is_understood(ksa, draft):
    assert ksa("assessments", "show", "１", "--json").json["id"] == draft


def test_submit_needs_every_answer_and_names_what_is_missing(ksa, draft):
    ksa("assessments", "rate", draft, "P1.1.1", 3)
    result = ksa("assessments", "submit", draft)
    assert result.code == 3
    assert "P1.1.2" in result.sentence
    assert ksa("assessments", "show", draft, "--json").json["state"] == "draft"


def test_a_submitted_assessment_is_locked(ksa, complete):
    assert ksa("assessments", "submit", complete).code == 0
    data = ksa("assessments", "show", complete, "--json").json
    assert data["state"] == "submitted"
    assert data["submitted_at"]
    for words in (("rate", complete, "P1.1.1", 0), ("submit", complete), ("delete", complete)):
        result = ksa("assessments", *words)
        assert result.code == 3
        assert result.sentence
    assert ksa("assessments", "show", complete, "--json").json == data


def test_a_draft_is_deleted_for_good(ksa, draft):
    ksa("assessments", "rate", draft, "P1.1.1", 3)
    assert ksa("assessments", "delete", draft).code == 0
    assert ksa("assessments", "list", "--json").json == []
    assert ksa("assessments", "show", draft).code == 3


def test_persons_are_listed_once(ksa, draft):
    new(ksa, "--period", "別的期間")
    new(ksa, person="林怡君")
    persons = ksa("persons", "list", "--json").json
    assert {one["name"] for one in persons} == {"王小明", "林怡君"}
    assert len({one["id"] for one in persons}) == 2
    assert "王小明" in ksa("persons", "list").out


def test_without_persons_the_list_is_empty(ksa):
    assert ksa("persons", "list", "--json").json == []
    assert ksa("persons", "list").out
