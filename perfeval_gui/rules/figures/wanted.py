"""Whether a cell is to be filled in: the edition prints it and does not leave it for the hand."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from perfeval_gui.domain.edition.declared import BESIDE, WANTED
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.lacking import is_lacked
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.printed_names import OUTLINE
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

# Columns in which blank is usual, or told by another check.
_USUAL: Final = frozenset(
    f"{table}.{column}"
    for table, columns in (
        ("indicators", ("reason", "lowered", "band", "points", "group", "kind")),
        ("projects", FUND_COLUMNS),
        ("explanations", STANDARD.tables["explanations"].kinds),
    )
    for column in columns
)


def is_wanted(sheet: Sheet, name: str) -> bool:
    """Whether a blank in *name* leaves a gap on paper.

    A fund cell is printed with all lines of the edition, or drawn by its own name: a page may leave
    a total out. Of a table the name alone stands for any of its columns. Nothing is missing in a
    part that the unit does not have.
    """
    if is_lacked(sheet.edition, sheet.report, name):
        return False
    return _is_printed(sheet.book, sheet.report.form, name)


@lru_cache(maxsize=4_096)
def _is_printed(book: Rulebook, form: Form, name: str) -> bool:
    """Whether the pages of a form leave room for *name*: the same in each of its reports."""
    printed, edition = book.printed, book.edition
    if name in edition.hand:
        return False
    line, _, column = name.partition(".")
    if column in FUND_COLUMNS:
        listed = edition.fund_row(line.partition("[")[0]) is not None
        return name in printed or (listed and f"funds.{column}" in printed)
    own = edition.declared.table(line)
    if own is not None and own.lines:
        return name in printed or f"{line}.{column.rpartition('.')[2]}" in printed
    if name == "passages":
        return OUTLINE in printed
    if name in form.tables:
        return any(one.startswith(f"{name}.") for one in printed)
    return name in printed


def may_be_blank(edition: Edition, form: Form, table: str, column: str) -> bool:
    """Whether a blank in *column* says nothing: the edition allows it, or remarks stand there."""
    if table == "indicators" and column in (*WANTED, *BESIDE):
        # A quality has no sign and no unit, and what others fill in comes later.
        return True
    if f"{table}.{column}" in _USUAL or f"{table}[].{column}" in edition.hand:
        return True
    # Remarks are written where there is something to remark.
    standard = STANDARD.tables.get(table)
    own = standard is None or column not in standard.kinds
    return own and form.tables[table].kinds[column].lines
