"""Rewriting the text of a large box without losing the place the clerk is at."""

from __future__ import annotations

from itertools import takewhile

from PySide6 import QtGui
from PySide6.QtWidgets import QPlainTextEdit


def replace_text(box: QPlainTextEdit, text: str) -> None:
    """Make *text* the content of *box*.

    Only the stretch that differs is touched: the cursor and the scroll bar stay where they are,
    and a long text is not laid out anew.
    """
    old = box.toPlainText()
    if old == text:
        return
    front = _alike(old, text)
    back = min(_alike(old[::-1], text[::-1]), len(old) - front, len(text) - front)
    cursor = QtGui.QTextCursor(box.document())
    cursor.setPosition(units(old[:front]))
    cursor.setPosition(units(old[: len(old) - back]), QtGui.QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[front : len(text) - back])


def select(box: QPlainTextEdit, text: str, span: tuple[int, int]) -> None:
    """Select the characters of *span* in *text*, which *box* holds, and show them."""
    cursor = QtGui.QTextCursor(box.document())
    cursor.setPosition(units(text[: span[0]]))
    cursor.setPosition(units(text[: span[1]]), QtGui.QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def units(text: str) -> int:
    """The length of *text* as Qt counts it: a rare character outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _alike(one: str, other: str) -> int:
    """How many characters *one* and *other* share at their beginning."""
    return sum(1 for _ in takewhile(_same, zip(one, other, strict=False)))


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
