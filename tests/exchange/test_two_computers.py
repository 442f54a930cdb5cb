"""An assessment goes to the supervisor's computer and back, as often as it has to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ksa_assess.domain.answer import Answer, Basis, Series
from ksa_assess.domain.assessment import Action, Actor, Kind, State
from ksa_assess.domain.plan import PlanItem
from ksa_assess.services.receiving import Outcome
from tests.exchange.computers import (
    CODES,
    Computer,
    completed,
    moves,
    review,
    submitted,
    two_computers,
)
from tests.storage.scenes import STANDARD, new_assessment, store_standard

Pair = tuple[Computer, Computer]


@pytest.fixture
def computers(tmp_path: Path) -> Iterator[Pair]:
    with two_computers(tmp_path) as both:
        yield both


def same_on_both(computers: Pair, own: int, other: int) -> bool:
    """The same state, the same entries, the same report to the byte and the same code."""
    employee, supervisor = computers
    here, there = employee.profile.assessments.get(own), supervisor.profile.assessments.get(other)
    assert (here.uuid, here.state, here.log) == (there.uuid, there.state, there.log)
    assert employee.profile.handing_over.code(own) == supervisor.profile.handing_over.code(other)
    assert employee.export(own).read_bytes() == supervisor.export(other).read_bytes()
    return employee.report(own) == supervisor.report(other)


def test_the_whole_life_is_the_same_on_both_computers(computers: Pair) -> None:
    employee, supervisor = computers
    employee_plan = PlanItem(code=CODES[0], text="練習帶團", target=4)
    own = submitted(employee).id
    employee.profile.plans.save(own, employee_plan)
    employee.profile.transitions.withdraw(own, "忘了一項")
    employee.profile.transitions.submit(own)

    came = supervisor.take(employee.export(own))
    other = came.assessment.id
    assert came.outcome is Outcome.NEW
    assert came.actions == (Action.SUBMIT, Action.WITHDRAW, Action.SUBMIT)
    assert came.assessment.is_received
    assert came.code == employee.profile.handing_over.code(own)
    assert same_on_both(computers, own, other)

    review(supervisor.profile, other)
    supervisor.profile.plans.save(other, PlanItem(text="參加導遊進階課程", course="導遊進階"))
    supervisor.profile.transitions.complete(other)
    back = employee.take(supervisor.export(other))
    assert (back.outcome, back.actions) == (Outcome.UPDATED, (Action.COMPLETE,))
    assert not back.assessment.is_received
    assert [one.text for one in employee.profile.plans.list(own)] == [
        "練習帶團",
        "參加導遊進階課程",
    ]
    assert same_on_both(computers, own, other)

    employee.profile.transitions.confirm(own, "了解了")
    last = supervisor.take(employee.export(own))
    assert (last.actions, last.assessment.state) == ((Action.CONFIRM,), State.CLOSED)
    assert same_on_both(computers, own, other)


def test_the_code_is_that_of_the_file_whatever_is_being_written(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    review(supervisor.profile, other)
    supervisor.profile.plans.save(other, PlanItem(text="參加導遊進階課程"))
    supervisor.profile.transitions.give_back(other, "請補充")
    returned = employee.take(supervisor.export(other))
    employee.profile.transitions.submit(own)
    again = supervisor.take(employee.export(own))
    employee.profile.plans.save(own, PlanItem(text="練習帶團"))
    assert again.code == employee.profile.handing_over.code(own) != returned.code
    assert supervisor.take(employee.export(own)).code == again.code


def test_the_review_comes_back_as_it_was_made(computers: Pair) -> None:
    employee, _ = computers
    own, _ = completed(*computers)
    came = employee.profile.assessments.get(own)
    bases = [came.answer(code, Series.SUPERVISOR).basis for code in CODES[:4]]
    assert bases == [Basis.AGREED, Basis.AGREED, Basis.AGREED_TASK, Basis.OWN]
    assert came.answer(CODES[-1], Series.AGREED).level == 4
    assert (came.talk.feedback, came.talk.remarks) == ("做得很好", "謝謝")


def test_the_private_mark_stays_at_home(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee)
    assert own.answer(CODES[1]).is_flagged
    came = supervisor.take(employee.export(own.id)).assessment
    assert not came.answer(CODES[1]).is_flagged


def test_returned_and_handed_in_again(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    supervisor.profile.transitions.give_back(other, "請補上佐證")
    back = employee.take(supervisor.export(other))
    assert back.assessment.state is State.RETURNED
    assert back.assessment.log[-1].reason == "請補上佐證"
    assert same_on_both(computers, own, other)

    employee.profile.assessments.answer(own, {CODES[3]: Answer(evidence=("照片",)).rated(4)})
    employee.profile.transitions.submit(own)
    again = supervisor.take(employee.export(own))
    assert again.assessment.answer(CODES[3]).evidence == ("照片",)
    assert supervisor.profile.reviews.changed_since_return(other) == (CODES[3],)
    assert same_on_both(computers, own, other)


def test_what_the_supervisor_began_is_still_there_after_a_withdrawal(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    other = supervisor.take(employee.export(own)).assessment.id
    review(supervisor.profile, other)
    supervisor.profile.plans.save(other, PlanItem(text="主管寫的"))

    employee.profile.transitions.withdraw(own, "評錯了")
    assert supervisor.take(employee.export(own)).assessment.state is State.DRAFT
    employee.profile.assessments.answer(own, {CODES[0]: Answer().rated(6)})
    employee.profile.plans.save(own, PlanItem(text="同仁寫的"))
    employee.profile.transitions.submit(own)
    came = supervisor.take(employee.export(own)).assessment

    assert came.state is State.SUBMITTED
    assert came.answer(CODES[3], Series.SUPERVISOR).level == 5
    assert not came.answer(CODES[0], Series.SUPERVISOR).is_answered  # agreed with another rating
    assert came.talk.minutes == "談了四十分鐘"
    texts = [one.text for one in supervisor.profile.plans.list(other)]
    assert texts == ["同仁寫的", "主管寫的"]


def test_a_corrected_head_comes_along(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee)
    other = supervisor.take(employee.export(own.id)).assessment.id
    employee.profile.transitions.withdraw(own.id, "部門寫錯")
    employee.profile.assessments.correct_head(own.id, own.head, "王曉明", "E001")
    employee.profile.transitions.submit(own.id)
    came = supervisor.take(employee.export(own.id)).assessment
    assert came.person.name == "王曉明"
    assert same_on_both(computers, own.id, other)


def test_who_handed_in_once_stays_the_same_person_when_corrected(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee)
    employee.profile.assessments.start(new_assessment(kind=Kind.PROMOTION))
    employee.profile.transitions.withdraw(own.id, "工號寫錯")
    corrected = employee.profile.assessments.correct_head(own.id, own.head, "王小明", "E002")
    assert corrected.person.uuid == own.person.uuid
    employee.profile.transitions.submit(own.id)
    came = supervisor.take(employee.export(own.id)).assessment
    assert same_on_both(computers, own.id, came.id)


def test_somebody_known_here_by_the_same_staff_number_is_the_same_person(computers: Pair) -> None:
    employee, supervisor = computers
    store_standard(supervisor.profile, STANDARD)
    supervisor.profile.assessments.start(new_assessment(kind=Kind.PROMOTION, person_name="王明"))
    own = submitted(employee)
    came = supervisor.take(employee.export(own.id)).assessment
    assert [one.name for one in supervisor.profile.assessments.persons()] == ["王明"]
    assert came.person.name == "王小明"  # on the assessment; who is known here keeps the name
    assert came.person == own.person  # by the UUID of the file, or the codes would differ
    assert same_on_both(computers, own.id, came.id)


def test_the_text_of_a_file_is_not_what_the_library_opens_next(computers: Pair) -> None:
    employee, supervisor = computers
    newer = replace(STANDARD, name="測試專員（新）")
    store_standard(supervisor.profile, newer)
    came = supervisor.take(employee.export(submitted(employee).id)).assessment
    assert came.standard == STANDARD
    assert supervisor.profile.standards.document(STANDARD.code).standard == newer
    assert supervisor.profile.assessments.get(came.id).standard == STANDARD


def test_a_backup_from_before_a_move_takes_the_own_move_in_again(
    computers: Pair, tmp_path: Path
) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    backup = employee.profile.backups.create(tmp_path / "backup.sqlite3")
    employee.profile.transitions.withdraw(own, "忘了一項")
    employee.profile.transitions.submit(own)
    other = supervisor.take(employee.export(own)).assessment.id
    supervisor.profile.transitions.give_back(other, "請補充")
    employee.profile.backups.restore(backup)
    back = employee.take(supervisor.export(other))
    assert back.actions == (Action.WITHDRAW, Action.SUBMIT, Action.RETURN)
    assert same_on_both(computers, own, other)


def test_a_standard_with_a_code_that_could_not_be_read(computers: Pair) -> None:
    """Somebody decided that it is good enough; then it is on the other computer too."""
    employee, supervisor = computers
    unread = replace(STANDARD.attitudes[0], code="")
    standard = replace(STANDARD, attitudes=(unread, unread), description="長" * 300_000)
    store_standard(employee.profile, standard)
    came = supervisor.take(employee.export(submitted(employee).id)).assessment
    assert came.standard == standard


def test_signed_on_paper(computers: Pair) -> None:
    employee, supervisor = computers
    own, other = completed(*computers)
    supervisor.profile.transitions.sign_on_paper(other)
    assert employee.take(supervisor.export(other)).assessment.state is State.CLOSED
    assert same_on_both(computers, own, other)


def test_an_amendment_by_the_employee(computers: Pair) -> None:
    employee, supervisor = computers
    own, other = completed(*computers)
    employee.profile.transitions.confirm(own)
    draft = employee.profile.transitions.reopen(own, "級別看錯")
    assert supervisor.take(employee.export(own)).actions == (Action.CONFIRM, Action.REOPEN)
    assert same_on_both(computers, own, other)

    employee.profile.transitions.submit(draft.id)
    came = supervisor.take(employee.export(draft.id))
    assert (came.assessment.amends, came.assessment.amendment) == (draft.amends, 1)
    assert came.assessment.id != other
    assert same_on_both(computers, draft.id, came.assessment.id)


def test_an_amendment_by_the_supervisor_begins_on_the_employees_computer(computers: Pair) -> None:
    employee, supervisor = computers
    own, other = completed(*computers)
    supervisor.profile.transitions.sign_on_paper(other)
    supervisor.profile.transitions.reopen(other, "漏談一項", Actor.SUPERVISOR)
    employee.take(supervisor.export(other))
    drafts = [one for one in employee.profile.assessments.list() if one.state is State.DRAFT]
    assert [one.id != own for one in drafts] == [True]
    assert same_on_both(computers, own, other)


def test_the_same_file_twice_changes_nothing(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    file = employee.export(own)
    first = supervisor.take(file)
    before = supervisor.dump()
    second = supervisor.take(file)
    assert (second.outcome, second.actions) == (Outcome.UNCHANGED, ())
    assert second.assessment == first.assessment
    assert supervisor.dump() == before


def test_a_file_may_be_called_anything(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    renamed = employee.export(own).rename(employee.folder / "王小明的檔案.zip.bak")
    assert supervisor.take(renamed).outcome is Outcome.NEW


def test_a_passphrase_keeps_others_out(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee).id
    file = employee.export(own, passphrase="櫻花 2026")
    assert "王小明".encode() not in file.read_bytes()
    assert supervisor.take(file, "櫻花 2026").outcome is Outcome.NEW


def test_handed_in_before_there_were_entries(computers: Pair) -> None:
    employee, supervisor = computers
    own = submitted(employee)
    with employee.profile._database.write() as work:
        work._connection.exec_driver_sql("DROP TRIGGER entry_not_deleted")
        work._connection.exec_driver_sql("DELETE FROM entry")
    came = supervisor.take(employee.export(own.id)).assessment
    assert (came.state, came.log) == (State.SUBMITTED, own.log)
    assert moves(supervisor.profile, came.id) == [Action.SUBMIT]


def test_reviewed_on_the_employees_own_computer(computers: Pair) -> None:
    employee, _ = computers
    own = submitted(employee).id
    employee.profile.handing_over.here(own)
    employee.profile.handing_over.here(own)
    assert [one.way for one in employee.profile.handing_over.handed_over(own)] == ["here"]
    review(employee.profile, own)
    employee.profile.transitions.complete(own)
    employee.profile.transitions.confirm(own)
    assert len(employee.profile.reviews.team()) == 1
