"""What other official documents do in the table, one form at a time, each in a small document."""

import pytest

from ksa_assess.domain.standard import ContentItem, Output
from tests.ingest.extracts import ATTITUDES, FIRST, HEAD, HEADER, TAIL, extract, row
from tests.ingest.sources import indicator_texts, kinds, output_names, read_text


def test_the_ordinary_document_has_no_doubts() -> None:
    document = read_text(extract())
    assert document.issues == ()
    assert [task.code for task in document.standard.tasks] == ["T1.1", "T1.2"]


def test_several_rows_in_one_task_are_one_task() -> None:
    rows = (
        row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", outputs="O1.1.1紀錄"),
        row("", "P1.1.2能說明。", outputs="O1.1.2簡報", knowledge="K02產品", skills="S02說明"),
        row("T1.2送別", "P1.2.1能送別。", knowledge="K01禮儀"),
    )
    document = read_text(extract(rows))
    task = document.standard.tasks[0]
    assert (task.level, task.knowledge, task.skills) == (3, ("K01", "K02"), ("S01", "S02"))
    assert (len(task.outputs), len(task.indicators)) == (2, 2)
    assert document.issues == ()


def test_different_levels_in_one_task_need_a_decision() -> None:
    document = read_text(extract((FIRST, row("", "P1.1.2能說明。", level="4"))))
    assert document.standard.tasks[0].level == 3
    assert kinds(document) == ["levels_differ"]
    assert "3、4" in document.issues[0].message
    assert document.needs_decision


def test_several_task_codes_in_one_cell_share_the_row() -> None:
    cell = "P1.1.1能迎接。 P1.2.1能送別。 P1.2.2能道謝。"
    document = read_text(extract((row("T1.1迎接 T1.2送別", cell, duty="T1接待"),)))
    first, second = document.standard.tasks
    assert (first.name, second.name) == ("迎接", "送別")
    assert [len(task.indicators) for task in (first, second)] == [1, 2]
    assert (first.level, first.knowledge) == (second.level, second.knowledge) == (3, ("K01",))
    assert kinds(document) == ["tasks_share_cell"]
    assert not document.needs_decision


def test_a_third_layer_is_a_task() -> None:
    rows = (
        row("T1.1迎接", duty="T1接待", level="", knowledge="", skills=""),
        row("T1.1.1開門", "P1.1.1.1能開門。"),
        row("T1.1.2問候", "P1.1.2.1能問候。", knowledge="K02語言"),
    )
    document = read_text(extract(rows))
    assert [task.code for task in document.standard.tasks] == ["T1.1", "T1.1.1", "T1.1.2"]
    assert [task.knowledge for task in document.standard.tasks] == [(), ("K01",), ("K02",)]
    assert kinds(document) == ["level_absent"]


def test_a_third_layer_in_the_cell_of_its_task() -> None:
    rows = (row("T1.1迎接 T1.1.1開門", "P1.1.1.1能開門。", duty="T1接待"),)
    tasks = read_text(extract(rows)).standard.tasks
    assert [len(task.indicators) for task in tasks] == [0, 1]


def test_a_task_code_printed_again_for_another_task_gets_a_number() -> None:
    document = read_text(extract((FIRST, row("T1.1送別", "P1.1.1能送別。"))))
    assert [task.code for task in document.standard.tasks] == ["T1.1", "T1.1-2"]
    assert indicator_texts(document.standard) == {"P1.1.1": "能迎接。", "P1.1.1-2": "能送別。"}
    assert kinds(document) == ["code_repeated", "code_repeated"]
    assert document.needs_decision


def test_a_task_printed_again_after_a_page_break_goes_on() -> None:
    again = row("T1.1迎接", "P1.1.2能說明。", duty="T1接待", level="", knowledge="", skills="")
    document = read_text(extract((FIRST, HEADER, again)))
    assert len(document.standard.duties) == len(document.standard.tasks) == 1
    assert len(document.standard.indicators) == 2
    assert document.issues == ()


@pytest.mark.parametrize("piece", ["態度", "版本", "更新紀錄", "說明與補充事項"])
def test_a_piece_of_a_cell_that_reads_like_a_heading(piece: str) -> None:
    rows = (
        row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", knowledge="K01服務"),
        HEADER,
        row(level="", knowledge=piece, skills=""),
    )
    document = read_text(extract(rows))
    assert document.standard.knowledge[0].name == f"服務{piece}"
    assert document.issues == ()


