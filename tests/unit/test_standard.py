from ksa_assess.domain.standard import Attitude, Note
from tests.builders import make_standard, make_task


def test_tasks_and_indicators_come_in_document_order() -> None:
    standard = make_standard(make_task("T1.1"), make_task("T1.2", indicators=1), make_task("T2.1"))
    assert [task.code for task in standard.tasks] == ["T1.1", "T1.2", "T2.1"]
    codes = ["P1.1.1", "P1.1.2", "P1.2.1", "P2.1.1", "P2.1.2"]
    assert [indicator.code for indicator in standard.indicators] == codes


def test_places_name_the_duty_and_the_task_of_every_indicator() -> None:
    standard = make_standard(make_task("T1.1", indicators=1), make_task("T2.1", indicators=1))
    places = [(duty.code, task.code, one.code) for duty, task, one in standard.places()]
    assert places == [("T1", "T1.1", "P1.1.1"), ("T2", "T2.1", "P2.1.1")]


def test_an_attitude_without_a_matrix_belongs_to_every_task() -> None:
    everywhere = Attitude("A01", "主動積極", None, None)
    somewhere = Attitude("A02", "親和力", None, ("T1.1",))
    nowhere = Attitude("A03", "自信心", None, ())
    standard = make_standard(attitudes=(everywhere, somewhere, nowhere))
    first, second, _ = standard.tasks
    assert standard.attitudes_of(first) == (everywhere, somewhere)
    assert standard.attitudes_of(second) == (everywhere,)
    assert not nowhere.belongs_to("T1.1")


def test_note_texts_are_those_that_the_texts_name() -> None:
    first, second, keyless = Note("註1", "甲"), Note("註2", "乙"), Note(None, "丙")
    standard = make_standard(notes=(first, second, keyless))
    assert standard.note_texts("運用【註2】與【註1】。") == (first, second)
    assert standard.note_texts("沒有註。", "運用【註2】。") == (second,)
    assert standard.note_texts() == ()
