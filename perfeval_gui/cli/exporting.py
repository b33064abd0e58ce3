"""`export`: the files of one draft, marked as what they are good for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.pages.signing import signatures
from perfeval_gui.publishing.publishing import FORMATS, Outlet, pages_of, publish
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.telling.handing_in import mark_of, still_open, told_left
from perfeval_gui.storage.draft.draft import dump


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is wanted: files with *endings* in *folder*, which carry the *draft* or not."""

    folder: Path
    endings: tuple[str, ...]
    draft: bool = True


def endings_of(words: str) -> tuple[str, ...]:
    """The formats that are named in *words*, each once.

    Raises:
        UsageError: One of them is none.
    """
    endings = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",")))
    for ending in endings:
        if ending not in FORMATS:
            raise UsageError(f"不能导出“{ending}”，只能是 {'、'.join(FORMATS)}。")
    return endings


def export(sheet: Sheet, wanted: Export) -> int:
    """Write the files, name each, and say on stderr what they are marked as, and why."""
    left = still_open(run_checks(sheet), sheet.report)
    # Fonts are measured by Qt; a screen is not needed for that.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from perfeval_gui.paper.fonts import Typefaces

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    outlet = Outlet(draft=partial(dump, sheet.report) if wanted.draft else bytes)
    made = partial(pages_of, sheet, mark=mark_of(left))
    for path in publish(made, wanted.folder, wanted.endings, Typefaces(), outlet):
        print(path)
    print(told_left(left), file=sys.stderr)
    for one in signatures(made()):
        print(f"手签：{one.title}，{one.told}", file=sys.stderr)
    del application
    return 0
