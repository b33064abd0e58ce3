"""What an object needs is given to it where it is made: nobody puts anything into it afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT, sources, tree

JOINED: Final = ("perfeval_gui/document", "perfeval_gui/views", "perfeval_gui/start")
# Records of Qt and hooks of Python: made to be filled in by whoever uses them.
FOREIGN: Final = frozenset(
    {
        *(
            "option.index",
            "option.text",
            "option.state",
            "option.features",
            "option.displayAlignment",
        ),
        *("option.rect", "option.textAlignment", "option.section", "option.fontMetrics"),
        *("option.backgroundBrush", "mark.cursor", "mark.format"),
        *("sys.excepthook", "sys.unraisablehook", "threading.excepthook"),
    }
)


def targets(node: ast.AST) -> list[ast.expr]:
    """What a statement puts something into."""
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def is_name(node: ast.expr, name: str) -> bool:
    """Whether *node* is *name* and nothing more."""
    return isinstance(node, ast.Name) and node.id == name


def put_into_others(module: ast.Module) -> Iterator[str]:
    """Attributes that are set in another object than the one whose method it is."""
    for node in ast.walk(module):
        for target in targets(node):
            for one in target.elts if isinstance(target, ast.Tuple | ast.List) else (target,):
                if isinstance(one, ast.Attribute) and not is_name(one.value, "self"):
                    yield ast.unparse(one)
        if isinstance(node, ast.Call) and is_name(node.func, "setattr"):
            yield ast.unparse(node)


def module_of(path: Path) -> str:
    """How a case is called: after its module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts[1:])


@pytest.mark.parametrize("path", list(sources(*JOINED)), ids=module_of)
def test_nothing_is_put_into_an_object_from_outside(path: Path) -> None:
    assert set(put_into_others(tree(path))) <= FOREIGN


def test_what_is_put_in_from_outside_is_seen() -> None:
    text = """
self.folder, desk.folder = here, there
self.list.cards.may: Callable = may
rows.count += 1
setattr(drafts, "keep", keep)
desk = Desk(folder)
"""

    assert set(put_into_others(ast.parse(text))) == {
        "desk.folder", "self.list.cards.may", "rows.count", "setattr(drafts, 'keep', keep)",
    }  # fmt: skip
