"""Fills a whole package by keyboard in the real window, saves, opens it again, and exports it.

Run as a program on a screen: ``python typist.py VALUES.json FOLDER``. Nothing is set behind the
window's back: every value goes in as keys or as what an input method commits, to the widget that
has the focus; the values are only looked up by the name of the cell the cursor stands in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from hands import PATIENT, wait_for, when_asked
from keys import CTRL, KEY, answer, choose, focused, press, write
from perfeval_gui.document.tables.cell_table import ROLE_NAME
from perfeval_gui.domain.names.fields import address
from perfeval_gui.start import app
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.cells.input_keys import name_of
from perfeval_gui.views.output.preflight_question import PreflightQuestion
from perfeval_gui.views.tables.form_table import FormTable

BANDS: Final = ("", "达成", "部分达成", "未达成")
MOST_STEPS: Final = 400


class Typist:
    """Sits at the window with the filled form beside it."""

    def __init__(self, values: Mapping[str, Any], folder: Path) -> None:
        """Take *values* in the form that ``fill`` reads, and a *folder* to save and export in."""
        self.cells: Mapping[str, str] = values["values"]
        self.tables: Mapping[str, list[dict[str, str]]] = values["tables"]
        self.folder = folder
        self.desktop = Desktop(QApplication.instance(), pace=PATIENT)  # type: ignore[arg-type]  # made in main
        self.desktop.show(None)
        self.window = self.desktop.window
        assert QTest.qWaitForWindowActive(self.window), "the window did not become active"

    # ---- finding the way

    def here(self) -> str:
        """The name of the cell the cursor stands in; empty where it stands in none."""
        widget = focused()
        if isinstance(widget, FormTable):
            return str(widget.currentIndex().data(ROLE_NAME) or "")
        return name_of(widget)

    def wanted(self, name: str) -> str:
        """What the filled form says for the cell called *name*."""
        if (found := address(name)) is None:
            return self.cells.get(name, "")
        table, row, column = found
        rows = self.tables.get(table, [])
        return rows[row].get(column, "") if row is not None and row < len(rows) else ""

    def walk(self, key: Qt.Key, until: Callable[[], bool]) -> None:
        """Type what is wanted into each cell and go on with *key* until *until* says stop."""
        for _ in range(MOST_STEPS):
            if until():
                return
            name = self.here()
            if text := self.wanted(name):
                self.fill(name, text)
            press(key)
        raise AssertionError(f"no way out of {self.here()}")

    def fill(self, name: str, text: str) -> None:
        """Type *text* into the cell the cursor stands in."""
        column = name.rpartition(".")[2]
        if column in ("group", "kind"):
            return
        if column == "band":
            choose(BANDS.index(text))
            return
        if not isinstance(focused(), FormTable):
            press(KEY.Key_A, CTRL)
        write(text)

    def left(self, kind: type[QWidget]) -> Callable[[], bool]:
        """Whether the focus is in no widget of *kind* any more."""
        return lambda: not isinstance(focused(), kind)

    def next_section(self) -> None:
        """Ctrl+PgDown."""
        press(KEY.Key_PageDown, CTRL)

    # ---- the sections, in the order of the form

    def begin(self) -> None:
        """A new report from the start page."""
        press(KEY.Key_Tab)
        press(KEY.Key_A, CTRL)
        write("2023")
        press(KEY.Key_Return)

    def lines(self) -> None:
        """Single fields: Return goes from one to the next, and from the last to the next part."""
        assert self.here(), "no field has the focus"
        begun = self.part()
        self.walk(KEY.Key_Return, lambda: self.part() != begun)

    def part(self) -> str:
        """The part of the form that is in front."""
        assert self.window.desk is not None
        return self.window.desk.workspace.section()

    def _seen(self, seen: list[str]) -> bool:
        name = self.here()
        again = name in seen or name not in self.cells.keys() | {name}
        seen.append(name)
        return again

    def rows(self, table: str) -> None:
        """A table of rows: Insert for each, then Tab from cell to cell."""
        while self.here().partition("[")[0] != table and not self._empty_table():
            press(KEY.Key_Tab)
        for _ in self.tables.get(table, []):
            press(KEY.Key_Insert)
        press(KEY.Key_Home, CTRL)
        self.walk(KEY.Key_Tab, self.left(FormTable))

    def _empty_table(self) -> bool:
        widget = focused()
        return isinstance(widget, FormTable) and widget.model().rowCount() == 0

    def projects(self) -> None:
        """The lines above, then the 专项 below."""
        self.walk(KEY.Key_Tab, self._empty_table)
        self.rows("projects")

    def indicators(self) -> None:
        """One row for each 二级指标 by the button, then Tab from cell to cell."""
        self.press_button("按版式补齐")
        press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        while not isinstance(focused(), FormTable):
            press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        press(KEY.Key_Home, CTRL)
        self.walk(KEY.Key_Tab, self.left(FormTable))

    def press_button(self, text: str) -> None:
        """Tab to the button called *text* and press Space."""
        for _ in range(MOST_STEPS):
            widget = focused()
            if getattr(widget, "text", str)() == text:
                press(KEY.Key_Space)
                return
            press(KEY.Key_Tab)
        raise AssertionError(f"no button {text}, but {focused()}")

    def boxes(self) -> None:
        """Large boxes and lines: Tab from one to the next, round to the first."""
        seen: list[str] = []
        self.walk(KEY.Key_Tab, lambda: self._seen(seen))

    def passages(self) -> None:
        """The report: down the outline, Tab into the text, Shift+Tab back."""
        texts = {row["key"]: row["text"] for row in self.tables["passages"]}
        assert self.window.desk is not None
        headings = self.window.desk.document.sheet.edition.outline
        while focused().objectName() != "outline":
            press(KEY.Key_Tab)
        outline = focused()
        assert isinstance(outline, QListWidget)
        press(KEY.Key_Home)
        for row, heading in enumerate(headings):
            if not heading.passage or heading.key not in texts:
                continue
            while outline.currentRow() < row:
                press(KEY.Key_Down)
            press(KEY.Key_Tab)
            press(KEY.Key_A, CTRL)
            press(KEY.Key_Delete)
            write(texts[heading.key])
            press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    # ---- files

    def save_and_reopen(self) -> None:
        """Ctrl+S with a name, then Ctrl+O of the same draft."""
        draft = str(self.folder / "typed.perfeval")
        answer(draft)
        press(KEY.Key_S, CTRL)
        assert not self.window.isWindowModified(), "still marked as unsaved"
        answer(draft)
        press(KEY.Key_O, CTRL)

    def export(self) -> None:
        """Ctrl+Shift+E and the button, into the folder."""
        press(KEY.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
        # What was published has mistakes: the export asks about them, as the print does.
        when_asked(PreflightQuestion, lambda _question: press(KEY.Key_Return))
        answer(str(self.folder))
        self.press_button("导出到文件夹…")
        # On a busy machine the files are made between the window's events.
        wanted = {".docx", ".xlsx", ".pdf"}
        wait_for(lambda: wanted <= {path.suffix for path in self.folder.iterdir()})

    def work(self) -> None:
        """The whole way, from a new report to the exported files."""
        self.begin()
        for section in (
            self.lines,
            self.lines,
            partial(self.walk, KEY.Key_Tab, self.left(FormTable)),
            self.projects,
            lambda: None,
            self.lines,
            self.boxes,
            self.indicators,
            self.evaluators,
            self.passages,
        ):
            begun = self.part()
            section()
            if self.part() == begun:
                self.next_section()
        self.save_and_reopen()
        self.export()

    def evaluators(self) -> None:
        """The table, then what stands below it."""
        self.rows("evaluators")
        self.boxes()


def main() -> None:
    """Type the form in the file named first into the folder named second."""
    app.prepare_environment()
    application = QApplication(sys.argv[:1])
    values = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    typist = Typist(values, Path(sys.argv[2]))
    sys.excepthook = _stop
    typist.work()
    application.processEvents()
    sys.stdout.write("typed\n")


def _stop(kind: type[BaseException], error: BaseException, trace: Any) -> None:  # noqa: ANN401
    """A fault in a slot would otherwise be printed and passed over."""
    import traceback

    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    import os

    os._exit(1)


if __name__ == "__main__":
    main()
