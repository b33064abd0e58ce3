"""Fills a whole package by keyboard in the real window, saves, opens it again, and exports it.

Run as a program on a screen: ``python typist.py VALUES.json FOLDER``. Nothing is set behind the
window's back: every value goes in as keys or as what an input method commits, to the widget that
has the focus; the values are only looked up by the name of the cell the cursor stands in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from hands import PATIENT, wait_for, when_asked
from keys import CTRL, KEY, answer, focused, press, write
from perfeval_gui.domain.names.fields import address, cell_name
from perfeval_gui.start import app
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.cells.input_keys import name_of
from perfeval_gui.views.output.preflight_question import PreflightQuestion
from perfeval_gui.views.tables.form_table import FormTable

BANDS: Final = ("", "达成", "部分达成", "未达成")
MOST_STEPS: Final = 400
PLAIN: Final = Qt.KeyboardModifier.NoModifier


class Typist:
    """Sits at the window with the filled form beside it."""

    def __init__(self, values: Mapping[str, Any], folder: Path) -> None:
        """Take *values* in the form that ``fill`` reads, and a *folder* to save and export in."""
        self.cells: Mapping[str, str] = values["values"]
        self.tables: Mapping[str, list[dict[str, str]]] = values["tables"]
        self.folder = folder
        self.pressed = 0
        self.desktop = Desktop(QApplication.instance(), pace=PATIENT)  # type: ignore[arg-type]  # made in main
        self.desktop.show(None)
        self.window = self.desktop.window
        assert QTest.qWaitForWindowActive(self.window), "the window did not become active"

    # ---- finding the way

    def here(self) -> str:
        """The name of the cell the cursor stands in; empty where it stands in none."""
        widget = focused()
        if isinstance(widget, FormTable):
            here = widget.currentIndex()
            return widget.cells().typed_name(here.row(), here.column()) or ""
        return name_of(widget)

    def wanted(self, name: str) -> str:
        """What the filled form says for the cell called *name*."""
        if (found := address(name)) is None:
            return self.cells.get(name, "")
        table, row, column = found
        rows = self.tables.get(table, [])
        return rows[row].get(column, "") if row is not None and row < len(rows) else ""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key that is no part of a text or a figure, and count it."""
        self.pressed += 1
        press(key, modifiers)

    def walk(self, key: Qt.Key, until: Callable[[], bool]) -> None:
        """Type what is wanted into each cell and go on with *key* until *until* says stop."""
        for _ in range(MOST_STEPS):
            if until():
                return
            name = self.here()
            if text := self.wanted(name):
                self.fill(name, text)
            self.press(key)
        raise AssertionError(f"no way out of {self.here()}")

    def fill(self, name: str, text: str) -> None:
        """Type *text* into the cell the cursor stands in; what may be chosen by its number is."""
        widget = focused()
        if name.endswith(".band"):
            self.press(Qt.Key(KEY.Key_0 + BANDS.index(text)))
            return
        typed = widget.text() if isinstance(widget, QLineEdit) else ""
        if typed and widget.property("selectedText") != typed:
            self.press(KEY.Key_A, CTRL)
        write(text)

    def next_section(self) -> None:
        """Ctrl+PgDown."""
        self.press(KEY.Key_PageDown, CTRL)

    # ---- the sections, in the order of the form

    def begin(self) -> None:
        """A new report from the start page."""
        if not isinstance(focused(), QLineEdit):
            self.press(KEY.Key_Tab)
        self.fill("year", "2023")
        self.press(KEY.Key_Return)

    def lines(self) -> None:
        """Single fields: Return goes from one to the next, and from the last to the next part."""
        assert self.here(), "no field has the focus"
        begun = self.part()
        self.walk(KEY.Key_Return, lambda: self.part() != begun)

    def part(self) -> str:
        """The part of the form that is in front."""
        assert self.window.desk is not None
        return self.window.desk.workspace.section()

    def rows(self, table: str) -> None:
        """Rows of a table that has the focus: Insert for each, then Tab from cell to cell."""
        for row, _ in enumerate(self.tables[table]):
            self.press(KEY.Key_Insert)
            self.until_filled(KEY.Key_Tab, f"{table}[{row}].")

    def until_filled(self, key: Qt.Key, *begins: str) -> None:
        """On with *key* until the last wanted cell whose name *begins* so is typed into."""
        names = (*self.cells, *in_tables(self.tables))
        left = {name for name in names if name.startswith(begins) and self.wanted(name)}
        left -= {name for name in left if name.endswith((".group", ".kind"))}
        for _ in range(MOST_STEPS):
            name = self.here()
            if name in left:
                left.remove(name)
                self.fill(name, self.wanted(name))
                if not left:
                    return
                if self.here() != name:
                    continue  # A choice by its number goes on by itself.
            self.press(key)
        raise AssertionError(f"not found: {left}")

    def funds(self) -> None:
        """The lines of the fund table by rows, the 专项 where they stand in it."""
        lines = [name for name in self.cells if "." in name]
        below = lines.index("public_funds.prior_final")
        self.until_filled(KEY.Key_Tab, *lines[:below])
        self.rows("projects")
        self.press(KEY.Key_Tab)
        self.until_filled(KEY.Key_Tab, *lines[below:])

    def indicators(self) -> None:
        """One row for each 二级指标 by Return, then down the columns."""
        self.press(KEY.Key_Return)
        for column in ("name", "target", "actual", "points", "band"):
            rows = range(len(self.tables["indicators"]))
            self.until_filled(
                KEY.Key_Return, *(cell_name("indicators", row, column) for row in rows)
            )

    def press_button(self, text: str) -> None:
        """Tab to the button called *text* and press Space."""
        for _ in range(MOST_STEPS):
            widget = focused()
            if getattr(widget, "text", str)() == text:
                press(KEY.Key_Space)
                return
            press(KEY.Key_Tab)
        raise AssertionError(f"no button {text}, but {focused()}")

    def passages(self) -> None:
        """The report: Ctrl+Return from passage to passage."""
        texts = {row["key"]: row["text"] for row in self.tables["passages"]}
        assert self.window.desk is not None
        for heading in self.window.desk.document.sheet.edition.outline:
            if not heading.passage:
                continue
            if heading.key in texts:
                box = focused()
                assert isinstance(box, QPlainTextEdit)
                if box.toPlainText():
                    self.press(KEY.Key_A, CTRL)
                write(texts[heading.key])
            self.press(KEY.Key_Return, CTRL)

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
            self.funds,
            # What is in the next two stands in the fund table, or is not there.
            lambda: None,
            lambda: None,
            self.lines,
            partial(self.until_filled, KEY.Key_Tab, "goals_expected", "goals_achieved"),
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
        self.press(KEY.Key_Tab)
        self.until_filled(KEY.Key_Tab, "leader", "unit_head", "form_filler", "form_phone")


def in_tables(tables: Mapping[str, list[dict[str, str]]]) -> Iterator[str]:
    """The names of all cells that the rows of *tables* fill."""
    for table, rows in tables.items():
        yield from (cell_name(table, at, column) for at, row in enumerate(rows) for column in row)


def main() -> None:
    """Type the form in the file named first into the folder named second."""
    app.prepare_environment()
    application = QApplication(sys.argv[:1])
    values = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    typist = Typist(values, Path(sys.argv[2]))
    sys.excepthook = _stop
    typist.work()
    application.processEvents()
    sys.stdout.write(f"typed {typist.pressed}\n")


def _stop(kind: type[BaseException], error: BaseException, trace: Any) -> None:  # noqa: ANN401
    """A fault in a slot would otherwise be printed and passed over."""
    import traceback

    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    import os

    os._exit(1)


if __name__ == "__main__":
    main()
