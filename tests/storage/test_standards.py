"""The library on a real file: shipped documents, imports, versions, search."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ksa_assess.domain.standard import Indicator, Standard
from ksa_assess.domain.standard_document import Issue, StandardDocument, to_data
from ksa_assess.ingest.refusal import NotAStandardError
from ksa_assess.runtime.errors import UserError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services import profile as profile_module
from ksa_assess.services.profile import Profile, open_profile
from ksa_assess.services.search import Found, SearchIndex
from ksa_assess.services.standards import IssuesNeedDecisionError, UnknownStandardError
from ksa_assess.wording import Wording
from tests.builders import make_standard, make_task
from tests.storage.scenes import STANDARD, document_of, new_assessment

SHIPPED = ("THM2431-001v1", "TTM3R0299v2", "TTM1411-002v4", "TTM4221-002v4", "TTM4221-004v2")
DOUBT = Issue("code_cut", "3:行為指標", "代碼被截斷。", needs_decision=True)


def write(folder: Path, document: StandardDocument) -> Path:
    file = folder / f"{document.standard.code}-{len(list(folder.iterdir()))}.json"
    file.write_text(json.dumps(to_data(document), ensure_ascii=False), encoding="utf-8")
    return file


def test_a_new_profile_holds_the_five_shipped_documents(paths: DataPaths):
    with open_profile(paths, owner="list", is_writer=False) as profile:
        summaries = profile.standards.list()
        assert {one.code for one in summaries} == set(SHIPPED)
        assert {one.code: one.indicators for one in summaries}["TTM1411-002v4"] == 19
        assert profile.standards.document("TTM3R0299v2").standard.name == "提昇優質客戶服務"


def test_an_imported_text_is_stored_once(profile: Profile, tmp_path: Path):
    document = document_of(make_standard(code="NEW0001-001v1"))
    file = write(tmp_path, document)
    (first,) = profile.standards.import_files([file])
    assert (first.code, first.is_new) == ("NEW0001-001v1", True)
    (again,) = profile.standards.import_files([file])
    assert not again.is_new
    assert profile.standards.document("NEW0001-001v1") == document


def test_another_text_of_a_code_needs_a_decision_and_becomes_the_newest(
    profile: Profile, tmp_path: Path
):
    draft = profile.assessments.start(new_assessment())
    changed = replace(STANDARD, description="改過的說明")
    file = write(tmp_path, document_of(changed))
    with pytest.raises(IssuesNeedDecisionError) as caught:
        profile.standards.import_files([file])
    assert [issue.kind for issue in caught.value.issues] == ["code_stored_otherwise"]
    profile.standards.import_files([file], accept_issues=True)
    (summary,) = [one for one in profile.standards.list() if one.code == STANDARD.code]
    assert summary.versions == 2
    assert profile.standards.document(STANDARD.code).standard == changed
    assert profile.assessments.get(draft.id).standard == STANDARD


def test_doubts_hold_back_every_file_until_they_are_accepted(profile: Profile, tmp_path: Path):
    good = write(tmp_path, document_of(make_standard(code="AAA0001-001v1")))
    doubtful = write(
        tmp_path, replace(document_of(make_standard(code="BBB0001-001v1")), issues=(DOUBT,))
    )
    before = profile.standards.list()
    with pytest.raises(IssuesNeedDecisionError) as caught:
        profile.standards.import_files([good, doubtful])
    assert caught.value.issues == (DOUBT,)
    assert profile.standards.list() == before
    told: list[float] = []
    imported = profile.standards.import_files(
        [good, doubtful], accept_issues=True, progress=told.append
    )
    assert [one.is_new for one in imported] == [True, True]
    assert told == [0.5, 1.0]
    assert not profile.standards.import_files([doubtful])[0].is_new


def test_a_file_that_is_no_standard_stores_nothing(profile: Profile, tmp_path: Path):
    good = write(tmp_path, document_of(make_standard(code="AAA0001-001v1")))
    bad = tmp_path / "bad.txt"
    bad.write_text("購物清單\n牛奶\n", encoding="utf-8")
    before = profile.standards.list()
    with pytest.raises(NotAStandardError):
        profile.standards.import_files([good, bad])
    with pytest.raises(UserError) as caught:
        profile.standards.read(tmp_path / "absent.txt")
    assert caught.value.key == "error.no_file"
    assert profile.standards.list() == before


def test_reading_a_file_stores_nothing(profile: Profile, tmp_path: Path):
    document = document_of(make_standard(code="AAA0001-001v1"))
    assert profile.standards.read(write(tmp_path, document)) == document
    with pytest.raises(UnknownStandardError):
        profile.standards.document("AAA0001-001v1")


def test_newer_shipped_documents_are_added_beside_the_old_ones(
    paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "schema.json").write_text("{}", encoding="utf-8")
    write(shipped, document_of(STANDARD))
    monkeypatch.setattr(profile_module, "standards_dir", lambda: shipped)
    with open_profile(paths, owner="window") as profile:
        draft = profile.assessments.start(new_assessment())
    changed = replace(STANDARD, description="新版程式帶來的文字")
    write(shipped, document_of(changed))
    with open_profile(paths, owner="list", is_writer=False) as profile:
        assert profile.standards.document(STANDARD.code).standard == changed
        assert profile.standards.list()[0].versions == 2
        assert profile.assessments.get(draft.id).standard == STANDARD


def test_search_finds_two_characters_in_every_text(profile: Profile):
    hits = profile.standards.search("客訴").hits
    assert hits
    for hit in hits:
        assert hit.excerpt[hit.start : hit.start + hit.length] == "客訴"
    assert {"indicator", "knowledge"} <= {hit.kind for hit in profile.standards.search("客戶").hits}


def test_search_finds_codes_and_names_in_any_case(profile: Profile):
    (name,) = [hit for hit in profile.standards.search("旅館客務經理").hits if hit.kind == "name"]
    assert name.code == "TTM1411-002v4"
    assert [hit.kind for hit in profile.standards.search("ttm1411").hits] == ["code"]
    assert ("P2.1.2", "indicator") in {
        (hit.place, hit.kind) for hit in profile.standards.search("p2.1.2").hits
    }


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "找不到的字串", "\x00"])
def test_search_without_a_find_is_empty(profile: Profile, text: str):
    assert profile.standards.search(text) == Found()


def test_search_sees_what_was_imported_since(profile: Profile, tmp_path: Path):
    assert profile.standards.search("量子") == Found()
    task = replace(make_task(), indicators=(Indicator("P1.1.1", "能操作量子電腦。"),))
    standard = make_standard(task, code="QQQ0001-001v1")
    profile.standards.import_files([write(tmp_path, document_of(standard))])
    assert [hit.code for hit in profile.standards.search("量子").hits] == ["QQQ0001-001v1"]


def test_letters_that_grow_when_lowered_do_not_move_the_excerpt():
    standard: Standard = make_standard(code="X", name="İİİ 測試專員")
    (hit,) = SearchIndex({"h": standard}).find("測試專員").hits
    assert hit.excerpt[hit.start : hit.start + hit.length] == "測試專員"


def test_names_are_found_before_what_stands_inside():
    first = make_standard(code="A0001-001v1", name="專員", description="帶領櫃檯")
    second = make_standard(code="B0001-001v1", name="櫃檯人員")
    hits = SearchIndex({"a": first, "b": second}).find("櫃檯").hits
    assert [(hit.code, hit.kind) for hit in hits] == [
        ("B0001-001v1", "name"),
        ("A0001-001v1", "description"),
    ]


def test_a_search_can_be_kept_to_some_documents():
    standards = {code: make_standard(code=code) for code in ("A-001v1", "B-001v1", "C-001v1")}
    index = SearchIndex(standards)
    everywhere, there = index.find("p1.1.1"), index.find("p1.1.1", {"B-001v1"})
    assert {hit.code for hit in there.hits} == {"B-001v1"}
    assert 3 * len(there.hits) == len(everywhere.hits)
    assert index.find("p1.1.1", frozenset()) == Found()


def test_too_many_finds_are_counted_and_not_listed():
    standards = {str(n): make_standard(code=f"A{n:04}-001v1") for n in range(300)}
    found = SearchIndex(standards).find("p1")
    assert len(found.hits) == 200
    assert found.more == found.total - 200 > 0
    some = SearchIndex(standards).find("p1", {f"A{n:04}-001v1" for n in range(200)})
    assert 0 < some.more < found.more


def test_search_reads_only_what_is_new(profile: Profile, tmp_path: Path):
    assert not profile.standards.is_search_prepared
    profile.standards.prepare_search()
    assert profile.standards.is_search_prepared
    before = profile.standards._index.standards
    profile.standards.import_files([write(tmp_path, document_of(make_standard(code="N-001v1")))])
    assert not profile.standards.is_search_prepared
    profile.standards.prepare_search()
    after = profile.standards._index.standards
    assert all(after[digest] is standard for digest, standard in before.items())


def test_the_versions_of_a_family_stand_together_with_who_uses_them(
    profile: Profile, tmp_path: Path
):
    profile.assessments.start(new_assessment())
    changed = replace(STANDARD, description="改過的說明")
    family = STANDARD.code.rpartition("v")[0]
    newer = replace(STANDARD, code=f"{family}v99")
    files = [write(tmp_path, document_of(one)) for one in (changed, newer)]
    profile.standards.import_files(files, accept_issues=True)
    versions = profile.standards.versions(STANDARD.code)
    assert [one.code for one in versions] == [newer.code, STANDARD.code, STANDARD.code]
    assert [one.is_newest for one in versions] == [True, True, False]
    assert [one.assessments for one in versions] == [0, 0, 1]
    assert profile.standards.version(versions[2].content_hash).standard == STANDARD
    assert versions == profile.standards.versions(newer.code)


def test_an_older_text_of_a_code_is_a_doubt_when_it_is_read(profile: Profile, tmp_path: Path):
    file = write(tmp_path, document_of(replace(STANDARD, description="改過的說明")))
    (issue,) = profile.standards.read(file).issues
    assert (issue.kind, issue.message) == ("code_stored_otherwise", "")
    for language in Language:
        assert Wording(Texts(language)).issue_message(issue)


def test_a_reader_does_without_newer_documents_while_somebody_writes(
    paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(profile_module, "_SECONDS_FOR_ANOTHER_TO_PREPARE", 0.0)
    with open_profile(paths, owner="window"):
        monkeypatch.setattr(profile_module, "standards_dir", lambda: tmp_path)
        write(tmp_path, document_of(STANDARD))
        with open_profile(paths, owner="list", is_writer=False) as reader:
            assert STANDARD.code not in {one.code for one in reader.standards.list()}
    with open_profile(paths, owner="list", is_writer=False) as reader:
        assert STANDARD.code in {one.code for one in reader.standards.list()}
