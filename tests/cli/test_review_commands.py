"""`reviews …` and what the employee does after submitting: the two sides in two data folders."""

import json
from pathlib import Path

import pytest

from ksa_assess.cli import passphrase
from ksa_assess.runtime.errors import MachineError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "自評.ksa"


@pytest.fixture
def submitted(ksa, complete) -> int:
    """The employee's own, every indicator rated 3."""
    assert ksa("assessments", "submit", complete).code == 0
    return complete


@pytest.fixture
def ours(ksa, tmp_path):
    """Runs a command on the supervisor's computer."""
    return lambda *words, **others: ksa(*words, data=tmp_path / "主管", **others)


@pytest.fixture
def received(ksa, ours, submitted, file) -> int:
    """The supervisor's number of it."""
    assert ksa("assessments", "export", submitted, "-o", file).code == 0
    return ours("reviews", "import", file, "--json").json["id"]


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str) -> Path:
        file = tmp_path / "表格.csv"
        file.write_text(text, encoding="utf-8-sig")
        return file

    return write


@pytest.fixture
def rated(ours, received, table) -> int:
    """Agreed with throughout."""
    answers = ours("assessments", "show", received, "--json").json["answers"]
    rows = "".join(f"{one['indicator']},same\n" for one in answers)
    assert ours("reviews", "rate", received, "--from", table(f"indicator,answer\n{rows}")).code == 0
    return received


def answers_of(result, series: str) -> dict:
    return {one["indicator"]: one for one in result.json["answers"] if one["series"] == series}


def test_an_import_prints_the_id_and_says_what_came_in(ksa, ours, submitted, file):
    ksa("assessments", "export", submitted, "-o", file)
    came = ours("reviews", "import", file)
    assert (came.code, came.out) == (0, "1\n")
    assert "self-assessment submitted" in came.err
    again = ours("reviews", "import", file)
    assert (again.code, again.out) == (0, "1\n")
    assert "nothing new" in again.err


def test_json_of_an_import_is_an_object_and_of_several_an_array(ours, received, file):
    one = ours("reviews", "import", file, "--json").json
    assert (one["id"], one["outcome"], one["changed_keys"]) == (received, "unchanged", [])
    assert ours("reviews", "import", file.parent, "--json").json == [one]
    assert ours("reviews", "import", file, file, "--json").json == [one, one]


def test_of_a_folder_the_good_ones_come_in_and_the_others_are_named(ours, received, file):
    file.with_name("壞的.ksa").write_bytes(b"PK")
    result = ours("reviews", "import", file.parent)
    assert (result.code, result.out) == (3, f"{received}\n")
    assert "壞的.ksa" in result.err


def test_an_empty_folder_is_said(ours, tmp_path):
    (tmp_path / "空的").mkdir()
    result = ours("reviews", "import", tmp_path / "空的")
    assert (result.code, result.out) == (3, "")


def test_a_missing_file_is_refused_by_name(ours, tmp_path):
    result = ours("reviews", "import", tmp_path / "沒有.ksa")
    assert result.code == 3
    assert "沒有.ksa" in result.sentence


def test_a_name_that_no_file_can_have_is_refused_in_words(ours):
    result = ours("reviews", "import", "長" * 300 + ".ksa")
    assert result.code == 3
    assert "長長" in result.err


def test_where_the_disk_was_full_for_one_of_several_it_is_the_machine(
    ours, received, file, monkeypatch
):
    def full(*_: object) -> None:
        raise MachineError("storage.disk_full")

    monkeypatch.setattr("ksa_assess.services.receiving.Receiving.receive", full)
    assert ours("reviews", "import", file, file).code == 4


def test_the_list_tells_how_far_each_review_is(ours, rated):
    (row,) = ours("reviews", "list", "--json").json
    assert (row["id"], row["reviewed"], row["needs"]) == (rated, row["indicators"], 0)
    assert row["is_received"]
    assert "王小明" in ours("reviews", "list").out
    assert "still needed" in ours("reviews", "list").out


