"""Characters, spaces and joins, one rule at a time."""

import pytest

from ksa_assess.ingest.normalise import joined, readable, tidy, without_markup


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("產 業資訊分 析報告", "產業資訊分析報告"),
        ("顧客接 待/服務流 程規劃", "顧客接待/服務流程規劃"),
        ("需求/ 問題", "需求/問題"),
        ("需求 /問題", "需求/問題"),
        ("重點 / 對象", "重點 / 對象"),
        ("重 點 / 對 象", "重點 / 對象"),
        ("針對 VIP 顧客", "針對 VIP 顧客"),
        ("Excel/ Word", "Excel/ Word"),
        ("作業流程書 (S.O.P)", "作業流程書 (S.O.P)"),
        ("高中 (職) 以上", "高中 (職) 以上"),
        ("方案， 方案 【註 7】 可能", "方案，方案【註7】可能"),
        ("溝通\u3000技能\xa0 ", "溝通技能"),
        ("流程 ■服務 ■抱怨", "流程 ■服務 ■抱怨"),
        ("  A  B  ", "A B"),
    ],
)
def test_a_line_of_text(printed: str, text: str) -> None:
    assert tidy(printed) == text
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("完整的蒐集季節", "性波動"), "完整的蒐集季節性波動"),
        (("使用 Power", "Point 簡報"), "使用 Power Point 簡報"),
        (("針對 VIP ", "顧客"), "針對 VIP 顧客"),
        (("少紙化、", "e化"), "少紙化、e化"),
        (("重點 /", "對象"), "重點 / 對象"),
        (("重點", "/ 對象"), "重點 / 對象"),
        (("接待/", "服務"), "接待/服務"),
        (("經驗【註", "7】。"), "經驗【註7】。"),
        ((), ""),
    ],
)
def test_pieces_that_a_page_break_cut(pieces: tuple[str, ...], text: str) -> None:
    assert joined(pieces) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<u>方案</u> ^{【註 7】} 可能", "方案 【註 7】 可能"),
        ('<p>一</p><ol style="x"> 1. 二', "\n一\n\n 1. 二"),
        ("- **其他補充說明：**", "- 其他補充說明："),
        ("Q&amp;A &lt; 5", "Q&A < 5"),
        ("a < b > c, <x> R&D", "a < b > c, <x> R&D"),
    ],
)
def test_markup_leaves_only_its_text(markup: str, text: str) -> None:
    assert without_markup(markup) == text


def test_only_lookalikes_are_mapped() -> None:
    assert readable("\uf9e4⼯，（）：Ａ１①½") == "理工，（）：Ａ１①½"
    assert readable("\u200b\ufeff字\uf0b7") == "字•"
