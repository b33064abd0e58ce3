"""The sentence shown while a cell has the focus: what is wrong with it, or what belongs there."""

from __future__ import annotations

from perfeval_gui.domain.names.fields import any_row
from perfeval_gui.rules.figures.rulebook import Sheet


def help_for(sheet: Sheet, name: str) -> str:
    """The edition's help for *name*; for a computed figure also how it came about."""
    column = any_row(name)
    texts = sheet.edition.help
    line, _, part = name.partition(".")
    help_text = texts.get(name) or texts.get(column) or ""
    if not help_text and part and sheet.edition.fund_row(line) is not None:
        help_text = texts.get(f"funds.{part}", "")
    try:
        computed = sheet.figure(name) is not None and not sheet.typable(name)
        return sheet.explanation(name) if computed else help_text
    except KeyError:
        # The label column of a table is shown, but no cell of the record.
        return help_text
