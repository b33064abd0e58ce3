"""A key is painted before it is checked; nobody sees or acts on what is gone by then."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget

from hands import Show, Standing, idle, wait_for, write
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.row_edits import add_row, move_row
from perfeval_gui.document.tables.cell_table import EDIT, ROLE_MARK
from perfeval_gui.document.tables.indicator_table import IndicatorTable
from perfeval_gui.domain.cells.kinds import COUNT, POINTS
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules import checks as checks_module
from perfeval_gui.rules.checks import checking
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.finding import Finding, Fix
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.findings.layout import FIX
from perfeval_gui.views.findings.panel import FindingsPanel
from perfeval_gui.views.sections.indicators_view import IndicatorsView

LOW = Indicator(name="甲", target="40起", actual="36起", points=POINTS.read("20"))  # type: ignore[arg-type]  # a figure is read


class Checks:
    """Counts how often the checks are run."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.runs = 0
        patch.setattr(checks_module, "checking", self)

    def __call__(self, sheet: Sheet) -> Generator[None, None, tuple[Finding, ...]]:
        self.runs += 1
        return checking(sheet)


@pytest.fixture
def checks(document: Document, monkeypatch: pytest.MonkeyPatch) -> Checks:
    assert document.state.findings
    return Checks(monkeypatch)


