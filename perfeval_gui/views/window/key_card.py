"""All keys on one page: those of the commands as they are made, and of fields and tables."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from perfeval_gui.views.kit.actions import DOES, Actions
from perfeval_gui.views.kit.list_dialog import fit_to_screen

TITLE: Final = "按键一览"
FORM_KEYS: Final = (
    ("回车", "下一栏；表格里到下面一格，用 Tab 横着填了几格的到下一行开头；在最后一栏到下一部分"),
    ("Shift+回车", "表格里到上面一格；几行的格里换行"),
    ("Ctrl+回车", "大框里到下一栏；报告里到下一段，在最后一段到下一部分"),
    ("Ctrl+Shift+回车", "同 Ctrl+回车，并选中那一段的文字：接着打字就是重写"),
    ("Tab、Shift+Tab", "下一栏、上一栏；表格里横着走"),
    ("F2", "改表格里选中的格"),
    ("↓", "在姓名、电话、日期的栏里：列出报告里已有的"),
    ("Esc", "放弃正在改的格；收起“这个数怎么来的”"),
    ("Ctrl+C、Ctrl+X、Ctrl+V", "复制、剪切、粘贴，表格里可以是一整块"),
    ("Delete", "清除选中的格"),
    ("Ctrl+R、Ctrl+D", "选中的空白格照左边、照上面的格填；已经填了的不动"),
    ("Ctrl+Shift+↓、Ctrl+Shift+↑", "选到这一栏的末尾、开头"),
    ("Insert", "增加一行"),
    ("Ctrl+Delete", "删除选中的行"),
    ("Alt+↑、Alt+↓", "移动一行"),
    ("1、2、3", "达成程度里：达成、部分达成、未达成"),
    (
        "检查结果里：回车、Ctrl+回车、F2、Delete",
        "转到、照所说的改（待核的：已核对）、填写说明、不再提示",
    ),
    ("Alt+F、Alt+E、Alt+V、Alt+H", "打开各个菜单"),
)
"""What fields, tables and lists do with keys; those of commands are the actions' own."""


def command_keys(actions: Actions) -> list[tuple[str, str]]:
    """The keys of every command that has some, and what it does, as the menus have them."""
    made = (one for one in vars(actions).values() if isinstance(one, QAction))
    return [
        ("、".join(key.toString() for key in one.shortcuts()), str(one.property(DOES)))
        for one in made
        if one.shortcuts()
    ]


def key_rows(actions: Actions) -> list[tuple[str, str]]:
    """Keys and what they do, those of fields and tables first."""
    return [*FORM_KEYS, *command_keys(actions)]


def key_table(actions: Actions) -> str:
    """`key_rows` as a table in Markdown."""
    rows = "\n".join(f"| {keys} | {does} |" for keys, does in key_rows(actions))
    return f"| 键 | 作用 |\n| --- | --- |\n{rows}"


def show_key_card(parent: QWidget, actions: Actions) -> QDialog:
    """Show the card of the keys of *actions*; the window behind stays usable."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(TITLE)
    text = QTextBrowser(dialog)
    text.setAccessibleName(TITLE)
    text.setMarkdown(f"## {TITLE}\n\n{key_table(actions)}")
    printing = QPushButton("打印…", dialog)
    printing.clicked.connect(partial(_print, dialog, text.document()))
    close = QPushButton("关闭", dialog)
    close.setDefault(True)
    close.clicked.connect(dialog.close)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(printing)
    buttons.addWidget(close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addLayout(buttons)
    fit_to_screen(dialog, 100, 80)
    dialog.show()
    return dialog


def _print(parent: QWidget, page: QTextDocument, _checked: bool = False) -> None:
    # Imported here: print support is slow to load.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
        page.print_(printer)
