"""Says how long the libraries of a bundle are, which `perfeval_gui.storage.disk.whole` compares."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

LISTED: Final = "app/start.sizes"


def write_sizes(folder: Path, libraries: Iterable[Path]) -> None:
    """Writes the list of the *libraries* below a *folder* into it."""
    lines = (f"{path.stat().st_size} {path.relative_to(folder).as_posix()}\n" for path in libraries)
    text = "".join(sorted(lines, key=lambda line: line.partition(" ")[2]))
    (folder / LISTED).write_text(text, encoding="utf-8", newline="\n")
