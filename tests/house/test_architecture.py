"""Who may import whom, as docs/architecture.md says: its table and its names are read here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree

OURS: Final = "perfeval_gui"
PAGE: Final = ROOT / "docs/architecture.md"
MOST: Final = 15
"""Modules in a folder that a reader still takes in at a glance."""
# Which parts of Qt a room and those within it may use.
QT: Final = {
    "working": ("QtGui",),
    "paper": ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport"),
    "document": ("QtCore", "QtGui"),
    "views": ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg"),
    "cli": ("QtCore", "QtGui"),
    "start": ("QtCore", "QtGui", "QtWidgets"),
}
SLOW: Final = ("openpyxl", "docx", "doc2docx", "lxml", "xlrd", "PySide6.QtPrintSupport")
NETWORK: Final = (
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio",
    # It loads urllib.request.
    "xml.sax",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
)  # fmt: skip


def within(name: str, *packages: str) -> bool:
    """Whether *name* is one of *packages* or in one of them."""
    return any(f"{name}.".startswith(f"{package}.") for package in packages)


# ---- the page


@dataclass(frozen=True)
class Room:
    """A line of the table: what is in a room, what others may import of it, what it may use."""

    name: str
    purpose: str
    door: frozenset[str]
    named: tuple[str, ...]
    uses: tuple[str, ...]

    def is_open(self, module: str) -> bool:
        """Whether others may import *module*, named without the room."""
        return "all" in self.door or (module or "`__init__`") in self.door


def listed(cell: str) -> list[str]:
    """What a cell of the table lists."""
    return [] if cell == "–" else [one.strip() for one in cell.split(",")]


def rooms_of(page: str) -> dict[str, Room]:
    """The table of the page, from the lowest room to the highest."""
    rooms: dict[str, Room] = {}
    for line in re.findall(r"^\| `[a-z_.]+` \|.*\|$", page, re.MULTILINE):
        name, purpose, door, uses = (cell.strip() for cell in line.strip("|").split(" | "))
        name = name.strip("`")
        named = tuple(listed(uses))
        used = tuple(spread(named, rooms))
        rooms[name] = Room(name, purpose, frozenset(listed(door)), named, used)
    return rooms


def spread(uses: tuple[str, ...], above: Mapping[str, Room]) -> Iterator[str]:
    """*uses* with every room that ``rules.*`` stands for."""
    for one in uses:
        if one.endswith(".*"):
            yield from (name for name in above if within(name, one.removesuffix(".*")))
        else:
            yield one


ROOMS: Final = rooms_of(PAGE.read_text(encoding="utf-8"))


# ---- the code


def module_of(path: Path) -> str:
    """The dotted name of a source file, without that of the package; empty for the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts[1:] if part != "__init__")


SOURCES: Final = {module_of(path): path for path in sources(OURS) if path.name != "__main__.py"}


@cache
def room_of(module: str) -> str:
    """The room that *module* is in: the innermost that has a line."""
    inside = [name for name in ROOMS if within(module, name)]
    return max(inside, key=len, default="root")


def imported(node: ast.AST) -> Iterator[str]:
    """Dotted names that a statement imports, the names taken from a module included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that holds the imported *name*; None for others and compiled forms."""
    if not within(name, OURS) or within(name, f"{OURS}.views.generated"):
        return None
    name = name.removeprefix(OURS).removeprefix(".")
    return name if name in SOURCES else name.rpartition(".")[0]


@cache
def uses_of(module: str) -> frozenset[str]:
    """Modules of ours that *module* imports anywhere, within functions and for types too."""
    names = (own(name) for node in ast.walk(tree(SOURCES[module])) for name in imported(node))
    return frozenset(name for name in names if name is not None) - {module}


def runs_later(node: ast.AST) -> bool:
    """Whether what stands in *node* does not run when its module is imported."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def at_start(module: ast.Module) -> set[ast.AST]:
    """The nodes of *module* that run when it is imported."""
    later = filter(runs_later, ast.walk(module))
    return set(ast.walk(module)) - {inner for node in later for inner in ast.walk(node)}


def forbidden(name: str, room: str) -> bool:
    """Whether a module in *room* must not import *name* anywhere."""
    if within(name, *NETWORK):
        return True
    if within(name, "PySide6"):
        parts = next((parts for above, parts in QT.items() if within(room, above)), ())
        return not within(name, *(f"PySide6.{part}" for part in parts))
    used = own(name)
    if used is not None:
        return not may_use(room, used)
    return within(name, "platformdirs") and room != "root"


def may_use(room: str, module: str) -> bool:
    """Whether what is in *room* may import *module*, which is in its own or at a door."""
    other = room_of(module)
    if other == room or (room == "root" and not module):
        return True
    inner = module.removeprefix(other).removeprefix(".")
    return other in ROOMS[room].uses and ROOMS[other].is_open(inner)


def violations(module: ast.Module, room: str) -> list[str]:
    """Imports in *module* that its *room* may not have, or may not have at the top."""
    named = [(node, name) for node in ast.walk(module) for name in imported(node)]
    slow = {name for _, name in named if within(name, *SLOW)}
    top = at_start(module) if slow else set()
    return [name for node, name in named if forbidden(name, room) or (name in slow and node in top)]


# ---- rooms


@pytest.mark.parametrize("module", SOURCES)
def test_imports_go_down_and_through_doors(module: str) -> None:
    assert violations(tree(SOURCES[module]), room_of(module)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_rooms_above_it(room: str) -> None:
    order = list(ROOMS)

    assert all(order.index(used) < order.index(room) for used in ROOMS[room].uses)


@pytest.mark.parametrize("room", ROOMS)
def test_the_table_allows_nothing_that_is_not_needed(room: str) -> None:
    inside = [module for module in SOURCES if room_of(module) == room]
    used = {room_of(other) for module in inside for other in uses_of(module)}

    assert {name for name in ROOMS[room].uses if name in ROOMS[room].named} <= used
    if "all" not in ROOMS[room].door:
        others = [module for module in SOURCES if room_of(module) != room]
        wanted = {other for module in others for other in uses_of(module)}
        doors = {
            module.removeprefix(room).removeprefix(".") or "`__init__`"
            for module in inside
            if module in wanted
        }
        assert ROOMS[room].door == doors


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_is_in_it(room: str) -> None:
    inside = SOURCES["" if room == "root" else room]
    words = (ast.get_docstring(tree(inside)) or "").partition("\n")[0]

    assert inside.name == "__init__.py"
    assert words == f"{ROOMS[room].purpose}."


def test_every_module_is_in_a_room() -> None:
    outside = [module for module in SOURCES if room_of(module) == "root"]

    houses = {name.rpartition(".")[0] for name in ROOMS} - ROOMS.keys()
    assert set(outside) == {*houses, "paths"}


def test_no_folder_is_crowded() -> None:
    folders: dict[Path, int] = {}
    for path in sources("perfeval_gui", "packaging", "tests"):
        folders[path.parent] = folders.get(path.parent, 0) + (path.name != "__init__.py")

    assert {str(folder): count for folder, count in folders.items() if count > MOST} == {}


# ---- circles


def circles(uses: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules that lead back to themselves."""
    left = dict(uses)
    while True:
        ends = {name for name, used in left.items() if not used & left.keys()}
        if not ends:
            return sorted(left)
        left = {name: used for name, used in left.items() if name not in ends}


