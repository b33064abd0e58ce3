"""When a finding is told: once its cell was left, or when the clerk asks, and everywhere alike."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.window.test_main_window import answers, begun, field, window
from hands import focused, type_keys, wait_for
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.names.fields import put, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.findings.answers import state_of
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
KEYS = Qt.Key


def told(document: Document) -> set[str]:
    document.check_now()
    return {found.name for found in document.told.findings}


class TestWhen:
    def test_nothing_is_told_of_a_new_report(self, document: Document) -> None:
        assert told(document) == set()
        assert document.state.findings

    def test_a_cell_is_told_of_once_it_was_left(self, document: Document) -> None:
        document.check_now()
        document.put("unit", "甲")
        assert told(document) == set()
        document.told.leave("budget_code")
        assert told(document) == {"budget_code"}

    def test_what_typing_makes_wrong_waits_and_what_it_mends_does_not(
        self, document: Document
    ) -> None:
        document.check_now()
        document.put("quota", COUNT.read("x"))
        assert "quota" in told(document)
        document.told.type()
        document.put("quota", COUNT.read("8"), visit="quota 1")
        assert "quota" not in told(document)
        document.told.type()
        document.put("quota", COUNT.read("8x"), visit="quota 1")
        assert "quota" not in told(document)
        document.told.leave("quota")
        assert "quota" in told(document)

    def test_points_are_told_of_once_they_were_left(self, document: Document) -> None:
        """Rows that were just made for each 二级指标 have none; one group has no row at all."""
        document.check_now()
        rows = tuple(Indicator(group=group, name="甲") for group in ("output", "output", "cost"))
        document.edit("行", with_rows(document.report, "indicators", rows))

        assert {name for name in told(document) if "points" in name} == set()
        assert document.told.wants("indicators[0].points")

        document.told.leave("indicators[0].points")

        assert {name for name in told(document) if "points" in name} == {"indicators[0].points"}
        document.edit("分", put(document.report, "indicators[1].points", Decimal(40)))
        assert "indicators[0].points" not in told(document)

    def test_what_else_changes_the_report_is_told_with_what_it_makes_wrong(
        self, document: Document
    ) -> None:
        document.check_now()
        document.put("quota", COUNT.read("x"))
        document.put("quota", COUNT.read("8"))
        document.told.type()
        document.put("quota", COUNT.read("9"), visit="quota 1")
        document.history.undo()
        document.history.undo()

        assert "quota" in told(document)

    def test_who_asks_is_told_all_until_the_list_is_closed(self, document: Document) -> None:
        document.check_now()
        document.told.ask()
        assert document.told.findings is document.state.findings
        document.put("unit", "甲")
        assert told(document) == {found.name for found in document.state.findings}
        document.told.ask(on=False)
        document.edit("增加", with_rows(document.report, "indicators", (Indicator(),)))
        fresh = told(document) ^ {found.name for found in document.state.findings}
        assert fresh
        assert all(name.startswith("indicators[0]") for name in fresh)

    def test_what_is_wrong_in_a_report_that_is_opened_is_told(self, document: Document) -> None:
        document.put("quota", COUNT.read("8"))
        report = document.report
        document.open(document.book, report)

        assert "in_post" in told(document)
        assert "unit" not in told(document), "nobody has begun that section"

    def test_a_row_that_moves_takes_along_that_it_was_left(self, document: Document) -> None:
        document.check_now()
        rows = tuple(
            Indicator(
                group="output",
                kind="quantity",
                name=name,
                target="40起",
                actual="20起",
                points=Decimal(5),
            )
            for name in ("甲", "乙", "丙")
        )
        document.edit("增加", with_rows(document.report, "indicators", rows))
        document.told.leave("indicators[2].reason")

        def left() -> set[str]:
            return {name for name in told(document) if name.endswith(".reason")}

        assert left() == {"indicators[2].reason"}
        move_row(document, "indicators", 2, -1, "指标")
        assert left() == {"indicators[1].reason"}
        add_row(document, "indicators", 0, "指标")
        assert left() == {"indicators[2].reason"}
        remove_rows(document, "indicators", [0, 1], "指标")
        assert left() == {"indicators[0].reason"}
        remove_rows(document, "indicators", [0], "指标")
        assert left() == set()


# ---- counts


def signs(desk: ReportDesk) -> dict[str, int]:
    """What the list of sections counts, by the word of the level."""
    words: dict[str, int] = {}
    sections = desk.workspace.sections
    for row in range(sections.count()):
        spoken = str(sections.item(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for word, count in re.findall(r"，(错误|说明|待核|提示) (\d+) 项", spoken):
            words[word] = words.get(word, 0) + int(count)
    return words


def bar(window: MainWindow) -> int:
    return int(window.actions_.check.text().removeprefix("检查").strip() or 0)


def test_counts_agree_everywhere(window: MainWindow) -> None:
    desk = begun(window)
    document, chance = desk.document, random.Random(22)
    names = [name for name in document.report.form.fields if document.sheet.typable(name)]
    for asked in (False, True):
        desk.workspace.show_findings(shown=asked)
        for _ in range(12):
            name = chance.choice(names)
            kind = document.sheet.typed_kind(name)
            document.put(name, kind.read(chance.choice(("", "1", "3.5", "x"))))
            document.told.leave(chance.choice(names))
            document.check_now()
            counted = signs(desk)
            assert bar(window) == counted.get("错误", 0) + counted.get("说明", 0)
            desk.workspace.findings.model.follow(document.state)
            levels = desk.workspace.findings.model.counts()
            assert sum(levels.values()) == sum(counted.values())
            assert levels["error"] == counted.get("错误", 0)
    QTest.keyClick(window, KEYS.Key_F8)
    everything = [
        one for one in document.state.findings if state_of(one, document.report) != "answered"
    ]
    assert f"共 {len(everything)} 项" in window._help.text()
    assert sum(signs(desk).values()) == len(everything)


def test_the_foot_keeps_the_help_and_no_old_error(window: MainWindow) -> None:
    desk = begun(window)
    desk.workspace.show_section("staffing").begin()
    quota = field(desk, "quota")
    wait_for(quota.hasFocus)
    help_text = window._help.text()
    assert help_text
    type_keys(quota, "8x")
    QTest.keyClick(quota, KEYS.Key_Tab)
    QTest.keyClick(focused(), KEYS.Key_Backtab)
    assert window._help.text() == help_text
    QTest.keyClick(window, KEYS.Key_F8)
    QTest.keyClick(window, KEYS.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    desk.workspace.go_to("quota")
    assert window._help.text() == help_text
    for _ in range(40):
        QTest.keyClick(window, KEYS.Key_F8)
        if quota.hasFocus():
            break
    assert "错误" in window._help.text()
    quota.selectAll()
    QTest.keyClicks(quota, "8")
    desk.document.check_now()
    assert window._help.text() == help_text


def test_money_of_a_whole_table_is_told_in_its_cell(document: Document) -> None:
    document.check_now()
    document.put("office.final", MONEY.read("五"))

    assert "office.final" in told(document)
