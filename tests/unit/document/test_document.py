"""The open report: undo, what counts as saved."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.open_reports import TWO, opened
from given.worked import filled, issued
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.passages import text_of, with_text
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.domain.names.fields import get, put

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """Counts the signals of a document."""

    def __init__(self, document: Document) -> None:
        self.changed: list[State] = []
        self.opened: list[State] = []
        document.changed.connect(self.changed.append)
        document.opened.connect(self.opened.append)


# ---- edit, undo, redo


def test_edit_undo_and_redo() -> None:
    document = opened()
    heard = Heard(document)
    document.put("quota", Decimal(8))
    document.put("in_post", Decimal(7))

    assert document.sheet.shown("control_rate") == "87.50%"
    document.history.undo()
    assert (get(document.report, "in_post"), document.sheet.shown("control_rate")) == (None, "")
    document.history.redo()
    assert document.sheet.shown("control_rate") == "87.50%"
    assert len(heard.changed) == 4
    assert heard.changed[-1] is document.state
    assert document.history.undoText() == "修改2023年实际在职人数"


def test_an_edit_that_changes_nothing_is_none() -> None:
    document = opened(filled({"quota": "8"}))
    heard = Heard(document)
    document.put("quota", Decimal("8.0"))
    document.edit("修改", filled({"quota": "8"}))

    assert document.history.count() == 0
    assert heard.changed == []


def test_typing_in_one_visit_is_one_step() -> None:
    document = opened()
    for text in ("甲", "甲中", "甲中心"):
        document.put("unit", text, visit="unit 1")
    assert document.history.count() == 1

    document.put("unit", "甲中心站", visit="unit 2")
    assert document.history.count() == 2
    document.history.undo()
    document.history.undo()
    assert document.report.cover.unit == ""
    document.history.redo()
    assert document.report.cover.unit == "甲中心"


def test_edits_without_a_visit_stay_apart() -> None:
    document = opened()
    document.put("unit", "甲")
    document.put("unit", "甲中")

    assert document.history.count() == 2


def test_another_field_between_ends_the_step() -> None:
    document = opened()
    document.put("unit", "甲", visit="a")
    document.put("quota", Decimal(8), visit="b")
    document.put("unit", "甲中", visit="a")

    assert document.history.count() == 3


def test_typing_and_taking_it_back_leaves_no_step() -> None:
    document = opened(filled({"unit": "甲"}))
    document.put("quota", Decimal(8))
    document.put("unit", "甲中", visit="a")
    document.put("unit", "甲", visit="a")

    assert document.history.count() == 1
    assert document.history.undoText() == "修改编制数"
    document.history.undo()
    assert document.report == filled({"unit": "甲"})


def test_saved_is_what_equals_the_file() -> None:
    document = opened()
    document.put("unit", "甲", visit="a")
    document.history.setClean()
    document.put("unit", "甲中", visit="a")

    # Typing on after a save must not melt into the saved step: undo leads back to it.
    assert not document.history.isClean()
    document.history.undo()
    assert document.history.isClean()
    assert document.report.cover.unit == "甲"
    document.history.undo()
    assert not document.history.isClean()
    document.put("unit", "乙")
    document.history.undo()
    assert not document.history.isClean()


def test_taking_back_after_a_save_is_saved_again() -> None:
    document = opened(filled({"unit": "甲"}))
    document.history.setClean()
    document.put("unit", "甲中", visit="a")
    document.put("unit", "甲", visit="a")

    assert document.history.isClean()


def test_opening_begins_a_new_history() -> None:
    document = opened()
    heard = Heard(document)
    document.put("unit", "甲")
    document.open(issued(), filled({"unit": "乙"}))

    assert document.history.count() == 0
    assert document.history.isClean()
    assert not document.history.canUndo()
    assert [state.report.cover.unit for state in heard.opened] == ["乙"]
    assert len(heard.changed) == 1


def test_rows_come_go_and_move_in_one_step_each() -> None:
    document = opened(filled(projects=TWO))
    assert add_row(document, "projects", 99, "专项") == 2
    assert move_row(document, "projects", 2, -5, "专项") == 0
    remove_rows(document, "projects", [1, 2], "专项")

    assert [row.name for row in document.report.funds.projects] == [""]
    assert document.history.count() == 3
    assert document.history.undoText() == "删除专项"
    for _ in range(3):
        document.history.undo()
    assert document.report == filled(projects=TWO)


def test_passages_by_key() -> None:
    report = filled()
    assert with_text(report, "x", "") == report
    report = with_text(with_text(report, "x", "一"), "x", "二")

    assert (text_of(report, "x"), text_of(report, "y")) == ("二", "")
    assert len(report.narrative.passages) == 1


def test_put_of_a_name_that_is_none() -> None:
    document = opened()
    with pytest.raises(KeyError):
        document.put("no_such", "x")
    assert put(document.report, "unit", "甲") != document.report
