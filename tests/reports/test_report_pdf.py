"""The finished file: what can be copied from it, what is in it, and that it is always the same."""

import ast
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from PIL import Image

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Person
from ksa_assess.reports.fonts import FontName, Run, missing_characters, printable, runs
from ksa_assess.reports.pdf import lay_out, missing_glyphs
from ksa_assess.reports.style import RIGHT, TOP, Face
from ksa_assess.runtime.settings import Settings
from ksa_assess.wording import whole_percent
from tests.builders import make_assessment
from tests.reports.samples import (
    analysis_of,
    content_of,
    large,
    pdf_of,
    pdf_text,
    rated,
    realistic,
    shipped,
)


def render_realistic(comment: str = "", lang: str = "zh_TW") -> bytes:
    answer = replace(Answer().rated(4), comment=comment)
    return pdf_of(content_of(realistic(P1_2_1=answer), lang))


def tables(pdf: bytes, first_head: str) -> list[list[str]]:
    """The rows of the tables whose head begins so, over all pages, with single spaces."""
    rows: list[list[str]] = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages[2:]:
            heads = [w for w in page.extract_words() if w["text"] == first_head]
            for head in heads:
                rows += _rows_below(page, head)
    return rows


def _rows_below(page: Page, head: dict) -> list[list[str]]:
    same_line = [w for w in page.extract_words() if abs(w["top"] - head["top"]) < 1]
    edges = [w["x0"] - 1 for w in same_line] + [RIGHT]
    found = page.crop((0, head["top"] - 2, page.width, page.height - 60)).extract_table(
        {
            "vertical_strategy": "explicit",
            "explicit_vertical_lines": edges,
            "horizontal_strategy": "lines",
        }
    )
    return [[" ".join((cell or "").split()) for cell in row] for row in found or []]


def test_table_of_indicators_can_be_read_back_as_a_table():
    assessment = realistic()
    read = tables(pdf_of(content_of(assessment)), "代碼")
    # Reversed, because annex two says some of the codes again, further down.
    rows = {row[0]: row for row in reversed(read) if len(row) == 6}
    for row in analysis_of(assessment).indicators:
        _, text, required, answer, gap, _ = rows[row.code]
        assert "".join(text.split()) == "".join(row.text.split())
        assert required == f"{row.required} 級"
        if row.rated is not None:
            assert answer == f"{row.rated} 級"
            assert (str(abs(row.gap)) in gap) if row.gap else gap == "✓ 達標"


@pytest.mark.parametrize("lang", ["zh_TW", "en"])
def test_every_figure_of_the_summary_is_on_page_one(lang):
    assessment = realistic()
    analysis = analysis_of(assessment)
    document = pypdfium2.PdfDocument(pdf_of(content_of(assessment, lang)))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert f"{whole_percent(analysis.totals.attainment or 0)}%" in text
    assert f"{whole_percent(analysis.totals.bounds.worst or 0)}%" in text
    for duty in analysis.duties:
        assert f"{whole_percent(duty.totals.attainment or 0)}%" in text


@pytest.mark.parametrize(
    "comment",
    [
        "房客 <b>林</b> & A<B、&amp; <script> {x} %s \\ (括號)",
        "堃喆煊峯咊煕𠮷𠀋𡍼",
        "emoji 🎉 與 ①②③、㎡、℃、½、—…",
    ],
)
def test_whatever_is_typed_can_be_copied_whole(comment):
    assert "".join(comment.split()) in pdf_text(render_realistic(comment))


def test_comment_of_several_pages_can_be_copied_whole():
    """Only a sentence that stands on two pages has their foot and head in it."""
    text = pdf_text(render_realistic("旺季前已整理。" * 700))
    pages_turned = text.count("P1.2.1（續）")
    assert pages_turned >= 1
    assert text.count("旺季前已整理。") >= 700 - pages_turned


def test_characters_without_a_glyph_are_named_on_paper_and_beforehand():
    answer = replace(Answer().rated(4), comment="王𱀀先生 🎉")
    content = content_of(realistic(P1_2_1=answer))
    assert missing_glyphs(lay_out(content)) == ("🎉", "𱀀")
    text = pdf_text(pdf_of(content))
    assert "U+31000" in text
    assert "U+1F389" in text
    assert content.unprinted.title in text


@pytest.mark.parametrize("field", ["organisation", "form_name", "form_number", "purpose"])
@pytest.mark.parametrize("value", ["𱀀", "山海旅館" * 40 + "𱀀"], ids=["short", "long"])
def test_characters_without_a_glyph_are_named_wherever_they_are_typed(field, value):
    content = content_of(realistic(), settings=Settings(**{field: value}))
    assert missing_glyphs(lay_out(content)) == ("𱀀",)
    assert "U+31000" in pdf_text(pdf_of(content))


def test_rare_name_is_printed_with_its_own_glyph_and_copied_as_itself():
    person = Person("00000000-0000-4000-8000-0000000000aa", "林𡍼")
    answer = replace(Answer().rated(4), comment="與林𡍼一同處理。")
    pdf = pdf_of(content_of(replace(realistic(P1_2_1=answer), person=person)))
    text = pdf_text(pdf)
    assert "姓名林𡍼" in text
    assert "與林𡍼一同處理。" in text
    assert "U+2137C" not in text
    assert "TW-Sung-Ext-B-Names" in embedded_fonts(pdf)
    assert runs("林𡍼", Face.BOLD) == [Run(FontName.BOLD, "林"), Run(FontName.NAMES, "𡍼")]


