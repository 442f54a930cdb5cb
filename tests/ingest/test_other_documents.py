"""What other official documents do, one form at a time, each in a small document."""

import pytest

from ksa_assess.domain.standard import Attitude, ContentItem, Note, Output
from tests.ingest.extracts import ATTITUDES, HEAD, HEADER, ROWS, TAIL, extract, row
from tests.ingest.sources import indicator_texts, kinds, output_names, read_text

FIRST = row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待")


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


class TestAttitudes:
    def read(self, *lines: str) -> tuple[tuple[Attitude, ...], list[str]]:
        document = read_text(extract(attitudes=(ATTITUDES[0], *lines)))
        return document.standard.attitudes, kinds(document)

    def test_without_codes_they_get_codes(self) -> None:
        attitudes, found = self.read("主動積極：自發做事。", "親和力：對人友善，", "善於傾聽。")
        assert attitudes == (
            Attitude("A01", "主動積極", "自發做事。", None),
            Attitude("A02", "親和力", "對人友善，善於傾聽。", None),
        )
        assert found == ["codes_assigned"]

    def test_bare_names_without_codes(self) -> None:
        attitudes, _ = self.read("主動積極", "親和力")
        assert [(a.code, a.name) for a in attitudes] == [("A01", "主動積極"), ("A02", "親和力")]

    def test_a_matrix_without_codes(self) -> None:
        attitudes, _ = self.read("\tT1.1\tT1.2", "主動積極\tV\t", "親和力\t\tV")
        assert [(a.name, a.tasks) for a in attitudes] == [
            ("主動積極", ("T1.1",)),
            ("親和力", ("T1.2",)),
        ]

    def test_three_columns_of_code_name_and_description(self) -> None:
        attitudes, found = self.read("A01\t主動積極\t自發做事。", "A02\t親和力\t對人友善。")
        assert attitudes[0] == Attitude("A01", "主動積極", "自發做事。", None)
        assert found == []

    def test_three_columns_of_attitudes(self) -> None:
        attitudes, found = self.read("A01主動積極\tA02親和力：友善。\tA03自信心")
        assert [(a.name, a.description) for a in attitudes] == [
            ("主動積極", None),
            ("親和力", "友善。"),
            ("自信心", None),
        ]
        assert found == []

    def test_a_matrix_in_two_bands(self) -> None:
        attitudes, _ = self.read(
            "\tT1.1", "A01主動\tV", "A02友善\t", "\tT1.2", "A01主動\tV", "A02友善\tV"
        )
        assert [a.tasks for a in attitudes] == [("T1.1", "T1.2"), ("T1.2",)]

    def test_a_name_in_the_matrix_that_a_line_break_cut(self) -> None:
        attitudes, _ = self.read("\tT1.1\tT1.2", "A01應對不\tV\t", "確定性\t\t")
        assert attitudes == (Attitude("A01", "應對不確定性", None, ("T1.1",)),)

    def test_a_mark_that_is_none_and_a_task_that_is_none(self) -> None:
        attitudes, found = self.read("\tT1.1\tT9.9", "A01主動\t高\tV")
        assert attitudes[0].tasks == ()
        assert found == ["text_not_placed", "text_not_placed"]

    def test_an_attitude_that_the_matrix_leaves_out(self) -> None:
        attitudes, found = self.read("A01主動：自發。", "A02友善：親切。", "\tT1.1", "A01主動\tV")
        assert attitudes[1].tasks == ()
        assert found == ["attitude_not_in_matrix"]

    def test_two_names_for_one_code(self) -> None:
        attitudes, found = self.read("A01主動：自發。", "\tT1.1", "A01積極\tV")
        assert attitudes == (Attitude("A01", "主動", "自發。", ("T1.1",)),)
        assert found == ["code_with_two_names"]

    def test_the_heading_in_the_row_of_its_content(self) -> None:
        document = read_text(extract(attitudes=(f"{ATTITUDES[0]}\tA01主動：自發。 A02友善",)))
        assert [a.name for a in document.standard.attitudes] == ["主動", "友善"]
        assert document.issues == ()

    def test_a_paragraph_over_a_page_break(self) -> None:
        attitudes, found = self.read("A01主動：自發", ATTITUDES[0], "做事。")
        assert attitudes[0].description == "自發做事。"
        assert found == []


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