def test_an_empty_list_says_how_to_begin(ours):
    assert "reviews import" in ours("reviews", "list").out
    assert ours("reviews", "list", "--json").json == []


def test_a_rating_of_the_supervisor_stands_beside_the_own_one(ours, received):
    result = ours("reviews", "rate", received, "P1.1.1", 5, "--comment", "處理得好")
    assert (result.code, result.out) == (0, "P1.1.1  Level 5\n")
    shown = ours("assessments", "show", received, "--json")
    assert answers_of(shown, "self")["P1.1.1"]["rating"] == 3
    given = answers_of(shown, "supervisor")["P1.1.1"]
    assert (given["rating"], given["comment"], given["basis"]) == (5, "處理得好", "own")
    assert shown.json["review"]["differences"] == {"P1.1.1": 2}
    assert "處理得好" in ours("reviews", "show", received).out


def test_agreeing_with_the_self_rating_is_recorded_as_such(ours, received):
    ours("reviews", "rate", received, "P1.1.1", 5, "--comment", "留著")
    assert ours("reviews", "rate", received, "P1.1.1", "same").code == 0
    given = answers_of(ours("reviews", "show", received, "--json"), "supervisor")["P1.1.1"]
    assert (given["rating"], given["comment"], given["basis"]) == (3, "留著", "agreed")


def test_agreeing_with_a_whole_task_is_recorded_as_such(ours, received):
    assert ours("reviews", "rate", received, "t1.1", "same").code == 0
    given = answers_of(ours("reviews", "show", received, "--json"), "supervisor")
    assert given
    assert all(code.startswith("P1.1.") for code in given)
    assert {one["basis"] for one in given.values()} == {"agreed_task"}


def test_one_s_own_answers_know_nothing_of_agreeing(ksa, draft):
    result = ksa("assessments", "rate", draft, "P1.1.1", "same")
    assert result.code == 3
    assert "same" in result.sentence


def test_bad_rows_of_a_review_are_named_and_nothing_is_stored(ours, received, table):
    file = table("indicator,answer\nP1.1.1,same\nP9.9.9,same\nP1.1.2,9\n")
    result = ours("reviews", "rate", received, "--from", file)
    assert result.code == 3
    assert [line.split(":")[0] for line in result.err.splitlines()[:2]] == ["Row 3", "Row 4"]
    assert answers_of(ours("reviews", "show", received, "--json"), "supervisor") == {}


def test_before_submitting_nobody_reviews(ksa, draft):
    result = ksa("reviews", "rate", draft, "P1.1.1", 3)
    assert result.code == 3
    assert "not submitted" in result.sentence


def test_an_agreed_level_needs_its_reason_and_can_be_taken_back(ours, received):
    assert ours("reviews", "agree", received, "P1.1.1", 4).code == 3
    assert ours("reviews", "agree", received, "P1.1.1", 4, "--reason", "談過").code == 0
    agreed = answers_of(ours("reviews", "show", received, "--json"), "agreed")["P1.1.1"]
    assert (agreed["rating"], agreed["comment"]) == (4, "談過")
    assert ours("reviews", "agree", received, "P1.1.1", "na", "--reason", "調職了").code == 0
    assert ours("reviews", "agree", received, "P1.1.1", "clear").code == 0
    assert answers_of(ours("reviews", "show", received, "--json"), "agreed") == {}


@pytest.mark.parametrize("level", ["7", "same", "", "三"])
def test_what_is_no_level_is_refused(ours, received, level):
    result = ours("reviews", "agree", received, "P1.1.1", level, "--reason", "談過")
    assert result.code == 3
    assert len(result.err.splitlines()) == 1


