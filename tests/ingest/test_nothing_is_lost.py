"""What the reader does not understand is reported with its place, never joined or left out."""

import pytest

from tests.ingest.extracts import FIRST, HEADER, ROWS, extract, row
from tests.ingest.sources import indicator_texts, kinds, output_names, read_text


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
