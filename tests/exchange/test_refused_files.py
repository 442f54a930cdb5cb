"""What is not exactly right is refused in one sentence, and nothing changes here."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from ksa_assess.domain.assessment import Kind
from ksa_assess.domain.plan import PlanItem
from ksa_assess.exchange.ksa.container import unwrapped, wrapped
from ksa_assess.exchange.ksa.signing import signature_of
from ksa_assess.runtime.errors import MachineError, SentenceError, UserError
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services import receiving
from ksa_assess.services.receiving import (
    FileRefusedError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from tests.exchange.computers import (
    CODES,
    Computer,
    completed,
    keys_of,
    review,
    self_rated,
    submitted,
    two_computers,
)
from tests.exchange.forging import PUBLIC, Data, bodies_of, changed, content_of, packed, signed
from tests.storage.scenes import new_assessment

Pair = tuple[Computer, Computer]
REFUSED = "error.file_refused"


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[Pair]:
    with two_computers(tmp_path) as both:
        yield both


@pytest.fixture(scope="module")
def unknown_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Computer, Path]]:
    """A computer, and a good file that it has not seen yet."""
    with two_computers(tmp_path_factory.mktemp("forgeries")) as (employee, supervisor):
        yield supervisor, employee.export(submitted(employee).id)


def refused(computer: Computer, file: bytes | Path, passphrase: str = "") -> str:
    """Why a file is refused, after looking that nothing was changed by it."""
    before = computer.dump()
    with pytest.raises(FileRefusedError) as refusal:
        if isinstance(file, Path):
            computer.take(file, passphrase)
        else:
            computer.profile.receiving.receive_bytes(file, passphrase)
    assert computer.dump() == before
    for language in Language:
        assert Texts(language).sentence(refusal.value)
    return refusal.value.key


def test_an_older_file_is_known_already(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    first = employee.export(own)
    other = supervisor.take(first).assessment.id
    supervisor.profile.transitions.give_back(other, "請補充")
    assert refused(supervisor, first) == "file.older"


def test_cut_back_to_an_earlier_state(computers: Pair) -> None:
    employee, supervisor = computers
    own, other = completed(*computers)
    entries = content_of(supervisor.export(other))["entries"]
    cut = packed({"format": "ksa-file/1", "entries": entries[:1]})
    assert refused(supervisor, cut) == "file.older"
    assert refused(employee, cut) == "file.older"
    assert employee.profile.assessments.get(own).state == "reviewed"


def test_both_went_on_without_knowing(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    employee.profile.transitions.withdraw(own, "評錯了")
    supervisor.profile.transitions.give_back(other, "請補充")
    assert refused(employee, supervisor.export(other)) == "file.diverged.withdraw.return"
    assert refused(supervisor, employee.export(own)) == "file.diverged.return.withdraw"


def test_closed_on_both_sides(computers: Pair) -> None:
    employee, supervisor = computers
    own, other = completed(*computers)
    employee.profile.transitions.confirm(own)
    supervisor.profile.transitions.sign_on_paper(other)
    assert refused(employee, supervisor.export(other)) == "file.diverged.confirm.sign_on_paper"
    assert refused(supervisor, employee.export(own)) == "file.diverged.sign_on_paper.confirm"


def test_an_unknown_assessment_that_is_reviewed_already(computers: Pair, tmp_path: Path) -> None:
    employee, _ = computers
    own, _ = completed(*computers)
    with two_computers(tmp_path / "others") as (_, third):
        assert refused(third, employee.export(own)) == "file.unknown_assessment"


def test_a_second_assessment_of_the_same_person_and_period(computers: Pair, tmp_path: Path) -> None:
    employee, supervisor = computers
    supervisor.take(employee.export(submitted(employee).id))
    with two_computers(tmp_path / "others") as (second, _):
        assert refused(supervisor, second.export(submitted(second).id)) == "file.duplicate"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file.not_ksa"),
        (b"%PDF-1.7", "file.not_ksa"),
        (b"PK\x03\x04", REFUSED),
        (b"PK\x05\x06" + bytes(18), "file.not_ksa"),
        (b"PK\x03\x04" + bytes(32_000_000), "file.too_large"),
    ],
)
def test_files_of_another_kind(computers: Pair, data: bytes, key: str) -> None:
    assert refused(computers[0], data) == key


def test_no_file_at_all(computers: Pair, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        computers[0].take(tmp_path / "none.ksa")
    assert refusal.value.key == "error.no_file"


def test_what_never_ends_is_not_read_to_the_end(computers: Pair) -> None:
    endless = Path("/dev/zero")
    if endless.exists():
        assert refused(computers[0], endless) == "file.too_large"


def test_a_newer_version_says_so(computers: Pair) -> None:
    employee, supervisor = computers
    content = content_of(employee.export(submitted(employee).id))
    newer = packed({**content, "format": "ksa-file/2", "more": 1})
    assert refused(supervisor, packed({**content, "format": "ksa-file/2"})) == "file.newer"
    assert refused(supervisor, newer) in {"file.newer", REFUSED}


def test_locked_files(computers: Pair) -> None:
    employee, supervisor = computers
    file = employee.export(submitted(employee).id, passphrase="櫻花")
    with pytest.raises(PassphraseNeededError):
        supervisor.take(file)
    with pytest.raises(WrongPassphraseError):
        supervisor.take(file, "梅花")
    assert refused(supervisor, file) == "file.passphrase_needed"
    content, _ = unwrapped(file.read_bytes())
    asked = re.search(rb"scrypt \S+ (\d+)\n", content)
    assert asked
    heavy = content[: asked.start(1)] + b"31" + content[asked.end(1) :]
    assert refused(supervisor, wrapped(heavy, is_locked=True), "櫻花") == "file.too_much_work"
    for other in (b"", b"age-encryption.org/v1\n-> X25519 abc\n", content[:100]):
        assert refused(supervisor, wrapped(other, is_locked=True), "櫻花") == REFUSED


def test_not_submitted_yet_there_is_nothing_to_hand_over(computers: Pair) -> None:
    employee, _ = computers
    draft = employee.profile.assessments.start(new_assessment())
    with pytest.raises(UserError) as refusal:
        employee.export(draft.id)
    assert refusal.value.key == "hand_over.nothing"
    assert not employee.sent[0].exists()
    assert employee.profile.handing_over.handed_over(draft.id) == ()


def test_somebody_who_signs_with_another_key_is_told_of(computers: Pair, tmp_path: Path) -> None:
    employee, supervisor = computers
    assert supervisor.take(employee.export(submitted(employee).id)).changed_keys == ()
    with two_computers(tmp_path / "new") as (another, _):
        began = submitted(another, kind=Kind.PROMOTION).id
        assert supervisor.take(another.export(began)).changed_keys == ("王小明",)
        again = supervisor.take(another.sent[-1])
        assert again.changed_keys == ()


def test_a_review_that_was_signed_by_somebody_else(computers: Pair) -> None:
    """The employee makes a review in the supervisor's name and gives it to the supervisor."""
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    review(employee.profile, own)
    employee.profile.transitions.complete(own)
    assert refused(supervisor, employee.export(own)) == "file.not_signed_here.supervisor"
    review(supervisor.profile, other)


