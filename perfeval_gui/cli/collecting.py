"""The `collect` command, and what `read --into` takes over into a draft that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from perfeval_gui import paths
from perfeval_gui.cli.drafts import demand_open
from perfeval_gui.cli.errors import UsageError
from perfeval_gui.cli.reading import TOLD, contents_of, told_of
from perfeval_gui.collecting.last import last_shown
from perfeval_gui.collecting.reading_back import read_back
from perfeval_gui.collecting.sheets import Asked, asked_of
from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.excel.asking import write_asked
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.taking.marking import take_over_marked
from perfeval_gui.imports.taking.taking import Choices
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.sentences.starting_texts import followed
from perfeval_gui.storage.disk.exported_files import put
from perfeval_gui.storage.disk.plainfiles import why_no_folder
from perfeval_gui.storage.draft.files import read_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver, digest_of, identified
from perfeval_gui.years.older import Older
from perfeval_gui.years.reading import OlderError, content_of, read_older

_SUFFIX: Final = ".xlsx"


def collect(sheet: Sheet, last: Path | None, shelf: Shelf, output: Path, *, apart: bool) -> int:
    """Write what *sheet* still lacks as sheets to send round.

    Args:
        last: The report of the year before in any file, if there is one; editions are on *shelf*.
        output: The workbook; with *apart* the beginning of the name of one for each who is asked.

    Raises:
        UsageError: What is asked for cannot be done.
        WriteError: It could not be written.
    """
    if output.suffix.lower() != _SUFFIX:
        raise UsageError(f"收集表是 Excel 文件，“{output.name}”要以 {_SUFFIX} 结尾。")
    if why := why_no_folder(output.parent):
        raise UsageError(why)
    older = _older(last, sheet.report.year - 1, shelf) if last is not None else None
    asked = asked_of(sheet, last_shown(sheet, older))
    if not asked:
        print("没有还缺的格，没有做收集表。")
        return 0
    files = dict(_apart(output, asked)) if apart else {output: asked}
    for path in files:
        if path.exists():
            raise UsageError(f"“{path}”已经存在，里面可能有填好的内容，没有覆盖。")
    for path, of in files.items():
        put(path, write_asked([one.sheet for one in of]))
        print(f"{path}：{'，'.join(f'{one.who} {one.count} 格' for one in of)}")
    return 0


def _older(path: Path, year: int, shelf: Shelf) -> Older:
    try:
        older = read_older(content_of(path), path.name, shelf)
    except OlderError as error:
        raise UsageError(str(error)) from None
    if older.year != year:
        raise UsageError(f"“{path.name}”是 {older.year} 年度的，不是 {year} 年度的。")
    return older


def _apart(output: Path, asked: Sequence[Asked]) -> Iterator[tuple[Path, Sequence[Asked]]]:
    for one in asked:
        yield output.with_name(f"{output.stem}-{one.who}{_SUFFIX}"), (one,)


def read_into(files: Sequence[Path], draft: Path, book_of: Callable[[str], Rulebook]) -> int:
    """Take over into *draft* what is sure in *files*; nothing that is typed gives way.

    A copy of the draft as it was stays in its history. Returns 1 where something is left to look
    at.

    Raises:
        DraftError: The draft cannot be opened.
        UsageError: A file cannot be read, or is of another year.
        WriteError: The draft could not be saved.
    """
    demand_open(draft)
    saved, data = read_draft(draft)
    book = book_of(saved.edition)
    report = fitted(saved, book.form)
    sheet = book.evaluate(report)
    try:
        contents = [contents_of(path) for path in files]
        match = read_back(sheet, contents)
    except UnreadableError as error:
        raise UsageError(str(error)) from None
    if match is None:
        raise UsageError("不是收集表，没有读；别的文件用 -o 做成新草稿，或者在窗口里导入。")
    if match.year not in (0, report.year):
        raise UsageError(f"文件是 {match.year} 年度的，草稿是 {report.year} 年度的，没有取。")
    taken = take_over_marked(report, match, Choices(), new_report(book.edition, report.year))
    after = followed(sheet, book.evaluate(taken.report))
    if taken.names:
        saver = Saver(Backups(paths.backups()))
        saver.save(draft, identified(after.report), digest_of(data))
    kept = f"，已经填了别的内容的 {len(taken.kept)} 格没有动" if taken.kept else ""
    print(f"{named(draft)}：取来 {len(taken.names)} 格，都待核{kept}")
    told = (*(sentence for one in contents for sentence in one.told), *match.told)
    print("\n".join((*told, *told_of(after, match))))
    doubtful = any(one.state == "doubtful" for one in match.cells)
    return TOLD if doubtful or taken.kept or any(match.unrecognised) else 0
