"""A `.ksa` file made and taken in, against JSON and zip alone.

The floor says the same data by the standard library: `json.dumps` into `zipfile`, and back by
`zipfile` and `json.loads`, which checks nothing but the zip's checksum. CPU time of this process,
files in memory; ours and floor take turns. What a whole import costs is measured too, with the
ratings of both sides going through the tables and triggers of a new profile.
"""

import io
import json
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.figure import Figure, ratio
from ksa_assess.domain.answer import Answer, Series
from ksa_assess.domain.assessment import Period
from ksa_assess.domain.standard import Standard
from ksa_assess.domain.standard_document import Source, StandardDocument
from ksa_assess.exchange.ksa.reading import read_file
from ksa_assess.exchange.ksa.signing import new_key
from ksa_assess.exchange.ksa.writing import file_of, signed_entry
from ksa_assess.runtime import clock
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile, open_profile
from tests.builders import make_standard, make_task

_INDICATORS = 600
_RUNS = 15
_IMPORTS = 8
_COMMENT = "旺季時客人詢問行程，先確認需求再提出兩個方案，並記錄於交班簿；結果客人滿意。"
_TEXT = "能依據飯店文化及顧客需求分析資料，會同相關單位溝通討論，合理的規劃出符合成本效益的流程。"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = _reviewed_file(Path(folder))
        submitted = _submitted_file(Path(folder))
    return [_export(file), _reading(file), _import(submitted)]


def _export(file: bytes) -> Figure:
    """Both entries signed anew and put into a file."""
    entries = [read.entry for read in read_file(file, clock.now())]
    data, (private, _) = _content(file), new_key()

    def ours() -> bytes:
        return file_of([signed_entry(entry, private) for entry in entries])

    return _figure(
        "a review of 600 indicators signed and written / json + zip", ours, _floor(data), 2
    )


def _reading(file: bytes) -> Figure:
    """Until everything of the file itself is checked."""
    now = clock.now()
    return _figure(
        "the same read and checked / zip + json",
        lambda: read_file(file, now),
        lambda: _content(file),
        5,
    )


def _import(file: bytes) -> Figure:
    """600 self ratings into a new profile."""
    pairs: list[tuple[float, float]] = []
    for _ in range(_IMPORTS):
        with _profile() as profile:
            ours = _cpu(lambda: profile.receiving.receive_bytes(file))
        pairs.append((ours, _cpu(lambda: _content(file))))
    del pairs[0]  # it also imported what an import needs
    name = "600 self ratings taken into a profile / zip + json"
    return ratio(name, [pair[0] for pair in pairs], [pair[1] for pair in pairs], 50)


def _figure(
    name: str, ours: Callable[[], object], floor: Callable[[], object], bound: float
) -> Figure:
    ours()
    floor()
    pairs = [(_cpu(ours), _cpu(floor)) for _ in range(_RUNS)]
    return ratio(name, [pair[0] for pair in pairs], [pair[1] for pair in pairs], bound)


def _floor(data: object) -> Callable[[], bytes]:
    def written() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            made.writestr("assessment.json", json.dumps(data, ensure_ascii=False))
        return buffer.getvalue()

    return written


def _content(file: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return json.loads(opened.read("assessment.json"))


def _submitted_file(folder: Path) -> bytes:
    with _profile() as profile:
        return profile.handing_over.save(_submitted(profile), folder / "self.ksa").read_bytes()


def _reviewed_file(folder: Path) -> bytes:
    with _profile() as profile:
        assessment_id = _submitted(profile)
        own = profile.assessments.get(assessment_id).answers[Series.SELF]
        profile.reviews.agree(assessment_id, list(own))
        profile.transitions.complete(assessment_id)
        return profile.handing_over.save(assessment_id, folder / "review.ksa").read_bytes()


def _submitted(profile: Profile) -> int:
    """Handed in, with a comment beside every third rating."""
    standard = _standard()
    with profile._database.write() as work:  # noqa: SLF001 - there is no door for a document without a file
        source = Source("benchmark.txt", "0" * 64, "benchmark/1")
        work.standards.add(StandardDocument(standard, source, ()), clock.now())
    new = NewAssessment(standard.code, "王小明", Period("2026 下半年"), supervisor="林怡君")
    assessment_id = profile.assessments.start(new).id
    answers = {
        one.code: Answer(comment=_COMMENT if place % 3 == 0 else "").rated(place % 7)
        for place, one in enumerate(standard.indicators)
    }
    profile.assessments.answer(assessment_id, answers)
    return profile.transitions.submit(assessment_id).id


def _standard() -> Standard:
    """Ten indicators a task, with the words of a real one."""
    tasks = [
        make_task(f"T{1 + n // 5}.{1 + n % 5}", indicators=10) for n in range(_INDICATORS // 10)
    ]
    return make_standard(
        *(
            replace(task, indicators=tuple(replace(one, text=_TEXT) for one in task.indicators))
            for task in tasks
        )
    )


@contextmanager
def _profile() -> Iterator[Profile]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_profile(DataPaths(Path(folder)), owner="benchmark") as profile,
    ):
        yield profile


def _cpu(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1e3
