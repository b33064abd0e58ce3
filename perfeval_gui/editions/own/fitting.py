"""Whether what an edition declares fits together: names that figures and identities read, homes."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval_gui.domain.edition.declared import Identity
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.rules.figures.rulebook import Rulebook


def check_declared(source: Source, book: Rulebook) -> None:
    """Figures and identities read what there is, and every typed cell can be typed somewhere.

    Raises:
        EditionError: With the line.
    """
    _check_figures(source, book)
    for n, identity in enumerate(book.edition.declared.identities):
        if reason := _identity_fault(identity, book):
            raise source.fault(reason, "left", "identities", n)
    _check_homes(source, book)


def _check_figures(source: Source, book: Rulebook) -> None:
    form = book.form
    for n, figure in enumerate(book.edition.declared.figures):
        for name in figure.of:
            if not _there(name, book):
                raise source.fault(f"没有“{name}”这个栏目。", "of", "figures", n)
        if figure.way == "total" and figure.name not in form.fields:
            reason = f"total 只能用于可以填写的栏目，“{figure.name}”不是。"
            raise source.fault(reason, "name", "figures", n)
        declared = {cell.name for cell in book.edition.declared.cells}
        if figure.way != "total" and figure.name in form.fields.keys() | declared:
            reason = f"“{figure.name}”写在 [[cells]] 或 [[tables]] 里由人填写，不能再计算。"
            raise source.fault(reason, "name", "figures", n)
        table = address(figure.name)
        if table is not None:
            reason = "表格每行的计算写在 [[tables]] 的 columns 里。"
            raise source.fault(reason, "name", "figures", n)


def _there(name: str, book: Rulebook) -> bool:
    """Whether there is a cell, a figure or a whole column called *name*."""
    if name in book.figures or name in book.form.fields:
        return True
    found = address(name)
    if found is None or found[1] is not None or found[0] not in book.form.tables:
        return False
    return found[2] in book.form.tables[found[0]].kinds


def _identity_fault(identity: Identity, book: Rulebook) -> str:
    tables = set()
    for term in (*identity.left, *identity.right):
        if not term.name:
            continue
        if not _there(term.name, book):
            return f"没有“{term.name}”这个栏目。"
        if (found := address(term.name)) is not None:
            tables.add(found[0])
        if _holds_text(term.name, book):
            return f"“{term.name}”不是数字，不能比较。"
    if len(tables) > 1:
        return "一条勾稽关系里只能有一张表的列。"
    return (
        "" if any(term.name for term in (*identity.left, *identity.right)) else "两边都没有栏目。"
    )


def _holds_text(name: str, book: Rulebook) -> bool:
    if name in book.figures:
        return book.figures[name].kind.holds != "figure"
    if (field := book.form.fields.get(name)) is not None:
        return field.kind.holds != "figure"
    table, _, column = address(name) or ("", None, "")
    return book.form.tables[table].kinds[column].holds != "figure"


def _check_homes(source: Source, book: Rulebook) -> None:
    for name in _homeless(book):
        label = book.edition.labels.get(name, name)
        reason = f"“{label}”（{name}）在 [[sections]] 的哪个部分都不能填，请写进一个部分的 names。"
        raise source.fault(
            reason, name, "labels" if name in source.mapping("labels") else "sections"
        )


def _homeless(book: Rulebook) -> Iterator[str]:
    owners = book.edition.owners
    shown = {"explanations", "dismissals", "project_linked"}
    for name in (*book.form.fields, *book.form.tables):
        # Lines of the fund table that the edition does not print are typed nowhere.
        if name not in owners and name not in shown and not _is_line(name, book):
            yield name


def _is_line(name: str, book: Rulebook) -> bool:
    return name in STANDARD.fields and "." in name and bool(book.edition.funds)
