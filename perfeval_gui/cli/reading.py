"""The `read` command: drafts made from files of other programs, and told cell by cell."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from perfeval_gui.cli.batch import Folders, on_all_cores
from perfeval_gui.cli.draft_names import drafts_of, passed_over
from perfeval_gui.cli.errors import UsageError, why_not_done
from perfeval_gui.collecting.reading_back import is_asked
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.limits import FILE_BYTES
from perfeval_gui.imports.matching.choosing import alike, ranked
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.result import Match, Matched, Trace
from perfeval_gui.imports.model import Contents
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.taking.answers import (
    NO_FINDING,
    Belonging,
    belonging,
    take_answers,
)
from perfeval_gui.imports.taking.marking import take_over_marked, where
from perfeval_gui.imports.taking.new_year import new_year
from perfeval_gui.imports.taking.taking import Choices
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.sentences.starting_texts import followed
from perfeval_gui.rules.sentences.text_links import to_screen
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.exported_files import make_folder
from perfeval_gui.storage.disk.plainfiles import read_file, why_no_folder
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import SUFFIX, open_draft, save_draft
from perfeval_gui.storage.draft.fitting import fitted

TOLD: Final = 1
UNREAD: Final = 2
_MOST: Final = 60
_ASKED: Final = "这是收集表，没有读：用 --into 读进发出它的草稿。"
_DIED: Final = "没有读成：读文件的进程意外结束，可能是内存不足。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for.

    Attributes:
        edition: Id of the edition; empty to have it told by the files.
        next_year: Make the draft of the year after that of the files.
        folders: Where editions lie.
    """

    edition: str
    next_year: bool
    folders: Folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One draft that was made, or not.

    Attributes:
        output: The draft.
        files: Names of the files it was made from.
        fault: Why it was not made, a Chinese sentence; empty where it was.
        lines: What is told of it.
        trace: The same for JSON.
        open: Whether something is left to look at.
    """

    output: Path
    files: tuple[str, ...]
    fault: str = ""
    lines: tuple[str, ...] = ()
    trace: Mapping[str, Any] = field(default_factory=dict)
    open: bool = False


def read_files(paths: Sequence[Path], output: Path, wanted: Wanted, trace: Path | None) -> int:
    """Make a draft from *paths*, or from each document of a folder one; returns the exit code.

    0 where all was sure, 1 where something is left to look at, 2 where a file could not be read.

    Raises:
        UsageError: What is asked for cannot be done.
    """
    made: list[Made] = []
    for one in _made(paths, output, wanted):
        made.append(one)
        if one.fault:
            print(f"{'、'.join(one.files)}：{one.fault}", file=sys.stderr)
        else:
            print("\n".join(one.lines))
    if trace is not None:
        told = [dict(one.trace) for one in made if not one.fault]
        trace.write_text(json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8")
    if any(one.fault for one in made):
        return UNREAD
    return TOLD if any(one.open for one in made) else 0


def _made(paths: Sequence[Path], output: Path, wanted: Wanted) -> Iterator[Made]:
    folders = [path for path in paths if path.is_dir()]
    if not folders:
        if output.exists():
            raise UsageError(f"“{output}”已经存在，没有覆盖。")
        if why := why_no_folder(output.parent):
            raise UsageError(why)
        yield make(tuple(paths), output, wanted)
        return
    if len(folders) < len(paths):
        raise UsageError("文件和文件夹不能一起读：文件合成一份草稿，文件夹里的每个文件各是一份。")
    if output.exists() and not output.is_dir():
        raise UsageError(f"“{output}”不是文件夹；读文件夹时 -o 后面写放草稿的文件夹。")
    for path in passed_over(folders):
        print(f"{path}：{_why_unread(path)}", file=sys.stderr)
    outputs = drafts_of(folders, output)
    if not outputs:
        raise UsageError("文件夹里没有能读的文件，没有做任何事。")
    make_folder(output)
    yield from on_all_cores(
        list(outputs), partial(_make_one, outputs, wanted), partial(_died, outputs)
    )


def _why_unread(path: Path) -> str:
    try:
        contents_of(path)
    except UnreadableError as error:
        return str(error)
    return "没有读：它的名字不是表的名字，可以单独读。"


def _make_one(outputs: Mapping[Path, Path], wanted: Wanted, path: Path) -> Made:
    """Whatever is wrong with a file is its own fault: those after it are read."""
    output = outputs[path]
    fault = f"“{output}”已经存在，没有覆盖。"
    try:
        if not output.exists():
            make_folder(output.parent)
            return make((path,), output, wanted)
    except Exception as error:  # noqa: BLE001 - nobody thought of it; the next file is another one
        fault = why_not_done(error)
    return Made(output=output, files=(str(path),), fault=fault)


def _died(outputs: Mapping[Path, Path], path: Path) -> Made:
    return Made(output=outputs[path], files=(str(path),), fault=_DIED)


# ---- one draft


def make(paths: Sequence[Path], output: Path, wanted: Wanted) -> Made:
    """The draft *output* made from the files *paths*; what is wrong with them is its fault."""
    names = tuple(str(path) for path in paths)
    try:
        if wanted.next_year and len(paths) == 1 and paths[0].suffix == SUFFIX:
            return _from_draft(paths[0], output, wanted)
        files = [contents_of(path) for path in paths]
        matcher = _matcher(files, wanted)
    except (UnreadableError, DraftError, EditionError, UsageError) as error:
        return Made(output=output, files=names, fault=str(error))
    match = matcher.match(files)
    # Answers are for the figures of their year.
    match = replace(match, answers=()) if wanted.next_year else match
    book = matcher.book
    year = match.year or book.edition.year
    start = new_report(book.edition, year)
    taken = take_over_marked(start, match, Choices(), start)
    sheet = followed(book.evaluate(start), book.evaluate(taken.report))
    answers = belonging(sheet, match.answers)
    sure = [one for one in answers if not one.reason]
    sheet = book.evaluate(take_answers(replace(taken, report=sheet.report), sure).report, sheet)
    told = (*(sentence for one in files for sentence in one.told), *match.told)
    unsure = any(one.state == "doubtful" for one in match.cells)
    made = Made(
        output=output,
        files=names,
        lines=(
            _head(output, paths, book, year),
            *told,
            *told_of(sheet, match),
            *_told_of_answers(match, answers),
        ),
        trace=_as_json(output, sheet, match, told),
        open=any((unsure, match.deviations, not match.year, *match.unrecognised))
        or len(sure) < len(match.answers),
    )
    if wanted.next_year:
        return _next(sheet, made)
    save_draft(output, sheet.report)
    return made


def contents_of(path: Path) -> Contents:
    """What the file *path* holds.

    Raises:
        UnreadableError: It cannot be read.
    """
    try:
        data = read_file(path, FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"打不开：{reason_of(error, reading=True)}。") from error
    return read(data, path.name)


def _matcher(files: Sequence[Contents], wanted: Wanted) -> Matcher:
    if any(map(is_asked, files)):
        raise UsageError(_ASKED)
    if wanted.edition:
        return _made_once(wanted.folders, wanted.edition)
    matchers = {one.book.edition.id: one for one in _all(wanted.folders)}
    found = ranked(matchers.values(), files)
    if not found:
        raise UsageError("文件里没有任何一个版式的栏目，用 --edition 写明版式再读。")
    if alike(found):
        first, second = (matchers[one.edition].book.edition for one in found[:2])
        raise UsageError(
            f"分不清是“{first.name}”还是“{second.name}”，"
            f"请用 --edition {first.id} 或者 --edition {second.id} 写明。"
        )
    return matchers[found[0].edition]


@lru_cache(maxsize=64)
def _made_once(folders: Folders, edition: str) -> Matcher:
    return Matcher(Shelf(folders).read(edition))


def _all(folders: Folders) -> Iterator[Matcher]:
    for edition in Shelf(folders).ids():
        with suppress(EditionError, OSError):
            yield _made_once(folders, edition)


# ---- the next year


def _from_draft(path: Path, output: Path, wanted: Wanted) -> Made:
    report = open_draft(path)
    book = _made_once(wanted.folders, report.edition).book
    return _next(book.evaluate(fitted(report, book.form)), Made(output=output, files=(str(path),)))


def _next(old: Sheet, read_as: Made) -> Made:
    """The draft of the year after *old*; what is told of how *old* was read is told before."""
    output = read_as.output
    book: Rulebook = old.book
    start = new_report(book.edition, old.report.year + 1)
    made = new_year(old, start)
    report: Report = made.report
    save_draft(output, report)
    sheet = book.evaluate(report)
    sentences = [
        f"  仍写着数字：{_label_of(sheet, name)}：{_short(to_screen(text, book.edition))}"
        for name, text in made.sentences
    ]
    head = (
        f"{output}：{report.year} 年度，从 {old.report.year} 年度带来 {len(made.names)} 格，都待核"
    )
    trace = {
        **read_as.trace,
        "draft": str(output),
        "files": list(read_as.files),
        "edition": report.edition,
        "year": report.year,
        "carried": list(made.names),
        "sentences": [{"name": name, "text": text} for name, text in made.sentences],
    }
    return replace(
        read_as,
        lines=(*read_as.lines, head, *sentences),
        trace=trace,
        open=read_as.open or bool(sentences),
    )


# ---- what is told


def _head(output: Path, paths: Iterable[Path], book: Rulebook, year: int) -> str:
    files = "、".join(path.name for path in paths)
    return f"{output}：读自 {files}，版式 {book.edition.id}，{year} 年度"


def told_of(sheet: Sheet, match: Match) -> Iterator[str]:
    """What is to be told of *match*, in lines; *sheet* has what was taken over."""
    counts = {state: sum(1 for _ in match.of(state)) for state in ("sure", "doubtful", "missing")}
    strange = list(match.unrecognised)
    yield (
        f"  确定 {counts['sure']} 格，存疑 {counts['doubtful']} 格，"
        f"没有找到 {counts['missing']} 格，没有认出的内容 {len(strange)} 处"
    )
    for one in match.of("doubtful"):
        yield f"  存疑：{_label(sheet, one)}：{_texts(one)}：{one.reason}"
    for one in match.of("missing"):
        yield f"  没有找到：{_label(sheet, one)}：{one.reason}"
    for deviation in match.deviations:
        label = _label_of(sheet, deviation.name)
        follows = deviation.follows or "空白"
        yield f"  不一致：{label}：{where(deviation.trace)}是 {deviation.shown}，算出来是 {follows}"
    for trace in strange:
        yield f"  没有认出：{where(trace)}：{_short(trace.text)}"


def _told_of_answers(match: Match, answers: Sequence[Belonging]) -> Iterator[str]:
    """The answers to findings that were not taken over, with what they may belong to."""
    if match.answers:
        sure = sum(1 for one in answers if not one.reason)
        yield f"  审核说明 {len(match.answers)} 条，取来 {sure} 条"
    for one in answers:
        if one.reason:
            text = _short(one.answer.text)
            yield f"  存疑：审核说明：{one.title}：{where(one.answer.trace)}“{text}”：{one.reason}"
    known = {id(one.answer) for one in answers}
    for answer in match.answers:
        if id(answer) not in known:
            yield f"  没有取：审核说明：{where(answer.trace)}：{_short(answer.text)}：{NO_FINDING}"


def _texts(one: Matched) -> str:
    traces = [*one.traces[:1], *(other.trace for other in one.others)]
    return "；".join(f"{where(trace)}“{_short(trace.text)}”" for trace in traces)


def _label(sheet: Sheet, one: Matched) -> str:
    return _label_of(sheet, one.name)


def _label_of(sheet: Sheet, name: str) -> str:
    try:
        return sheet.label(name)
    except (KeyError, IndexError):
        return name


def _short(text: str) -> str:
    return cut(" ".join(text.split()), _MOST)


def _as_json(output: Path, sheet: Sheet, match: Match, told: Sequence[str]) -> dict[str, object]:
    return {
        "draft": str(output),
        "edition": match.edition,
        "year": match.year or None,
        "cells": [_cell(sheet, one) for one in match.cells],
        "computed": [_cell(sheet, one) for one in match.computed],
        "answers": [_trace(one.trace) for one in match.answers],
        "unrecognised": [_trace(trace) for trace in match.unrecognised],
        "told": list(told),
    }


def _cell(sheet: Sheet, one: Matched) -> dict[str, object]:
    return {
        "name": one.name,
        "label": _label(sheet, one),
        "state": one.state,
        "reason": one.reason,
        "found": [_trace(trace) for trace in one.traces],
        "others": [_trace(other.trace) for other in one.others],
    }


def _trace(trace: Trace) -> dict[str, object]:
    return {
        "file": trace.file,
        "table": trace.title,
        "place": trace.place,
        "row": trace.row,
        "column": trace.column,
        "text": trace.text,
    }
