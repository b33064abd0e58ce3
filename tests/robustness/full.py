"""The full form of the robustness tests: `python3 packaging/dev.py robustness [seed]`.

The suite runs a small part of it. The last line has the counts: what was tried, what was lost.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from checkout import ROOT
from perfeval_gui.domain.cells.reading import read_figure
from perfeval_gui.domain.cells.values import Unread
from robustness.files.damages import FULL, fates
from robustness.files.test_fuzz import EFFORT, MEBIBYTES
from robustness.harness import exported, fuzzed, kills, swept
from robustness.programs.memory import ran_out
from robustness.programs.sessions import MOST, fallen, killed
from robustness.programs.surroundings import came_of, clean_up, surroundings
from robustness.saves.machine import live
from robustness.saves.partners import interleavings, reopened
from robustness.saves.power_cut import power_cuts
from unit.cells.test_reading import ALPHABET, reference
from unit.storage.test_draft import SMALL
from unit.storage.test_saving import OLD, faults
from unit.storage.test_writer import _STEPS

KILLS: Final = 1_000
EXPORTS: Final = 100
FUZZED: Final = 20_000
SESSIONS: Final = 200
INTERLEAVINGS: Final = 200
OWNERS: Final = 100
AT_ONCE: Final = 4
LEVELS: Final = 20
STRINGS: Final = 10_000
LIVES, STEPS = 500, 50
Count = tuple[str, int, int]


def full_disk(folder: Path) -> int:
    """How many of 101 full disks ended in a lie: all of them where the run stops at one."""
    done = subprocess.run(
        [sys.executable, "-c", _STEPS, str(ROOT), str(folder / "甲")], check=False
    )
    return 101 if done.returncode else 0


def counts(chance: random.Random, folder: Path) -> Iterator[Count]:
    """Name, number of tries and number of losses of every part."""
    yield ("kills during save", *kills(KILLS, chance.randrange(10**6), "ours"))
    left, lost = swept(KILLS, chance.randrange(10**6), "ours")
    yield "kills before one start", KILLS, lost + max(left - 1, 0)
    _, told = exported(EXPORTS, chance.randrange(10**6), "ours")
    yield "killed exports", EXPORTS, told
    states, wrong = power_cuts(folder / "备份")
    yield "states after a power cut", states, len(wrong)
    path = folder / "草稿" / "甲.perfeval"
    path.parent.mkdir()
    tries: list[int] = []
    lies = len(list(faults(path, tries)))
    yield "failing calls", len(tries), lies
    place = folder / "满"
    place.mkdir()
    yield "full disks", 101, full_disk(place)
    for name, report in (("small", SMALL), ("large", OLD)):
        came = fates(folder / name, report, chance, FULL)
        yield f"damages of a {name} draft", came.tried, came.silent + len(came.crashed)
        # One in a hundred may be left without a backup.
        yield "  of them without a backup", came.tried, max(0, came.alone - came.tried // 100)
    fuzz = fuzzed(FUZZED, chance.randrange(10**6), "ours")
    over = (fuzz.slowest > EFFORT) + (fuzz.grown > MEBIBYTES)
    yield "hostile drafts", fuzz.tried, len(fuzz.wrong) + over
    yield typed(chance, folder)
    place = folder / "两个"
    place.mkdir()
    wrong = list(interleavings(INTERLEAVINGS, chance, place))
    yield "orders of two programs", INTERLEAVINGS, len(wrong)
    yield "killed owners of a draft", OWNERS, OWNERS - reopened(OWNERS, place)
    fell = fallen(folder / "错")
    places = [came for name, came in fell.items() if name != "stderr"]
    lost = sum(not came["safe"] or not came["alive"] or came["secret"] for came in places)
    yield "places of errors", len(places), lost
    yield surrounded(folder / "围")
    yield short_of_memory(folder / "存")
    yield readings(chance)
    yield lived_through(chance)


def typed(chance: random.Random, folder: Path) -> Count:
    """Killed typing sessions, and how many of them lost what was typed long enough before."""
    homes = [folder / str(number) for number in range(SESSIONS)]
    chances = [random.Random(chance.random()) for _ in homes]
    # Every other one in a cell of a table that is never left.
    fields = [("type", "cell")[number % 2] for number in range(SESSIONS)]
    # They spend their time waiting for the next key.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        sessions = list(pool.map(killed, homes, chances, repeat(MOST), fields))
    return "killed typing sessions", len(sessions), sum(one.lost for one in sessions)


def surrounded(folder: Path) -> Count:
    """Strange surroundings, and how many kept the program from starting, copying or saving."""
    place = folder / "places"
    found, bad = surroundings(place), 0
    try:
        for number, one in enumerate(found):
            draft = folder / str(number) / "甲.perfeval"
            draft.parent.mkdir()
            came = came_of(one, draft, draft.parent / "beside")
            bad += bool(came["code"]) or not (came["saved"] and sum(came["copies"]))
    finally:
        clean_up(place)
    return "surroundings", len(found), bad


def short_of_memory(folder: Path) -> Count:
    """Levels of memory, and how many of them lost a draft."""
    folder.mkdir()
    came = ran_out(folder, LEVELS)
    return "levels of memory", len(came), sum(one["lost"] or not one["safe"] for one in came)


def readings(chance: random.Random) -> Count:
    """Strings of marks that occur in figures, and how many the gate reads otherwise."""
    wrong = 0
    for _ in range(STRINGS):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(13)))
        value = read_figure(text, ("万元",))
        wrong += reference(text) != ("no" if isinstance(value, Unread) else value)
    return "strings read as figures", STRINGS, wrong


def lived_through(chance: random.Random) -> Count:
    """Lives of a draft, 1 lost where one of them was not as it should be."""
    application = QApplication.instance() or QApplication([])
    try:
        live(chance.randrange(10**6), LIVES, STEPS)
    except Exception as error:  # noqa: BLE001 - whatever a life ends with is told and counted
        print(error, *getattr(error, "__notes__", ()), sep="\n", flush=True)
        return "lives of a draft", LIVES, 1
    del application
    return "lives of a draft", LIVES, 0


def main() -> int:
    """Run everything; 0 where nothing was lost."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(10**6)
    found: list[Count] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, tried, lost in counts(random.Random(seed), Path(folder)):
            print(f"{name}: {tried} tried, {lost} lost", flush=True)
            found.append((name, tried, lost))
    summary = "; ".join(f"{name} {tried}/{lost}" for name, tried, lost in found)
    print(f"seed {seed}, tried/lost: {summary}")
    return int(any(lost for _, _, lost in found))


if __name__ == "__main__":
    sys.exit(main())
