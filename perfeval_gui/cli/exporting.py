"""`export`: the files of one draft, marked as what they are good for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.domain.edition.page_marks import FINAL, FOR_REVIEW
from perfeval_gui.domain.record.report import FinalState
from perfeval_gui.evidence.telling import told_of
from perfeval_gui.final_state.standing import final_of
from perfeval_gui.pages.model import Package
from perfeval_gui.pages.publication import Public, people, published
from perfeval_gui.pages.secrets import people_in
from perfeval_gui.pages.signing import signatures
from perfeval_gui.publishing.publishing import FORMATS, Outlet, pages_of, publish
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.handing_in import mark_of, public_mark_of, still_open, told_left
from perfeval_gui.storage.draft.draft import for_others


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is wanted.

    Attributes:
        folder, endings: Where to, and which files.
        draft: Whether they carry the draft.
        public: Whether they are for publication: without telephone numbers, names and draft.
        shown: Names that are published all the same. hidden: Names that are in no cell for one.
        base: The folder of the draft, from which the files that it names are found.
    """

    folder: Path
    endings: tuple[str, ...]
    draft: bool = True
    public: bool = False
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    base: Path | None = None


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
    # WORKAROUND Qt's platform without a screen knows no font of Windows. The usual one shows none.
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from perfeval_gui.paper.fonts import Typefaces

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    carried = wanted.draft and not wanted.public
    outlet = Outlet(draft=partial(for_others, sheet.report) if carried else bytes)
    final = final_of(sheet)
    made = partial(pages_of, sheet, mark=mark_of(left, final))
    if wanted.public:
        public = _published(sheet, wanted, public_mark_of(left))
        made = partial(_same, public.package)
    for path in publish(made, wanted.folder, wanted.endings, Typefaces(), outlet):
        print(path)
    told = public.told if wanted.public else tuple(_told(made(), left, final))
    for line in (*told, *told_of(sheet.edition, sheet.report, wanted.base)):
        print(line, file=sys.stderr)
    del application
    return 0


def _published(sheet: Sheet, wanted: Export, mark: str) -> Public:
    """The pages for publication.

    Raises:
        UsageError: A name that is to be shown is in no cell for one, or what is to be hidden is
            no name.
    """
    package = pages_of(sheet)
    known = {one.text: one for one in people(sheet, package)}
    if strangers := [name for name in wanted.shown if name not in known]:
        raise UsageError(f"没有“{'、'.join(strangers)}”这个姓名；姓名栏里有 {'、'.join(known)}。")
    hidden = {name: tuple(people_in(name)) for name in wanted.hidden}
    if nameless := [name for name, found in hidden.items() if not found]:
        raise UsageError(f"“{'、'.join(nameless)}”不是完整的姓名，没有什么可以遮住。")
    names = [one for name, one in known.items() if name not in wanted.shown]
    names += (one for found in hidden.values() for one in found)
    return published(sheet, package, names, mark)


def _told(package: Package, left: tuple[Finding, ...], final: FinalState | None) -> Iterator[str]:
    """What is left to be done, the final state, and who signs what."""
    yield told_left(left, FOR_REVIEW if final is None else FINAL)
    if final is not None:
        yield f"{final}。"
    yield from (f"手签：{one.title}，{one.told}" for one in signatures(package))


def _same(package: Package) -> Package:
    return package
