"""佐证材料: which indicators there are, which files prove them, and where these lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.declared import OwnTable
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import address, cell_name, rows_of, with_rows
from perfeval_gui.domain.names.places import place_of, row_at
from perfeval_gui.domain.record.report import Report

TABLE: Final = "evidence"
_INDICATOR: Final = "指标"
_NAMING: Final = pattern("指标(?!值)")
"""In the label of a column that says which indicator it is; not of what it is to reach."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One indicator and its files.

    Attributes:
        name: The cell that says which indicator it is: ``indicators[2].name``.
        title: What stands in it, in one line; blank where nothing does.
        files: The files in the order of adding, with their numbers among all files.
    """

    name: str
    title: str
    files: tuple[tuple[int, EvidenceFile], ...]


def indicator_tables(edition: Edition) -> Mapping[str, str]:
    """The tables of *edition* whose rows are indicators, and the column that says which one.

    The standard one, and declared ones whose rows or columns are called so.
    """
    standard = {"indicators": "name"} if "indicators" in edition.form.tables else {}
    own = {table.name: _naming(edition, table) for table in edition.declared.tables}
    return {**standard, **{table: column for table, column in own.items() if column}}


def _naming(edition: Edition, table: OwnTable) -> str:
    """The column of *table* that names an indicator; empty where its rows are none."""
    if table.lines:
        return ""
    texts = [one.key for one in table.columns if one.kind.holds == "text" and one.way is None]
    labels = {key: edition.labels.get(f"{table.name}[].{key}", "") for key in texts}
    # Of several (一级, 二级, 三级) the last one is the indicator itself.
    named = [key for key, label in labels.items() if _NAMING.search("".join(label.split()))]
    if named:
        return named[-1]
    return texts[0] if texts and _INDICATOR in table.noun else ""


def proofs(edition: Edition, report: Report) -> tuple[Proof, ...]:
    """Every indicator of *report*, in the order of the form, with its files."""
    files: dict[tuple[str, int], list[tuple[int, EvidenceFile]]] = {}
    for number, one in enumerate(report.evidence.evidence):
        if (row := row_at(report, one.place)) is not None:
            files.setdefault(row, []).append((number, one))
    return tuple(
        Proof(
            cell_name(table, number, column),
            " ".join(str(getattr(row, column)).split()),
            tuple(files.get((table, number), ())),
        )
        for table, column in indicator_tables(edition).items()
        for number, row in enumerate(rows_of(report, table))
    )


def proved(report: Report, tables: Collection[str]) -> tuple[int, int]:
    """How many of the indicators in *tables* have a file, and how many there are."""
    rows = (row_at(report, one.place) for one in report.evidence.evidence)
    having = {row for row in rows if row is not None and row[0] in tables}
    return len(having), sum(len(rows_of(report, table)) for table in tables)


def unproved(edition: Edition, report: Report) -> tuple[Proof, ...]:
    """The indicators that say something and have no file yet."""
    return tuple(one for one in proofs(edition, report) if one.title and not one.files)


def indicator_of(edition: Edition, report: Report, name: str) -> str:
    """The cell that says which indicator the cell *name* belongs to; empty where to none."""
    found = address(name)
    if found is None or found[1] is None:
        return ""
    table, row = found[0], found[1]
    if table == TABLE:
        files = report.evidence.evidence
        at = row_at(report, files[row].place) if row < len(files) else None
        if at is None:
            return ""
        table, row = at
    column = indicator_tables(edition).get(table, "")
    there = column and row < len(rows_of(report, table))
    return cell_name(table, row, column) if there else ""


def with_files(report: Report, name: str, files: Iterable[EvidenceFile]) -> Report:
    """*report* with *files* behind those of the indicator that the cell *name* names.

    A file that it has already, by its content or by where it lies, is not there twice: its row
    says what is so now.
    """
    place = place_of(report, name).partition(".")[0]
    whole = place_of(report, name)
    rows = list(report.evidence.evidence)
    for file in files:
        at = _row_of(file, rows, place)
        if at is None:
            rows.append(replace(file, id=0, place=whole))
        else:
            rows[at] = replace(file, id=rows[at].id, place=rows[at].place, note=rows[at].note)
    return with_rows(report, TABLE, tuple(rows))


def _row_of(file: EvidenceFile, rows: Iterable[EvidenceFile], place: str) -> int | None:
    """Which of *rows* is about *file* as one of the indicator at *place*; None where none is.

    Where it lies counts before what it holds: a file that became like another one is still itself.
    """
    own = [(at, row) for at, row in enumerate(rows) if row.place.partition(".")[0] == place]
    here = [at for at, row in own if (row.name, row.folder) == (file.name, file.folder)]
    alike = [at for at, row in own if row.digest == file.digest]
    return next(iter(here + alike), None)


def without_files(report: Report, ids: Collection[int]) -> Report:
    """*report* without the files in the rows with these *ids*."""
    kept = tuple(row for row in report.evidence.evidence if row.id not in ids)
    return with_rows(report, TABLE, kept)


def with_paths(report: Report, paths: Mapping[int, Path]) -> Report:
    """*report* with the files in the rows of these ids where *paths* says they lie now."""
    rows = (
        replace(row, name=path.name, folder=path.parent.as_posix())
        if (path := paths.get(row.id)) is not None
        else row
        for row in report.evidence.evidence
    )
    return with_rows(report, TABLE, tuple(rows))


# ---- where files lie


def lies_in(folder: str, base: Path | None) -> Path | None:
    """The folder that is written as *folder* in a draft that lies in *base*.

    None where that cannot be known: the draft has no file, or a path is of another system.
    """
    if Path(folder).is_absolute():
        return Path(folder)
    if base is None or PureWindowsPath(folder).drive or PurePosixPath(folder).is_absolute():
        return None
    inner = PurePath(folder).parts
    # As `written` says it, so that one place has one name.
    return base.parent.joinpath(*inner[1:]) if inner[:1] == ("..",) else base / folder


def written(folder: Path, base: Path | None) -> str:
    """*folder* as a draft in *base* has it: from there where it lies below it or beside it."""
    if base is not None:
        for above, way in ((base, PurePath()), (base.parent, PurePath(".."))):
            # What lies below the root lies anywhere.
            if above != Path(above.anchor) and folder.is_relative_to(above):
                inner = (way / folder.relative_to(above)).as_posix()
                return "" if inner == "." else inner
    return folder.as_posix()


def located(report: Report, base: Path) -> Report:
    """*report*, just read from a draft in *base*: its files are found wherever it is saved."""

    def found(folder: str) -> str:
        place = lies_in(folder, base)
        return folder if place is None else place.as_posix()

    return _with_folders(report, found)


def settled(report: Report, base: Path) -> Report:
    """*report* as a draft in *base* has it: its files are found where both are moved together."""

    def there(folder: str) -> str:
        return written(Path(folder), base) if Path(folder).is_absolute() else folder

    return _with_folders(report, there)


def without_folders(report: Report) -> Report:
    """*report* as others may have it: nothing in it says where files lie on this computer."""
    return _with_folders(report, lambda _folder: "")


def _with_folders(report: Report, change: Callable[[str], str]) -> Report:
    rows = report.evidence.evidence
    changed = tuple(replace(row, folder=change(row.folder)) for row in rows)
    return report if changed == rows else with_rows(report, TABLE, changed)
