"""The files of the checkout, for tests that read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
GENERATED: Final = ROOT / "perfeval_gui/views/generated"


def sources(*folders: str) -> Iterator[Path]:
    """Python files under *folders* (and files named), except what pyside6-uic wrote."""
    for folder in folders:
        place = ROOT / folder
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            if GENERATED not in path.parents:
                yield path


def tree(path: Path) -> ast.Module:
    """The syntax tree of the file at *path*."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