@pytest.mark.parametrize("forger", ["a stranger", "the supervisor"])
def test_a_step_in_the_employees_name_needs_the_employees_key(computers: Pair, forger: str) -> None:
    """Everything before it is as it was signed, so that only the new step can tell."""
    employee, supervisor = computers
    own, other = completed(*computers)
    bodies = bodies_of(supervisor.export(other))
    keys = {**keys_of(employee, own), **keys_of(supervisor, other)}
    assert signed(bodies, keys) == supervisor.sent[-1].read_bytes()
    key = bodies[1]["signer"]["key"] if forger == "the supervisor" else PUBLIC.hex()
    step = {
        **{name: bodies[1][name] for name in ("assessment", "at")},
        "action": "confirm",
        "number": 3,
        "reason": "",
        "signer": {**bodies[0]["signer"], "key": key},
    }
    for computer in computers:
        assert refused(computer, signed([*bodies, step], keys)) == REFUSED


def test_a_step_of_ones_own_that_this_computer_never_made(computers: Pair) -> None:
    """The employee's data begin anew from a backup that knows neither the move nor the key."""
    employee, supervisor = computers
    draft = employee.profile.assessments.start(new_assessment(supervisor="林怡君"))
    backup = employee.profile.backups.create(employee.folder / "backup.sqlite3")
    employee.profile.assessments.answer(draft.id, self_rated())
    employee.profile.transitions.submit(draft.id)
    other = supervisor.take(employee.export(draft.id)).assessment.id
    supervisor.profile.transitions.give_back(other, "請補充")
    employee.profile.backups.restore(backup)
    assert refused(employee, supervisor.export(other)) == "file.not_signed_here.employee"


