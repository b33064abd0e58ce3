"""Fills a whole package by keyboard in the real window, saves, opens it again, and exports it.

Run as a program on a screen: ``python typist.py VALUES.json FOLDER``. Nothing is set behind the
window's back: every value goes in as keys or as what an input method commits, to the widget that
has the focus; the values are only looked up by the name of the cell the cursor stands in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hands import PATIENT, wait_for, when_asked
from keys import CTRL, KEY, answer, focused, press, write
from perfeval_gui.document.passages import text_of
from perfeval_gui.domain.names.fields import address, cell_name
from perfeval_gui.start import app
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.cells.input_keys import name_of
from perfeval_gui.views.output.preflight_question import PreflightQuestion
from perfeval_gui.views.tables.cell_being_typed import table_of
from perfeval_gui.views.tables.form_table import FormTable
from perfeval_gui.views.tables.walking import place_of

BANDS: Final = ("", "达成", "部分达成", "未达成")
MOST_STEPS: Final = 400
JUMPS: Final = ("report_date", "goals_expected", "form_filler")
"""Cells to which F4 goes: what is before them stands there already or is left for the hand."""
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
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

    def given(self, name: str) -> str:
        """What stands in the cell called *name* before it was typed into."""
        assert self.window.desk is not None
        document = self.window.desk.document
        return "" if address(name) else document.sheet.shown(name)

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
        # The year of the edition is there already.
        self.press(KEY.Key_Return)

    def lines(self, *names: str) -> None:
        """Single fields, and Return from the last to the next part."""
        self.fill_in(names)
        self.press(KEY.Key_Return)

    def toward(self, name: str) -> None:
        """Press the key that brings the cursor nearer to the cell called *name*."""
        table = table_of(focused()) or focused()
        place = place_of(table.cells(), name) if isinstance(table, FormTable) else None
        if not isinstance(table, FormTable) or place is None:
            on = KEY.Key_Return if isinstance(table, QLineEdit) else KEY.Key_Tab
            self.press(KEY.Key_F4 if name in JUMPS else on)
            return
        row, column = table.currentIndex().row(), table.currentIndex().column()
        if place[0] == row:
            self.press(KEY.Key_Tab if place[1] > column else KEY.Key_Backtab)
        else:
            # From the end of a column Return goes to the top of the next.
            self.press(KEY.Key_Return if place[0] > row or place[1] > column else KEY.Key_Up)

    def fill_in(self, names: Iterable[str]) -> None:
        """Type what is wanted into the cells called *names*, one after the other."""
        for name in names:
            # What the edition begins with needs no typing.
            if (text := self.wanted(name)) and text != self.given(name):
                for _ in range(MOST_STEPS):
                    if self.here() == name:
                        break
                    self.toward(name)
                assert self.here() == name, f"no way to {name}"
                self.fill(name, text)

    def rows(self, table: str, *columns: str) -> None:
        """Rows of a table that has the focus: Insert for each, then across it."""
        for row, _ in enumerate(self.tables[table]):
            self.press(KEY.Key_Insert)
            self.fill_in(cell_name(table, row, column) for column in columns)

    def funds(self) -> None:
        """The fund table by rows, the 专项 where they stand in it, and the last column at once.

        In this form every final account is its budget: they are filled from the left.
        """
        lines = [name for name in self.cells if "." in name]
        assert all(
            self.wanted(f"{n[:-6]}.budget") == self.wanted(n) for n in lines if n[-6:] == ".final"
        )
        typed = [name for name in lines if not name.endswith(".final")]
        below = typed.index("public_funds.prior_final")
        self.fill_in(typed[:below])
        self.rows("projects", "name", "budget")
        self.fill_in(typed[below:])
        self.press(KEY.Key_Tab)
        self.press(KEY.Key_Up, CTRL | SHIFT)
        self.press(KEY.Key_R, CTRL)

    def indicators(self) -> None:
        """One row for each 二级指标 by Return, then down the columns."""
        self.press(KEY.Key_Return)
        rows = range(len(self.tables["indicators"]))
        for column in ("name", "target", "actual", "points"):
            self.fill_in(cell_name("indicators", row, column) for row in rows)
        # All that are left to be judged have reached what they should: the first fills the others.
        bands = {
            self.wanted(name := cell_name("indicators", row, "band")): name
            for row in reversed(rows)
        }
        assert len(bands.keys() - {""}) == 1
        self.fill_in(bands.values())
        self.press(KEY.Key_Down, CTRL | SHIFT)
        self.press(KEY.Key_D, CTRL)

    def passages(self) -> None:
        """The report: Ctrl+Return from passage to passage, with Shift to write one anew."""
        assert self.window.desk is not None
        document = self.window.desk.document
        texts = {row["key"]: row["text"] for row in self.tables["passages"]}
        keys = [one.key for one in document.sheet.edition.outline if one.passage]
        given = {key: text_of(document.report, key) for key in keys}
        others = [key for key in keys if texts.get(key, given[key]) != given[key]]
        for key in keys[: keys.index(others[-1]) + 1]:
            if key != keys[0]:
                anew = key in others and given[key]
                self.press(KEY.Key_Return, CTRL | SHIFT if anew else CTRL)
            if key in others:
                write(texts[key])

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
        press(KEY.Key_E, CTRL | SHIFT)
        # What was published has mistakes: the export asks about them, as the print does.
        when_asked(PreflightQuestion, lambda _question: press(KEY.Key_Return))
        answer(str(self.folder))
        press_button("导出到文件夹…")
        # On a busy machine the files are made between the window's events.
        wanted = {".docx", ".xlsx", ".pdf"}
        wait_for(lambda: wanted <= {path.suffix for path in self.folder.iterdir()})

    def work(self) -> None:
        """The whole way, from a new report to the exported files."""
        self.begin()
        cells = tuple(name for name in self.cells if "." not in name)
        self.lines(*cells[:10])
        self.lines("quota", "in_post")
        self.funds()
        # To the measures of 厉行节约, which this form leaves blank, and on.
        self.press(KEY.Key_F4)
        self.next_section()
        self.fill_in(cells[12:20])
        self.fill_in(("goals_expected", "goals_achieved"))
        self.next_section()
        self.indicators()
        self.next_section()
        self.evaluators()
        self.next_section()
        self.passages()
        self.save_and_reopen()
        self.export()

    def evaluators(self) -> None:
        """The table, then what stands below it."""
        self.rows("evaluators", "name", "title")
        self.press(KEY.Key_Return)
        self.fill_in(("leader", "unit_head", "form_filler", "form_phone"))


def press_button(text: str) -> None:
    """Tab to the button called *text* and press Space."""
    for _ in range(MOST_STEPS):
        widget = focused()
        if getattr(widget, "text", str)() == text:
            press(KEY.Key_Space)
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"no button {text}, but {focused()}")


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