def test_a_plan_is_filled_in_from_a_file_and_again_without_doubles(ours, received, table, tmp_path):
    text = (
        "code,text,present_level,target_level,ways,course,owner,due,how_checked,result\n"
        "P1.1.1,,3,4,self_study OJT,客訴課程,林怡君,2026-12-31,實作,\n"
        ",帶新人,,,,,,,,\n"
    )
    assert ours("reviews", "plan", received, "--from", table(text)).code == 0
    result = ours("reviews", "plan", received, "--from", table("text,result\n帶新人,完成\n"))
    assert "2 items" in result.out
    target = tmp_path / "全.json"
    ours("assessments", "export", received, "-o", target)
    first, second = json.loads(target.read_text(encoding="utf-8"))["plan"]
    assert (first["present_level"], first["target_level"]) == (3, 4)
    assert (first["ways"], first["due"]) == (["ojt", "self_study"], "2026-12-31")
    assert first["text"]  # the standard's own words
    assert (second["text"], second["result"]) == ("帶新人", "完成")


def test_every_bad_row_of_a_plan_is_named_and_nothing_is_stored(ours, received, table, tmp_path):
    text = (
        "code,text,target_level,ways,due\n"
        ",好,,,\nP9.9.9,,,,\n,甲,7,,\n,乙,,飛行,\n,丙,,,明年\n,,3,,\n,好,,,\n"
    )
    result = ours("reviews", "plan", received, "--from", table(text))
    assert result.code == 3
    *rows, whole = result.err.splitlines()
    assert [row.split(":")[0] for row in rows] == [f"Row {n}" for n in (3, 4, 5, 6, 7, 8)]
    assert "3 4 5 6 7 8" in whole
    target = tmp_path / "全.json"
    ours("assessments", "export", received, "-o", target)
    assert json.loads(target.read_text(encoding="utf-8"))["plan"] == []


def test_what_was_talked_about_is_written_down_and_erased(ours, received):
    assert ours("reviews", "talk", received).code == 2
    told = ("--feedback", "穩定可靠", "--minutes", "談了半小時", "--remarks", "謝謝")
    assert ours("reviews", "talk", received, *told).code == 0
    assert ours("reviews", "talk", received, "--minutes", "").code == 0
    talk = ours("reviews", "show", received, "--json").json["talk"]
    assert talk == {"feedback": "穩定可靠", "minutes": "", "remarks": "謝謝"}
    assert "穩定可靠" in ours("reviews", "show", received).out


def test_what_completing_still_needs_is_said_item_by_item(ours, rated):
    ours("reviews", "rate", rated, "P1.1.1", "clear")
    ours("reviews", "rate", rated, "P1.1.2", 6)
    result = ours("reviews", "complete", rated)
    assert result.code == 3
    first, second, whole = result.err.splitlines()
    assert first.startswith("P1.1.1")
    assert second.startswith("P1.1.2")
    assert "--comment" in second
    assert "P1.1.1 P1.1.2" in whole


def test_a_completed_review_is_locked_and_comes_back(ksa, ours, rated, submitted, file):
    assert ours("reviews", "complete", rated).code == 0
    assert ours("reviews", "rate", rated, "P1.1.1", 5).code == 3
    assert ours("reviews", "export", rated, "-o", file, "--force").code == 0
    assert "completed by the supervisor" in ksa("reviews", "import", file).err
    done = ksa("assessments", "acknowledge", submitted, "--remark", "謝謝")
    assert (done.code, done.out.strip()) == (0, "Closed")
    shown = ksa("assessments", "show", submitted).out
    assert "謝謝" in shown
    assert "林怡君" not in shown


def test_the_employee_s_moves_are_refused_on_the_other_computer(ours, rated):
    for words in (("withdraw", rated, "--reason", "x"), ("rate", rated, "P1.1.1", 2)):
        result = ours("assessments", *words)
        assert result.code == 3
        assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [("assessments", "withdraw"), ("assessments", "reopen"), ("reviews", "return")]
)
def test_a_move_without_its_reason_is_not_made(ksa, submitted, words):
    assert ksa(*words, submitted).code == 2
    assert ksa(*words, submitted, "--reason", " ").code == 3
    assert ksa("assessments", "show", submitted, "--json").json["state"] == "submitted"


