from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from effort import effort
from hands import Show, focused, write
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.finding_list import FindingList
from perfeval_gui.domain.cells.kinds import COUNT, MONEY
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.findings.finding import Finding, Fix, Level
from perfeval_gui.views.findings.layout import ANSWER, CONFIRM, DISMISS, FIX, GO
from perfeval_gui.views.findings.panel import FindingsPanel

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def finding(
    name: str = "quota", level: Level = "error", message: str = "甲。", **more: object
) -> Finding:
    return Finding(check=f"c-{message}", level=level, name=name, message=message, **more)  # type: ignore[arg-type]  # what a test needs


def find(document: Document, *findings: Finding) -> None:
    """Let the checks have found *findings*."""
    document.told.ask()
    document.install(State(document.sheet, findings))


@pytest.fixture
def panel(document: Document, show: Show) -> FindingsPanel:
    find(document)
    page = FindingsPanel(document)
    show(page)
    return page


def dismissals(document: Document) -> list[tuple[str, str]]:
    return [(row.check, row.sentence) for row in document.report.dismissals.dismissals]


def titles(panel: FindingsPanel) -> list[str]:
    return [entry.text for entry in panel.model.entries]


def click(panel: FindingsPanel, row: int, key: str) -> None:
    index = panel.model.index(row, 0)
    QApplication.processEvents()
    panel.list.scrollTo(index)
    layouts = panel.list.cards.layouts
    area = next(act.area for act in layouts.card(index).acts if act.key == key)
    place = panel.list.visualRect(index).topLeft() + area.center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=place)


THREE = (
    finding("executed", "hint", "丙。"),
    finding("quota", "explain", "乙。"),
    finding("in_post", "error", "甲。"),
)