class Painted(QObject):
    """Notes whether a report was checked when a widget was painted."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.checked: list[bool] = []
        self._document = document

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.checked.append(self._document.state.checked)
        return False


def checked(document: Document) -> list[State]:
    told: list[State] = []
    document.checked.connect(told.append)
    return told


class TestWhen:
    def test_what_is_typed_is_checked_once_the_loop_is_idle(
        self, document: Document, checks: Checks
    ) -> None:
        told = checked(document)
        document.put("quota", COUNT.read("8"), visit="quota 1")
        document.put("quota", COUNT.read("88"), visit="quota 1")
        assert (told, checks.runs) == ([], 0)
        idle()

        assert told == [document.state]
        document.check_now()
        assert told == [document.state]

    def test_whoever_reads_findings_reads_those_of_now(
        self, document: Document, checks: Checks
    ) -> None:
        def wrong() -> set[str]:
            return {found.name for found in document.state.findings if found.level == "error"}

        document.put("in_post", COUNT.read("9"))
        assert "quota" in wrong()
        checks.runs = 0
        document.put("quota", COUNT.read("8"), visit="quota 1")

        assert "quota" not in wrong()
        assert checks.runs == 1

    def test_anything_but_typing_is_checked_at_once(self, document: Document) -> None:
        told = checked(document)
        document.put("quota", COUNT.read("8"))
        assert told == [document.state]
        document.history.undo()
        assert told[1:] == [document.state]
        document.history.redo()
        assert told[2:] == [document.state]

    def test_steps_without_a_pause_are_told_like_typing(self, document: Document) -> None:
        for figure in ("8", "9", "10"):
            document.put("quota", COUNT.read(figure))
        told = checked(document)
        document.history.undo()
        first = document.state
        document.history.undo()
        document.history.undo()
        assert told == [first]
        idle()
        assert told == [first, document.state]

    def test_steps_that_go_on_are_told_now_and_then(self, document: Document) -> None:
        for figure in range(20):
            document.put("quota", COUNT.read(str(figure)))
        told = checked(document)
        assert isinstance(document._clock, Standing)
        for _ in range(19):
            document._clock.now += 0.03
            document.history.undo()

        # The first one, and one after a quarter of a second; the last is told once painted.
        assert len(told) == 2
        idle()
        assert told[-1] == document.state

    def test_a_step_that_moves_rows_is_told_at_once(self, document: Document) -> None:
        document.put("quota", COUNT.read("8"))
        add_row(document, "indicators", 0, "指标")
        document.put("quota", COUNT.read("9"))
        told = checked(document)
        document.history.undo()
        document.history.undo()
        assert told[1:] == [document.state]

    def test_after_a_pause_a_step_is_told_at_once(self, document: Document) -> None:
        document.put("quota", COUNT.read("8"))
        document.put("quota", COUNT.read("9"))
        told = checked(document)
        document.history.undo()
        assert isinstance(document._clock, Standing)
        document._clock.now += 0.06
        document.history.undo()
        assert told[1:] == [document.state]

    def test_a_pasted_block_is_painted_before_it_is_checked(self, document: Document) -> None:
        table, told = IndicatorTable(document), checked(document)
        table.paste(table.rowCount(), 2, [["甲", "8起"], ["乙", "9起"]])
        assert told == []
        idle()
        assert told == [document.state]

    def test_redoing_what_was_typed_is_not_typing(self, document: Document) -> None:
        document.put("quota", COUNT.read("8"), visit="quota 1")
        document.history.undo()
        told = checked(document)
        document.history.redo()

        assert told == [document.state]

    def test_keys_that_keep_coming_do_not_keep_findings_away(self, document: Document) -> None:
        told = checked(document)
        document.put("quota", COUNT.read("8"), visit="quota 1")
        assert isinstance(document._clock, Standing)
        document._clock.now += 0.06
        document.put("quota", COUNT.read("88"), visit="quota 1")

        assert told == [document.state]

    def test_another_report_is_not_told_the_findings_of_the_one_before(
        self, document: Document
    ) -> None:
        told = checked(document)
        document.put("quota", COUNT.read("8"), visit="quota 1")
        document.open(document.book, replace(document.report, year=2024))
        assert told == []
        wait_for(lambda: bool(told))

        assert told == [document.state]


def words(workspace: Workspace) -> list[str]:
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    return [str(workspace.sections.item(row).data(spoken)) for row in range(len(STANDARD_SECTIONS))]


class TestOpening:
    def test_a_report_is_painted_before_it_is_checked(self, book: Rulebook, show: Show) -> None:
        stack = QStackedWidget()
        show(stack)
        document = Document(book, new_report(book.edition, 2023), clock=Standing())
        workspace, painted = Workspace(document), Painted(document)
        workspace.installEventFilter(painted)
        stack.addWidget(workspace)
        stack.setCurrentWidget(workspace)
        workspace.show_section("staffing")
        workspace.show_findings(shown=True)
        for _ in range(2):
            painted.checked.clear()
            document.open(book, document.report)
            workspace.update()
            assert not document.state.checked
            wait_for(lambda: document.state.checked)
            assert painted.checked[0] is False

    def test_nothing_is_claimed_while_findings_are_not_known(
        self, document: Document, show: Show
    ) -> None:
        document.put("quota", COUNT.read("8x"))
        document.put("in_post", COUNT.read("9"))
        report = document.report
        workspace = Workspace(document)
        show(workspace)
        workspace.show_findings(shown=True)
        document.open(document.book, report)
        panel = workspace.findings
        assert (panel.model.total(), panel._none.text()) == (0, "正在检查……")
        assert words(workspace)[1] == "人员，填写中"
        wait_for(lambda: document.state.checked)
        assert panel.model.total() == len(document.state.findings) > 0
        assert words(workspace)[1].startswith("人员，有问题，")

    def test_a_card_that_nobody_has_looked_for_is_found_when_it_is_wanted(
        self, book: Rulebook, show: Show
    ) -> None:
        document = Document(book, new_report(book.edition, 2023), clock=Standing())
        workspace = Workspace(document)
        show(workspace)
        assert not document.state.checked
        assert workspace.findings.walk(1).startswith("第 1 项")


def test_nobody_asks_for_findings_before_a_key_is_painted(
    document: Document, show: Show, checks: Checks
) -> None:
    document.edit("增加", with_rows(document.report, "indicators", (LOW,)))
    workspace = Workspace(document)
    show(workspace)
    workspace.show_findings(shown=True)
    views = {section.key: workspace.show_section(section.key) for section in STANDARD_SECTIONS}
    QApplication.processEvents()
    for key, words in (("staffing", "quota"), ("goals", "goals_expected"), ("report", "passage")):
        workspace.show_section(key)
        QApplication.processEvents()
        runs = checks.runs
        write(getattr(views[key].ui, words), "甲")  # type: ignore[attr-defined]  # each has its form
        assert (key, checks.runs) == (key, runs)
        idle()
        assert (key, checks.runs) == (key, runs + 1)
    model = views["indicators"].ui.rows.model()  # type: ignore[attr-defined]  # as above
    workspace.show_section("indicators")
    QApplication.processEvents()
    runs = checks.runs
    model.setData(model.index(0, 4), "30起", EDIT)
    assert checks.runs == runs
    idle()
    assert checks.runs == runs + 1


def test_a_card_that_is_gone_with_the_key_before_does_nothing(
    document: Document, show: Show
) -> None:
    puts: tuple[tuple[str, Value], ...] = (("quota", COUNT.read("8")),)
    found = Finding(
        check="c", level="error", name="quota", message="甲。", fix=Fix(label="改为 8", puts=puts)
    )
    panel = FindingsPanel(document)
    show(panel)
    document.install(State(document.sheet, (found,)))
    index = panel.model.index(1, 0)
    document.put("quota", COUNT.read("9"), visit="quota 1")
    panel.act(index, FIX)

    assert document.sheet.shown("quota") == "9"


def test_marks_move_with_their_rows(document: Document, show: Show) -> None:
    view = IndicatorsView(document)
    show(view)
    document.edit("增加", with_rows(document.report, "indicators", (LOW, LOW, Indicator())))
    document.told.leave("indicators[0].reason")
    document.put("indicators[1].reason", "雨季影响")
    model = view.ui.rows.model()
    marks = [model.index(row, 9).data(ROLE_MARK) for row in range(2)]
    assert marks == ["error", ""]
    move_row(document, "indicators", 0, 1, "指标")

    assert [model.index(row, 9).data(ROLE_MARK) for row in range(2)] == ["", "error"]


def test_steps_keep_what_was_typed_and_nothing_that_follows(document: Document) -> None:
    document.put("quota", COUNT.read("8"))
    kept = vars(document.history.command(0)).values()

    assert document.report in kept
    assert not [value for value in kept if isinstance(value, State | Sheet)]
