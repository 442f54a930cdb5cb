"""Each trap of the five shipped extracts."""

import pytest

from ksa_assess.domain.standard import Category, Standard, StandardKind
from tests.ingest.sources import CODES, indicator_texts, output_names, read_source

HOTEL, TRAVEL, MARKETING, INCENTIVE, UNIT = CODES
SHIPPED = {code: read_source(code).standard for code in CODES}


CONTENT_WITH_BULLETS = (
    "與下列項目相關的公司政策與流程 ■客戶服務 ■客戶資料庫的維護 ■難纏客戶的處理 ■分配職責"
)


def names(standard: Standard) -> dict[str, str]:
    items = (*standard.duties, *standard.tasks, *standard.knowledge, *standard.skills)
    return {item.code: item.name for item in items}


def task_content(standard: Standard) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {task.code: (task.knowledge, task.skills) for task in standard.tasks}


class TestHead:
    def test_values_are_found_by_label_not_by_column(self) -> None:
        assert [SHIPPED[code].name for code in CODES] == [
            "旅館客務經理",
            "旅遊業營運主管",
            "行銷業務專員",
            "獎勵旅遊業業務人員",
            "提昇優質客戶服務",
        ]
        assert [SHIPPED[code].level for code in CODES] == [5, 4, 3, 3, 3]

    def test_categories_keep_their_codes_as_printed(self) -> None:
        hotel, marketing = SHIPPED[HOTEL].category, SHIPPED[MARKETING].category
        assert hotel.job_category == Category("休閒與觀光旅遊 / 旅館管理", "TTM")
        assert marketing.job_category == Category("休閒與觀光旅遊 / 旅館管理", "THM")
        assert hotel.industry == Category("住宿及餐飲業 / 住宿業 (住宿服務業)", "I55")
        assert marketing.industry == Category("住宿及餐飲業 / 住宿業", "155")
        assert SHIPPED[UNIT].category.job_category == Category("休閒與觀光旅遊/旅遊管理", None)
        assert SHIPPED[UNIT].category.occupation is None

    def test_the_version_table_is_kept_and_may_be_absent(self) -> None:
        assert SHIPPED[MARKETING].version_history == ()
        assert [entry.code for entry in SHIPPED[HOTEL].version_history] == [
            "TTM1411-002v4",
            "TTM1411-002v3",
            "TTM1411-002v2",
            "TTM1411-002",
        ]
        newest = SHIPPED[INCENTIVE].version_history[0]
        assert (newest.version, newest.status) == ("V2", "最新版本")
        assert newest.note == "因應產業需求，檢視更新職能內涵。"

    def test_descriptions(self) -> None:
        assert (SHIPPED[HOTEL].description or "").endswith("5.客務部門人力規劃與運用。")
        assert SHIPPED[UNIT].description is None