class TestNothingIsLost:
    def test_a_line_that_fits_nowhere_is_reported_with_its_place(self) -> None:
        document = read_text(extract((*ROWS, "本頁由系統列印")))
        (issue,) = document.issues
        assert (issue.kind, issue.place, issue.needs_decision) == (
            "text_not_placed",
            "17:主要職責",
            True,
        )
        assert "本頁由系統列印" in issue.message

    def test_text_before_the_first_code_of_all(self) -> None:
        document = read_text(extract((row("T1.1迎接", "能迎接。 P1.1.1能說明。", duty="T1接待"),)))
        assert kinds(document) == ["text_not_placed"]

    def test_a_column_that_no_heading_names(self) -> None:
        document = read_text(extract((FIRST + "\t備註文字",), header=HEADER + "\t備註"))
        assert [issue.place for issue in document.issues] == ["15:備註"]

    def test_uncoded_text_in_a_new_task_is_not_joined_silently(self) -> None:
        rows = (
            row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", outputs="O1.1.1紀錄"),
            row("T1.2送別", "P1.2.1能送別。", outputs="滿意度問卷"),
        )
        assert kinds(read_text(extract(rows))) == ["continuation_unsure"]

    def test_uncoded_content_in_a_list_of_the_task_is_not_joined_silently(self) -> None:
        rows = (FIRST, row("T1.2送別", "P1.2.1能送別。", knowledge="安全知識 K02法規"))
        document = read_text(extract(rows))
        assert kinds(document) == ["continuation_unsure"]
        assert "安全知識" in document.issues[0].message

    def test_uncoded_content_in_a_merged_list_goes_on(self) -> None:
        rows = (
            row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", knowledge="K01禮儀與", skills=""),
            row("T1.2送別", "P1.2.1能送別。", knowledge="安全知識 K02法規", skills="S01溝通"),
        )
        document = read_text(extract(rows))
        assert document.standard.knowledge[0].name == "禮儀與安全知識"
        assert [task.knowledge for task in document.standard.tasks] == [("K01", "K02")] * 2
        assert kinds(document) == ["links_inferred"]

    @pytest.mark.parametrize("nothing", ["無", "-", "N/A"])
    def test_a_word_for_nothing_is_no_output(self, nothing: str) -> None:
        rows = (
            row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", outputs="O1.1.1紀錄"),
            row("T1.2送別", "P1.2.1能送別。", outputs=nothing),
        )
        document = read_text(extract(rows))
        assert output_names(document.standard) == {"O1.1.1": "紀錄"}
        assert document.issues == ()

    def test_a_duty_or_task_without_a_code(self) -> None:
        rows = (FIRST, row("T2.1清點", "P2.1.1能清點。", duty="管理庫存"))
        assert "continuation_unsure" in kinds(read_text(extract(rows)))
        rows = (FIRST, row("送別", "P1.2.1能送別。"))
        assert "continuation_unsure" in kinds(read_text(extract(rows)))

    def test_an_indicator_before_any_task(self) -> None:
        document = read_text(
            extract((row("", "P1.1.1能迎接。"), row("T1.2送別", "P1.2.1能送別。")))
        )
        assert list(indicator_texts(document.standard)) == ["P1.2.1"]
        assert "text_not_placed" in kinds(document)

    def test_a_task_before_any_duty(self) -> None:
        document = read_text(extract((row("T1.1迎接", "P1.1.1能迎接。"),)))
        assert "duty_absent" in kinds(document)
        assert document.needs_decision

    def test_a_code_that_was_cut(self) -> None:
        rows = (
            row("T1.1迎接", "P1.1.1能迎接。 P1.1.", duty="T1接待"),
            HEADER,
            row("", "2能說明。"),
        )
        assert "code_cut" in kinds(read_text(extract(rows)))

    @pytest.mark.parametrize("first", ["P1.", "P1", "P"])
    def test_a_code_that_was_cut_after_its_beginning(self, first: str) -> None:
        rows = (
            row("T1.1迎接", f"P1.1.1能迎接。 {first}", duty="T1接待"),
            HEADER,
            row("", "1.2能說明。"),
        )
        assert "code_cut" in kinds(read_text(extract(rows)))

    def test_a_code_that_a_line_end_cut(self) -> None:
        rows = (row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", outputs="O1.1. 1紀錄"),)
        assert "code_cut" in kinds(read_text(extract(rows)))

    def test_a_code_inside_a_text(self) -> None:
        rows = (
            row(
                "T1.1迎接", "P1.1.1能迎接P1.1.2能說明。", duty="T1接待", knowledge="K01禮儀K02安全"
            ),
        )
        assert kinds(read_text(extract(rows))) == ["code_in_text", "code_in_text"]

    def test_a_code_without_text(self) -> None:
        document = read_text(extract((row("T1.1迎接", "P1.1.1 P1.1.2能說明。", duty="T1接待"),)))
        assert kinds(document) == ["name_absent"]
        assert document.needs_decision

    def test_a_text_without_its_end(self) -> None:
        indicators = " ".join(f"P1.1.{n}能做第{n}件事。" for n in range(1, 10))
        rows = (row("T1.1做", f"{indicators} P1.1.10能做（第十", duty="T1做"),)
        assert set(kinds(read_text(extract(rows)))) == {"truncated"}

    def test_a_note_that_nothing_explains(self) -> None:
        document = read_text(extract((row("T1.1迎接", "P1.1.1能迎接【註1】。", duty="T1接待"),)))
        assert kinds(document) == ["note_without_text"]


class TestHead:
    def test_the_name_may_stand_in_the_row_of_the_job_category(self) -> None:
        head = (HEAD[0], "職能基準名稱\t\t職類\t接待人員\t", "\t\t職業\t\t", *HEAD[3:])
        assert read_text(extract(head=head)).standard.name == "接待人員"

    def test_the_name_may_stand_in_the_title_only(self) -> None:
        document = read_text(extract(head=(HEAD[0], *HEAD[3:])))
        assert document.standard.name == "接待人員"
        assert kinds(document) == ["name_from_title"]

    def test_a_description_over_two_rows(self) -> None:
        head = (*HEAD[:6], "工作描述\t\t接待顧\t\t", "\t\t客。\t\t", HEAD[7])
        assert read_text(extract(head=head)).standard.description == "接待顧客。"

    def test_a_category_that_is_absent(self) -> None:
        head = (*HEAD[:4], *HEAD[6:])
        category = read_text(extract(head=head)).standard.category
        assert category.occupation is None
        assert category.industry is None


class TestTail:
    def read(self, *lines: str) -> tuple[tuple[str, ...], tuple[Note, ...], list[str]]:
        document = read_text(extract(tail=("說明與補充事項", *lines)))
        return document.standard.prerequisites, document.standard.notes, kinds(document)

    @pytest.mark.parametrize(
        "heading",
        [
            "●建議擔任此職類/職業之學歷/經歷/或能力條件：",
            "- **擔任此職類/職業之學歷/經驗/或能力條件：**",
            "■ 建議擔任此職業之學歷及經歷條件",
        ],
    )
    def test_headings_of_the_prerequisites(self, heading: str) -> None:
        prerequisites, notes, found = self.read(heading, "- 高中畢業。", "- 具經驗。")
        assert prerequisites == ("高中畢業。", "具經驗。")
        assert (notes, found) == ((), [])

    def test_an_entry_in_the_line_of_its_heading(self) -> None:
        prerequisites, _, found = self.read("● 建議擔任此職類/職業之學歷條件：高中畢業。")
        assert prerequisites == ("高中畢業。",)
        assert found == []

    def test_an_entry_that_a_page_break_cut(self) -> None:
        prerequisites, _, found = self.read(TAIL[1], "- 高中", "", "畢業。", "- 具經驗。")
        assert prerequisites == ("高中畢業。", "具經驗。")
        assert found == []

    def test_entries_without_bullets(self) -> None:
        prerequisites, _, found = self.read(TAIL[1], "高中畢業。", "具經驗。")
        assert prerequisites == ("高中畢業。", "具經驗。")
        assert found == []

    def test_notes_with_and_without_keys(self) -> None:
        _, notes, found = self.read(
            "● 其他補充說明：", "- 【註 1】策略：交換資訊。", "- 一般說明。"
        )
        assert notes == (Note("註1", "策略：交換資訊。"), Note(None, "一般說明。"))
        assert found == []

    def test_a_heading_of_another_kind_is_kept_as_a_note(self) -> None:
        prerequisites, notes, found = self.read(
            TAIL[1], "- 高中畢業。", "● 參考資料：", "- 旅館法規。"
        )
        assert prerequisites == ("高中畢業。",)
        assert notes == (Note(None, "參考資料："), Note(None, "旅館法規。"))
        assert found == []

    def test_an_update_line_after_the_tail(self) -> None:
        document = read_text(extract(tail=(*TAIL, "更新紀錄", "2020年修訂。")))
        assert document.standard.updates == "2020年修訂。"
        assert document.issues == ()


UNIT = (
    "職能單元代碼\tTTM3R0001v1",
    "職能單元名稱\t接待",
    "領域類別\t觀光",
    "職能單元級別\t2",
    "工作任務與行為指標\t一、迎接 1. 能迎接 2 位顧客。 2. 能說明。 二、送別 1. 能送別。",
    "職能內涵 (K=knowledge 知識)\t<p>禮儀</p> <p>安全</p>",
    "職能內涵 (S=skills 技能)\t一、溝通",
    "評量設計參考\t一、評量方法： 1. 口試。",
    "說明與補充事項\t【註1】迎接：問候。 【註2】送別：道謝。",
)


class TestUnit:
    def test_lists_without_tags_or_ordinals(self) -> None:
        document = read_text("\n".join(UNIT))
        unit = document.standard
        assert [(task.name, len(task.indicators)) for task in unit.tasks] == [
            ("迎接", 2),
            ("送別", 1),
        ]
        assert indicator_texts(unit)["一.1"] == "能迎接 2 位顧客。"
        assert [item.name for item in unit.knowledge] == ["禮儀", "安全"]
        assert unit.notes == (Note("註1", "迎接：問候。"), Note("註2", "送別：道謝。"))
        assert unit.assessment_guide is not None
        assert unit.assessment_guide.methods == ("口試。",)
        assert unit.updates is None
        assert not document.needs_decision

    def test_a_version_table_is_kept(self) -> None:
        table = ("版本\t職能單元代碼\t狀態", "V1\tTTM3R0001v1\t最新版本")
        document = read_text("\n".join((*table, *UNIT)))
        assert document.standard.version_history[0].status == "最新版本"

    def test_what_is_absent_is_absent(self) -> None:
        document = read_text("\n".join((*UNIT[:3], UNIT[4])))
        assert document.standard.level is None
        assert document.standard.assessment_guide is None
        assert document.standard.skills == ()
        assert kinds(document) == ["level_absent"]

    def test_text_before_the_first_ordinal_is_reported(self) -> None:
        rows = (*UNIT[:4], "工作任務與行為指標\t前言文字 一、迎接 1. 能迎接。")
        assert kinds(read_text("\n".join(rows))) == ["text_not_placed"]

    def test_a_part_of_the_guide_that_is_none_is_reported(self) -> None:
        rows = (*UNIT[:5], "評量設計參考\t一、其他： 1. 無。")
        assert kinds(read_text("\n".join(rows))) == ["text_not_placed", "text_not_placed"]


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
