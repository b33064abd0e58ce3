"""Whether what an edition declares fits together: names that figures and identities read, homes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval_gui.domain.cells.kinds import LINKED, Holds, Kind
from perfeval_gui.domain.edition.declared import Identity, OwnTable, Way
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import address, kind_of
from perfeval_gui.domain.record.report import BESIDE, STANDARD
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.rules.figures.figure import CircleError
from perfeval_gui.rules.figures.rulebook import Rulebook

_OF_TEXTS: Final[frozenset[Way]] = frozenset({"same", "count"})
"""Ways that take what is no figure."""
_OF_COLUMNS: Final[frozenset[Way]] = frozenset({"sum", "total", "count"})
"""Ways that take all rows of a column at once."""
_REST_OF_COLUMNS: Final[frozenset[Way]] = frozenset({"share", "difference"})
"""Ways that take them behind their first input."""
_NO_FIGURE: Final = "“{}”不是数字，不能这样计算。"


def check_declared(source: Source, book: Rulebook) -> None:
    """Figures and identities read what there is, and every typed cell can be typed somewhere.

    Raises:
        EditionError: With the line.
    """
    _check_figures(source, book)
    _check_columns(source, book)
    for n, identity in enumerate(book.edition.declared.identities):
        if reason := _identity_fault(identity, book):
            raise source.fault(reason, "left", "identities", n)
    for name in sorted(book.edition.hand):
        if name not in STANDARD.fields and not _typed_there(name, book):
            raise source.fault(f"没有“{name}”这个栏目。", "names", "hand")
    _check_homes(source, book)


def circle(source: Source, edition: Edition, error: CircleError) -> EditionError:
    """Figures that follow from each other, told where the first that is declared stands."""
    for n, figure in enumerate(edition.declared.figures):
        if figure.name in error.names:
            return source.fault(f"{error}。", "of", "figures", n)
    tables = {name.partition("[" if "[" in name else ".")[0] for name in error.names}
    for n, table in enumerate(edition.declared.tables):
        if table.name in tables:
            return source.fault(f"{error}。", "columns", "tables", n)
    return source.fault(f"{error}。", "", "funds")


def _check_columns(source: Source, book: Rulebook) -> None:
    """What columns of tables follow from is a column beside them, or stands alone."""
    for n, table in enumerate(book.edition.declared.tables):
        columns = {column.key: column for column in table.columns}
        for column in table.columns:
            for name in column.of if column.way is not None else ():
                beside = columns.get(name)
                if beside is None and ("[" in name or not _there(name, book)):
                    reason = f"“{column.key}”用到的“{name}”不是这张表的列，也不是单独的栏目。"
                    raise source.fault(reason, "columns", "tables", n)
                holds = beside.kind.holds if beside is not None else _holds(name, book)
                reason = _why_not_held(column.way, name, holds, column.kind)
                if reason:
                    raise source.fault(f"“{column.key}”：{reason}", "columns", "tables", n)


def _why_not_of(way: Way, place: int, name: str, book: Rulebook) -> str:
    """Why a figure of *way* cannot follow from *name*, in this *place* of its list; else empty."""
    if not _there(name, book):
        return f"没有“{name}”这个栏目。"
    if way == "grade":
        return _why_no_grade(place, name, book)
    rest = place > 0 and way in _REST_OF_COLUMNS
    if "[]" in name and way not in _OF_COLUMNS and not rest:
        return f"{way} 的这个位置不能用一整列“{name}”，先用 sum 求和。"
    return ""


def _why_no_grade(place: int, name: str, book: Rulebook) -> str:
    """Why *name* cannot stand there in the list of a grade: total, points, scores."""
    if not book.edition.grades:
        return "grade 要有 [[grades]] 里的等级。"
    if ("[]" in name) != (place > 0):
        return "grade 依次用总分、分值的一列、得分的一列。"
    return ""


def _check_figures(source: Source, book: Rulebook) -> None:
    form = book.form
    for n, figure in enumerate(book.edition.declared.figures):
        for place, name in enumerate(figure.of):
            reason = _why_not_of(figure.way, place, name, book)
            reason = reason or _why_not_held(figure.way, name, _holds(name, book), figure.kind)
            if reason:
                raise source.fault(reason, "of", "figures", n)
        if figure.way == "total" and figure.name not in form.fields:
            reason = f"total 只能用于可以填写的栏目，“{figure.name}”不是。"
            raise source.fault(reason, "name", "figures", n)
        if figure.way != "total" and figure.name in form.fields:
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
        if (line := _in_lines(term.name, book)) is not None:
            tables.add(line.name)
            continue
        if not _there(term.name, book):
            return f"没有“{term.name}”这个栏目。"
        if (found := address(term.name)) is not None:
            tables.add(found[0])
        if _holds(term.name, book) != "figure":
            return f"“{term.name}”不是数字，不能比较。"
    if len(tables) > 1:
        return "一条勾稽关系里只能有一张表的列。"
    return (
        "" if any(term.name for term in (*identity.left, *identity.right)) else "两边都没有栏目。"
    )


def _typed_there(name: str, book: Rulebook) -> bool:
    """Whether there is a typed cell, or a typed column, called *name*."""
    return name in book.form.fields or ("[]" in name and kind_of(book.form, name) is not None)


def _in_lines(name: str, book: Rulebook) -> OwnTable | None:
    """The table with fixed lines that has *name* as a column of figures in each; else None."""
    found = address(name)
    table = book.edition.declared.table(found[0]) if found is not None else None
    if table is None or not table.lines or found is None or found[1] is not None:
        return None
    figures = (one.key for one in table.columns if one.kind.holds == "figure")
    return table if found[2] in figures else None


def _why_not_held(way: Way | None, name: str, holds: Holds, shown: Kind) -> str:
    """Why what *name* *holds* gives nothing by *way* that could be *shown* so; else empty."""
    if way not in _OF_TEXTS and holds != "figure":
        return _NO_FIGURE.format(name)
    wanted: Holds = holds if way == "same" else "text" if way == "grade" else "figure"
    return "" if shown.holds == wanted else f"kind 写 {shown.name} 就印不出来：算出来的不是这一类。"


def _holds(name: str, book: Rulebook) -> Holds:
    if name in book.figures:
        return book.figures[name].kind.holds
    if (field := book.form.fields.get(name)) is not None:
        return field.kind.holds
    table, _, column = address(name) or ("", None, "")
    return book.form.tables[table].kinds[column].holds


def _check_homes(source: Source, book: Rulebook) -> None:
    for name in _homeless(book):
        label = book.edition.labels.get(name, name)
        reason = f"“{label}”（{name}）在 [[sections]] 的哪个部分都不能填，请写进一个部分的 names。"
        raise source.fault(
            reason, name, "labels" if name in source.mapping("labels") else "sections"
        )


def _homeless(book: Rulebook) -> Iterator[str]:
    owners, fields = book.edition.owners, book.form.fields
    # A switch stands beside its cell.
    switches = {one.name for one in fields.values() if one.kind.name == LINKED.name}
    known = {*owners, *BESIDE, *switches}
    for name in (*fields, *book.form.tables):
        # Lines of the fund table that the edition does not print are typed nowhere.
        if name not in known and not _is_line(name, book):
            yield name


def _is_line(name: str, book: Rulebook) -> bool:
    return name in STANDARD.fields and "." in name and bool(book.edition.funds)