class TestPageBreaks:
    def test_the_rest_of_an_indicator_in_the_row_of_the_next_task(self) -> None:
        texts = indicator_texts(SHIPPED[HOTEL])
        assert texts["P1.1.2"].endswith(
            "完整的蒐集季節性波動、往年的歷史資料或同業的資料，"
            "有系統的分析整理，以作為設計符合市場需求之產品的參考。"
        )
        assert texts["P1.2.1"].startswith("能依據飯店文化")

    @pytest.mark.parametrize(
        ("code", "item", "name"),
        [
            (HOTEL, "T1", "顧客接待/服務流程規劃"),
            (HOTEL, "T1.1", "接待/服務資訊蒐集與分析"),
            (HOTEL, "T3.1", "顧客關係相關資訊彙整與分析"),
            (HOTEL, "T5", "客務部門人力規劃與運用"),
            (TRAVEL, "T1", "旅遊業協調與經營"),
            (TRAVEL, "T1.1", "公司業務管理"),
            (MARKETING, "T4.2", "研擬活動企劃書"),
            (MARKETING, "S02", "使用策略以因應特定溝通需求/問題"),
            (MARKETING, "S04", "知道何時必須轉介以解決衝突和進行調解"),
            (MARKETING, "K24", "活動籌辦的主要環境和社會影響【註13】，以及降低影響的程序"),
            (MARKETING, "K25", "針對特定組織及特定族群客戶【註14】"),
            (
                MARKETING,
                "K26",
                CONTENT_WITH_BULLETS,
            ),
        ],
    )
    def test_names_are_whole(self, code: str, item: str, name: str) -> None:
        assert names(SHIPPED[code])[item] == name

    @pytest.mark.parametrize(
        ("code", "output", "name"),
        [
            (HOTEL, "O1.1.2", "產業資訊分析報告"),
            (HOTEL, "O3.1.1", "顧客資料分析表"),
            (HOTEL, "O3.3.3", "意外事件處理程序作業流程書 (S.O.P)"),
            (HOTEL, "O5.1.2", "月人力規劃表"),
            (TRAVEL, "O2.31", "定型化契約文件"),
            (TRAVEL, "O4.1.2", "公司服務政策與服務標準流程"),
            (MARKETING, "O4.2.1", "活動企劃書"),
            (INCENTIVE, "O4.2.1", "確認訂房、車、餐...之紀錄"),
        ],
    )
    def test_outputs_are_whole(self, code: str, output: str, name: str) -> None:
        assert output_names(SHIPPED[code])[output] == name

    @pytest.mark.parametrize(
        ("code", "indicator", "text"),
        [
            (
                HOTEL,
                "P3.2.2",
                "能針對 VIP 顧客妥善整合接待資源並監督服務流程的品質，以提升顧客服務的價值。",
            ),
            (
                HOTEL,
                "P5.2.1",
                "能對甄選出的人員，進行合適的訓練課程與規劃，並評估人才的適用性，以達到人力運用的成效。",
            ),
            (MARKETING, "P1.1.1", "辨識使用合宜的溝通策略【註1】。"),
            (
                MARKETING,
                "P1.1.9",
                "以個人的能力、技巧和組織定位，在權責範圍內，依解決問題的規範流程進行溝通。",
            ),
            (
                MARKETING,
                "P3.1.1",
                "根據組織銷售重點 / 對象和諮詢同事，組織規劃銷售策略與各部門協調。",
            ),
            (MARKETING, "P4.2.1", "詳細檢閱客戶說明，以分析和記錄活動需求。"),
            (
                MARKETING,
                "P4.2.3",
                "以活動的概念在活動提案書中發展多項方案，方案【註7】可能包含各種異業結合模式。",
            ),
            (MARKETING, "P5.3.3", "定期檢討工作活動，以確保滿足客戶的需求。"),
            (INCENTIVE, "P1.1.2", "陪同主管定期拜訪客戶，維持客戶關係。"),
            (
                INCENTIVE,
                "P2.1.1",
                "協助主管進行市場調查，將客戶的企業文化、預算、過去旅程資料等訊息。",
            ),
        ],
    )
    def test_indicators_are_whole(self, code: str, indicator: str, text: str) -> None:
        assert indicator_texts(SHIPPED[code])[indicator] == text

    def test_new_items_of_a_continuation_row_belong_to_the_task_above(self) -> None:
        content = task_content(SHIPPED[HOTEL])
        assert content["T3.1"] == (("K03", "K07", "K08"), ("S01", "S04"))
        assert content["T5.1"] == (("K19", "K20", "K21"), ("S14", "S15", "S20"))


class TestTable:
    def test_levels_are_those_printed(self) -> None:
        levels = {task.code: task.level for task in SHIPPED[TRAVEL].tasks}
        assert (levels["T2.1"], levels["T2.4"], levels["T4.2"], levels["T4.3"]) == (None, 3, 3, 4)

    def test_outputs_are_not_inherited(self) -> None:
        assert [len(task.outputs) for task in SHIPPED[TRAVEL].tasks] == [
            1, 0, 0, 0, 0, 1, 0, 2, 1, 2, 1, 1,
        ]  # fmt: skip

    def test_lists_per_task(self) -> None:
        content = task_content(SHIPPED[TRAVEL])
        assert content["T2.4"] == ((), ("S08",))
        assert content["T2.2"] == (("K11",), ("S01", "S13"))

    def test_one_list_for_a_duty(self) -> None:
        content = task_content(SHIPPED[MARKETING])
        assert content["T3.1"] == content["T3.2"] == content["T3.3"]
        assert content["T3.2"] == (
            ("K16", "K17", "K18", "K19"),
            ("S01", "S02", "S03", "S04", "S05", "S06"),
        )
        assert content["T4.1"][1] == ("S01", "S02", "S03", "S04", "S05", "S06", "S12")

    def test_lists_keep_the_printed_order(self) -> None:
        assert task_content(SHIPPED[INCENTIVE])["T1.1"] == (
            ("K01", "K02", "K12", "K05"),
            ("S01", "S02", "S04", "S05"),
        )
        assert [item.code for item in SHIPPED[INCENTIVE].knowledge] == [
            "K01", "K02", "K04", "K05", "K10", "K12", "K16", "K17", "K19",
        ]  # fmt: skip


