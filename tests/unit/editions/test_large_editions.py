"""Editions that declare thousands of cells: loading takes as much longer as they are longer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from benchmarks.bench_editions import write_edition
from effort import least_effort
from perfeval_gui.editions.folder import read_anew, read_edition
from perfeval_gui.editions.reading.errors import EditionError

FEW, TIMES = 500, 8
MOST = 24
"""Eight times the cells cost a linear reader eight times as much, and a quadratic one 64 times."""


def test_loading_is_linear(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    write_edition(small, FEW)
    write_edition(large, FEW * TIMES)

    assert len(read_edition(large).form.fields) >= FEW * TIMES
    few, many = (least_effort(partial(read_anew, one), 2) for one in (small, large))
    assert many < MOST * few


def too_large(cells: int, lines: int, columns: int) -> str:
    """The text of an edition with so many *cells* beside *lines* times *columns* others."""
    own = "".join(
        f'[[cells]]\nkey = "x{n}"\nsection = "main"\nlabel = "甲"\nkind = "tick"\n'
        for n in range(cells)
    )
    rows = ", ".join(f'["r{n}", "行"]' for n in range(lines))
    given = ", ".join(f'["c{n}", "列", "money"]' for n in range(columns))
    return (
        f'name = "甲"\nyear = 2025\n[[sections]]\nkey = "main"\ntitle = "全部"\n{own}'
        f'[[tables]]\nkey = "t"\nsection = "main"\nrows = [{rows}]\ncolumns = [{given}]\n'
        '[[parts]]\nkey = "sheet"\n'
    )


@pytest.mark.parametrize(
    ("size", "most"), [((1, 3000, 3000), 50_000), ((9, 1, 1), 8), ((7, 2, 1), 8)]
)
def test_an_edition_has_no_more_cells_than_a_draft_holds(
    tmp_path: Path, size: tuple[int, int, int], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perfeval_gui.editions.own.cells._MOST", most)
    (tmp_path / "edition.toml").write_text(too_large(*size), encoding="utf-8")
    (tmp_path / "sheet.page").write_text("columns 1\n| {x0} |\n", encoding="utf-8")

    with pytest.raises(EditionError, match=f"最多 {most} 个"):
        read_edition(tmp_path)
