"""The help pages, shown beside the form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget


def show_help(parent: QWidget, page: Path, version: str) -> QDialog:
    """Show the help file *page*; the window behind stays usable. Returns the dialog."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("使用说明" if page.stem == "index" else "关于")
    text = QTextBrowser(dialog)
    text.setOpenLinks(False)
    text.setAccessibleName(dialog.windowTitle())
    text.setMarkdown(page.read_text(encoding="utf-8").replace("{version}", version))
    close = QPushButton("关闭", dialog)
    close.clicked.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    digit = dialog.fontMetrics().horizontalAdvance("0")
    dialog.resize(digit * 90, digit * 70)
    dialog.show()
    return dialog
