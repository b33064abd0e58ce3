"""Files of other programs, damaged: ``foreign.py COUNT SEED WAY``.

First those made to hurt, then files of every format, each changed in one or a few places: bytes,
texts and attributes of its XML, members of its zip. Each must be read into tables whose cells do
not lie over one another, or be refused with an `UnreadableError`. WAY is ``ours``; ``trusting``
and ``greedy`` are mutants. Prints what went wrong, the most work that one took (see `effort`), and
by how many MiB the process grew at most; those made to hurt are told apart.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from effort import unit
from perfeval_gui.imports import limits
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.oldword import child, office, old_files
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.word import tables
from robustness.files.fuzz import forget_most, memory
from unit.foreign.foreign_files import every_kind
from unit.foreign.hostile_files import READ, REFUSED
from unit.foreign.word_files import packed

PATIENCE: Final = 60
"""Seconds by the clock after which a file counts as one that never ends."""
SLOW: Final = 8
"""The same for the converter of old Word files, which is ended in time by the program."""
ENOUGH: Final = 100
"""Pieces of work after which it is seen what a mutant is: more than any file may take."""
LOOK: Final = 0.1
"""Seconds by the clock between two looks at how much a mutant has done."""
SHOWN_BY: Final = {
    "trusting": ("a span that is no number",),
    "greedy": ("a million paragraphs that are hard to pack",),
}
"""What shows that a mutant is one; making all files takes longer than reading them."""
NASTY: Final = (
    "", "0", "-1", "1", "7", "255", "16384", "1048577", "999999999", "9" * 30, "1e999", "NaN",
    "x", "#REF!", "A0", "XFD1048576", "A1:XFD1048576", "true", "none", "&#65;", "&x;", "\ud7ff",
)  # fmt: skip
_VALUE: Final = re.compile(rb'="[^"]*"')
_TAG: Final = re.compile(rb"<[^<>]+>")


class Changer:
    """Makes damaged files out of good ones."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def changed(self, data: bytes) -> bytes:
        """*data*, changed in one or a few places."""
        if data.startswith(b"PK") and self.chance.random() < 0.8:
            return self.in_a_zip(data)
        for _ in range(self.chance.choice((1, 1, 2, 5))):
            data = self.bytes(data)
        return data

    def in_a_zip(self, data: bytes) -> bytes:
        """A member changed, left out, or taken for another."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members: dict[str, str | bytes] = {
                name: archive.read(name) for name in archive.namelist()
            }
        names = [name for name in members if name.endswith((".xml", ".rels"))]
        name, other = self.chance.choice(names), self.chance.choice(names)
        content = members[name]
        assert isinstance(content, bytes)
        kind = self.chance.random()
        if kind < 0.05:
            del members[name]
        elif kind < 0.1:
            members[name], members[other] = members[other], content
        else:
            for _ in range(self.chance.choice((1, 1, 2, 5))):
                content = self.markup(content)
            members[name] = content
        return packed(members)

    def markup(self, content: bytes) -> bytes:
        """XML or HTML with an attribute, a tag or a stretch of it changed."""
        kind = self.chance.random()
        nasty = self.chance.choice(NASTY).encode()
        if kind < 0.4 and (found := list(_VALUE.finditer(content))):
            one = self.chance.choice(found)
            return content[: one.start()] + b'="' + nasty + b'"' + content[one.end() :]
        tags = list(_TAG.finditer(content))
        if kind < 0.8 and tags:
            one, two = self.chance.choice(tags), self.chance.choice(tags)
            return self.chance.choice(
                (
                    content[: one.start()] + content[one.end() :],
                    content[: one.start()] + two[0] + content[one.end() :],
                    content[: one.end()] + one[0] * 3 + content[one.end() :],
                    content[: one.end()] + nasty + content[one.end() :],
                    content[: one.start()] + content[min(one.start(), two.start()) :],
                )
            )
        return self.bytes(content)

    def bytes(self, data: bytes) -> bytes:
        """*data* with a stretch lost, doubled, moved, or other bytes in it."""
        if not data:
            return b"\0"
        at = self.chance.randrange(len(data))
        end = min(len(data), at + self.chance.choice((1, 1, 2, 4, 16, 512)))
        other = self.chance.randrange(len(data))
        return self.chance.choice(
            (
                data[:at],
                data[:at] + data[end:],
                data[:end] + data[at:],
                data[:at] + self.chance.randbytes(end - at) + data[end:],
                data[:at] + b"\xff" * (end - at) + data[end:],
                data[:at] + b"\0" * (end - at) + data[end:],
                data[:at] + data[other : other + end - at] + data[end:],
            )
        )


def unsound(contents: Contents) -> str:
    """What is wrong about what was read; empty where nothing is."""
    for table in contents.tables:
        covered = [
            (cell.row + y, cell.column + x)
            for cell in table.cells
            for y in range(cell.rows)
            for x in range(cell.columns)
        ]
        if len(covered) != len(set(covered)):
            return "cells over one another"
        if [*table.cells] != sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            return "cells in no order"
    return "" if all(one.text.strip() for one in contents.paragraphs) else "a blank paragraph"


Watch = Callable[[], contextlib.AbstractContextManager[None]]
"""Ends what is done under it, when it is the time, by an error."""


@contextlib.contextmanager
def patiently() -> Iterator[None]:
    """End what takes too long by the clock."""
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


@contextlib.contextmanager
def until_it_is_seen(most: float) -> Iterator[None]:
    """End what has taken more than *most* seconds of the processor."""
    begin = time.process_time()

    def look(*_: object) -> None:
        if time.process_time() - begin > most:
            raise TimeoutError

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def fate(data: bytes, watch: Watch, *, is_read: bool | None = None) -> tuple[str, float]:
    """What is wrong about the way *data* is taken, and how long the processor takes.

    Args:
        data: The file.
        watch: Ends what never ends, or takes longer than any file may.
        is_read: Whether it has to be read; None where it may be read or refused.
    """
    begin = time.process_time()
    try:
        with watch():
            contents = read(data, "a")
        spent = time.process_time() - begin
        wrong = "read" if is_read is False else unsound(contents)
    except UnreadableError:
        spent = time.process_time() - begin
        wrong = "refused" if is_read else ""
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        spent = time.process_time() - begin
        wrong = repr(error)[:200]
    return wrong, spent


class Found:
    """What came of many files."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.tried = 0
        self.wrong: list[str] = []
        self.slowest = self.grown = 0.0

    def take(self, name: str, data: bytes, *, is_read: bool | None = None) -> None:
        """Try *data*, a file called *name*."""
        forget_most()
        before = memory("VmRSS")
        wrong, spent = fate(data, self._watch, is_read=is_read)
        self.tried += 1
        self.slowest = max(self.slowest, spent)
        self.grown = max(self.grown, memory("VmHWM") - before)
        if wrong:
            self.wrong.append(f"{name}: {wrong}")

    def told(self, piece: float) -> dict[str, Any]:
        """All of it, work in pieces of *piece* seconds."""
        work = self.slowest / piece
        return {"tried": self.tried, "wrong": self.wrong, "slowest": work, "grown": self.grown}


