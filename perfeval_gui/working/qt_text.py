"""Words of the clerk's where Qt would take some of them for its own: tips, captions, titles."""

from __future__ import annotations


def tip(text: str) -> str:
    """*text* for a tool tip, which Qt would show as a page of HTML where it looks like one."""
    # All of Qt's enumerations come with this one name, a tenth of the start, and a table of two
    # thousand signs with the other: names of files that have no such sign, which Qt takes for text
    # in any case, do without.
    if "<" not in text and "&lt;" not in text:
        return text
    from PySide6.QtGui import Qt

    return wrapped_tip(text) if Qt.mightBeRichText(text) else text


def wrapped_tip(text: str) -> str:
    """A long *text* for a tool tip: plain ones Qt shows in one line, however wide."""
    from html import escape

    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"


def caption(text: str) -> str:
    """*text* for a button or a menu, where a ``&`` by itself marks a key."""
    return text.replace("&", "&&")


def title(text: str) -> str:
    """*text* for the title of a window, where ``[*]`` by itself is the mark of unsaved changes."""
    return text.replace("[*]", "[*][*]")
