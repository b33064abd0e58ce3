"""`draw`: a blank form in a Word file becomes the folder of an edition."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.editions.home.inspecting import look_through
from perfeval_gui.editions.ids import why_no_id
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.new_edition.draw import Drawn, draw_file
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.plainfiles import why_no_folder

_FOUND: Final = 1


def draw_form(form: Path, folder: Path, shelf: Shelf, year: int) -> int:
    """Draw the edition that *form* prints into *folder*, which is made; an exit code.

    The folder goes to stdout, what is to be decided to stderr.

    Raises:
        UsageError: It cannot be drawn, or not there.
    """
    _demand_new(folder)
    drawn = _drawn(form, shelf, year)
    folder.mkdir(exist_ok=True)
    drawn.put(folder)
    print(folder)
    for question in drawn.questions:
        print(f"请定下来：{question}", file=sys.stderr)
    faults = look_through(folder).faults
    for fault in faults:
        place = f"{fault.file} 第 {fault.line} 行" if fault.line else fault.file
        print(f"请改好：{place}：{fault.reason}", file=sys.stderr)
    return _FOUND if faults else 0


def _demand_new(folder: Path) -> None:
    if why := why_no_folder(folder.parent):
        raise UsageError(why)
    if why := why_no_id(folder.name):
        raise UsageError(f"“{folder.name}”不能作版式的名称：{why}。")
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"“{folder}”已经有了，没有覆盖；请写一个新的文件夹。")


def _drawn(form: Path, shelf: Shelf, year: int) -> Drawn:
    try:
        return draw_file(form, shelf, year)
    except OSError as error:
        raise UsageError(f"打不开“{form}”：{reason_of(error, reading=True)}。") from None
    except UnreadableError as error:
        raise UsageError(f"“{form}”：{error}") from None