def test_returned_added_to_and_handed_over_again(ksa, ours, received, submitted, file):
    assert ours("reviews", "return", received, "--reason", "請補實例").code == 0
    ours("reviews", "export", received, "-o", file, "--force")
    assert ksa("reviews", "import", file).out == f"{submitted}\n"
    assert "請補實例" in ksa("assessments", "show", submitted).out
    ksa("assessments", "rate", submitted, "P1.1.1", 4)
    ksa("assessments", "submit", submitted)
    ksa("assessments", "export", submitted, "-o", file, "--force")
    ours("reviews", "import", file)
    (row,) = ours("reviews", "list", "--json").json
    assert row["changed_since_return"] == ["P1.1.1"]


def test_of_a_returned_one_the_list_does_not_say_that_nothing_lacks(ours, received):
    ours("reviews", "return", received, "--reason", "請補實例")
    assert "still needed" not in ours("reviews", "list").out


def test_signed_on_paper_and_reopened_by_either_side(ksa, ours, rated, submitted, file):
    ours("reviews", "complete", rated)
    assert ours("reviews", "paper", rated).out.strip() == "Closed"
    ours("reviews", "export", rated, "-o", file, "--force")
    ksa("reviews", "import", file)
    amended = ksa("assessments", "reopen", submitted, "--reason", "填錯")
    assert amended.code == 0
    shown = ksa("assessments", "show", amended.out.strip(), "--json").json
    assert (shown["state"], shown["amendment"]) == ("draft", 1)
    there = ours("reviews", "reopen", rated, "--reason", "填錯")
    assert (there.code, there.out) == (0, f"{rated}\n")


def test_a_passphrase_keeps_others_out(ksa, ours, submitted, file, tmp_path, monkeypatch):
    words = tmp_path / "密碼.txt"
    words.write_text("一句好記的話\r\n", encoding="utf-8-sig")
    made = ksa("assessments", "export", submitted, "-o", file, "--passphrase-file", words)
    assert made.code == 0
    assert "一句好記的話" not in made.out + made.err
    assert "--passphrase-file" in ours("reviews", "import", file).sentence
    words.write_text("\n", encoding="utf-8")
    assert ours("reviews", "import", file, "--passphrase-file", words).code == 3
    words.write_text("別的話", encoding="utf-8")
    assert ours("reviews", "import", file, "--passphrase-file", words).code == 3
    monkeypatch.setattr(passphrase, "can_be_asked", lambda: True)
    monkeypatch.setattr("ksa_assess.cli.incoming.can_be_asked", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: "一句好記的話")
    assert ours("reviews", "import", file).out == "1\n"


def test_a_passphrase_goes_with_its_kind_of_file_alone(ksa, submitted, tmp_path):
    words = ("--passphrase-file", tmp_path / "x")
    assert ksa("assessments", "export", submitted, "-o", tmp_path / "a.csv", *words).code == 2
    assert ksa("assessments", "export", submitted, "-o", tmp_path / "a.ksa", *words).code == 3


def test_a_file_is_not_written_over(ksa, submitted, file):
    file.write_text("mine", encoding="utf-8")
    result = ksa("assessments", "export", submitted, "-o", file)
    assert result.code == 3
    assert file.read_text(encoding="utf-8") == "mine"
    assert ksa("assessments", "export", submitted, "-o", file, "--force").code == 0


def test_before_submitting_there_is_no_file_to_hand_over(ksa, draft, file):
    result = ksa("assessments", "export", draft, "-o", file)
    assert result.code == 3
    assert "submit" in result.sentence
    assert not file.exists()


def test_a_review_goes_back_as_its_own_kind_of_file(ours, rated, tmp_path):
    result = ours("reviews", "export", rated, "-o", tmp_path / "a.csv")
    assert result.code == 3
    assert ".ksa" in result.sentence
