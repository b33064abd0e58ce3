"""Damage to a saved draft: it is told, never passes for another report, and a backup is offered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import DraftError, load
from perfeval_gui.storage.draft.rescue import rescued
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver

DOCUMENT: Final = "d" * 32
SECTORS: Final = (64, 512, 4096)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much damage is tried: a cut at every *step* bytes, so many changed bytes and sectors."""

    step: int
    changes: int
    sectors: int


FULL: Final = Measure(1, 10_000, 1_000)
SMALL: Final = Measure(29, 300, 60)


@dataclass
class Fates:
    """What became of damaged drafts.

    Attributes:
        tried: How many there were.
        silent: How many opened as another report.
        crashed: What was raised that is no refusal.
        alone: How many were refused without a backup being offered.
    """

    tried: int = 0
    silent: int = 0
    crashed: list[str] = field(default_factory=list)
    alone: int = 0


def damages(data: bytes, chance: random.Random, measure: Measure) -> Iterator[bytes]:
    """Versions of *data* that are cut off, changed in a byte, or harmed in a whole sector."""
    for end in range(0, len(data), measure.step):
        yield data[:end]
    for _ in range(measure.changes):
        place = chance.randrange(len(data))
        byte = (data[place] + chance.randrange(1, 256)) % 256
        yield data[:place] + bytes([byte]) + data[place + 1 :]
    for _ in range(measure.sectors):
        yield _harmed(data, chance)


def _harmed(data: bytes, chance: random.Random) -> bytes:
    """A sector emptied, lost, doubled, or taken for another one."""
    size = chance.choice([one for one in SECTORS if one <= len(data)])
    at, other = (chance.randrange(0, len(data), size) for _ in range(2))
    head, sector, tail = data[:at], data[at : at + size], data[at + size :]
    return chance.choice(
        (
            head + bytes(len(sector)) + tail,
            head + tail,
            head + sector + sector + tail,
            head + bytes(size) + sector + tail,
            head + data[other : other + size] + tail,
        )
    )


def fates(folder: Path, report: Report, chance: random.Random, measure: Measure) -> Fates:
    """Save *report* twice in *folder*, damage the file in every way, and try to open it."""
    folder.mkdir(exist_ok=True)
    path, saver = folder / "甲.perfeval", Saver(Backups(folder / "备份"))
    last = replace(report, document=DOCUMENT, year=report.year + 1)
    known = saver.save(path, replace(report, document=DOCUMENT), "").digest
    saver.save(path, last, known)
    found, good = Fates(), path.read_bytes()
    for data in damages(good, chance, measure):
        found.tried += 1
        try:
            _open(data, last, found)
        except DraftError:
            found.alone += saver.backup_of(path, data) is None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            found.crashed.append(type(error).__name__)
    return found


def _open(data: bytes, good: Report, found: Fates) -> None:
    rescued(data)
    found.silent += load(data) != good