class TestList:
    def test_findings_stand_under_their_sections_the_gravest_first(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)

        assert titles(panel) == ["人员", "错误：甲。", "说明：乙。", "预算执行", "提示：丙。"]

    def test_computed_figures_and_tables_have_a_section_too(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        names = ("control_rate", "execution_points", "total_score", "indicators", "report_date")
        find(document, *(finding(name, message=name) for name in names))
        headings = [e.text for e in panel.model.entries if e.finding is None]

        assert headings == ["单位与封面", "人员", "预算执行", "绩效指标"]

    def test_filters_count_and_choose_levels_by_keyboard(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE, finding("thrift", "hint", "丁。"))
        hints = panel.filters["hint"]
        assert [button.text() for button in panel.filters.values()] == [
            "! 错误 1", "? 说明 1", "* 待核 0", "· 提示 2",
        ]  # fmt: skip
        assert hints.accessibleName() == "列出提示，2 项"
        hints.setFocus()
        QTest.keyClick(hints, KEYS.Key_Space)

        assert titles(panel) == ["人员", "错误：甲。", "说明：乙。"]

    def test_no_findings_is_said(self, panel: FindingsPanel, document: Document) -> None:
        assert panel._none.isVisible()
        find(document, *THREE[:1])
        assert not panel._none.isVisible()
        panel.filters["hint"].click()

        assert panel._none.text() == "所选级别没有问题。"

    def test_only_rows_that_differ_are_told(self, panel: FindingsPanel, document: Document) -> None:
        find(document, *THREE)
        told: list[tuple[str, int]] = []
        panel.model.rowsInserted.connect(lambda _p, a, _b: told.append(("in", a)))
        panel.model.rowsRemoved.connect(lambda _p, a, _b: told.append(("out", a)))
        panel.model.dataChanged.connect(lambda a, _b: told.append(("changed", a.row())))
        find(document, *THREE[:2], replace(THREE[2], message="改了。"))
        assert told == [("changed", 1)]
        find(document, *THREE[:2])
        assert told[1:] == [("out", 2), ("changed", 1)] or told[1:] == [("out", 1)]
        find(document, *THREE)
        assert titles(panel) == ["人员", "错误：甲。", "说明：乙。", "预算执行", "提示：丙。"]

    def test_nothing_is_built_anew_while_the_findings_stay(self, document: Document) -> None:
        before = document.state
        document.put("annual_budget", MONEY.read("1"))
        document.put("annual_budget", MONEY.read("2"))
        one = document.state
        found = one.findings
        document.put("annual_budget", MONEY.read("3"))

        assert document.state is not one
        assert document.state.findings is found
        assert before.findings is not one.findings

    def test_screen_readers_hear_level_place_and_message(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)
        spoken = panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)

        assert spoken == "2023年实际在职人数，错误：甲。"

    def test_five_hundred_findings_are_listed_and_walked(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        many = [
            finding("quota", "hint", f"第 {n} 项，{'很长的话，' * (n % 9)}") for n in range(500)
        ]

        def listed() -> None:
            find(document, *many)
            QApplication.processEvents()
            panel.walk(-1)

        # Two seconds where a piece of work takes 10 ms.
        assert effort(listed) < 200
        assert panel.model.position(panel.list.currentIndex().row()) == (500, 500)
        assert panel.list.findChildren(QPlainTextEdit) == []


class TestActions:
    def test_a_click_on_the_word_goes_to_the_cell(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)
        chosen: list[Finding] = []
        panel.chosen.connect(chosen.append)
        click(panel, 1, GO)

        assert chosen == [THREE[2]]

    def test_a_click_beside_the_words_only_selects(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)
        chosen: list[Finding] = []
        panel.chosen.connect(chosen.append)
        place = panel.list.visualRect(panel.model.index(1, 0)).topLeft() + QPoint(30, 16)
        QTest.mouseClick(panel.list.viewport(), LEFT, pos=place)

        assert chosen == []
        assert panel.list.currentIndex().row() == 1

    def test_the_fix_is_one_step_that_can_be_undone(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        puts: tuple[tuple[str, Value], ...] = (
            ("quota", COUNT.read("8")), ("in_post", COUNT.read("7")),
        )  # fmt: skip
        find(document, finding(fix=Fix(label="改为 8 和 7", puts=puts)))
        before = document.history.count()
        click(panel, 1, FIX)

        assert document.sheet.shown("control_rate") == "87.50%"
        assert document.history.count() == before + 1
        assert document.history.undoText() == "改为 8 和 7"
        QTest.keyClick(panel.list, KEYS.Key_Z, CTRL)
        assert document.sheet.shown("quota") == ""

    def test_keys_do_what_the_words_do(self, panel: FindingsPanel, document: Document) -> None:
        puts: tuple[tuple[str, Value], ...] = (("quota", COUNT.read("8")),)
        find(document, finding(level="explain", fix=Fix(label="改为 8", puts=puts)))
        chosen: list[Finding] = []
        panel.chosen.connect(chosen.append)
        panel.list.setFocus()
        panel.list.setCurrentIndex(panel.model.index(1, 0))
        QTest.keyClick(panel.list, KEYS.Key_Return)
        assert len(chosen) == 1
        QTest.keyClick(panel.list, KEYS.Key_F2)
        assert isinstance(focused(), QPlainTextEdit)
        QTest.keyClick(focused(), KEYS.Key_Escape)
        QTest.keyClick(panel.list, KEYS.Key_Return, CTRL)

        assert document.sheet.shown("quota") == "8"

    def test_the_menu_has_every_action_with_its_key(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        document.put("quota", COUNT.read("7"))
        found = finding(level="explain", fix=Fix(label="改为 8", puts=()))
        found = replace(found, check="text-word")
        find(document, found)
        menu = panel.list.menu_of(panel.model.index(1, 0))
        actions = {action.text(): action for action in menu.findChildren(QAction) if action.text()}

        assert list(actions) == [
            "转到\t回车", "改为 8\tCtrl+回车", "填写说明\tF2", "不再提示\tDelete",
        ]  # fmt: skip
        actions["不再提示\tDelete"].trigger()
        assert dismissals(document) == [("text-word", "7")]
        document.history.undo()
        assert dismissals(document) == []
        find(document, found)
        panel.list.setFocus()
        panel.list.setCurrentIndex(panel.model.index(1, 0))
        QTest.keyClick(panel.list, KEYS.Key_Delete)
        assert dismissals(document) == [("text-word", "7")]

    def test_what_cannot_be_dismissed_offers_it_not(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)
        actions = panel.list.cards.layouts.actions(panel.model.entries[1])

        assert DISMISS not in dict(actions)


@pytest.fixture
def overstaffed(panel: FindingsPanel, document: Document) -> FindingsPanel:
    """The panel with what the checks really find when there are more people than posts."""
    document.put("quota", COUNT.read("8"))
    document.put("in_post", COUNT.read("9"))
    return panel


def row_of(panel: FindingsPanel, check: str) -> int:
    return next(
        row
        for row, entry in enumerate(panel.model.entries)
        if entry.finding is not None and entry.finding.check == check
    )


class TestExplaining:
    def explain(self, panel: FindingsPanel, text: str) -> None:
        row = row_of(panel, "over-staffed")
        click(panel, row, ANSWER)
        write(focused(), text)
        QTest.keyClick(focused(), KEYS.Key_Return, CTRL)

    def entry(self, panel: FindingsPanel) -> tuple[str, str]:
        entry = panel.model.entries[row_of(panel, "over-staffed")]
        return entry.standing, entry.answer

    def test_it_is_written_in_the_card_and_kept(
        self, overstaffed: FindingsPanel, document: Document
    ) -> None:
        open_before = overstaffed.model.counts()["explain"]
        self.explain(overstaffed, "年底调入一人。")

        assert self.entry(overstaffed) == ("answered", "年底调入一人。")
        assert overstaffed.model.counts()["explain"] == open_before - 1
        assert "control_rate" not in document.told.marks
        assert document.history.undoText() == "填写说明"

    def test_escape_keeps_nothing_leaving_keeps_all(self, overstaffed: FindingsPanel) -> None:
        row = row_of(overstaffed, "over-staffed")
        overstaffed.act(overstaffed.model.index(row, 0), ANSWER)
        write(focused(), "甲")
        QTest.keyClick(focused(), KEYS.Key_Escape)
        assert self.entry(overstaffed) == ("open", "")
        overstaffed.act(overstaffed.model.index(row, 0), ANSWER)
        write(focused(), "乙")
        overstaffed.filters["hint"].setFocus()
        assert self.entry(overstaffed) == ("answered", "乙")

    def test_it_is_asked_for_again_when_the_figures_change(
        self, overstaffed: FindingsPanel, document: Document
    ) -> None:
        self.explain(overstaffed, "年底调入一人。")
        document.put("in_post", COUNT.read("10"))
        assert self.entry(overstaffed) == ("reopened", "年底调入一人。")
        row = row_of(overstaffed, "over-staffed")
        click(overstaffed, row, CONFIRM)

        assert self.entry(overstaffed) == ("answered", "年底调入一人。")

    def test_undo_takes_it_back(self, overstaffed: FindingsPanel, document: Document) -> None:
        self.explain(overstaffed, "年底调入一人。")
        document.history.undo()

        assert self.entry(overstaffed) == ("open", "")


class TestExcusing:
    def test_a_unit_without_quota_says_so_in_the_card(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        document.put("quota", COUNT.read("0"))
        document.put("in_post", COUNT.read("8"))
        before = panel.model.counts()["error"]
        click(panel, row_of(panel, "rate-undefined"), ANSWER)
        write(focused(), "没有核定编制。")
        QTest.keyClick(focused(), KEYS.Key_Return, CTRL)

        assert panel.model.entries[row_of(panel, "rate-undefined")].standing == "answered"
        assert panel.model.counts()["error"] == before - 1
        assert "quota" not in document.told.marks

    def test_no_other_error_offers_it(self, panel: FindingsPanel, document: Document) -> None:
        document.put("quota", COUNT.read("8"))
        found = [entry for entry in panel.model.entries if entry.finding is not None]
        errors = [entry for entry in found if entry.finding and entry.finding.level == "error"]

        assert errors
        for entry in errors:
            assert ANSWER not in dict(panel.list.cards.layouts.actions(entry))


class TestWalking:
    def test_it_goes_round_past_headings(self, panel: FindingsPanel, document: Document) -> None:
        find(document, *THREE)
        chosen: list[str] = []
        panel.chosen.connect(lambda found: chosen.append(found.name))
        said = [panel.walk(1) for _ in range(4)]
        panel.walk(-1)

        assert chosen == ["in_post", "quota", "executed", "in_post", "executed"]
        assert said[1] == "第 2 项，共 3 项　说明：乙。"

    def test_backwards_begins_at_the_end(self, panel: FindingsPanel, document: Document) -> None:
        find(document, *THREE)

        assert panel.walk(-1) == "第 3 项，共 3 项　提示：丙。"

    def test_nothing_to_walk_through_is_said(self, panel: FindingsPanel) -> None:
        assert panel.walk(1) == "没有发现问题。"

    def test_it_keeps_its_place_when_one_is_mended(
        self, panel: FindingsPanel, document: Document
    ) -> None:
        find(document, *THREE)
        panel.walk(1)
        panel.walk(1)
        find(document, THREE[0], THREE[2])

        assert panel.walk(1) == "第 2 项，共 2 项　提示：丙。"


def test_the_model_serves_a_new_report(document: Document) -> None:
    model = FindingList(document)
    document.put("quota", COUNT.read("8x"))
    document.open(document.book, document.report)
    assert model.total() == 0
    document.check_now()
    model.follow(document.state)

    assert model.total() == len(document.told.findings) > 0
