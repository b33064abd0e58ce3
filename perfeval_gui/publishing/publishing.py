"""Files and paper made from a sheet: built in memory, checked, then written all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.publishing.file_names import file_name, on_disk
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.disk.atomic import write_file
from perfeval_gui.storage.disk.exported_files import make_folder, putting
from perfeval_gui.working.steps import Result, finished
from perfeval_gui.working.thread import aside

if TYPE_CHECKING:
    from perfeval_gui.pages.margins import Margins
    from perfeval_gui.pages.model import Package
    from perfeval_gui.paper.fonts import Typefaces

FORMATS: Final = {"docx": "Word 文档", "xlsx": "Excel 工作簿", "pdf": "PDF 文件"}
"""What can be exported: file ending and what the clerk calls it."""


def build(package: Package, ending: str, typefaces: Typefaces, draft: bytes = b"") -> bytes:
    """The content of the exported file with *ending*, read back and compared with the pages.

    It carries *draft*, the content of a draft file, so that the draft can be had back from it.
    Nothing carries one unless it is given: what is to be published is made without.

    Raises:
        ExportError: It cannot be made, or does not hold what the pages hold and the draft.
    """
    return finished(building(package, ending, typefaces, draft))


def building(
    package: Package, ending: str, typefaces: Typefaces, draft: bytes = b""
) -> Generator[None, None, bytes]:
    """What `build` does, in steps between which the window may be served."""
    # Imported when used: the window starts without the file libraries.
    from perfeval_gui.carriers.finding import carried
    from perfeval_gui.exports.excel.verify import verify_workbook
    from perfeval_gui.exports.excel.write import write_workbook
    from perfeval_gui.exports.word.verify import verify_word
    from perfeval_gui.exports.word.write import write_word
    from perfeval_gui.paper.layout import measuring_rows
    from perfeval_gui.paper.pdf import writing_pdf

    if ending == "docx":
        data = yield from aside(partial(write_word, package, draft))
        yield from aside(partial(verify_word, data, package))
    elif ending == "xlsx":
        heights = yield from measuring_rows(package, typefaces)
        data = yield from aside(partial(write_workbook, package, heights, draft))
        yield from aside(partial(verify_workbook, data, package))
    else:
        data = yield from writing_pdf(package, typefaces, draft)
    if draft and carried(data).draft != draft:
        raise ExportError("文件放不进草稿，未保存；请不带草稿导出。")
    return data


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an export was made.

    Attributes:
        text: What is going on.
        path: The file that was just written, if one was.
        waits: Whether nothing is done but waiting for the place of a file.
    """

    text: str
    path: Path | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """How files are written.

    Attributes:
        names: Names to take instead of the usual ones.
        draft: Makes the draft that the files carry; it is called beside the window.
        served: Whether a window is served meanwhile and somebody can be asked: files are written
            on another thread, and none that an office program has open.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    draft: Callable[[], bytes] = bytes
    served: bool = False


def pages_of(sheet: Sheet, margins: Margins | None = None, mark: str = "") -> Package:
    """Everything printed for *sheet*, with *margins* where the clerk chose some, and a *mark*."""
    package = replace(compose(sheet), mark=mark)
    if margins is None:
        return package
    from perfeval_gui.pages.margins import with_margins

    return with_margins(package, margins)


def publishing(
    made: Callable[[], Package],
    folder: Path,
    endings: Iterable[str],
    typefaces: Typefaces,
    outlet: Outlet | None = None,
) -> Iterator[Step]:
    """Write what *made* gives into *folder* in steps; to leave off between two is to cancel.

    A file is written in one step once all of it is made and compared: a cancelled export leaves
    whole files only, new ones or the old ones.

    Raises:
        ExportError: A file cannot be made; those before it are written.
        TakenError: Somebody can be asked, and another program has a file open.
        WriteError: A file or the folder cannot be written; the old one is untouched.
    """
    outlet = outlet if outlet is not None else Outlet()
    if not outlet.served:
        make_folder(folder)
    preparing = Step("正在准备页面……")
    package = yield from saying(preparing, aside(made))
    draft = yield from saying(preparing, aside(outlet.draft))
    for ending in endings:
        step = Step(f"正在导出 {FORMATS[ending]}……")
        data = yield from saying(step, building(package, ending, typefaces, draft))
        usual = file_name(package, ending)
        path = folder / on_disk(outlet.names.get(usual, usual))
        if outlet.served:
            for _ in putting(path, data):
                yield replace(step, waits=True)
        else:
            write_file(path, data)
        yield Step(step.text, path)


def saying(step: Step, made: Generator[None, None, Result]) -> Generator[Step, None, Result]:
    """Gives *step* before *made* begins and between its steps; gives the result of *made*.

    What is said does not depend on how long anything takes: how often it is said does.
    """
    while True:
        yield step
        try:
            next(made)
        except StopIteration as end:
            result: Result = end.value
            return result


def publish(
    made: Callable[[], Package],
    folder: Path,
    endings: Iterable[str],
    typefaces: Typefaces,
    outlet: Outlet | None = None,
) -> Iterator[Path]:
    """Write the exported files into *folder*, one after the other; gives each path once written.

    Args:
        made: Gives the pages that are exported.
        folder: Made if it is not there.
        endings: Which of `FORMATS`.
        typefaces: Fonts for PDF and row heights.
        outlet: How they are written.

    Raises:
        ExportError: A file cannot be made; those before it are written.
        WriteError: A file or the folder cannot be written; the old one is untouched.
    """
    for step in publishing(made, folder, endings, typefaces, outlet):
        if step.path is not None:
            yield step.path