def test_fallback_fonts_are_loaded_only_when_a_character_needs_them():
    program = (
        "from ksa_assess.reports.fonts import runs; from ksa_assess.reports.style import Face;"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames as names\n"
        "for text in ('林堃喆', '咊', '𡍼'):\n"
        "    runs(text, Face.REGULAR); print([n for n in names() if '-' in n and n[:2] != 'He'])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout
    regular, rare, names = (name.value for name in FontName if name is not FontName.BOLD)
    first, second, third = map(ast.literal_eval, said.splitlines())
    assert regular in first
    assert rare not in first
    assert rare in second
    assert names not in second
    assert names in third


def test_nothing_is_missing_from_the_report_itself():
    for lang in ("zh_TW", "en"):
        assert missing_glyphs(lay_out(content_of(realistic(), lang))) == ()
    for code in ("TTM3R0299v2", "TTM4221-002v4", "THM2431-001v1", "TTM4221-004v2"):
        assessment = make_assessment(shipped(code), rated(shipped(code)))
        assert missing_glyphs(lay_out(content_of(assessment))) == ()


def test_what_has_no_shape_of_its_own_is_left_out():
    assert printable("甲\u200b乙\ufe0f\x07丙\t丁\u2003戊") == "甲乙丙 丁 戊"
    assert printable("一\r\n二\u2028三").splitlines() == ["一", "二", "三"]
    assert missing_characters(["甲A"]) == ()


def test_every_font_is_embedded_and_no_other_is_named():
    pdf = render_realistic("咊𡍼")
    assert embedded_fonts(pdf) == set(FontName)
    assert b"Helvetica" not in pdf


def embedded_fonts(pdf: bytes) -> set[str]:
    """The names of the fonts; each one is embedded, and its characters can be copied."""
    names: set[str] = set()
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            fonts = resolve1(page.page_obj.resources["Font"])
            for font in map(resolve1, fonts.values()):
                names.add(font["BaseFont"].name.split("+")[1])
                assert "FontFile2" in resolve1(font["FontDescriptor"])
                assert "ToUnicode" in font
    return names


@pytest.mark.parametrize(("lang", "tag"), [("zh_TW", b"zh-TW"), ("en", b"(en)")])
def test_language_title_and_bookmarks_are_set(lang, tag):
    pdf = render_realistic(lang=lang)
    content = content_of(realistic(), lang)
    document = pypdfium2.PdfDocument(pdf)
    title = document.get_metadata_value("Title")
    outline = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert tag in pdf
    assert title == f"{content.title}：{content.subject}"
    headings = [title for level, title in outline if level == 0]
    assert headings[:2] == [content.person.heading, content.basis.heading]
    assert headings[-5:] == [annex.heading for annex in content.annexes]
    assert "T1 顧客接待/服務流程規劃" in [title for level, title in outline if level == 1]


def test_same_data_give_the_same_bytes():
    assert render_realistic("🎉咊") == render_realistic("🎉咊")
    assert render_realistic("甲") != render_realistic("乙")


def test_same_bytes_in_another_process():
    program = (
        "import hashlib; from tests.reports.test_report_pdf import render_realistic;"
        "print(hashlib.sha256(render_realistic('🎉咊')).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_progress_is_heard_and_can_end_the_work():
    heard: list[float] = []
    pdf_of(content_of(realistic()), heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf_of(content_of(realistic()), stop)


def test_six_hundred_rows_are_all_there():
    assessment = large(34)
    text = pdf_text(pdf_of(content_of(assessment)))
    codes = [indicator.code for indicator in assessment.standard.indicators]
    assert len(codes) > 600
    assert all(f"{code}能依據計畫妥善執行。" in text for code in codes)


def logo(path: Path, size: tuple[int, int] = (300, 60)) -> str:
    Image.new("RGBA", size, (31, 74, 115, 128)).save(path)
    return str(path)


@pytest.mark.parametrize("size", [(300, 60), (60, 300), (2000, 10)])
def test_logo_stands_in_its_corner_of_page_one(tmp_path, size):
    settings = Settings(logo=logo(tmp_path / "標誌.png", size))
    pdf = pdf_of(content_of(realistic(), settings=settings))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        [image] = document.pages[0].images
        assert not document.pages[1].images
    assert image["x1"] == pytest.approx(RIGHT, abs=1)
    assert image["width"] <= 121
    assert TOP - 6 <= image["top"] < image["bottom"] <= TOP + 26
    assert pdf == pdf_of(content_of(realistic(), settings=settings))


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_report_is_made_without_a_logo_that_cannot_be_read(tmp_path, content):
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    for name in (str(path), "https://example.com/logo.png", "data:image/png;base64,AA"):
        settings = Settings(logo=name)
        assert not lay_out(content_of(realistic(), settings=settings))[0].pictures


def test_report_is_made_without_a_logo_that_breaks_off(tmp_path):
    path = Path(logo(tmp_path / "logo.png"))
    path.write_bytes(path.read_bytes()[:-40])
    assert not lay_out(content_of(realistic(), settings=Settings(logo=str(path))))[0].pictures


def test_report_is_made_without_a_logo_that_has_no_end_or_is_huge(tmp_path):
    Image.new("1", (30_000, 30_000)).save(tmp_path / "huge.png")
    for name in ("/dev/zero", str(tmp_path / "huge.png"), str(tmp_path)):
        assert not lay_out(content_of(realistic(), settings=Settings(logo=name)))[0].pictures
