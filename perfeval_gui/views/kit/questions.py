"""Every dialog that asks or tells something, as functions, so that tests can answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

# Qt makes a class and its enumerations when it is first named: here, when something is asked.
from PySide6 import QtCore, QtWidgets

from perfeval_gui.working.qt_text import caption

Answer = Literal["save", "discard", "cancel"]
_ENDING: Final = ".perfeval"
_BLANK_FORMS: Final = "Word 文档 (*.docx *.docm *.dotx *.doc *.wps)"
_ZIPS: Final = "压缩的版式 (*.zip)"
_WORKBOOK: Final = ".xlsx"
_WORKBOOKS: Final = f"Excel 表 (*{_WORKBOOK})"
IMPORTED: Final = (
    *(".docx", ".docm", ".dotx", ".doc", ".wps", ".odt"),
    *(".xlsx", ".xlsm", ".xls", ".et", ".ods", ".html", ".htm", ".mht", ".mhtml"),
)
"""How files are called that may be read; what one is, its bytes say."""
REFUSED: Final = (".rtf", ".xlsb")
"""How files are called that are not read, with a sentence that says what to do."""
_FORMS: Final = f"表和文档 ({' '.join(f'*{ending}' for ending in IMPORTED)});;全部文件 (*)"
DRAFTS: Final = f"绩效自评草稿 (*{_ENDING})"
EXPORTED: Final = (".docx", ".xlsx", ".pdf", ".doc", ".xls", ".odt", ".ods", ".wps", ".et")
"""How files that may carry a draft are called; what one is, its bytes say."""
_OLDER: Final = (
    f"草稿、表和文档 (*{_ENDING} *.pdf {' '.join(f'*{one}' for one in IMPORTED)});;全部文件 (*)"
)
_BOTH: Final = f"草稿和导出的文件 (*{_ENDING} {' '.join(f'*{one}' for one in EXPORTED)})"


def _box(parent: QtWidgets.QWidget | None, title: str, text: str) -> QtWidgets.QMessageBox:
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(title)
    # Names and paths may hold what looks like markup.
    box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def tell(parent: QtWidgets.QWidget | None, title: str, text: str) -> None:
    """Tell the clerk something that needs no answer."""
    box = _box(parent, title, text)
    box.addButton("知道了", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask_to_save(parent: QtWidgets.QWidget | None, name: str) -> Answer:
    """What to do with changes of *name* that are not saved."""
    box = _box(parent, "保存", f"“{name}”改过，还没有保存。")
    save = box.addButton("保存", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("不保存", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("返回继续填写", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return "save"
    return "discard" if clicked is discard else "cancel"


def choose(
    parent: QtWidgets.QWidget | None,
    title: str,
    text: str,
    choices: Sequence[tuple[str, str]],
    details: str = "",
) -> str:
    """The key of the one of *choices* (key, button) taken; the first is the default.

    Closing the dialog means to go ``back`` where that is one of them, else the last. *details*
    can be unfolded.
    """
    box = _box(parent, title, text)
    if details:
        box.setDetailedText(details)
    buttons = {
        key: box.addButton(caption(label), QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        for key, label in choices
    }
    box.setDefaultButton(buttons[choices[0][0]])
    closing = "back" if "back" in buttons else choices[-1][0]
    box.setEscapeButton(buttons[closing])
    box.exec()
    clicked = box.clickedButton()
    return next((key for key, button in buttons.items() if button is clicked), closing)


def tell_lines(
    parent: QtWidgets.QWidget | None, title: str, text: str, lines: Sequence[str]
) -> None:
    """Tell the clerk *text* with *lines*, as many as there are, below it."""
    dialog = QtWidgets.QDialog(parent)
    dialog.setWindowTitle(title)
    head = QtWidgets.QLabel(dialog)
    head.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    head.setWordWrap(True)
    head.setText(text)
    told = QtWidgets.QPlainTextEdit("\n".join(lines), dialog)
    told.setReadOnly(True)
    told.setTabChangesFocus(True)
    told.setAccessibleName(title)
    told.setVisible(bool(lines))
    done = QtWidgets.QPushButton("知道了", dialog)
    done.clicked.connect(dialog.accept)
    layout = QtWidgets.QVBoxLayout(dialog)
    layout.addWidget(head)
    layout.addWidget(told, 1)
    layout.addWidget(done, 0, QtCore.Qt.AlignmentFlag.AlignRight)
    if lines:
        from perfeval_gui.views.kit.list_dialog import fit_to_screen

        fit_to_screen(dialog, 90, 50)
    dialog.exec()


def draft_to_open(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The draft to open, or a file with one in it; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
        parent, "打开草稿", str(folder), f"{DRAFTS};;{_BOTH}"
    )
    return Path(chosen) if chosen else None


def files_to_import(parent: QtWidgets.QWidget | None, folder: Path) -> list[Path]:
    """The files to take cells from; none when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, "从文件取数", str(folder), _FORMS)
    return [Path(one) for one in chosen]


