"""Who may import whom: imports only go down, and what is slow or needs a network stays out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree

# What each layer may use of the others; app, cli and paths join everything and are free.
MAY_USE: Final = {
    # Reads nothing but plain files; for all that read or write.
    "plainfiles": (),
    "domain": (),
    "rules": ("domain",),
    "editions": ("domain", "rules", "plainfiles"),
    "exports": ("domain", "rules", "editions"),
    "imports": ("domain", "rules", "editions"),
    "storage": ("domain", "rules", "editions", "plainfiles"),
    "paper": ("exports.pages", "exports.errors", "exports.steps"),
    "batch": ("domain", "rules", "editions", "storage"),
    "publishing": ("domain", "rules", "exports", "paper", "storage"),
    "preflight": ("rules", "exports", "paper"),
    "document": ("domain", "rules", "editions", "storage"),
    "views": (
        "domain",
        "rules",
        "editions",
        "exports",
        "imports",
        "storage",
        "document",
        "paper",
        "publishing",
        "preflight",
        "plainfiles",
    ),
}
QT: Final = {
    "paper": ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport"),
    "document": ("QtCore", "QtGui"),
    "views": ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg"),
}
FREE: Final = ("app", "cli", "cli_check", "desktop", "paths")
SLOW: Final = ("openpyxl", "docx", "lxml", "PySide6.QtPrintSupport")
NETWORK: Final = (
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio",
    # It loads urllib.request.
    "xml.sax",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
)  # fmt: skip
SOURCES: Final = tuple(sources("main.py", "perfeval_gui"))


def imported(node: ast.AST) -> Iterator[str]:
    """Dotted names that a statement imports, the names taken from a module included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, *packages: str) -> bool:
    """Whether *name* is one of *packages* or in one of them."""
    return any(f"{name}.".startswith(f"{package}.") for package in packages)


def runs_later(node: ast.AST) -> bool:
    """Whether what stands in *node* does not run when its module is imported."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def at_start(module: ast.Module) -> set[ast.AST]:
    """The nodes of *module* that run when it is imported."""
    later = filter(runs_later, ast.walk(module))
    return set(ast.walk(module)) - {inner for node in later for inner in ast.walk(node)}


def forbidden(name: str, layer: str) -> bool:
    """Whether a module of *layer* must not import *name* anywhere."""
    if within(name, *NETWORK):
        return True
    if layer in FREE:
        return False
    if within(name, "PySide6"):
        return not within(name, *(f"PySide6.{part}" for part in QT.get(layer, ())))
    if within(name, "perfeval_gui"):
        below = (layer, *MAY_USE.get(layer, ()))
        return name != "perfeval_gui.__version__" and not within(
            name, *(f"perfeval_gui.{part}" for part in below)
        )
    return within(name, "platformdirs")


def violations(module: ast.Module, layer: str) -> list[str]:
    """Imports in *module* that its *layer* may not have, or may not have at the top."""
    top = at_start(module)
    return [
        name
        for node in ast.walk(module)
        for name in imported(node)
        if forbidden(name, layer) or (node in top and within(name, *SLOW))
    ]


def layer_of(path: Path) -> str:
    """The layer of a source file; `app` for what joins the others."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else "app"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path: Path) -> None:
    assert violations(tree(path), layer_of(path)) == []


@pytest.mark.parametrize(
    ("layer", "line"),
    [
        ("domain", "from perfeval_gui.rules import scoring"),
        ("domain", "import PySide6.QtCore"),
        ("rules", "from perfeval_gui import views"),
        ("rules", "if TYPE_CHECKING:\n    from perfeval_gui.document.document import Document"),
        ("exports", "def write():\n    from PySide6.QtGui import QFont"),
        ("exports", "from openpyxl import Workbook"),
        ("exports", "class Writer:\n    import docx.shared"),
        ("document", "from PySide6.QtWidgets import QWidget"),
        ("document", "from PySide6 import QtWidgets"),
        ("paper", "from perfeval_gui.exports.word.write import write"),
        ("views", "from perfeval_gui.start.app import main"),
        ("storage", "import platformdirs"),
        ("app", "def ask():\n    import http.client"),
        ("app", "from PySide6.QtNetwork import QNetworkReply"),
    ],
)
def test_a_planted_import_is_found(layer: str, line: str) -> None:
    assert len(violations(ast.parse(line), layer)) == 1


@pytest.mark.parametrize(
    ("layer", "line"),
    [
        ("rules", "from perfeval_gui.domain.cells.values import Figure"),
        ("exports", "def write():\n    from openpyxl import Workbook"),
        ("exports", "if TYPE_CHECKING:\n    from openpyxl import Workbook"),
        ("views", "from PySide6.QtWidgets import QWidget"),
        ("storage", "from perfeval_gui import __version__"),
        ("app", "import platformdirs"),
    ],
)
def test_what_lies_below_may_be_imported(layer: str, line: str) -> None:
    assert violations(ast.parse(line), layer) == []


def test_every_layer_has_its_line() -> None:
    layers = {layer_of(path) for path in SOURCES}

    assert layers <= {*MAY_USE, *FREE}