def test_no_module_leads_back_to_itself() -> None:
    assert circles({module: uses_of(module) for module in SOURCES}) == []


def test_a_circle_is_found() -> None:
    assert circles({"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("b")}) == [
        "a",
        "b",
        "c",
    ]


# ---- the three ways


def exists(name: str) -> bool:
    """Whether a dotted *name* is a module of ours, or something in one."""
    parts = name.split(".")
    for last in range(len(parts), 0, -1):
        module = ".".join(parts[:last])
        if module in SOURCES:
            found: object = import_module(f"{OURS}.{module}")
            for part in parts[last:]:
                if not hasattr(found, part):
                    return False
                found = getattr(found, part)
            return True
    return False


def names_in(page: str) -> list[str]:
    """The dotted names in code on the page, those of files apart."""
    found = re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)+)`", page)
    return [name for name in found if not name.endswith(("toml", "py"))]


def test_every_name_on_the_page_exists() -> None:
    names = names_in(PAGE.read_text("utf-8"))

    assert len(names) > 30
    assert [name for name in names if not exists(name)] == []


def test_a_name_of_nothing_is_noticed() -> None:
    assert not exists("views.cells.binding.Imaginary")
    assert not exists("views.nowhere")


def test_each_way_has_six_steps() -> None:
    text = PAGE.read_text("utf-8")
    ways = [part for part in text.split("\n## ") if part.startswith("The way")]

    assert len(ways) == 3
    for way in ways:
        steps = [int(number) for number in re.findall(r"^(\d)\. ", way, re.MULTILINE)]
        assert steps == [1, 2, 3, 4, 5, 6]


# ---- the tests above can fail


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("domain.cells", "from perfeval_gui.rules.figures import scoring"),
        ("domain.cells", "import PySide6.QtCore"),
        ("rules.figures", "from perfeval_gui.views.kit import theme"),
        ("rules.checks", "if TYPE_CHECKING:\n    from perfeval_gui.document.document import State"),
        ("exports.word", "def write():\n    from PySide6.QtGui import QFont"),
        ("exports.excel", "from openpyxl import Workbook"),
        ("exports.excel", "class Writer:\n    import docx.shared"),
        ("exports.excel", "from perfeval_gui.exports.word.write import write_word"),
        ("document", "from PySide6.QtWidgets import QWidget"),
        ("document", "from PySide6 import QtWidgets"),
        ("document", "from perfeval_gui.document.tables.cell_table import CellTable"),
        ("paper", "from perfeval_gui.exports.word.write import write_word"),
        ("views.kit", "from perfeval_gui.start.app import main"),
        ("views.desk", "from perfeval_gui.views.findings.cards import Cards"),
        ("views.cells", "from perfeval_gui.views.tables.form_table import FormTable"),
        ("storage.disk", "import platformdirs"),
        ("start", "def ask():\n    import http.client"),
        ("start", "from PySide6.QtNetwork import QNetworkReply"),
    ],
)
def test_a_planted_import_is_found(room: str, line: str) -> None:
    assert len(violations(ast.parse(line), room)) == 1


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("rules.figures", "from perfeval_gui.domain.cells.values import Figure"),
        ("exports.word", "def write():\n    from openpyxl import Workbook"),
        ("exports.word", "if TYPE_CHECKING:\n    from openpyxl import Workbook"),
        ("views.desk", "from PySide6.QtWidgets import QWidget"),
        ("views.desk", "from perfeval_gui.views.findings.panel import FindingsPanel"),
        ("views.safety", "from perfeval_gui import __version__"),
        ("root", "import platformdirs"),
    ],
)
def test_what_lies_below_may_be_imported(room: str, line: str) -> None:
    assert violations(ast.parse(line), room) == []


def test_a_table_out_of_order_is_noticed() -> None:
    lines = [f"| `{room}` | x | all | {', '.join(r.uses) or '–'} |" for room, r in ROOMS.items()]
    turned = rooms_of("\n".join(reversed(lines)))

    order = list(turned)
    assert any(order.index(u) > order.index(name) for name, r in turned.items() for u in r.uses)
    assert all(one != other for one, other in pairwise(order))
