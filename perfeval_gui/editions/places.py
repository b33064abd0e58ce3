"""Where editions lie: found by the names of folders, before anything in them is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from perfeval_gui.editions.ids import normal, why_no_id

TOML: Final = "edition.toml"
EXAMPLES: Final = "examples.json"
"""What lies in the folder of an edition, beside its pages."""
AWAY: Final = ".old-"
"""How a folder begins that keeps an edition while another one takes its place."""


# No dataclass: the first window can do without what makes them.
class Place(NamedTuple):
    """A folder with an edition in it.

    Attributes:
        id: Its name, which a draft says.
        folder: Where it lies.
        why_not: Why it is not used, a Chinese clause; empty where it is.
    """

    id: str
    folder: Path
    why_not: str = ""


def places(folders: Sequence[Path]) -> list[Place]:
    """Every edition in *folders*, in their order: of two with the same id the first is used."""
    found: list[Place] = []
    taken: dict[str, Path] = {}
    for folder in folders:
        for file in _inside(folder, f"*/{TOML}"):
            place = file.parent
            # What begins so is being put in place or taken away.
            if place.name.startswith("."):
                continue
            name = normal(place.name)
            why = why_no_id(name)
            if not why and name in taken:
                why = f"与“{taken[name]}”里的版式同名，用的是那一个"
            taken.setdefault(name, folder)
            found.append(Place(name, place, why))
    return found


def interrupted(folder: Path) -> bool:
    """Whether an edition in *folder* was taking the place of another one when the end came."""
    return bool(_inside(folder, f"{AWAY}*"))


def _inside(folder: Path, names: str) -> list[Path]:
    """What is called so in *folder*, sorted; nothing where nobody may look into it."""
    try:
        return sorted(folder.glob(names))
    except OSError:
        return []
