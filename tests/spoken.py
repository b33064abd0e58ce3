"""What a screen reader is told of a window: each node of its tree, and what is wrong with one.

Read from Qt in the same process; the program that asks by AT-SPI tells the same nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget

_Role = QAccessible.Role
ROLES: Final = {
    _Role.EditableText: "text",
    _Role.ComboBox: "combo box",
    _Role.CheckBox: "check box",
    _Role.RadioButton: "radio button",
    _Role.Button: "button",
    _Role.ButtonMenu: "button",
    _Role.SpinBox: "spin button",
    _Role.List: "list",
    _Role.ListItem: "list item",
    _Role.Table: "table",
    _Role.Tree: "table",
    _Role.Cell: "table cell",
    _Role.ColumnHeader: "column header",
    _Role.RowHeader: "row header",
    _Role.MenuItem: "menu item",
    _Role.Slider: "slider",
    _Role.Dialog: "dialog",
    _Role.StaticText: "label",
}
"""The roles that must be told apart by a name, as AT-SPI calls them."""

_STATES: Final = ("readOnly", "checked", "focusable", "disabled", "invisible")


@dataclass(frozen=True, slots=True)
class Node:
    """What is said of one thing.

    Attributes:
        role: What it is, a value of `ROLES`.
        name: What it is called; of a cell with its row, its column and what it holds.
        value: What stands in it. described: What else is said: help, or what was found.
        place: Where it is, for whoever reads a failed test.
        states: Those of `_STATES`, and "computed".
    """

    role: str
    name: str
    value: str
    described: str
    place: str
    states: frozenset[str] = frozenset()


def nodes(widget: QWidget) -> list[Node]:
    """All that is told of *widget*, which is shown."""
    return list(_walk(QAccessible.queryAccessibleInterface(widget), widget.objectName()))


def _walk(told: QAccessibleInterface | None, place: str) -> Iterator[Node]:
    if told is None or not told.isValid() or "invisible" in _states(told):
        return
    thing: QObject | None = told.object()
    own = f"{place}/{thing.objectName() or type(thing).__name__}" if thing is not None else place
    if role := ROLES.get(told.role()):
        words = QAccessible.Text
        name, value, described = map(told.text, (words.Name, words.Value, words.Description))
        yield Node(role, name, value, described, own, _states(told))
    for at in range(told.childCount()):
        yield from _walk(told.child(at), own)


def _states(told: QAccessibleInterface) -> frozenset[str]:
    state, thing = told.state(), told.object()
    found = {word for word in _STATES if getattr(state, word)}
    if isinstance(thing, QLabel) and thing.property("computed"):
        found.add("computed")
    return frozenset(found)


def faults(told: list[Node]) -> list[str]:
    """What is wrong with the nodes of a window."""
    return [
        f"{one.place}: {fault} ({one.role} {one.name!r})" for one in told if (fault := _fault(one))
    ]


def _fault(one: Node) -> str:
    # A label without words is room for some; a figure that is blank says so.
    if not one.name.strip() and (one.role != "label" or "computed" in one.states):
        return "no name"
    if one.role == "table cell" and ("，" not in one.name or "：" not in one.name):
        return "no row and column"
    if "computed" in one.states and (
        "由程序计算" not in one.name or not one.name.partition("：")[2]
    ):
        return "no value"
    if one.role in ("text", "combo box") and not {"focusable", "disabled"} & one.states:
        return "no state"
    return ""
