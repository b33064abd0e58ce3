"""Every action of the window: its words, its keys, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QSizePolicy, QToolBar, QWidget

from perfeval_gui.working.qt_text import caption, tip

_SEARCH_DIGITS: Final = (12, 36)
"""How narrow and how wide the search box may be, in digits."""
PREVIOUS: Final = "Ctrl+PgUp"
NEXT: Final = "Ctrl+PgDown"
MISSING: Final = "F4"
DOES: Final = "does"
"""The property of an action that says what it does, whatever its words tell beside that."""


class Actions:
    """The actions, not yet joined to what they do."""

    def __init__(self, window: QMainWindow) -> None:
        """Make the actions of *window*, its menus and its toolbar."""
        self._window = window
        self.fitted: QObject | None = None
        self.new = self._action("新建", "Ctrl+N")
        self.last_year = self._action("用上年的报告新建…")
        self.open = self._action("打开", "Ctrl+O")
        self.save = self._action("保存", "Ctrl+S")
        self.save_as = self._action("另存为…", "Ctrl+Shift+S")
        self.history = self._action("历史版本…")
        self.editions = self._action("版式…")
        self.traces = self._action("清除痕迹…")
        self.quit = self._action("退出", "Ctrl+Q")
        self.preview = self._action("预览", "Ctrl+Shift+P", stays=True)
        self.print = self._action("打印", "Ctrl+P")
        # Not Ctrl+E: in a text field of a Linux desktop that goes to the end of the line.
        self.export = self._action("导出", "Ctrl+Shift+E")
        self.final = self._action("定稿…")
        self.why = self._action("这个数怎么来的", "Ctrl+I")
        self._make_looks()
        self._make_help()
        self._make_exchange()
        self._make_editing()
        self._make_beside()
        self.need_report = (
            *(self.save, self.save_as, self.preview, self.print, self.export, self.final),
            *(self.check, self.next_finding, self.previous_finding, self.why),
            *(self.years, self.overview, self.evidence, self.find, self.mend),
            *(self.previous, self.next, self.missing, self.history, self.projects),
            *(self.imports, self.collect, self.confirm, self.confirm_section, self.confirm_all),
        )
        for action in (*self.need_report, self.undo, self.redo, self.detail):
            action.setEnabled(False)
        self._make_menus()
        self._make_bar()

    def _make_help(self) -> None:
        self.help = self._action("使用说明", "F1")
        self.keys = self._action("按键一览", "Ctrl+F1")
        self.menus = self._action("进入菜单", "F10")
        self.about = self._action("关于")

    def _make_exchange(self) -> None:
        self.imports = self._action("导入…", "Ctrl+Shift+I")
        self.collect = self._action("做收集表…")
        self.projects = self._action("为每个项目新建自评表…")
        self.package = self._action("本单位的自评材料…")

    def _make_editing(self) -> None:
        self.undo = self._action("撤销", "Ctrl+Z")
        self.redo = self._action("重做", "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = self._action("查找", "Ctrl+F")
        self.overview = self._action("情况一览…", "Ctrl+Shift+O")
        # An input method may keep Ctrl+. for its full-width marks: F12 does the same.
        self.mend = self._action("照所说的改", "Ctrl+.", "F12")
        self.detail = self._action("明细…", "Ctrl+Shift+D")
        self.evidence = self._action("佐证材料…", "Ctrl+J")
        self.confirm = self._action("标为已核对", "F9")
        self.confirm_section = self._action("本部分都已核对", "Shift+F9")
        self.confirm_all = self._action("全部都已核对")

    def _make_looks(self) -> None:
        self.dark = self._action("深色", stays=True)
        self.clear = self._action("高对比度", stays=True)
        self.larger = self._action("放大文字", "Ctrl++", "Ctrl+=")
        self.smaller = self._action("缩小文字", "Ctrl+-")
        self.usual_size = self._action("文字恢复原来的大小", "Ctrl+0")

    def _make_beside(self) -> None:
        self.previous = self._action("上一部分", PREVIOUS)
        self.next = self._action("下一部分", NEXT)
        self.missing = self._action("还没有填的栏", MISSING)
        self.years = self._action("与往年并排", "F6", stays=True)
        self.years.setIconText("往年")
        self.check = self._action("检查", "F7", stays=True)
        self.next_finding = self._action("下一个问题", "F8")
        self.previous_finding = self._action("上一个问题", "Shift+F8")

    def _action(self, text: str, *keys: str, stays: bool = False) -> QAction:
        # With the text in the constructor PySide would load the icon class to tell overloads apart.
        action = QAction(self._window)
        name_as(action, text)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(stays)
        return action

    def _make_menus(self) -> None:
        bar = self._window.menuBar()
        file_menu = bar.addMenu("文件(&F)")
        file_menu.addActions([self.new, self.last_year, self.open])
        self.recent = file_menu.addMenu("最近打开")
        file_menu.addActions([self.save, self.save_as, self.history])
        file_menu.addSeparator()
        file_menu.addActions([self.imports, self.collect, self.projects, self.package])
        file_menu.addSeparator()
        file_menu.addActions([self.preview, self.print, self.export, self.final])
        file_menu.addSeparator()
        file_menu.addActions([self.editions, self.traces, self.quit])
        edit_menu = bar.addMenu("编辑(&E)")
        edit_menu.addActions([self.undo, self.redo])
        edit_menu.addSeparator()
        edit_menu.addActions([self.find, self.detail, self.evidence])
        edit_menu.addSeparator()
        edit_menu.addActions([self.mend, self.confirm, self.confirm_section, self.confirm_all])
        view_menu = bar.addMenu("视图(&V)")
        view_menu.addActions([self.check, self.next_finding, self.previous_finding])
        view_menu.addActions([self.why, self.years, self.overview, self.preview])
        view_menu.addSeparator()
        view_menu.addActions([self.previous, self.next, self.missing])
        view_menu.addSeparator()
        view_menu.addActions([self.larger, self.smaller, self.usual_size, self.dark, self.clear])
        bar.addMenu("帮助(&H)").addActions([self.help, self.keys, self.about])
        self.menus.triggered.connect(self._enter_menus)
        self._window.addAction(self.menus)

    def _enter_menus(self) -> None:
        self._window.menuBar().setActiveAction(self._window.menuBar().actions()[0])

    def _make_bar(self) -> None:
        bar = self.bar = QToolBar("工具栏", self._window)
        bar.setMovable(False)
        # Nothing to switch: the toolbar stays, and a right click offers no menu.
        bar.toggleViewAction().setVisible(False)
        bar.addActions([self.new, self.open, self.save])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        bar.addSeparator()
        bar.addActions([self.preview, self.print, self.export])
        spare = QWidget(bar)
        spare.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spare)
        self._make_search(bar)
        bar.addActions([self.years, self.check])
        self._window.addToolBar(bar)

    def _make_search(self, bar: QToolBar) -> None:
        self.search = QLineEdit(bar)
        digit = bar.fontMetrics().horizontalAdvance("0")
        least, most = _SEARCH_DIGITS
        self.search.setMinimumWidth(least * digit)
        self.search.setMaximumWidth(most * digit)
        self.search.setPlaceholderText("查找栏目、指标或文字  Ctrl+F")
        self.search.setAccessibleName("查找")
        # A draft dropped here is for the window.
        self.search.setAcceptDrops(False)
        self.search.setEnabled(False)
        bar.addWidget(self.search)

    def draw(self) -> None:
        """Draw the icons in the colours of the look."""
        # Imported here: what reads drawings would cost the start a tenth.
        from perfeval_gui.views.kit.bar import Fitted
        from perfeval_gui.views.kit.icons import icon

        for action, name in (
            (self.new, "new"),
            (self.open, "open"),
            (self.save, "save"),
            (self.undo, "undo"),
            (self.redo, "redo"),
            (self.preview, "preview"),
            (self.print, "print"),
            (self.export, "export"),
            (self.years, "years"),
            (self.check, "check"),
        ):
            action.setIcon(icon(name))
        if self.fitted is None:
            self.fitted = Fitted(self.bar, self.check, self.search)

    def report_is_open(self) -> None:
        """Switch on what needs a report."""
        self.search.setEnabled(True)
        for action in self.need_report:
            action.setEnabled(True)

    def commands(self) -> Iterator[QAction]:
        """Every command of the menus that can be given now; no list that is made when opened."""
        for menu in self._window.menuBar().actions():
            for action in menu.menu().actions():  # type: ignore[attr-defined]  # the stubs miss it
                if action.isEnabled() and not action.isSeparator() and action.menu() is None:
                    yield action

    def name_step(self, *, undo: str, redo: str) -> None:
        """Say which steps undo and redo would take; empty where there is none."""
        for action, word, step in ((self.undo, "撤销", undo), (self.redo, "重做", redo)):
            action.setEnabled(bool(step))
            action.setText(caption(f"{word}：{step}") if step else word)
            action.setIconText(word)
            action.setToolTip(tip(f"{word}：{step}") if step else word)

    def count_findings(self, count: int, levels: str) -> None:
        """Show how many findings are to be mended or explained; *levels* tells all."""
        text = f"检查 {count}" if count else "检查"
        self.check.setToolTip(tip(f"检查（F7）{'：' * bool(levels)}{levels}"))
        if self.check.text() != text:
            self.check.setText(text)


def name_as(action: QAction, text: str) -> None:
    """Let *action* be called *text*, in menus and where commands are searched."""
    action.setText(text)
    action.setProperty(DOES, text.rstrip("…"))
