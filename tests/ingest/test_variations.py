"""Forms found by varying the five sources and small documents: what was once lost or misplaced
without a word is read, or reported with its place."""

import pytest

from ksa_assess.domain.standard import Attitude, Note, VersionEntry
from tests.ingest.extracts import ATTITUDES, FIRST, HEAD, HEADER, TAIL, extract, row
from tests.ingest.sources import indicator_texts, kinds, output_names, read_text
from tests.ingest.test_other_parts import UNIT


def rest(**cells: str) -> str:
    """A row under a page break that holds only the rest of some cells."""
    return row(**{"level": "", "knowledge": "", "skills": "", **cells})


class TestCutCells:
    def test_a_content_code_cut_before_anything_it_could_continue(self) -> None:
        first = row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", knowledge="K")
        again = row("T1.2送別", "P1.2.1能送別。")
        document = read_text(extract((first, HEADER, rest(knowledge="01禮儀 K02安全"), again)))
        assert kinds(document) == ["text_not_placed", "text_not_placed"]
        assert document.needs_decision

    @pytest.mark.parametrize(("first", "second"), [("有", "無"), ("策", "略")])
    def test_the_rest_of_a_word_that_reads_like_nothing(self, first: str, second: str) -> None:
        top = row(
            f"T1.1{first}",
            "P1.1.1能迎接。",
            duty="T1接待",
            outputs=f"O1.1.1{first}",
            knowledge=f"K01{first}",
        )
        document = read_text(
            extract((top, HEADER, rest(task=second, outputs=second, knowledge=f"{second} K02法規")))
        )
        assert document.standard.tasks[0].name == first + second
        assert output_names(document.standard) == {"O1.1.1": first + second}
        assert document.standard.knowledge[0].name == first + second

    def test_the_number_of_a_note(self) -> None:
        first = row("T1.1迎接", "P1.1.1能迎接【註1", duty="T1接待")
        tail = (TAIL[0], "- 【註1５】迎接。")
        document = read_text(extract((first, HEADER, rest(indicators="5】。")), tail=tail))
        assert indicator_texts(document.standard) == {"P1.1.1": "能迎接【註15】。"}
        assert document.standard.notes == (Note("註15", "迎接。"),)

    def test_codes_after_the_rest_of_an_item_of_another_task_are_unsure(self) -> None:
        first = row("T1.1迎接", "P1.1.1能迎接。", duty="T1接待", knowledge="K01禮")
        second = row("T2.1清點", "P2.1.1能清點。", duty="T2管理", knowledge="儀 K02安全")
        document = read_text(extract((first, HEADER, second)))
        assert document.standard.knowledge[0].name == "禮儀"
        assert kinds(document) == ["continuation_unsure"]

    def test_a_version_and_a_date_hold_no_spaces(self) -> None:
        header = "版本\t職能基準代碼\t職能基準名稱\t狀態\t更新說明\t發展更新日期"
        rows = ("V1\tTST1234\t接待\t最新\t略\t2019/1", "\t-001v1\t\t版本\t\t2/31")
        document = read_text(extract(before=(header, *rows)))
        assert document.standard.version_history == (
            VersionEntry("V1", "TST1234-001v1", "接待", "最新版本", "略", "2019/12/31"),
        )

    def test_a_version_row_with_a_code_of_its_own_is_another_version(self) -> None:
        header = "版本\t職能基準代碼\t狀態"
        rows = ("V2\tTST1234-001v2\t最新版本", "\tTST1234-001v1\t歷史版本")
        history = read_text(extract(before=(header, *rows))).standard.version_history
        assert [entry.code for entry in history] == ["TST1234-001v2", "TST1234-001v1"]


class TestCodes:
    def test_full_width_codes_are_read_and_reported(self) -> None:
        rows = (
            row(
                "T１．１迎接",
                "Ｐ１.１.１能迎接。",
                duty="Ｔ１接待",
                knowledge="Ｋ０１禮儀",
                level="３",
            ),
        )
        document = read_text(extract(rows))
        (task,) = document.standard.tasks
        assert (task.code, task.level, task.knowledge) == ("T1.1", 3, ("K01",))
        assert list(indicator_texts(document.standard)) == ["P1.1.1"]
        assert set(kinds(document)) == {"code_spelling"}

    def test_bullets_before_codes(self) -> None:
        rows = (
            row(
                "T1.1迎接",
                "●P1.1.1能迎接。 ● P1.1.2能說明。",
                duty="T1接待",
                knowledge="■K01服務 ■抱怨 ■K02安全",
                outputs="- O1.1.1表",
            ),
        )
        document = read_text(extract(rows))
        assert indicator_texts(document.standard) == {"P1.1.1": "能迎接。", "P1.1.2": "能說明。"}
        assert [item.name for item in document.standard.knowledge] == ["服務 ■抱怨", "安全"]
        assert document.issues == ()

    def test_a_code_of_another_width_than_the_document_has(self) -> None:
        rows = (FIRST, row("T1.2送別", "P1.2.1能送別。", knowledge="K001禮儀", skills="S01溝通"))
        assert "code_cut" in kinds(read_text(extract(rows)))

    def test_a_content_code_that_no_row_names(self) -> None:
        rows = (FIRST, row("T1.2送別", "P1.2.1能送別。", knowledge="K09"))
        document = read_text(extract(rows))
        assert kinds(document) == ["name_absent"]
        assert document.needs_decision

    def test_a_remark_in_the_headings(self) -> None:
        header = HEADER.replace("行為指標", "行為指標(P)").replace("工作產出", "工作產出（O）")
        assert read_text(extract((FIRST,), header=header)).issues == ()

    def test_entities(self) -> None:
        rows = (row("T1.1迎接", "P1.1.1能&hellip;&#x4e00;。", duty="T1接待"),)
        assert indicator_texts(read_text(extract(rows)).standard) == {"P1.1.1": "能…一。"}


