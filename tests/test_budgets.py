"""How long files, classes and functions may be. Ruff counts statements; readers count lines."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree

FILE: Final = 400
CLASS: Final = 200
FUNCTION: Final = 40
SOURCES: Final = tuple(sources("main.py", "perfeval_gui", "packaging", "tests"))


def over_budget(module: ast.Module, lines: int) -> list[str]:
    """What is too long in a *module* of so many *lines*."""
    found = [] if lines <= FILE else [f"file: {lines} lines"]
    for node in ast.walk(module):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
            found.append(f"{node.name}: {length} lines")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_outgrows_its_budget(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert over_budget(tree(path), lines) == []


def test_budget_is_noticed() -> None:
    long = "def long():\n" + "    pass\n" * FUNCTION
    crowded = "class Crowded:\n" + "    a = 1\n" * CLASS

    assert over_budget(ast.parse(long), 1) == ["long: 41 lines"]
    assert over_budget(ast.parse(crowded), FILE + 1) == ["file: 401 lines", "Crowded: 201 lines"]