def test_an_indicator_printed_twice_is_one() -> None:
    document = read_text(extract((FIRST, row("", "P1.1.1能迎接。"))))
    assert indicator_texts(document.standard) == {"P1.1.1": "能迎接。"}
    assert not document.needs_decision


def test_numbers_above_nine() -> None:
    rows = (
        row("T10.1迎接", "P10.1.10能迎接。 P10.1.2能說明。", duty="T10接待"),
        row("T10.10送別", "P10.10.1能送別。"),
    )
    document = read_text(extract(rows))
    assert [task.code for task in document.standard.tasks] == ["T10.1", "T10.10"]
    assert list(indicator_texts(document.standard)) == ["P10.1.10", "P10.1.2", "P10.10.1"]


def test_codes_with_spaces_dots_and_a_zero_are_read_and_reported() -> None:
    rows = (
        row("T 1.1迎接", "P 1.1.1能迎接。 P.1.1.2能說明。", duty="T1接待", outputs="01.1.1紀錄"),
    )
    document = read_text(extract(rows))
    assert list(indicator_texts(document.standard)) == ["P1.1.1", "P1.1.2"]
    assert output_names(document.standard) == {"O1.1.1": "紀錄"}
    assert set(kinds(document)) == {"code_spelling"}
    assert not document.needs_decision


def test_skills_in_the_knowledge_column_are_skills() -> None:
    document = read_text(
        extract(
            (
                row(
                    "T1.1迎接",
                    "P1.1.1能迎接。",
                    duty="T1接待",
                    knowledge="K01禮儀 S01溝通",
                    skills="",
                ),
            )
        )
    )
    task = document.standard.tasks[0]
    assert (task.knowledge, task.skills) == (("K01",), ("S01",))
    assert not document.needs_decision


@pytest.mark.parametrize("width", [2, 3])
def test_a_name_that_begins_with_a_digit(width: int) -> None:
    one, two = "1".zfill(width), "2".zfill(width)
    knowledge = f"K{one}3D列印原理 K{two}材料"
    rows = (
        row("T1.1列印", "P1.1.1能列印。", duty="T1製作", knowledge=knowledge, skills=f"S{one}列印"),
    )
    document = read_text(extract(rows, attitudes=(ATTITUDES[0], f"A{one}主動積極")))
    assert document.standard.knowledge == (
        ContentItem(f"K{one}", "3D列印原理"),
        ContentItem(f"K{two}", "材料"),
    )
    assert document.issues == ()


def test_a_dot_that_belongs_to_the_name() -> None:
    rows = (row("T1.1寫", "P1.1.1能寫。", duty="T1寫", knowledge="K01.NET 程式設計"),)
    assert read_text(extract(rows)).standard.knowledge[0].name == ".NET 程式設計"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("TST1234-001", "version_absent"),
        ("FISI223-002v2", "misprint_kept"),
        ("", "code_absent"),
    ],
)
def test_a_code_of_another_form_is_kept(code: str, kind: str) -> None:
    head = (f"職能基準代碼\t\t{code}\t\t", *HEAD[1:])
    document = read_text(extract(head=head))
    assert document.standard.code == code
    assert kinds(document) == [kind]


def test_several_categories_run_together() -> None:
    head = (
        *HEAD[:3],
        "所屬類別\t職類別\t製造 / 生產管理\t職類別代碼\tMPM",
        "\t\t製造 / 設備維護\t\tMMR",
        *HEAD[4:],
    )
    category = read_text(extract(head=head)).standard.category.job_category
    assert category is not None
    assert category.name == "製造 / 生產管理製造 / 設備維護"
    assert category.code == "MPM MMR"


def test_no_level_anywhere_is_one_issue() -> None:
    rows = (
        row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", level=""),
        row("T1.2送別", "P1.2.1能送別。", level=""),
    )
    document = read_text(extract(rows))
    assert [task.level for task in document.standard.tasks] == [None, None]
    assert kinds(document) == ["level_absent"]
    assert not document.needs_decision


