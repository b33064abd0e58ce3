"""What it costs to load an edition that declares many cells, and how that grows."""

from __future__ import annotations

import math
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from perfeval_gui.editions.folder import read_anew

SIZES: Final = (100, 300, 1_000, 3_000, 10_000)
ROUNDS: Final = 5


def toml_of(cells: int) -> str:
    """An edition.toml with *cells* typed cells: half alone, half in a table with fixed lines."""
    return "\n".join(_entries(cells // 2, cells // 4))


def _entries(alone: int, lines: int) -> Iterator[str]:
    yield 'name = "大表"\nyear = 2025\n[[sections]]\nkey = "main"\ntitle = "全部"'
    for n in range(alone):
        yield f'[[cells]]\nkey = "c{n}"\nsection = "main"\nlabel = "第{n}格"\nkind = "money"'
    yield '[[tables]]\nkey = "t"\nsection = "main"\nrows = [\n["whole", "合计", "all"],'
    yield from (f'["l{n}", "第{n}行", "whole"],' for n in range(lines))
    yield ']\ncolumns = [["a", "甲", "money"], ["b", "乙", "money"], ["r", "率", "ratio b a"]]'
    for n in range(alone // 10):
        yield f'[[figures]]\nname = "f{n}"\nrule = "sum"\nof = ["c{n}", "c{n + 1}"]'
        yield f'label = "和{n}"'
        yield f'[[identities]]\nleft = "c{n}"\nis = "≤"\nright = "f{n}"'
    yield '[[parts]]\nkey = "p"'


def page_of(cells: int) -> str:
    """Its page: every cell once."""
    alone = (f"| [c{n}] | {{c{n}}} |" for n in range(cells // 2))
    return "\n".join(("columns 1 1", *alone, "columns 1 1 1", "*t | {t.a} | {t.b} | {t.r} |"))


def write_edition(folder: Path, cells: int) -> None:
    """Put the edition into *folder*, which is made."""
    folder.mkdir()
    (folder / "edition.toml").write_text(toml_of(cells), encoding="utf-8")
    (folder / "p.page").write_text(page_of(cells), encoding="utf-8")


def main() -> None:
    """Print the processor time of loading by number of cells, and how it grows."""
    costs = {}
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            folder = Path(place) / f"e{size}"
            write_edition(folder, size)
            times = []
            for _ in range(ROUNDS):
                begin = time.process_time()
                read_anew(folder)
                times.append(time.process_time() - begin)
            costs[size] = statistics.median(times) * 1000
    shown = "  ".join(f"{size}: {cost:.0f} ms" for size, cost in costs.items())
    growth = math.log(costs[SIZES[-1]] / costs[SIZES[1]]) / math.log(SIZES[-1] / SIZES[1])
    print(f"edition of so many declared cells, loaded: grows as n^{growth:.2f}  ({shown})")