def files_to_name(parent: QtWidgets.QWidget | None, folder: Path) -> list[Path]:
    """The files that prove an indicator; none when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, "添加佐证材料", str(folder))
    return [Path(one) for one in chosen]


def folder_to_look_in(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder in which files are looked for; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, "在哪个文件夹里找", str(folder))
    return Path(chosen) if chosen else None


def older_reports(parent: QtWidgets.QWidget | None, folder: Path) -> list[Path]:
    """The drafts and files of other years to show; none when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(
        parent, "选往年的草稿或者文件", str(folder), _OLDER
    )
    return [Path(one) for one in chosen]


def last_year_to_open(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The report of last year, as a draft or a file; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(parent, "选上年的报告", str(folder), _OLDER)
    return Path(chosen) if chosen else None


def draft_to_save(parent: QtWidgets.QWidget | None, suggested: Path) -> Path | None:
    """Where to save a draft; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(parent, "另存为", str(suggested), DRAFTS)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == _ENDING:
        return path
    # The dialog asked about the name as it was typed, not about the one with the ending.
    path = path.with_name(f"{path.name}{_ENDING}")
    return path if not path.exists() or may_replace(parent, path.name) else None


def sheets_to_save(parent: QtWidgets.QWidget | None, suggested: Path) -> Path | None:
    """Where to save sheets that are sent round; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
        parent, "存收集表", str(suggested), _WORKBOOKS
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == _WORKBOOK:
        return path
    path = path.with_name(f"{path.name}{_WORKBOOK}")
    return path if not path.exists() or may_replace(parent, path.name) else None


def folder_for_sheets(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder for sheets that are sent round; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, "放收集表的文件夹", str(folder))
    return Path(chosen) if chosen else None


def may_replace(parent: QtWidgets.QWidget | None, name: str) -> bool:
    """Whether the file called *name* may be replaced."""
    box = _box(parent, "另存为", f"“{name}”已经存在。")
    replace = box.addButton("替换", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("返回", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is replace


def folder_for_export(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder to export into; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, "导出到文件夹", str(folder))
    return Path(chosen) if chosen else None


def edition_folder(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder of an edition to add; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, "添加版式的文件夹", str(folder))
    return Path(chosen) if chosen else None


def edition_zip(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The zip of an edition to add; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(parent, "添加版式的 zip", str(folder), _ZIPS)
    return Path(chosen) if chosen else None


def form_to_draw(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The Word file of a blank form to draw; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
        parent, "从空表生成版式", str(folder), _BLANK_FORMS
    )
    return Path(chosen) if chosen else None


def edition_to_export(parent: QtWidgets.QWidget | None, suggested: Path) -> Path | None:
    """Where to put the zip of an edition; None when the clerk thinks better of it."""
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(parent, "导出版式", str(suggested), _ZIPS)
    return Path(chosen) if chosen else None


def folder_for_drafts(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder for drafts that are made; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, "放草稿的文件夹", str(folder))
    return Path(chosen) if chosen else None


def folder_with_drafts(parent: QtWidgets.QWidget | None, folder: Path) -> Path | None:
    """The folder whose drafts are shown together; None when the clerk thinks better of it."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(
        parent, "本单位草稿所在的文件夹", str(folder)
    )
    return Path(chosen) if chosen else None
