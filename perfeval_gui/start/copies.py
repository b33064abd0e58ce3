"""Whether earlier runs left anything to be recovered: asked before what could read it is loaded."""

from __future__ import annotations

from pathlib import Path


def holds_copies(folder: Path) -> bool:
    """Whether there are recovery copies; a folder that cannot be looked into holds none."""
    try:
        return any(file.suffix == ".copy" for file in folder.iterdir())
    except OSError:
        return False
