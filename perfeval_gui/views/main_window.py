"""The main window: menus, toolbar, the start page and the open report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QToolBar

from perfeval_gui.views.settings import Settings
from perfeval_gui.views.start_view import StartView

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from perfeval_gui.document.document import Document, State
    from perfeval_gui.views.draft_actions import DraftActions, Opened
    from perfeval_gui.views.output_view import OutputView
    from perfeval_gui.views.print_actions import PrintActions
    from perfeval_gui.views.workspace import Workspace

NAME: Final = "绩效自评填报"


class MainWindow(QMainWindow):
    """Joins the open report, its file and its pages.

    Signals:
        dark_wanted: The other look was chosen. arg: whether dark.
        help_wanted: arg: key of the help page.
    """

    dark_wanted = Signal(bool)
    help_wanted = Signal(str)

    def __init__(
        self,
        start: StartView,
        settings: Settings,
        make_drafts: Callable[[MainWindow], DraftActions],
        sample: Path,
    ) -> None:
        """Show the start page; whatever needs a report is built with the first one."""
        super().__init__()
        self._settings = settings
        self._make_drafts = make_drafts
        self._sample = sample
        self._drafts: DraftActions | None = None
        self.document: Document | None = None
        self.workspace: Workspace | None = None
        self.printing: PrintActions | None = None
        self.stack = QStackedWidget(self)
        self.stack.addWidget(start)
        self.setCentralWidget(self.stack)
        self.start = start
        self._help = QLabel(self)
        self._score = QLabel(self)
        self._make_actions()
        self._make_menus()
        self._make_bars()
        self._join_start()
        self.resize(1280, 800)
        self.setWindowTitle(NAME)

    # ---- building

    def _action(self, text: str, run: Callable[[], object], *keys: str) -> QAction:
        # With the text in the constructor PySide would load the icon class to tell overloads apart.
        action = QAction(self)
        action.setText(text)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(run)
        return action

    def _make_actions(self) -> None:
        self.new_action = self._action("新建", self.show_start, "Ctrl+N")
        self.open_action = self._action("打开", self._choose, "Ctrl+O")
        self.save_action = self._action("保存", self._save, "Ctrl+S")
        self.save_as_action = self._action("另存为…", self._save_as, "Ctrl+Shift+S")
        self.undo_action = self._action("撤销", self._undo, "Ctrl+Z")
        self.redo_action = self._action("重做", self._redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self.preview_action = self._action("预览", self._toggle_preview, "Ctrl+Shift+P")
        self.preview_action.setCheckable(True)
        self.print_action = self._action("打印", self._print, "Ctrl+P")
        self.export_action = self._action("导出", self._show_output, "Ctrl+E")
        self.check_action = self._action("检查", self._toggle_findings, "F7")
        self.check_action.setCheckable(True)
        self.dark_action = QAction(self)
        self.dark_action.setText("深色")
        self.dark_action.setCheckable(True)
        self.dark_action.triggered.connect(self.dark_wanted)
        self._report_actions = (
            self.save_action,
            self.save_as_action,
            self.preview_action,
            self.print_action,
            self.export_action,
            self.check_action,
        )
        for action in (*self._report_actions, self.undo_action, self.redo_action):
            action.setEnabled(False)

    def _make_menus(self) -> None:
        file_menu = self.menuBar().addMenu("文件")
        file_menu.addActions([self.new_action, self.open_action])
        self.recent_menu = file_menu.addMenu("最近打开")
        self.recent_menu.aboutToShow.connect(self._list_recent)
        file_menu.addActions([self.save_action, self.save_as_action])
        file_menu.addSeparator()
        file_menu.addActions([self.preview_action, self.print_action, self.export_action])
        file_menu.addSeparator()
        file_menu.addAction(self._action("退出", self.close, "Ctrl+Q"))
        edit_menu = self.menuBar().addMenu("编辑")
        edit_menu.addActions([self.undo_action, self.redo_action])
        view_menu = self.menuBar().addMenu("视图")
        view_menu.addActions([self.check_action, self.preview_action])
        view_menu.addSeparator()
        view_menu.addActions(
            [
                self._action("上一部分", self._previous_section, "Ctrl+PgUp"),
                self._action("下一部分", self._next_section, "Ctrl+PgDown"),
            ]
        )
        view_menu.addSeparator()
        view_menu.addAction(self.dark_action)
        help_menu = self.menuBar().addMenu("帮助")
        help_menu.addAction(self._action("使用说明", self._help_page, "F1"))
        help_menu.addAction(self._action("关于", self._about))

    def _make_bars(self) -> None:
        bar = QToolBar("工具栏", self)
        bar.setMovable(False)
        # Nothing to switch: the toolbar stays, and a right click offers no menu.
        bar.toggleViewAction().setVisible(False)
        bar.addActions([self.new_action, self.open_action, self.save_action])
        bar.addSeparator()
        bar.addActions([self.undo_action, self.redo_action])
        bar.addSeparator()
        bar.addActions([self.preview_action, self.print_action, self.export_action])
        bar.addSeparator()
        bar.addAction(self.check_action)
        self.addToolBar(bar)
        self.statusBar().addWidget(self._help, 1)
        self.statusBar().addPermanentWidget(self._score)

    def _join_start(self) -> None:
        self.start.new_wanted.connect(self._new)
        self.start.open_wanted.connect(self._choose)
        self.start.path_wanted.connect(self.open_path)
        self.start.sample_wanted.connect(self.open_sample)
        self.start.back_wanted.connect(self._back)

    def drafts(self) -> DraftActions:
        """New, open and save; made when first wanted."""
        if self._drafts is None:
            self._drafts = self._make_drafts(self)
            self._drafts.opened.connect(self._show_report)
            self._drafts.saved.connect(self._saved)
        return self._drafts

    # ---- what is shown

    def show_start(self) -> None:
        """Show the start page; an open report stays open behind it."""
        self.start.show_recent(self._settings.recent())
        self.start.back.setVisible(self.workspace is not None)
        self.stack.setCurrentWidget(self.start)

    def _back(self) -> None:
        if self.workspace is not None:
            self.stack.setCurrentWidget(self.workspace)

    def _show_report(self, opened: Opened) -> None:
        if self.document is None:
            self._build(opened)
        else:
            self.document.open(opened.book, opened.report)
        if self.workspace is not None:
            self.stack.setCurrentWidget(self.workspace)
            self.workspace.show_section("cover")
        self._name_window()
        self._know_history()

    def _build(self, opened: Opened) -> None:
        from perfeval_gui.document.document import Document
        from perfeval_gui.views.print_actions import PrintActions
        from perfeval_gui.views.workspace import Workspace

        self.document = Document(opened.book, opened.report, self)
        self.workspace = Workspace(self.document, self)
        self.stack.addWidget(self.workspace)
        self.workspace.visited.connect(self._show_help)
        self.workspace.refused.connect(self.say)
        self.workspace.built.connect(self._join_section)
        self.drafts().serve(self.document, self.workspace.commit)
        self.printing = PrintActions(self, self.document, self.workspace.commit)
        self.printing.said.connect(self.say)
        self.printing.cell_clicked.connect(self.workspace.go_to)
        self.document.history.indexChanged.connect(self._know_history)
        self.document.history.cleanChanged.connect(self._know_history)
        self.document.changed.connect(self._follow)
        self.document.opened.connect(self._follow)
        for action in self._report_actions:
            action.setEnabled(True)
        self._follow(self.document.state)

    def _join_section(self, key: str, view: OutputView) -> None:
        if key != "output" or self.printing is None:
            return
        view.export_wanted.connect(self.export)
        view.preview_wanted.connect(self.preview_action.trigger)
        view.print_wanted.connect(self._print)
        self.printing.exported.connect(view.say_written)
        missing = self.printing.typefaces().substitutions()
        view.say_fonts((one.wanted, one.taken) for one in missing)

    def _follow(self, state: State) -> None:
        score, grade = state.sheet.shown("total_score"), state.sheet.shown("grade")
        self._score.setText(f"总分 {score or '空白'}　{grade}　")
        count = len(state.findings)
        self.check_action.setText(f"检查 {count}" if count else "检查")

    def _show_help(self, name: str) -> None:
        if self.document is None:
            return
        from perfeval_gui.document.help import help_for

        self._help.setText(help_for(self.document.sheet, name))

    def say(self, sentence: str) -> None:
        """Show *sentence* at the foot of the window."""
        self._help.setText(sentence)

    def _name_window(self) -> None:
        self.setWindowTitle(f"{self.drafts().title}[*] — {NAME}")

    def _know_history(self, _change: object = None) -> None:
        if self.document is None:
            return
        history = self.document.history
        for action, word, able, text in (
            (self.undo_action, "撤销", history.canUndo(), history.undoText()),
            (self.redo_action, "重做", history.canRedo(), history.redoText()),
        ):
            action.setEnabled(able)
            action.setText(word)
            action.setToolTip(f"{word}：{text}" if able else word)
        self.setWindowModified(not history.isClean())

    # ---- what the actions do

    def _new(self, edition_id: str, year: int) -> None:
        self.drafts().new(edition_id, year)

    def _choose(self) -> None:
        self.drafts().choose()

    def open_path(self, path: Path) -> None:
        """Open the draft *path*."""
        self.drafts().open(path)

    def open_sample(self) -> None:
        """Open the sample."""
        self.drafts().open_sample(self._sample)

    def _save(self) -> None:
        self.drafts().save()

    def _save_as(self) -> None:
        self.drafts().save_as()

    def _saved(self, path: Path) -> None:
        self._name_window()
        self._know_history()
        self.say(f"已保存：{path}")

    def _undo(self) -> None:
        self._step(back=True)

    def _redo(self) -> None:
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        if self.document is None or self.workspace is None:
            return
        self.workspace.commit()
        history = self.document.history
        text = history.undoText() if back else history.redoText()
        if back:
            history.undo()
        else:
            history.redo()
        self.say(f"已{'撤销' if back else '重做'}：{text}")

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        for path in self._settings.recent():
            action = self.recent_menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._open_recent)
        self.recent_menu.addSeparator()
        self.recent_menu.addAction("清除列表", self._settings.forget_recent)

    def _open_recent(self) -> None:
        if isinstance(action := self.sender(), QAction):
            self.open_path(Path(str(action.data())))

    def _toggle_findings(self) -> None:
        if self.workspace is not None:
            self.workspace.findings.setVisible(self.check_action.isChecked())

    def _toggle_preview(self) -> None:
        if self.workspace is None or self.printing is None or self.document is None:
            return
        pages = self.printing.make_preview(self.workspace)
        if self.workspace.side.indexOf(pages) < 0:
            self.workspace.side.addWidget(pages)
            pages.setMinimumWidth(320)
        pages.setVisible(self.preview_action.isChecked())
        self.printing.follow(self.document.state)

    def _print(self) -> None:
        if self.printing is not None:
            self.printing.print()

    def _show_output(self) -> None:
        if self.workspace is not None:
            self.stack.setCurrentWidget(self.workspace)
            self.workspace.show_section("output")

    def export(self, endings: tuple[str, ...]) -> None:
        """Ask for a folder and export the files with *endings* into it."""
        from perfeval_gui.views import questions

        path = self.drafts().path
        folder = path.parent if path is not None else self._settings.folder()
        chosen = questions.folder_for_export(self, folder)
        if chosen is not None and self.printing is not None:
            self.printing.export(chosen, endings)

    def _walk(self, by: int) -> None:
        if self.workspace is not None:
            sections = self.workspace.sections
            row = min(max(sections.currentRow() + by, 0), sections.count() - 1)
            sections.setCurrentRow(row)

    def _previous_section(self) -> None:
        self._walk(-1)

    def _next_section(self) -> None:
        self._walk(1)

    def _help_page(self) -> None:
        self.help_wanted.emit("index")

    def _about(self) -> None:
        self.help_wanted.emit("about")

    def closeEvent(self, event: QCloseEvent) -> None:
        # An error here would close the window all the same: decide first, then accept.
        event.ignore()
        if self._drafts is None or self._drafts.may_leave():
            self._settings.keep_geometry(self.saveGeometry())
            event.accept()
