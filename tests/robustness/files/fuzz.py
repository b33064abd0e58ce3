"""Hostile drafts made by a grammar: ``fuzz.py COUNT SEED WAY``.

Each has a valid checksum. It must be refused with a `DraftError`, or open as a report that comes
back the same when saved. WAY is ``ours``; ``trusting`` and ``greedy`` are mutants. Prints what went
wrong, the most work that one took (see `effort`), and by how many MiB the process grew at most.
"""

from __future__ import annotations

import contextlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from effort import unit
from given.hostile_drafts import CONTENT, HOSTILE, sealed
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.storage.draft import draft
from perfeval_gui.storage.draft.draft import DraftError, dump, load
from perfeval_gui.storage.draft.rescue import rescued

T = TypeVar("T")
LEAVES: Final = (
    "null", "true", "false", "0", "-1", "1", "8", "1.5", "1e5", "1e999", "NaN", "-Infinity",
    '""', '"8"', '"24.92"', '"-5"', '"1E+30"', '"八"', '"٨"', '"2024-02-30"', '"2024-06-20"',
    '"x"', '"a\\nb"', '"\\ud800"', '"\\u0000"', '"<b>"', '"' + "9" * 40 + '"', "9" * 30,
    '{"unread": "八"}', '{"unread": 8}', '{"unread": ["8"]}', '{"unread": "8", "x": 1}', "{}", "[]",
    '"' + "0" * 32 + '"', '"../../x"', "[[]]", '[{"id": 1}, {"id": 1}]', '"\\ufeff"', "", ",",
)  # fmt: skip
ROOTS: Final = ("edition", "year", "document", "values", "tables", "later", "")
ROW_KEYS: Final = ("id", "name", "final", "check", "key", "group", "later")


class Grammar:
    """Makes texts that look more or less like the content of a draft."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def body(self) -> str:
        """One content; now and then with a slip of the pen, now and then much too large."""
        pairs = [f'"edition": {self.near("""yunxi-2023""")}', f'"year": {self.near(2023)}']
        pairs.append(f'"values": {self.object(tuple(STANDARD.fields), self.value)}')
        pairs.append(f'"tables": {self.object(tuple(STANDARD.tables), self.table)}')
        if self.chance.random() < 0.3:
            pairs.append(f'"{self.chance.choice(ROOTS)}": {self.value()}')
        self.chance.shuffle(pairs)
        text = "{" + ", ".join(pairs[: self.chance.choice((4, 5, 5, 5, 3))]) + "}"
        return self.slipped(text) if self.chance.random() < 0.3 else text

    def near(self, right: object) -> str:
        """Mostly the *right* value."""
        return json.dumps(right) if self.chance.random() < 0.9 else self.leaf()

    def leaf(self) -> str:
        return self.chance.choice(LEAVES)

    def object(self, keys: tuple[str, ...], value: Callable[[], str]) -> str:
        """An object with some of *keys*, and with strange ones."""
        names = [self.chance.choice(keys) for _ in range(self.chance.randrange(5))]
        if self.chance.random() < 0.2:
            names.append(self.chance.choice(("later", "", "\\ud800", "id", "a" * 500)))
        return "{" + ", ".join(f'"{name}": {value()}' for name in names) + "}"

    def value(self) -> str:
        chance = self.chance.random()
        if chance < 0.9:
            return self.leaf()
        if chance < 0.97:
            return self.deep()
        size = self.chance.choice((1_000, 20_000, 200_000))
        return self.chance.choice(
            (f'"{"长" * size}"', f"[{'0,' * size}0]", "9" * min(size, 20_000), "[" * size)
        )

    def deep(self) -> str:
        depth = self.chance.choice((2, 30, 33, 200, 2000))
        return "[" * depth + self.leaf() + "]" * depth

    def table(self) -> str:
        if self.chance.random() < 0.2:
            return self.value()
        rows = (self.object(ROW_KEYS, self.value) for _ in range(self.chance.randrange(4)))
        return f"[{', '.join(rows)}]"

    def slipped(self, text: str) -> str:
        """*text* with a stretch lost, doubled or replaced."""
        at = self.chance.randrange(len(text))
        end = min(len(text), at + self.chance.randrange(1, 20))
        return self.chance.choice(
            (
                text[:at],
                text[:at] + text[end:],
                text[:end] + text[at:],
                text[:at] + self.leaf() + text[end:],
                text[:at] + "\x00\ufeff" + text[at:],
            )
        )


class Taken:
    """How drafts are taken.

    Attributes:
        slowest: Seconds of the processor that loading or rescuing one took at most.
    """

    def __init__(self) -> None:
        self.slowest = 0.0

    def by(self, take: Callable[[bytes], T], data: bytes) -> T:
        """What *take* makes of *data*, measured; what it raises is raised."""
        begin = time.process_time()
        try:
            return take(data)
        finally:
            self.slowest = max(self.slowest, time.process_time() - begin)

    def fate(self, data: bytes) -> str:
        """What is wrong about the way *data* is taken; empty where nothing is."""
        try:
            return self._fate(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return type(error).__name__

    def _fate(self, data: bytes) -> str:
        try:
            report = self.by(load, data)
        except DraftError:
            self.by(rescued, data)
            return ""
        self.by(rescued, data)
        again = dump(report)
        return "" if load(again) == report and dump(load(again)) == again else "unstable"


def bodies(count: int, seed: int) -> Iterator[str]:
    """The hostile drafts made by hand, then *count* of the grammar; the largest one for none."""
    yield from HOSTILE.values() if count else (HOSTILE["more than a million names"],)
    yield CONTENT
    grammar = Grammar(random.Random(seed))
    for _ in range(count):
        yield grammar.body()


def memory(line: str) -> float:
    """MiB of this process: ``VmRSS`` now, ``VmHWM`` the most since `forget_most`."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{line}:")[2].split()[0]) / 1024


def forget_most() -> None:
    """Let the most memory begin anew: the making of the drafts is not what is measured."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def mutate(way: str) -> None:
    """Break the loader in a *way*."""

    def trusting(_self: object, stored: object, _path: str) -> Any:  # noqa: ANN401 - as the mutant
        return stored

    def never(_body: bytes) -> bool:
        return False

    if way == "trusting":
        draft.Loader._dict = trusting  # type: ignore[assignment, method-assign]
    elif way == "greedy":
        draft.too_many_parts = never  # type: ignore[assignment]
        draft._MOST_IN_ONE = 10**9  # type: ignore[misc]


def main(count: int, seed: int, way: str) -> None:
    """Try them all and print what came of it."""
    mutate(way)
    piece = unit()
    load(sealed(CONTENT))
    wrong, taken, tried, grown = [], Taken(), 0, 0.0
    for body in bodies(count, seed):
        data = sealed(body.encode("utf-8", errors="surrogatepass"))
        forget_most()
        tried, before = tried + 1, memory("VmRSS")
        if way == "greedy":
            with contextlib.suppress(Exception):
                taken.by(load, data)
        else:
            wrong += [name for name in (taken.fate(data),) if name]
        grown = max(grown, memory("VmHWM") - before)
        if wrong and way == "trusting":
            # It is caught.
            break
    found = {
        "tried": tried,
        "wrong": wrong,
        "slowest": taken.slowest / min(piece, unit()),
        "grown": grown,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
