"""Editions that declare thousands of cells: loading takes as much longer as they are longer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.bench_editions import write_edition
from effort import least_effort
from perfeval_gui.editions.folder import read_edition

FEW, TIMES = 500, 8
MOST = 24
"""Eight times the cells cost a linear reader eight times as much, and a quadratic one 64 times."""


def test_loading_is_linear(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    write_edition(small, FEW)
    write_edition(large, FEW * TIMES)

    assert len(read_edition(large).form.fields) >= FEW * TIMES
    few, many = (least_effort(partial(read_edition, one), 2) for one in (small, large))
    assert many < MOST * few
