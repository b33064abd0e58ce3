"""The help pages, shown beside the form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from perfeval_gui.views.kit.list_dialog import fit_to_screen

HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cover": "填写",
        "staffing": "填写",
        "funds": "经费",
        "projects": "本级专项资金",
        "buildings": "增加和删除行",
        "execution": "预算执行",
        "goals": "填写",
        "indicators": "绩效指标",
        "evaluators": "增加和删除行",
        "report": "自评报告",
        "output": "打印和导出",
        "": "填写",
    }
)
"""Under which heading of the help a part is explained, by its view; "" for one that is drawn."""


def show_help(parent: QWidget, page: Path, words: Mapping[str, str], heading: str = "") -> QDialog:
    """Show the help file *page* from *heading* on; the window behind stays usable.

    *words* stand in the file as ``{word}``. Returns the dialog.
    """
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("使用说明" if page.stem == "index" else "关于")
    text = QTextBrowser(dialog)
    text.setOpenLinks(False)
    text.setSearchPaths([str(page.parent)])
    text.setAccessibleName(dialog.windowTitle())
    told = page.read_text(encoding="utf-8")
    for word, meant in words.items():
        told = told.replace(f"{{{word}}}", meant)
    text.setMarkdown(told)
    close = QPushButton("关闭", dialog)
    close.clicked.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    fit_to_screen(dialog, 90, 70)
    dialog.show()
    _go_to(text, heading)
    return dialog


def _go_to(text: QTextBrowser, heading: str) -> None:
    """Let *text* begin at its *heading*; at its head where it has none of that name."""
    block = text.document().begin()
    while heading and block.isValid():
        if block.blockFormat().headingLevel() and block.text() == heading:
            place = text.document().documentLayout().blockBoundingRect(block)
            text.verticalScrollBar().setValue(round(place.top()))
            return
        block = block.next()


def newest(changes: Path) -> str:
    """What is new in this version, of a file of *changes* that begins with it; empty without."""
    try:
        versions = changes.read_text(encoding="utf-8").split("\n## ")
    except OSError:
        return ""
    return versions[1].partition("\n")[2].strip() if len(versions) > 1 else ""
