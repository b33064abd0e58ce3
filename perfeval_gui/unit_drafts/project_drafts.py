"""A draft for each project of an open report: unit, year, people, names and amounts filled in."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from perfeval_gui.domain.cells.kinds import in_unit
from perfeval_gui.domain.cells.quoting import cut, named
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.edition.projects import PROJECT_NAME, column_of
from perfeval_gui.domain.names.fields import put_all
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.pages.compose import export_name
from perfeval_gui.publishing.file_names import clean_name, on_disk
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.sentences.starting_texts import followed
from perfeval_gui.rules.together.belonging import same_key
from perfeval_gui.rules.together.shares import Project, projects_of
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.draft.files import SUFFIX, save_draft
from perfeval_gui.storage.saving.saving import identified


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the draft of one project.

    Attributes:
        project: What the project is called; of one without a name, which one it is.
        path: The draft; None where no file could be named.
        why_not: Why nothing was written, a Chinese clause; empty where it was.
        failed: Whether that is a fault, and not because the draft is there already.
    """

    project: str
    path: Path | None
    why_not: str = ""
    failed: bool = False


def has_projects(edition: Edition) -> bool:
    """Whether reports of *edition* are of a whole unit, with a table of its 专项."""
    return "projects" in edition.form.tables and not edition.package


def lines_with_amounts(sheet: Sheet) -> list[Project]:
    """The lines of 项目支出 beside the 专项 for which there is something to rate."""
    return [one for one in projects_of(sheet) if _is_line(one) and one.has_amounts]


def projects_with_forms(sheet: Sheet) -> list[Project]:
    """The 专项 of *sheet*; blank rows are none."""
    found = (one for one in projects_of(sheet) if not _is_line(one))
    return [one for one in found if one.name or one.has_amounts]


def made(
    sheet: Sheet,
    book: Rulebook,
    folder: Path,
    lines: Collection[str] = (),
    port: FilePort | None = None,
) -> Iterator[Made]:
    """Write into *folder* a draft of *book* for each 专项 of *sheet*, and for each of its *lines*.

    A file that is there is never touched. Names of files follow from the report alone: of drafts
    made a second time each finds the first one there.
    """
    taken: set[str] = set()
    seen: set[str] = set()
    wanted = projects_with_forms(sheet)
    wanted += [one for one in lines_with_amounts(sheet) if one.place in lines]
    for n, project in enumerate(wanted, 1):
        key = same_key(project.name)
        if not key:
            yield Made(f"第 {n} 个专项", None, "没有名称", failed=True)
        elif key in seen:
            yield Made(project.name, None, "与前面的一个专项同名", failed=True)
        else:
            seen.add(key)
            report = project_report(sheet, book, project)
            path = folder / on_disk(_file_name(book.evaluate(report), project, taken))
            yield _written(project.name, path, report, port)


def project_report(sheet: Sheet, book: Rulebook, project: Project) -> Report:
    """A new report of *book* for one *project* of *sheet*."""
    edition = book.edition
    blank = new_report(edition, sheet.report.year)
    values = {
        own: value
        for name, own in edition.package.items()
        if not is_blank(value := _value(sheet, book, project, name))
    }
    report = put_all(blank, values)
    return followed(book.evaluate(blank), book.evaluate(report)).report


def _is_line(project: Project) -> bool:
    return not project.place.startswith("projects[")


def _value(sheet: Sheet, book: Rulebook, project: Project, name: str) -> Value:
    """What the cell of the project form holds that takes *name*; blank where nobody knows."""
    kind = book.form.fields[book.edition.package[name]].kind
    if name == PROJECT_NAME:
        return kind.read(project.name)
    column = column_of(name)
    source = f"{project.place}.{column}" if column else name
    form = sheet.report.form
    if not column and name not in form.fields and name not in sheet.book.figures:
        return kind.blank
    value = sheet.value(source)
    if isinstance(value, Decimal):
        theirs = sheet.kind(source)
        return kind.printed(in_unit(theirs.printed(value), theirs.unit, kind.unit))
    return kind.blank if isinstance(value, Unread) or value is None else value


def _file_name(sheet: Sheet, project: Project, taken: set[str]) -> str:
    """A name that every system takes, and that no other of these drafts has."""
    stem = clean_name(export_name(sheet))
    if same_key(clean_name(project.name)) not in same_key(stem):
        stem = clean_name(f"{project.name}{sheet.report.year}年度自评")
    number, name = 1, stem
    while name.casefold() in taken:
        number += 1
        name = f"{stem}({number})"
    taken.add(name.casefold())
    return f"{name}{SUFFIX}"


def _written(project: str, path: Path, report: Report, port: FilePort | None) -> Made:
    """Write the draft, if nothing is there yet."""
    # A link that leads nowhere is there as well.
    if os.path.lexists(path):
        return Made(project, path, "已经存在，没有覆盖")
    try:
        save_draft(path, identified(report), port)
    except WriteError as error:
        return Made(project, path, f"没有写成：{error.reason}", failed=True)
    return Made(project, path)


def told(one: Made) -> str:
    """What became of the draft of one project, in a sentence."""
    name = cut(one.project)
    if one.path is None:
        return f"“{name}”{one.why_not}，没有新建。"
    if one.why_not:
        return f"“{name}”没有新建：“{named(one.path)}”{one.why_not}。"
    return f"“{name}”：{named(one.path)}"
