"""What is too long to be pasted is refused whole: nothing is cut, and no field freezes over it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from perfeval_gui.domain.cells.kinds import TEXT_LIMIT


def refusal() -> str:
    """Why the clipboard cannot be pasted into one cell; empty where it can.

    Asked before the widget sees the text: a long line would keep it busy for seconds, and a field
    of one line cuts what is too long without a word.
    """
    length = len(QGuiApplication.clipboard().text())
    if length <= TEXT_LIMIT:
        return ""
    return f"粘贴的内容有 {length} 字，一格最多 {TEXT_LIMIT} 字，没有粘贴。"
