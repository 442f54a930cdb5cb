"""What other official documents do above and below the table, and in units."""

import pytest

from ksa_assess.domain.standard import Attitude, Note
from tests.ingest.extracts import ATTITUDES, HEAD, TAIL, extract
from tests.ingest.sources import indicator_texts, kinds, read_text


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
