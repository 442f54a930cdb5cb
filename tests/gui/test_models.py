"""The item models keep Qt's rules, and the list of standards stays quick when it is long."""

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ksa_assess.gui.models.node import Node, NodeKind
from ksa_assess.gui.models.row import Row
from ksa_assess.gui.models.rows import RowsModel
from ksa_assess.gui.models.tree import NODE, TreeModel
from ksa_assess.gui.pages.library.document import DocumentNodes
from ksa_assess.gui.pages.review.table import ReviewModel
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording
from tests.builders import make_standard, make_task


@pytest.fixture
def nodes() -> tuple[Node, ...]:
    standard = make_standard(make_task("T1.1"), make_task("T2.1"))
    return DocumentNodes(standard, Wording(Texts("zh_TW"))).all()


@pytest.mark.usefixtures("qapp")
def test_rows_keep_the_rules(qtmodeltester: ModelTester):
    model = RowsModel([Row("一", "1", "a"), Row("二", "2", "b")])
    qtmodeltester.check(model)
    model.show_rows([Row("三", "3", "c")])
    qtmodeltester.check(model)
    assert model.index_of("c").row() == 0
    assert not model.index_of("a").isValid()


@pytest.mark.usefixtures("qapp")
def test_the_tree_keeps_the_rules(qtmodeltester: ModelTester, nodes: tuple[Node, ...]):
    model = TreeModel()
    model.show_nodes(nodes)
    qtmodeltester.check(model)
    model.show_nodes(nodes[:1])
    qtmodeltester.check(model)


def test_the_tree_finds_the_place_nearest_to_the_root(nodes: tuple[Node, ...]):
    model = TreeModel()
    model.show_nodes(nodes)
    found = model.index_of_code("K01")
    assert found.data(NODE).text == "產業知識"
    assert found.parent().data(NODE).text == "知識"
    assert not found.parent().parent().data(NODE).code  # not below a task
    assert model.index_of_code("X9") == QModelIndex()


def test_a_standard_without_notes_has_no_section_for_them(nodes: tuple[Node, ...]):
    assert all(node.children for node in nodes)
    assert {node.kind for node in nodes} == {NodeKind.SECTION}
    assert "說明與補充事項" not in {node.text for node in nodes}


@pytest.mark.usefixtures("qapp")
def test_a_review_without_any_row_in_view_does_not_speak_of_changed_rows(qtbot: QtBot):
    """A filter often leaves nothing; Qt complains of a change that is nowhere."""
    model = ReviewModel(Texts("zh_TW"))
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_rows(())