def mutate(way: str) -> None:
    """Break the readers in a *way*."""
    if way == "trusting":
        tables.whole = lambda text, default: int(text or default)  # type: ignore[attr-defined]
    elif way == "greedy":
        limits.TAGS = limits.ATTRIBUTES = 10**9  # type: ignore[misc]


def stop(*_: object) -> None:
    """End what takes too long."""
    raise TimeoutError


def in_this_process(source: Path, made: Path) -> child.Answer:
    """What the process for one old Word file answers; ended after a while as that is."""
    signal.alarm(SLOW)
    try:
        return child._changed(source, made)
    except TimeoutError:
        return child.FAILED, ()
    finally:
        signal.alarm(PATIENCE)


def damaged(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files of every kind, old Word files more rarely as each takes long."""
    chance = random.Random(seed)
    changer = Changer(chance)
    kinds = every_kind()
    names = [*(name for name in kinds if not name.endswith(".doc"))]
    for number in range(count):
        name = "saved.doc" if number % 50 == 0 else chance.choice(names)
        change: Callable[[bytes], bytes] = changer.changed
        if name.endswith((".html", ".mht")) and chance.random() < 0.7:
            change = changer.markup
        yield f"{name} {number}", change(kinds[name])


def main(count: int, seed: int, way: str) -> None:
    """Try them all and print what came of it."""
    mutate(way)
    signal.signal(signal.SIGALRM, stop)
    old_files._answer = in_this_process
    office.program = lambda: None
    piece = unit()
    for name, data in every_kind().items() if way == "ours" else ():
        # Read once, so that no library is loaded while it is measured; a good one has to be read.
        with contextlib.suppress(Exception):
            assert read(data, name).blocks
    watch = patiently if way == "ours" else partial(until_it_is_seen, ENOUGH * piece)
    hostile, found = Found(watch), Found(watch)
    for names, is_read in ((REFUSED, False), (READ, True)):
        for name in SHOWN_BY.get(way, names):
            if name in names:
                hostile.take(name, names[name](), is_read=is_read)
    for name, data in damaged(count, seed):
        found.take(name, data)
        if way == "trusting" and found.wrong:
            # It is caught.
            break
    piece = min(piece, unit())
    told = {"hostile": hostile.told(piece), "damaged": found.told(piece)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