@pytest.mark.parametrize("level", ["0", "7", "3/4", "三", "3.5", "-1"])
def test_a_level_that_is_none_is_refused_with_its_place(level: str) -> None:
    document = read_text(extract((row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", level=level),)))
    assert document.standard.tasks[0].level is None
    (issue,) = document.issues
    assert (issue.kind, issue.place, issue.needs_decision) == (
        "level_nonsense",
        "15:職能級別",
        True,
    )
    assert level in issue.message


def test_a_base_level_that_is_none() -> None:
    document = read_text(extract(head=(*HEAD[:-1], "基準級別\t\t3-4\t\t")))
    assert document.standard.level is None
    assert kinds(document) == ["level_nonsense"]
    absent = read_text(extract(head=HEAD[:-1]))
    assert (absent.standard.level, kinds(absent)) == (None, ["level_absent"])


def test_absent_sections_need_a_decision() -> None:
    document = read_text(extract(attitudes=(), tail=()))
    assert sorted(kinds(document)) == ["attitudes_absent", "tail_absent"]
    assert document.needs_decision


def test_lookalike_characters_are_mapped_and_punctuation_is_not() -> None:
    indicator = "P1.1.1能處\uf9e4，（依⼯作：規範）執行。"
    document = read_text(extract((row("T1.1迎接", indicator, duty="T1接待"),)))
    assert indicator_texts(document.standard)["P1.1.1"] == "能處理，（依工作：規範）執行。"
    assert kinds(document) == ["characters_mapped"]
    assert not document.needs_decision


def test_bullets_of_the_private_use_area() -> None:
    rows = (
        row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", knowledge="K01流程 \uf06c服務 \uf06c抱怨"),
    )
    document = read_text(extract(rows, tail=(*TAIL[:2], "\uf06c 高中畢業。", "\uf06c具經驗。")))
    assert document.standard.knowledge[0].name == "流程 •服務 •抱怨"
    assert document.standard.prerequisites == ("高中畢業。", "具經驗。")
    assert not document.needs_decision


def test_a_historical_document_keeps_its_status() -> None:
    before = (
        "《歷史資料》接待人員職能基準",
        "版本\t職能基準代碼\t職能基準名稱\t狀態\t更新說明\t發展更新日期",
        "V1\tTST1234-001v1\t接待人員\t最新版本\t首次",
        "\t\t\t\t發展\t2015/12/31",
    )
    document = read_text(extract(before=before))
    (entry,) = document.standard.version_history
    assert (entry.status, entry.note, entry.date) == ("最新版本", "首次發展", "2015/12/31")
    assert document.issues == ()


def test_one_text_under_two_codes_is_kept_twice() -> None:
    document = read_text(
        extract((row("T1.1迎接", "P1.1.1能迎接。 P1.1.2能迎接。", duty="T1接待"),))
    )
    assert len(document.standard.indicators) == 2
    assert kinds(document) == ["text_repeated"]


def test_content_printed_once_where_other_tasks_repeat_theirs_is_per_task() -> None:
    rows = (
        row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待"),
        row("T1.2說明", "P1.2.1能說明。"),
        row("T2.1清點", "P2.1.1能清點。", duty="T2管理", knowledge="K02庫存"),
        row("T2.2盤點", "P2.2.1能盤點。", knowledge="", skills=""),
    )
    tasks = read_text(extract(rows)).standard.tasks
    assert [task.knowledge for task in tasks] == [("K01",), ("K01",), ("K02",), ()]


def test_a_name_printed_with_the_second_code_only() -> None:
    rows = (FIRST.replace("K01禮儀", "K01"), row("T1.2送別", "P1.2.1能送別。"))
    document = read_text(extract(rows))
    assert document.standard.knowledge == (ContentItem("K01", "禮儀"),)
    assert document.issues == ()


def test_outputs_keep_their_order() -> None:
    rows = (
        row(
            "T1.1迎接", "P1.1.2能說明。 P1.1.1能迎接。", duty="T1接待", outputs="O1.1.2甲 O1.1.1乙"
        ),
    )
    task = read_text(extract(rows)).standard.tasks[0]
    assert task.outputs == (Output("O1.1.2", "甲"), Output("O1.1.1", "乙"))
    assert [indicator.code for indicator in task.indicators] == ["P1.1.2", "P1.1.1"]
