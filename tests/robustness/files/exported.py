"""Kills a process in the middle of writing an export: ``exported.py COUNT SEED WAY``.

WAY is ``ours``, or ``none`` for the mutant that clears nothing away. Prints how many temporary
files with the telephone number there were after the kills, and how many after one start.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import Final

from given.worked import sheet_of
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.disk.atomic import write_file
from perfeval_gui.storage.saving.leftovers import Sweep
from perfeval_gui.storage.saving.recovery import Recovery
from robustness.saves.kills import CALLS, Telling, cut_short

PHONE: Final = "13900000417"


def export_for_ever(path: Path, data: bytes, disk: Telling) -> None:
    """Write *data* again and again until killed."""
    while True:
        write_file(path, data, disk)


def telling(folder: Path) -> int:
    """How many files besides the export itself hold the telephone number."""
    return sum(_tells(path.read_bytes()) for path in folder.iterdir() if path.suffix == ".tmp")


def _tells(data: bytes) -> bool:
    # A file that is cut short holds its beginning all the same.
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return bool(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(PHONE.encode() in archive.read(name) for name in archive.namelist())


def main(count: int, seed: int, way: str) -> None:
    """Kill *count* exports, and print what one start makes of it."""
    chance = random.Random(seed)
    data = write_word(compose(sheet_of({"base_phone": PHONE, "unit": "某某中心"})))
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "出" / "甲.docx"
        path.parent.mkdir()
        for _ in range(count):
            cut_short(partial(export_for_ever, path, data), chance.randrange(1, CALLS))
        before = telling(path.parent)
        if way == "ours":
            now = path.stat().st_mtime + 300
            Sweep(Recovery(Path(home) / "恢复"), now).drafts(path.parent)
        after = telling(path.parent)
        assert path.read_bytes() == data
    sys.stdout.write(f"{before} {after}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
