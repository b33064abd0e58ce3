"""How long files, classes and functions may be, and how many lines know a single cell.

Ruff counts statements; readers count lines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree
from perfeval_gui.domain.record.report import STANDARD

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


LINES_THAT_KNOW_A_CELL: Final = 124
"""What is known of a cell is declared with it; what goes for several cells is said once.

Where a name is needed once more, look for one like it first, and for its kind or its rule.
"""


def knowing(lines: Iterable[str]) -> list[str]:
    """Those of *lines* that know the name of a single standard cell, by the form alone."""
    names = {part for name in STANDARD.fields for part in (name, name.split(".")[0])}
    names |= {
        f"{table}[].{column}" for table, one in STANDARD.tables.items() for column in one.kinds
    }
    # Words of other things as well.
    names -= {"unit", "body", "mode", "leader"}
    one = re.compile("[\"'](?:" + "|".join(map(re.escape, sorted(names))) + ")[\"'.\\[]")
    return [line for line in lines if one.search(line)]


def test_few_lines_know_a_single_cell() -> None:
    lines = [
        line
        for path in sources("perfeval_gui")
        if "generated" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
    ]

    assert len(knowing(lines)) <= LINES_THAT_KNOW_A_CELL
    assert knowing(['value("executed")', "'projects[].final'", 'kind("rate")', "executed"]) == [
        'value("executed")',
        "'projects[].final'",
    ]
