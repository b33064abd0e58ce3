"""The text of one paragraph of an OpenDocument file: spans, fields, changes, boxes, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.opendocument.names import DRAW, OFFICE, TABLE, TEXT, count
from perfeval_gui.imports.opendocument.walk import OpenWalk

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPHS: Final = frozenset({f"{TEXT}p", f"{TEXT}h"})
BLOCKS: Final = PARAGRAPHS | {f"{TABLE}table", f"{TEXT}list"}
_DUBLIN: Final = "{http://purl.org/dc/elements/1.1/}"
NO_TEXT: Final = frozenset(
    {
        *(f"{OFFICE}forms", f"{OFFICE}binary-data", f"{_DUBLIN}creator", f"{_DUBLIN}date"),
        *(f"{TABLE}calculation-settings", f"{TABLE}content-validations", f"{TEXT}note-citation"),
        *(f"{TABLE}named-expressions", f"{TEXT}tracked-changes", f"{TABLE}tracked-changes"),
        *(f"{TEXT}table-of-content-source", f"{TEXT}alphabetical-index-source"),
        *(f"{TEXT}illustration-index-source", f"{TEXT}table-index-source"),
        *(f"{TEXT}user-index-source", f"{TEXT}bibliography-source", f"{TEXT}object-index-source"),
        f"{OFFICE}event-listeners",
    }
)
"""Elements that hold no text that is seen."""
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS: Final = 1_000


def gather(walk: OpenWalk, element: _Element, line: Line) -> None:
    """Add what is in *element* to *line*."""
    _text(walk, element.text, line)
    for child in element:
        gather_one(walk, child, line)
        _text(walk, child.tail, line)


def gather_one(walk: OpenWalk, element: _Element, line: Line) -> None:
    """Add *element* to *line*."""
    known = _KNOWN.get(element.tag)
    if known is not None:
        known(walk, element, line)
    elif element.tag not in NO_TEXT:
        with walk.hidden(hidden=walk.is_hidden or walk.means.styles.hides(element)):
            gather(walk, element, line)


def _text(walk: OpenWalk, text: str | None, line: Line) -> None:
    if not text:
        return
    # Blanks of the file are one blank, and none where a line begins; those meant are elements.
    shown = _BLANKS.sub(" ", text)
    if not line.text or line.text[-1].endswith((" ", "\n")):
        shown = shown.lstrip(" ")
    _add(walk, shown, line)


def _add(walk: OpenWalk, text: str, line: Line) -> None:
    if walk.is_new and text.strip():
        line.remarks.add("tracked")
    (line.hidden if walk.is_hidden else line.text).append(text)


def _blanks(walk: OpenWalk, element: _Element, line: Line) -> None:
    _add(walk, " " * min(count(element, f"{TEXT}c"), _MOST_BLANKS), line)


def _shows(text: str) -> Callable[[OpenWalk, _Element, Line], None]:
    return lambda walk, _, line: _add(walk, text, line)


def _within(walk: OpenWalk, element: _Element, line: Line) -> None:
    for item in walk.flow([element]):
        if isinstance(item, Line):
            line.take(item)
        else:
            line.inner.extend(item)


def _box(walk: OpenWalk, element: _Element, line: Line) -> None:
    walk.aside(element, line, "box", f"{walk.place}的文本框")


def _note(walk: OpenWalk, element: _Element, line: Line) -> None:
    walk.aside(element, line, "note", f"{walk.place}的注")


def _comment(walk: OpenWalk, element: _Element, line: Line) -> None:
    walk.aside(element, line, "comment", f"{walk.place}的批注")


def _picture(walk: OpenWalk, element: _Element, line: Line) -> None:
    walk.means.pictures += 1
    gather(walk, element, line)


def _object(walk: OpenWalk, element: _Element, line: Line) -> None:
    walk.sentences.append(f"嵌入的对象没有读（{walk.place}）。")
    gather(walk, element, line)


def _hidden(walk: OpenWalk, element: _Element, line: Line) -> None:
    with walk.hidden(hidden=True):
        gather(walk, element, line)


def _ruby(walk: OpenWalk, element: _Element, line: Line) -> None:
    for child in element:
        if child.tag == f"{TEXT}ruby-base":
            gather(walk, child, line)
        elif text := "".join(map(str, child.itertext())).strip():
            walk.sentences.append(f"注音“{text}”没有算在内（{walk.place}）。")


def _name(_walk: OpenWalk, element: _Element, line: Line) -> None:
    line.names.append(element.get(f"{TEXT}name", ""))


def _begins(walk: OpenWalk, _element: _Element, _line: Line) -> None:
    walk.is_new = True


def _ends(walk: OpenWalk, _element: _Element, _line: Line) -> None:
    walk.is_new = False


def _gone(walk: OpenWalk, element: _Element, line: Line) -> None:
    if text := walk.means.gone.pop(element.get(f"{TEXT}change-id", ""), ""):
        line.gone.append(text)
        line.remarks.add("tracked")


_KNOWN: Final[dict[object, Callable[[OpenWalk, _Element, Line], None]]] = {
    f"{TEXT}s": _blanks,
    f"{TEXT}tab": _shows("\t"),
    f"{TEXT}line-break": _shows("\n"),
    f"{TEXT}note-body": _note,
    f"{TEXT}hidden-text": _hidden,
    f"{TEXT}placeholder": _hidden,
    f"{TEXT}ruby": _ruby,
    f"{TEXT}bookmark": _name,
    f"{TEXT}bookmark-start": _name,
    f"{TEXT}change-start": _begins,
    f"{TEXT}change-end": _ends,
    f"{TEXT}change": _gone,
    f"{OFFICE}annotation": _comment,
    f"{DRAW}text-box": _box,
    f"{DRAW}custom-shape": _box,
    f"{DRAW}image": _picture,
    f"{DRAW}object": _object,
    f"{DRAW}object-ole": _object,
    **dict.fromkeys(BLOCKS, _within),
}