class TestAttitudes:
    def test_a_matrix_without_descriptions(self) -> None:
        attitude = SHIPPED[HOTEL].attitudes[3]
        assert (attitude.code, attitude.name, attitude.description) == ("A04", "主動積極", None)
        assert attitude.tasks == ("T2.2", "T3.3")

    def test_paragraphs_over_a_repeated_heading(self) -> None:
        attitude = SHIPPED[TRAVEL].attitudes[6]
        assert (attitude.code, attitude.name) == ("A07", "團隊意識")
        assert attitude.description == "積極參與並支持團隊，能彼此鼓勵共同達成團隊目標。"
        assert attitude.tasks is None

    def test_paragraphs_and_a_matrix(self) -> None:
        attitude = SHIPPED[MARKETING].attitudes[5]
        assert (attitude.code, attitude.name) == ("A06", "冒險挑戰")
        assert (attitude.description or "").startswith("在成敗後果不能確定的情境下")
        assert attitude.tasks == ("T2.1", "T2.2", "T3.2", "T4.2", "T5.4")

    def test_bare_names(self) -> None:
        codes = [attitude.code for attitude in SHIPPED[INCENTIVE].attitudes]
        assert codes == [f"A{n:02}" for n in range(1, 18) if n != 14]
        assert SHIPPED[INCENTIVE].attitudes[5].name == "對工作的熱情"


class TestTail:
    def test_prerequisites(self) -> None:
        assert [len(SHIPPED[code].prerequisites) for code in CODES] == [3, 1, 1, 5, 0]
        assert SHIPPED[HOTEL].prerequisites[0] == "大專院校畢業。"
        assert SHIPPED[INCENTIVE].prerequisites[4] == "5.擅長工具：Excel、Word、PowerPoint。"

    def test_notes(self) -> None:
        assert [len(SHIPPED[code].notes) for code in CODES] == [0, 8, 16, 0, 10]
        assert {note.key for note in SHIPPED[TRAVEL].notes} == {None}
        assert [note.key for note in SHIPPED[MARKETING].notes] == [f"註{n}" for n in range(1, 17)]
        assert SHIPPED[MARKETING].notes[10].text.startswith("功能：可提供餐飲形式，中/西式菜單")


class TestUnit:
    def test_a_unit_is_one_duty(self) -> None:
        unit = SHIPPED[UNIT]
        assert unit.kind is StandardKind.UNIT
        assert (unit.duties[0].code, unit.duties[0].name) == (UNIT, "提昇優質客戶服務")
        assert [task.code for task in unit.tasks] == ["一", "二", "三"]
        assert [task.level for task in unit.tasks] == [3, 3, 3]
        assert [len(task.indicators) for task in unit.tasks] == [3, 3, 5]
        assert unit.tasks[2].name == "持續性調整客戶服務【註4】。"
        assert indicator_texts(unit)["三.3"] == "評估【註6】服務客戶的指標，以達到正面的效果。"

    def test_content_goes_on_after_a_page_break(self) -> None:
        unit = SHIPPED[UNIT]
        assert unit.skills[5].name == "建立計畫與定期評鑑客戶服務系統的規劃與組織技能"
        assert unit.tasks[0].skills == tuple(f"S{n:02}" for n in range(1, 10))

    def test_a_note_that_a_page_break_cut(self) -> None:
        note = SHIPPED[UNIT].notes[0]
        assert note.key == "註1"
        assert "(企業對企業 B2B、公司" in note.text
        assert "其他分公司或地方的工作人員及主管)，新的或定期的及訪客。" in note.text

    def test_the_guide_and_the_update_line(self) -> None:
        guide = SHIPPED[UNIT].assessment_guide
        assert guide is not None
        assert (len(guide.evidence), len(guide.context), len(guide.methods)) == (4, 4, 5)
        assert guide.context[1] == "需符合由主管機關所發佈之現行法規。"
        assert SHIPPED[UNIT].updates == "2020年修訂職能內容。"
