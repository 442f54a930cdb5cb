"""Standards of the sizes that a large company has, with words as real ones have them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ksa_assess.domain.assessment import Period
from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import Source, StandardDocument
from ksa_assess.runtime import clock
from ksa_assess.runtime.paths import data_paths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import open_profile
from ksa_assess.storage.database import Database
from tests.builders import make_standard, make_task

LARGEST = 171
_SOURCE = Source("generated.json", "0" * 64, "benchmark/1")
_WORDS = (
    "能依據飯店文化及顧客需求分析資料，會同相關單位溝通討論，合理的規劃出符合成本效益的流程",
    "依據旅遊行程與顧客特性，安排導覽解說內容，並於現場視情況調整時間與路線",
    "接獲顧客抱怨時，能運用溝通技巧瞭解原因，於權限內即時處理並回報主管",
    "遵循職業安全衛生規範，定期檢查設備與環境，發現異常時依程序通報並追蹤改善",
)


def large_standard(indicators: int = LARGEST, code: str = "TST0171-001v1") -> Standard:
    """Nine indicators a task, three tasks a duty; each text differs from every other."""
    sizes = [9] * (indicators // 9) + ([indicators % 9] if indicators % 9 else [])
    tasks = [
        make_task(f"T{1 + place // 3}.{1 + place % 3}", indicators=size)
        for place, size in enumerate(sizes)
    ]
    worded = [
        replace(
            task,
            indicators=tuple(
                replace(one, text=f"{_WORDS[turn % len(_WORDS)]}（{code} {one.code}）。")
                for turn, one in enumerate(task.indicators)
            ),
        )
        for task in tasks
    ]
    return make_standard(*worded, code=code, name=f"測試專員 {code[3:7]}")


def company_profile(folder: Path, standards: int, indicators: int) -> None:
    """A profile with so many standards of so many indicators each, beside those shipped."""
    codes = (f"TST{number:04}-001v1" for number in range(standards))
    _store(folder, (large_standard(indicators, code) for code in codes))


def largest_profile(folder: Path) -> int:
    """A profile with one assessment of the largest standard, nothing rated; returns its id."""
    standard = large_standard()
    _store(folder, [standard])
    with open_profile(data_paths(folder), owner="benchmark") as profile:
        new = NewAssessment(standard.code, "王小明", period=Period("2026 下半年"))
        return profile.assessments.start(new).id


def _store(folder: Path, standards: Iterable[Standard]) -> None:
    """In one transaction, past the reading of files: that is not what is measured."""
    paths = data_paths(folder)
    open_profile(paths, owner="benchmark").close()
    database = Database(paths.database, is_writer=True)
    try:
        with database.write() as work:
            for standard in standards:
                work.standards.add(StandardDocument(standard, _SOURCE, ()), clock.now())
    finally:
        database.close()
