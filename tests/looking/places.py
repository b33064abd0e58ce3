"""Every place of the program that a clerk sees: pages, columns beside them, dialogs, menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QProgressBar, QWidget

from given.edges import example
from given.unit_forms import forms, save, whole
from given.worked import issued
from hands import wait_for
from keys import answer
from looking.contents import DETAILED, filled, other_values
from perfeval_gui.document.document import Document
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.publishing.publishing import pages_of
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.editions.first_page_picture import FirstPages
from perfeval_gui.views.window.main_window import MainWindow

Look = Callable[[str, QWidget], None]
"""Is shown each place: its name, and the window it is in."""
_SOON: Final = 40


class Tour:
    """Walks through *window* and shows each place to *look*."""

    def __init__(self, window: MainWindow, look: Look, wait: Callable[[], None]) -> None:
        """Walk nowhere yet; *wait* lets everything be laid out and painted."""
        self._window, self._look, self._wait = window, look, wait

    @property
    def _desk(self) -> ReportDesk:
        assert self._window.desk is not None
        return self._window.desk

    @property
    def _document(self) -> Document:
        return self._desk.document

    def _show(self, name: str, window: QWidget | None = None) -> None:
        self._wait()
        self._look(name, window or self._window)

    # ---- pages

    def start(self) -> None:
        """The first page."""
        self._window.show_start()
        start = self._window.start
        if start.findChild(FirstPages) is not None:
            wait_for(lambda: start.picture is not None and not start.unread_cards())
        self._show("start")

    def open(self, report: Report, content: str) -> None:
        """Open *report* with a *content* in all its cells, and have all told that is found."""
        if self._window.desk is None:
            self._window.open_sample()
        self._document.open(issued(), filled(report, content))
        self._window.stack.setCurrentWidget(self._desk.workspace)
        self._document.check_now()
        self._document.told.ask()

    def other(self, book: Rulebook, report: Report) -> None:
        """Open *report* of another form."""
        self._document.open(book, report)
        self._document.check_now()
        self._document.told.ask()

    def sections(self) -> None:
        """Every part of the open report."""
        for section in self._document.sheet.edition.sections:
            self._desk.workspace.show_section(section.key).begin()
            self._show(section.key)

    def columns(self) -> None:
        """What stands beside a form: findings, how a figure came about, older years, pages."""
        does, workspace = self._window.actions_, self._desk.workspace
        workspace.show_section("funds").begin()
        for name, action in (
            ("findings", does.check),
            ("years", does.years),
            ("pages", does.preview),
        ):
            action.trigger()
            if name == "pages":
                wait_for(self._is_laid_out)
            self._show(name)
            action.trigger()
        workspace.go_to("three_public.final")
        does.why.trigger()
        self._show("why")
        workspace.beside.explanation.close_button.click()
        does.find.trigger()
        QTest.keyClicks(does.search, "1")
        self._show("search")
        does.search.clear()

    def _is_laid_out(self) -> bool:
        panel = self._desk.printing.panel
        return panel is not None and bool(panel.preview.pages())

    def cells(self) -> None:
        """Cells of a table being typed into and chosen from."""
        workspace = self._desk.workspace
        for name, cell in (("typing", "indicators[0].reason"), ("choosing", "indicators[0].kind")):
            workspace.go_to(cell)
            table = QApplication.focusWidget()
            assert table is not None
            QTest.keyClick(table, Qt.Key.Key_F2)
            self._show(name)
            workspace.commit()
            table.setFocus()

    # ---- windows of their own

    def beside(self) -> None:
        """What stands behind a figure and behind an indicator, and what is drawn of the report."""
        does, workspace = self._window.actions_, self._desk.workspace
        workspace.go_to(DETAILED)
        self.window_of("detail", does.detail.trigger)
        workspace.go_to("indicators[0].reason")
        self.window_of("evidence", does.evidence.trigger)
        self.window_of("overview", does.overview.trigger)

    def menus(self) -> None:
        """Every menu that drops from the bar."""
        for number, action in enumerate(self._window.menuBar().actions()):
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.popup(self._window.menuBar().mapToGlobal(QPoint(0, 24)))
            self._show(f"menu-{number}", menu)
            menu.hide()

    def dialogs(self, folder: Path, files: Sequence[Path]) -> None:
        """Every dialog; *folder* holds drafts of the unit, *files* filled forms of others."""
        does = self._window.actions_
        if not (saved := folder.parent / "open.perfeval").exists():
            answer(str(saved))
            does.save_as.trigger()
        for name, action in (
            ("keys", does.keys),
            ("help", does.help),
            ("about", does.about),
            ("editions", does.editions),
            ("collect", does.collect),
            ("projects", does.projects),
            ("history", does.history),
            ("traces", does.traces),
            ("final", does.final),
        ):
            self.window_of(name, action.trigger)
        for name, file in (("import", files[1]), ("imported", files[0])):
            answer(str(file))
            self.window_of(name, does.imports.trigger)
        answer(str(folder))
        self.window_of("package", does.package.trigger)
        answer(str(files[0]))
        self.window_of("last-year", does.last_year.trigger)
        self._of_report()

    def _of_report(self) -> None:
        from perfeval_gui.pages.compose import compose
        from perfeval_gui.publishing.notes import Note
        from perfeval_gui.views.findings.proofreading_dialog import ProofreadingDialog
        from perfeval_gui.views.output.preflight_question import PreflightQuestion
        from perfeval_gui.views.output.public_dialog import PublicDialog

        sheet, window = self._document.sheet, self._window
        notes = tuple(Note("open", one.message, one.name) for one in self._document.told.findings)
        for name, dialog in (
            ("proofreading", ProofreadingDialog(self._document, window)),
            ("public", PublicDialog(sheet, compose(sheet), "公开版", window)),
            (
                "preflight",
                PreflightQuestion(notes or (Note("blank", "没有可说的。"),), "打印", window),
            ),
        ):
            self.window_of(name, dialog.show)

    def window_of(self, name: str, open_it: Callable[[], object]) -> None:
        """Show the window that *open_it* brings up, and close it again."""
        known = _windows()
        looked: list[QWidget] = []
        timer = QTimer(self._window, interval=_SOON)

        def look() -> None:
            new = [one for one in _windows() if one not in known and not _passes(one)]
            if new and not looked:
                looked.append(new[0])
                timer.stop()
                self._show(name, new[0])
                new[0].close()

        timer.timeout.connect(look)
        timer.start()
        open_it()
        wait_for(lambda: bool(looked))
        self._window.activateWindow()
        wait_for(self._window.isActiveWindow)


def _passes(window: QWidget) -> bool:
    """Whether *window* asks for a file, or only says that something is under way."""
    busy = window.findChild(QProgressBar)
    return isinstance(window, QFileDialog) or (busy is not None and busy.isVisible())


def _windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def prepared(place: Path) -> tuple[Path, Sequence[Path]]:
    """A folder below *place* with drafts of a unit, and forms as Word files.

    The first says what the example says, the second something else.
    """
    drafts = place / "drafts"
    drafts.mkdir()
    save(drafts, {"whole": whole(), **{f"part{n}": one for n, one in enumerate(forms().values())}})
    files = place / "form.docx", place / "other.docx"
    for file, report in zip(files, (example(), other_values(example())), strict=True):
        file.write_bytes(write_word(pages_of(issued().evaluate(report), None)))
    return drafts, files