def test_a_mistake_of_the_program_while_it_reads_is_a_refusal_too(
    computers: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    employee, supervisor = computers
    file = employee.export(submitted(employee).id)

    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(receiving, "_received", mistaken)
    assert refused(supervisor, file) == REFUSED


@pytest.mark.parametrize("kind", [MachineError, UserError])
def test_what_is_wrong_here_is_not_the_files_fault(
    computers: Pair, monkeypatch: pytest.MonkeyPatch, kind: type[SentenceError]
) -> None:
    employee, supervisor = computers
    file = employee.export(submitted(employee).id)

    def troubled(*_: object) -> None:
        raise kind("storage.damaged", file=file)

    monkeypatch.setattr(receiving, "replay", troubled)
    with pytest.raises(kind) as trouble:
        supervisor.take(file)
    assert trouble.value.key == "storage.damaged"


def test_nobody_else_writes_into_an_amendment_that_is_only_begun(computers: Pair) -> None:
    """Its UUID can be worked out from the closed assessment."""
    employee, supervisor = computers
    own, other = completed(*computers)
    employee.profile.transitions.confirm(own)
    draft = employee.profile.transitions.reopen(own, "更正")
    body = {**bodies_of(supervisor.export(other))[0], "assessment": draft.uuid}
    body |= {"amends": draft.amends, "amendment": 1}
    for name in ("王小明", "別人"):
        body["person"]["name"] = body["signer"]["name"] = name
        assert refused(employee, signed([body])) == "file.not_signed_here.employee"


def test_no_review_comes_in_under_the_name_of_who_reviews_here(computers: Pair) -> None:
    """Not even after the supervisor's name was corrected on the way."""
    employee, supervisor = computers
    completed(*computers, kind=Kind.PROMOTION)  # since then 林怡君 has a key here
    own = submitted(employee, person_name="陳小華", staff_number="E2", supervisor="林").id
    supervisor.take(employee.export(own))
    employee.profile.transitions.withdraw(own, "主管姓名寫錯")
    head = employee.profile.assessments.get(own).head
    corrected = replace(head, supervisor="林怡君")
    employee.profile.assessments.correct_head(own, corrected, "陳小華", "E2")
    employee.profile.transitions.submit(own)
    review(employee.profile, own)
    employee.profile.transitions.complete(own)
    assert refused(supervisor, employee.export(own)) == "file.not_signed_here.supervisor"


def test_what_the_tables_refuse_is_the_files_fault(computers: Pair) -> None:
    """An item of the plan that is another assessment's here."""
    employee, supervisor = computers
    taken = supervisor.take(employee.export(submitted(employee).id)).assessment.id
    item = supervisor.profile.plans.save(taken, PlanItem(text="主管寫的")).items[0]
    own = submitted(employee, kind=Kind.PROMOTION).id
    plan = {**_PLAN, "code": "", "text": "偷來的", "uuid": item.uuid}
    assert refused(supervisor, changed(employee.export(own), _set("plan", [plan]))) == REFUSED


def test_another_order(computers: Pair) -> None:
    _, supervisor = computers
    _, other = completed(*computers)
    entries = content_of(supervisor.export(other))["entries"]
    turned = packed({"format": "ksa-file/1", "entries": entries[::-1]})
    assert refused(supervisor, turned) == REFUSED


def test_an_entry_of_another_assessment(computers: Pair) -> None:
    employee, supervisor = computers
    _, other = completed(*computers)
    _, second = completed(*computers, kind=Kind.PROMOTION)
    entries = content_of(supervisor.export(other))["entries"]
    others = content_of(supervisor.export(second))["entries"]
    spliced = packed({"format": "ksa-file/1", "entries": [entries[0], others[1]]})
    assert refused(employee, spliced) == REFUSED


def _set(path: str, value: object) -> Callable[[list[Data]], None]:
    """Change one place of the first body, such as `person.name`."""

    def change(bodies: list[Data]) -> None:
        *way, last = path.split(".")
        place: Any = bodies[0]
        for step in way:
            place = place[int(step) if isinstance(place, list) else step]
        place[int(last) if isinstance(place, list) else last] = value

    return change


_ANSWER: Data = {
    "indicator": CODES[3],
    "kind": "rated",
    "level": 3,
    "reason": "",
    "comment": "",
    "evidence": [],
    "missing": [],
    "basis": "own",
}
_OVERRIDE: Data = {"indicator": CODES[0], "level": 3, "reason": "x"}
_REVERSED: Data = {"label": "a", "start": "2026-12-31", "end": "2026-01-01"}
_PLAN: Data = {
    "uuid": "00000000-0000-4000-8000-000000000001",
    "code": "P9.9.9",
    "text": "",
    "present": None,
    "target": None,
    "ways": [],
    "course": "",
    "owner": "",
    "due": None,
    "how_checked": "",
    "result": "",
}
FORGERIES = {
    "no name": _set("person.name", ""),
    "an invisible name": _set("person.name", "\u200b"),
    "a name of two lines": _set("person.name", "王\n小明"),
    "not composed": _set("person.name", "e\u0301"),
    "a control character": _set("answers.0.comment", "a\u0007b"),
    "a long line": _set("head.department", "部" * 201),
    "a long comment": _set("answers.0.comment", "字" * 20_001),
    "a level off the scale": _set("answers.3.level", 7),
    "a level and no rating": _set("answers.2.level", 3),
    "no reason": _set("answers.1.reason", ""),
    "a blank reason": _set("answers.1.reason", " "),
    "unanswered": _set("answers.3", {**_ANSWER, "kind": "unanswered", "level": None}),
    "agreeing with oneself": _set("answers.3.basis", "agreed"),
    "an unknown indicator": _set("answers.3.indicator", "P9.9.9"),
    "an indicator twice": _set("answers.3.indicator", CODES[0]),
    "an unknown item": _set("answers.0.missing", ["K99"]),
    "an item twice": _set("answers.0.missing", ["K01", "K01"]),
    "empty evidence": _set("answers.0.evidence", [" "]),
    "another standard": _set("standard.code", "TST0001-001v2"),
    "another hash": _set("standard.hash", "0" * 64),
    "another text": _set("standard.document.duties.0.tasks.0.level", 1),
    "no document": _set("standard.document", None),
    "an unknown scale": _set("scale", "icap-person/2"),
    "an unknown kind": _set("head.kind", "secret"),
    "a reversed period": _set("head.period", _REVERSED),
    "the 30th of February": _set("head.period.start", "2026-02-30"),
    "from the future": _set("at", "2036-01-01T00:00:00.000000+00:00"),
    "from the past": _set("at", "1996-01-01T00:00:00.000000+00:00"),
    "no such minute": _set("at", "2026-07-15T04:61:00.000000+00:00"),
    "another name signs": _set("signer.name", "林怡君"),
    "another role signs": _set("signer.role", "supervisor"),
    "a reason to submit": _set("reason", "因為"),
    "an amendment of nothing": _set("amendment", 1),
    "an amendment of something else": lambda bodies: bodies[0].update(
        amendment=1, amends="00000000-0000-4000-8000-000000000001"
    ),
    "a wrong number": _set("number", 2),
    "an upper-case UUID": _set("assessment", "ABCDEF00-0000-4000-8000-000000000001"),
    "an override of nothing": _set("overrides", [{**_OVERRIDE, "indicator": "P9.9.9"}]),
    "an override without reason": _set("overrides", [{**_OVERRIDE, "reason": " "}]),
    "a plan for nothing": _set("plan", [_PLAN]),
    "an unknown field": _set("answers.0.score", 3),
    "a field less": lambda bodies: bodies[0]["answers"][0].pop("basis"),
    "a number as text": _set("answers.0.level", "2"),
    "a truth for a number": _set("answers.0.level", True),
    "a fraction": _set("answers.0.level", 2.5),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_is_refused_even_where_the_assessment_is_not_known(
    unknown_file: tuple[Computer, Path], forgery: str
) -> None:
    supervisor, file = unknown_file
    why = refused(supervisor, changed(file, FORGERIES[forgery]))
    assert why in {REFUSED, "file.newer", "file.from_the_future", "file.from_the_past"}


FORGED_STANDARDS = {
    "an indicator twice": lambda one: one["duties"][0]["tasks"][0]["indicators"].append(
        one["duties"][0]["tasks"][0]["indicators"][0]
    ),
    "a task twice": lambda one: one["duties"].append({**one["duties"][0], "code": "T9"}),
    "an unknown skill": lambda one: one["duties"][0]["tasks"][0]["skills"].append("S99"),
    "an attitude of no task": lambda one: one["attitudes"][0].update(tasks=["T9.9"]),
    "a control character": lambda one: one.update(name="測試\x1b[2J"),
    "no indicators": lambda one: one.update(duties=[]),
}


@pytest.mark.parametrize("forgery", FORGED_STANDARDS)
def test_a_forged_standard_is_refused(unknown_file: tuple[Computer, Path], forgery: str) -> None:
    """Its hash is right: the forger knows how it is made."""
    supervisor, file = unknown_file

    def change(bodies: list[Data]) -> None:
        pinned = bodies[0]["standard"]
        FORGED_STANDARDS[forgery](pinned["document"])
        hashed = {k: v for k, v in pinned["document"].items() if k not in {"source", "issues"}}
        pinned["hash"] = hashlib.sha256(rfc8785.dumps(hashed)).hexdigest()

    assert refused(supervisor, changed(file, change)) == REFUSED


def test_what_the_forgeries_are_made_from_is_a_good_file(tmp_path: Path) -> None:
    """Signed by a key that nobody knows it is taken: only the content of the others is wrong."""
    with two_computers(tmp_path) as (employee, supervisor):
        file = employee.export(submitted(employee).id)
        assert supervisor.profile.receiving.receive_bytes(signed(bodies_of(file))).assessment
    change = _set("answers.3", _ANSWER)
    with two_computers(tmp_path / "again") as (_, supervisor):
        assert supervisor.profile.receiving.receive_bytes(changed(file, change)).assessment


def test_the_same_signed_anew_is_another_file(computers: Pair) -> None:
    employee, supervisor = computers
    file = employee.export(submitted(employee).id)
    supervisor.take(file)
    assert refused(supervisor, signed(bodies_of(file))) == "file.other_submission"


FORGED_REVIEWS = {
    "an agreement that is none": _set("supervisor.0.level", 5),
    "a rating is missing": lambda bodies: bodies[0]["supervisor"].pop(3),
    "agreed without a reason": _set("agreed.0.comment", ""),
    "an unknown indicator": _set("supervisor.0.indicator", "P9.9.9"),
    "another order": lambda bodies: bodies[0]["supervisor"].reverse(),
    "a control character": _set("talk.feedback", "\u0000"),
    "an amendment that is none": _set("number", 3),
}


@pytest.mark.parametrize("forgery", FORGED_REVIEWS)
def test_a_forged_review_is_refused(computers: Pair, forgery: str) -> None:
    """By somebody who has the supervisor's own key, so that only the content can tell."""
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    review(supervisor.profile, other)
    supervisor.profile.transitions.complete(other)
    content = content_of(supervisor.export(other))
    body = content["entries"][1]["body"]
    FORGED_REVIEWS[forgery]([body])
    content["entries"][1] = _signed_by(supervisor, body)
    assert refused(employee, packed(content)) == REFUSED


def _signed_by(supervisor: Computer, body: Data) -> Data:
    with supervisor.profile._database.read() as work:
        found = work.keys.own("supervisor:林怡君")
    assert found
    return {"body": body, "signature": signature_of(rfc8785.dumps(body), found[0])}


def test_a_folder_of_files(computers: Pair, tmp_path: Path) -> None:
    employee, supervisor = computers
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(30):
        begun = submitted(employee, person_name=f"同仁{number}", staff_number=f"E{number}")
        data = employee.export(begun.id).read_bytes()
        broken = data[:-1] if number % 3 == 0 else data
        ending = ".KSA" if number % 2 else ".ksa"
        (folder / f"{number:02}{ending}").write_bytes(broken)
    (folder / "notes.txt").write_text("not looked at")
    told: list[float] = []
    files = supervisor.profile.receiving.receive_all([folder], progress=told.append)
    assert [one.file.name[:2] for one in files] == [f"{n:02}" for n in range(30)]
    assert sum(one.received is not None for one in files) == 20
    assert {one.error.key for one in files if one.error} == {REFUSED}
    assert len(supervisor.profile.reviews.team()) == 20
    assert (len(told), told[-1]) == (30, 1.0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_in_a_folder_what_is_no_file_is_passed_over(computers: Pair, tmp_path: Path) -> None:
    """A pipe would be waited for without end."""
    employee, supervisor = computers
    folder = tmp_path / "inbox"
    (folder / "folder.ksa").mkdir(parents=True)
    os.mkfifo(folder / "pipe.ksa")
    (folder / "gone.ksa").symlink_to(tmp_path / "nowhere.ksa")
    (folder / "link.ksa").symlink_to(employee.export(submitted(employee).id))
    found = supervisor.profile.receiving.receive_all([folder])
    assert {one.file.name: one.error and one.error.key for one in found} == {
        "gone.ksa": "error.no_file",
        "link.ksa": None,
    }


def test_stopped_in_the_middle_what_came_in_stays(computers: Pair) -> None:
    employee, supervisor = computers
    files = [
        employee.export(submitted(employee, person_name=f"同仁{n}", staff_number=f"E{n}").id)
        for n in range(3)
    ]
    taken: list[float] = []
    found = supervisor.profile.receiving.receive_all(
        files, progress=taken.append, is_cancelled=lambda: len(taken) == 2
    )
    assert len(found) == 2
    assert len(supervisor.profile.reviews.team()) == 2


def test_what_was_copied_is_gone_at_the_next_start(tmp_path: Path) -> None:
    with two_computers(tmp_path) as (employee, _):
        own = submitted(employee).id
        copied = employee.profile.handing_over.copy(own)
        again = employee.profile.handing_over.copy(own)
        assert copied == again
        assert copied.name == "TST0001-001v1_王小明_2026下半年_自評.ksa"
        assert copied.stat().st_mode & 0o077 == 0
        ways = [one.way for one in employee.profile.handing_over.handed_over(own)]
        assert ways == ["copy", "copy"]
    with two_computers(tmp_path):
        assert not copied.exists()


def test_a_name_that_every_system_takes(computers: Pair) -> None:
    employee, _ = computers
    begun = submitted(employee, person_name="王/小:明*. ")
    name = employee.profile.handing_over.file_name(begun.id, Language.EN)
    assert name == "TST0001-001v1_王-小-明-._2026下半年_self.ksa"


def test_a_long_name_still_makes_a_file(computers: Pair) -> None:
    employee, supervisor = computers
    begun = submitted(employee, person_name="𡍼" * 200)
    copied = employee.profile.handing_over.copy(begun.id)
    assert supervisor.take(copied).assessment.person.name == "𡍼" * 200


def test_nobody_else_can_read_a_saved_file(computers: Pair) -> None:
    employee, _ = computers
    assert employee.export(submitted(employee).id).stat().st_mode & 0o077 == 0
