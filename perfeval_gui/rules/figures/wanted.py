"""Whether a cell is to be filled in: the edition prints it and does not leave it for the hand."""

from __future__ import annotations

from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.printed_names import OUTLINE
from perfeval_gui.rules.figures.rulebook import Sheet


def is_wanted(sheet: Sheet, name: str) -> bool:
    """Whether a blank in *name* leaves a gap on paper.

    A fund cell is printed with all lines of the edition, or drawn by its own name: a page may leave
    a total out. Of a table the name alone stands for any of its columns.
    """
    printed = sheet.book.printed
    if name in sheet.edition.hand:
        return False
    line, _, column = name.partition(".")
    if column in FUND_COLUMNS:
        listed = sheet.edition.fund_row(line.partition("[")[0]) is not None
        return name in printed or (listed and f"funds.{column}" in printed)
    own = sheet.edition.declared.table(line)
    if own is not None and own.lines:
        return name in printed or f"{line}.{column.rpartition('.')[2]}" in printed
    if name == "passages":
        return OUTLINE in printed
    if name in sheet.report.form.tables:
        return any(one.startswith(f"{name}.") for one in printed)
    return name in printed