class TestAttitudes:
    @staticmethod
    def read(*lines: str) -> tuple[tuple[Attitude, ...], list[str]]:
        document = read_text(extract(attitudes=(ATTITUDES[0], *lines)))
        return document.standard.attitudes, kinds(document)

    @pytest.mark.parametrize(
        "head",
        [
            ("\tT1\tT1", "\tT1.1\tT1.2"),
            ("\tT1.1迎接\tT1.2送別顧客",),
            ("T1.1\tT1.2",),
        ],
        ids=["duties above", "with names", "without its corner"],
    )
    def test_heads_of_a_matrix(self, head: tuple[str, ...]) -> None:
        attitudes, found = self.read("A01主動：自發。", *head, "A01主動\t\tV")
        assert attitudes == (Attitude("A01", "主動", "自發。", ("T1.2",)),)
        assert found == []

    def test_a_head_that_is_cut_is_reported_and_so_are_the_marks(self) -> None:
        attitudes, found = self.read("A01主動：自發。", "\tT1.1\tT1.", "A01主動\tV\tV")
        assert attitudes[0].description == "自發。"
        assert found == ["text_not_placed", "text_not_placed"]

    def test_a_code_that_was_cut(self) -> None:
        assert self.read("A01主動：自發。 A", "02友善：親切。")[1] == ["code_cut"]

    def test_an_attitude_without_a_code_among_others(self) -> None:
        found = self.read("A01主動：自發。", "友善：親切。")[1]
        assert found == ["continuation_unsure"]

    def test_names_side_by_side_without_codes(self) -> None:
        attitudes, found = self.read("主動\t友善\t樂觀")
        assert [attitude.name for attitude in attitudes] == ["主動", "友善", "樂觀"]
        assert found == ["codes_assigned"]

    def test_three_digits_where_knowledge_has_two(self) -> None:
        attitudes, found = self.read("- A001主動：自發。", "- A002友善：親切。")
        assert [(a.code, a.description) for a in attitudes] == [
            ("A001", "自發。"),
            ("A002", "親切。"),
        ]
        assert found == []


class TestHead:
    def test_a_colon_after_the_first_label(self) -> None:
        head = ("職能基準代碼：\tTST1234-001v1", *HEAD[1:])
        assert read_text(extract(head=head)).issues == ()

    def test_a_label_of_another_kind_is_not_the_rest_of_a_value(self) -> None:
        document = read_text(extract(head=(*HEAD, "審核單位\t勞動部")))
        assert document.standard.level == 3
        assert set(kinds(document)) == {"text_not_placed"}

    def test_a_document_without_any_name(self) -> None:
        document = read_text(extract(before=(), head=(HEAD[0], *HEAD[3:])))
        assert kinds(document) == ["name_absent"]


class TestUnit:
    @staticmethod
    def unit(at: int, line: str) -> str:
        return "\n".join((*UNIT[:at], line, *UNIT[at + 1 :]))

    @pytest.mark.parametrize("cell", ["K03禮儀 K05安全", "<p>一、K03禮儀</p><p>二、K05 安全</p>"])
    def test_codes_that_are_printed_are_kept(self, cell: str) -> None:
        document = read_text(self.unit(5, f"職能內涵 (K=knowledge 知識)\t{cell}"))
        items = [(item.code, item.name) for item in document.standard.knowledge]
        assert items == [("K03", "禮儀"), ("K05", "安全")]
        assert document.standard.tasks[0].knowledge == ("K03", "K05")
        assert kinds(document) == ["codes_assigned"]

    @pytest.mark.parametrize(
        ("cell", "kind"),
        [
            ("一、迎接 1. 能迎接。 3. 能說明。", "code_in_text"),
            ("一、迎接 1. 能迎接。 三、送別 1. 能送別。", "code_in_text"),
            ("(一)迎接 1. 能迎接。 (二)送別 1. 能送別。", "code_in_text"),
            ("1. 迎接 1.1 能迎接。", "name_absent"),
        ],
    )
    def test_numbers_of_another_order_or_style_are_reported(self, cell: str, kind: str) -> None:
        document = read_text(self.unit(4, f"工作任務與行為指標\t{cell}"))
        assert kind in kinds(document)
        assert document.needs_decision

    def test_a_row_that_a_unit_does_not_have(self) -> None:
        document = read_text("\n".join((*UNIT[:7], f"{ATTITUDES[0]}\tA01主動", *UNIT[7:])))
        assert [item.name for item in document.standard.skills] == ["溝通"]
        assert "text_not_placed" in kinds(document)

    def test_a_unit_without_a_name(self) -> None:
        assert "name_absent" in kinds(read_text(self.unit(1, "職能單元名稱\t")))
