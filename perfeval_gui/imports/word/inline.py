"""The text of one paragraph: runs, fields, controls, changes, boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.lines import Line
from perfeval_gui.imports.word.names import (
    GONE,
    MATH,
    MC,
    NEW,
    PROPERTIES,
    A,
    W,
    is_on,
    value_of,
    whole,
)
from perfeval_gui.imports.word.symbols import symbol
from perfeval_gui.imports.word.walk import WordWalk

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK: Final = " \t\r\n"
_SHOWN_BY_INSTRUCTION: Final = ("EQ", "=")
"""Fields whose text is worked out from their instruction and stands nowhere."""


def gather(walk: WordWalk, element: _Element, line: Line) -> None:
    """Add what is in *element* to *line*."""
    for child in element:
        gather_one(walk, child, line)


def gather_one(walk: WordWalk, element: _Element, line: Line) -> None:
    """Add *element* to *line*."""
    known = _KNOWN.get(element.tag)
    if known is not None:
        known(walk, element, line)
    elif element.tag not in PROPERTIES:
        gather(walk, element, line)


def chosen(alternative: _Element) -> _Element:
    """The one of several ways to say the same that is read: the first that says anything."""
    ways = list(alternative)
    says = (way for way in ways if way.find(f".//{W}t") is not None)
    return next(says, ways[0] if ways else alternative)


def is_prompt(element: _Element) -> bool:
    """Whether the control *element* is empty and shows what one may type."""
    return element.tag == f"{W}sdt" and bool(is_on(element.find(f"{W}sdtPr"), "showingPlcHdr"))


def _add(walk: WordWalk, text: str, line: Line) -> None:
    if walk.is_gone:
        line.gone.append(text)
        line.remarks.add("tracked")
    elif walk.is_hidden or (walk.fields and walk.fields[-1] is not None):
        line.hidden.append(text)
    else:
        line.text.append(text)


def _text(walk: WordWalk, element: _Element, line: Line) -> None:
    text = element.text or ""
    if element.get(_KEPT) != "preserve" and element.tag == f"{W}t":
        text = text.strip(_BLANK)
    # A line feed within a text is a blank; a break is an element.
    _add(walk, text.replace("\r\n", " ").replace("\n", " "), line)
    gather(walk, element, line)


def _run(walk: WordWalk, element: _Element, line: Line) -> None:
    properties = element.find(f"{W}rPr")
    if properties is None:
        gather(walk, element, line)
        return
    own = is_on(properties, "vanish")
    style = value_of(properties, "rStyle")
    said = walk.means.styles.hides(style) if own is None and style else own
    with walk.hidden(hidden=walk.is_hidden if said is None else said):
        gather(walk, element, line)


def _gone(walk: WordWalk, element: _Element, line: Line) -> None:
    with walk.gone():
        gather(walk, element, line)
    line.remarks.add("tracked")


def _new(walk: WordWalk, element: _Element, line: Line) -> None:
    gather(walk, element, line)
    line.remarks.add("tracked")


def _control(walk: WordWalk, element: _Element, line: Line) -> None:
    with walk.hidden(hidden=walk.is_hidden or is_prompt(element)):
        gather(walk, element, line)


def _symbol(walk: WordWalk, element: _Element, line: Line) -> None:
    _add(walk, symbol(element.get(f"{W}char", ""), element.get(f"{W}font")), line)


def _field(walk: WordWalk, element: _Element, line: Line) -> None:
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        walk.fields.append([])
        _form_field(walk, element, line)
    elif kind == "separate" and walk.fields:
        walk.fields[-1] = None
    elif kind == "end" and walk.fields:
        instruction = "".join(walk.fields.pop() or ()).strip()
        if instruction.upper().startswith(_SHOWN_BY_INSTRUCTION):
            walk.sentences.append(f"域“{instruction}”没有结果，没有读（{walk.place}）。")


def _form_field(walk: WordWalk, element: _Element, line: Line) -> None:
    """A box to tick, or a choice from a list: what is shown stands in the properties."""
    data = element.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    choice = None if data is None else data.find(f"{W}ddList")
    shown = ""
    if box is not None:
        ticked = is_on(box, "checked")
        shown = "☑" if (is_on(box, "default") if ticked is None else ticked) else "□"
    elif choice is not None:
        entries = [entry.get(f"{W}val", "") for entry in choice.findall(f"{W}listEntry")]
        at = whole(value_of(choice, "result") or value_of(choice, "default"), 0)
        shown = entries[at] if 0 <= at < len(entries) else ""
    if shown:
        fields, walk.fields = walk.fields, walk.fields[:-1]
        _add(walk, shown, line)
        walk.fields = fields


def _instruction(walk: WordWalk, element: _Element, _line: Line) -> None:
    if walk.fields and (pieces := walk.fields[-1]) is not None:
        pieces.append(element.text or "")


def _alternative(walk: WordWalk, element: _Element, line: Line) -> None:
    gather(walk, chosen(element), line)


def _box(walk: WordWalk, element: _Element, line: Line) -> None:
    """A text box, or what else stands in a paragraph and is none of its text."""
    fields, walk.fields = walk.fields, []
    walk.aside(element, line, "box", f"{walk.place}的文本框")
    walk.fields = fields


def _within(walk: WordWalk, element: _Element, line: Line) -> None:
    """A paragraph or a table where text is expected: what is around it was not known."""
    for item in walk.flow([element]):
        if isinstance(item, Line):
            line.take(item)
        else:
            line.inner.extend(item)


def _ruby(walk: WordWalk, element: _Element, line: Line) -> None:
    for base in element.findall(f"{W}rubyBase"):
        gather(walk, base, line)
    aside = Line()
    for reading in element.findall(f"{W}rt"):
        gather(walk, reading, aside)
    if text := aside.shown.strip():
        walk.sentences.append(f"注音“{text}”没有算在内（{walk.place}）。")


def _object(walk: WordWalk, element: _Element, line: Line) -> None:
    walk.sentences.append(f"嵌入的对象没有读（{walk.place}）。")
    gather(walk, element, line)


def _picture(walk: WordWalk, element: _Element, line: Line) -> None:
    walk.means.pictures += 1
    gather(walk, element, line)


def _name(_walk: WordWalk, element: _Element, line: Line) -> None:
    line.names.append(element.get(f"{W}name", ""))


def _shows(text: str) -> Callable[[WordWalk, _Element, Line], None]:
    return lambda walk, _, line: _add(walk, text, line)


_KNOWN: Final[dict[object, Callable[[WordWalk, _Element, Line], None]]] = {
    f"{W}t": _text,
    f"{W}delText": _text,
    f"{A}t": _text,
    f"{MATH}t": _text,
    f"{W}r": _run,
    f"{W}tab": _shows("\t"),
    f"{W}ptab": _shows("\t"),
    f"{W}br": _shows("\n"),
    f"{W}cr": _shows("\n"),
    f"{W}noBreakHyphen": _shows("-"),
    f"{W}sym": _symbol,
    f"{W}fldChar": _field,
    f"{W}instrText": _instruction,
    f"{W}delInstrText": _instruction,
    f"{W}sdt": _control,
    f"{W}ruby": _ruby,
    f"{W}object": _object,
    f"{W}bookmarkStart": _name,
    f"{W}txbxContent": _box,
    f"{W}p": _within,
    f"{W}tbl": _within,
    f"{MC}AlternateContent": _alternative,
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": _picture,
    "{urn:schemas-microsoft-com:vml}imagedata": _picture,
    **dict.fromkeys(GONE, _gone),
    **dict.fromkeys(NEW, _new),
}
