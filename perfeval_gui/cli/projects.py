"""The `projects` command: a draft for each project of a unit's report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.together.shares import LINES
from perfeval_gui.storage.disk.exported_files import make_folder
from perfeval_gui.unit_drafts.project_drafts import has_projects, made, told

UNWRITTEN: Final = 2


def make_projects(sheet: Sheet, book: Rulebook, folder: Path, lines: str) -> int:
    """Make the drafts of *book* for the projects of *sheet* in *folder*; returns the exit code.

    Written ones are told on stdout by their paths, the others on stderr: 0 where each is there
    now, 2 where one could not be made.

    Args:
        sheet: The unit's report.
        book: The project form.
        folder: Where the drafts go; made where it is not there.
        lines: Lines of 项目支出 that get a draft as well, with commas between them.

    Raises:
        UsageError: They cannot be made from this report, or not with this form.
    """
    wanted = [word.strip() for word in lines.split(",") if word.strip()]
    if why := _why_not(sheet, book, wanted):
        raise UsageError(why)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}”不是文件夹；--to 后面写放草稿的文件夹。")
    make_folder(folder)
    found = list(made(sheet, book, folder, wanted))
    if not found:
        raise UsageError("这份草稿没有填专项，没有做任何事。")
    for one in found:
        if one.why_not:
            print(told(one), file=sys.stderr)
        else:
            print(one.path)
    return UNWRITTEN if any(one.failed for one in found) else 0


def _why_not(sheet: Sheet, book: Rulebook, lines: Sequence[str]) -> str:
    """Why nothing can be made, a sentence; empty where it can."""
    if strange := next((word for word in lines if word not in LINES), ""):
        return f"--lines 后面只能写 {'、'.join(LINES)}，不能写“{cut(strange)}”。"
    if not book.edition.package:
        return f"版式“{book.edition.id}”不是每个项目填一份的表，里面没有写 [package]。"
    if not has_projects(sheet.edition):
        return f"这份草稿的版式“{sheet.edition.id}”没有专项明细，不能按项目新建。"
    return ""
