"""What was found in each part of a walk, kept so that a walk that broke off need not begin anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Final

from checkout import ROOT

LOOKS: Final = ("light", "dark", "clear")
WHOLE: Final = ("1366x768x100x100", "1024x700x200x100", "1366x768x150x100")
"""Screens on which everything is walked in every look, and the focus as well."""
_LOOKED_AT: Final = ("perfeval_gui", "resources", "tests/looking")


@dataclass(frozen=True, slots=True)
class Kept:
    """What one part came to.

    Attributes:
        version: Of the program that was looked at.
        pictures: How many places were looked at.
        found: What is wrong, and where it was seen.
    """

    version: str
    pictures: int
    found: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One look of one screen."""

    setup: str
    look: str

    @property
    def name(self) -> str:
        """What its files begin with."""
        return f"{self.setup}-{self.look}"

    @property
    def is_whole(self) -> bool:
        """Whether what is beside the sections is walked too: elsewhere in one look of each."""
        one = LOOKS[sum(map(int, self.setup.split("x"))) // 25 % len(LOOKS)]
        return self.setup in WHOLE or self.look == one

    def kept(self, folder: Path, now: str) -> Kept | None:
        """What *folder* keeps of it; None where nothing, or of another version than *now*."""
        path = folder / f"{self.name}.json"
        if not path.exists():
            return None
        kept = Kept(**json.loads(path.read_text(encoding="utf-8")))
        return kept if kept.version == now else None

    def keep(self, folder: Path, pictures: int, found: Sequence[dict[str, str]]) -> None:
        """Keep in *folder* what was found, all of it or nothing."""
        written = folder / f"{self.name}.new"
        kept = asdict(Kept(version(), pictures, list(found)))
        written.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        written.replace(folder / f"{self.name}.json")


@cache
def version() -> str:
    """A digest of everything that is looked at, and of what looks at it."""
    digest = hashlib.sha256()
    for folder in _LOOKED_AT:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()
