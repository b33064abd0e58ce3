"""What stands behind a typed figure: the sum it was typed as, and the amounts of its 明细."""

from __future__ import annotations

from typing import Final

from perfeval_gui.document.document import Document
from perfeval_gui.document.workings import told
from perfeval_gui.domain.beside.details import AMOUNT
from perfeval_gui.domain.names.details import detail_of, sum_of

KEY: Final = "Ctrl+Shift+D"


def told_behind(document: Document, name: str) -> str:
    """What is told of the cell called *name* where nothing is wrong with it; empty for nothing."""
    sum_typed = told(document.workings.behind(document.report, name))
    rows = detail_of(document.report, name)
    if not rows:
        return sum_typed
    total = sum_of(rows)
    summed = "" if total is None else f"，合计 {AMOUNT.show(total)}"
    detail = f"有明细 {len(rows)} 笔{summed}（{KEY} 打开）"
    return f"{sum_typed}；{detail}" if sum_typed else detail
