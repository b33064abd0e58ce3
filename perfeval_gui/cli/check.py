"""The `check` command: what is found in drafts, told line by line, as JSON, or as a workbook."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, Self

from perfeval_gui import paths
from perfeval_gui.cli.batch import Checked, Told, across, check_all, drafts_in
from perfeval_gui.cli.errors import BatchError
from perfeval_gui.exports.excel.listing import Listing
from perfeval_gui.rules.checklist import title_of
from perfeval_gui.rules.findings.answers import AnswerState
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.rules.findings.finding import LEVELS, Level
from perfeval_gui.rules.proofreading.families import FAMILIES
from perfeval_gui.rules.telling.summing_up import told_counts
from perfeval_gui.storage.disk.atomic import reason_of, write_file
from perfeval_gui.storage.disk.plainfiles import demand_plain, why_no_folder

MUST_MEND: Final = 1
UNREADABLE: Final = 2
STATES: Final[dict[AnswerState, str]] = {
    "open": "",
    "answered": "已说明",
    "reopened": "数字已变，需重新说明",
}
_HEADS: Final = (
    *(("文件", 24), ("单位", 20), ("年度", 6), ("程度", 6), ("部分", 12)),
    *(("校核", 16), ("内容", 60), ("依据", 18), ("状态", 8), ("说明", 32)),
)
"""Heads and widths in characters, such that print on one page across can be read."""


class _Outlet(Protocol):
    """Where findings go, draft by draft."""

    def take(self, checked: Checked) -> None: ...
    def end(self, *, whole: bool) -> None: ...


class _Lines:
    """One line for each finding, on the standard output."""

    def take(self, checked: Checked) -> None:
        head, lines = f"{checked.path}：", []
        for told in checked.told:
            words = (LEVELS[told.level], told.section, STATES[told.state], told.message)
            lines.append(f"{head}{'　'.join(filter(None, words))}".replace("\n", " "))
        if silent := told_silent(checked):
            lines.append(f"{head}{silent}")
        lines += (f"{head}{line}" for line in checked.files)
        if lines:
            print("\n".join(lines))

    def end(self, *, whole: bool) -> None:
        pass


class _Faults:
    """One line for each draft that could not be read, or is in another file, on stderr."""

    def take(self, checked: Checked) -> None:
        if said := checked.fault or checked.note:
            print(f"{checked.path}：{said}", file=sys.stderr)

    def end(self, *, whole: bool) -> None:
        pass


class _Json:
    """A JSON list with one draft a line, written as the drafts are done.

    It is a whole list however the check ends.
    """

    def __init__(self) -> None:
        self._before = "[\n"

    def take(self, checked: Checked) -> None:
        line = json.dumps(in_json(checked), ensure_ascii=False)
        print(self._before + line, end="")
        self._before = ",\n"

    def end(self, *, whole: bool) -> None:
        print("[]" if self._before == "[\n" else "\n]", flush=not whole)


class _Workbook:
    """One row for each finding, in an Excel workbook."""

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() != ".xlsx":
            raise BatchError(f"“{path}”应当以 .xlsx 结尾。")
        if why := why_no_folder(path.parent):
            raise BatchError(why)
        try:
            demand_plain(path)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise BatchError(f"“{path}”不能写：{reason_of(error)}。") from None
        self._path = path
        self._listing = Listing("检查结果", _HEADS)

    def take(self, checked: Checked) -> None:
        for told in checked.told:
            self._listing.add(_row(checked, told))
        if silent := told_silent(checked):
            head = (str(checked.path), checked.unit, str(checked.year))
            self._listing.add((*head, "校对", "", "", silent))
        for line in checked.files:
            head = (str(checked.path), checked.unit, str(checked.year))
            self._listing.add((*head, "佐证材料", "", "", line))
        if checked.fault:
            self._listing.add((str(checked.path), "", "", "打不开", "", "", checked.fault))

    def end(self, *, whole: bool) -> None:
        data = self._listing.data()
        # A part of a list would be taken for all of it.
        if whole:
            write_file(self._path, data)


def check(given: Sequence[Path], *, as_json: bool, workbook: Path | None) -> int:
    """Check the drafts *given*, and those in the folders among them; returns the exit code.

    What does not agree between the drafts of one unit is told behind all drafts, of its report.

    0 nothing to mend, 1 something must be mended, 2 a draft could not be read, or a check of it
    could not be made: it is told, and the others are checked all the same.

    Raises:
        BatchError: There is nothing to check, or the workbook cannot be begun.
        WriteError: The workbook cannot be written.
        KeyboardInterrupt: The check was interrupted; what is told is told as a whole.
    """
    drafts = list(drafts_in(given))
    if not drafts:
        raise BatchError("没有找到草稿文件。")
    outlets: list[_Outlet] = [_Faults(), _Json() if as_json else _Lines()]
    if workbook is not None:
        outlets.append(_Workbook(workbook))
    tally = _Tally()
    told = 0
    whole = False
    try:
        with Interrupts() as interrupts:
            for checked in _checked(drafts):
                with interrupts.held():
                    told += 1
                    tally.take(checked)
                    for outlet in outlets:
                        outlet.take(checked)
        whole = True
    finally:
        if not whole and as_json:
            # Which drafts were not reached is part of what was found.
            for path in drafts[told:]:
                outlets[1].take(Checked(path=path, fault="没有检查：检查中断了。"))
        for outlet in outlets:
            outlet.end(whole=whole)
    print(f"检查了 {len(drafts)} 份草稿：{tally.told()}。", file=sys.stderr)
    return tally.code()


def _checked(drafts: Sequence[Path]) -> Iterator[Checked]:
    """Each of *drafts* as soon as it is checked, and what is found between them behind all."""
    shares: list[Checked] = []
    for checked in check_all(drafts, paths.editions()):
        if checked.share is not None:
            # There may be very many drafts, with very many findings.
            shares.append(Checked(path=checked.path, share=checked.share))
        yield checked
    yield from across(shares)


@dataclass
class _Tally:
    """What is counted over all drafts."""

    counts: Counter[tuple[Level, bool]] = field(default_factory=Counter)
    unread: int = 0
    failed: int = 0
    silent: int = 0
    altered: int = 0

    def take(self, checked: Checked) -> None:
        """Count what was found in one draft."""
        self.unread += bool(checked.fault)
        self.silent += bool(told_silent(checked))
        self.altered += checked.altered
        self.failed += sum(told.check in FAILURES for told in checked.told)
        self.counts.update((told.level, told.state == "answered") for told in checked.told)

    def told(self) -> str:
        """The counts in words."""
        parts = [told_counts(self.counts), f"打不开的 {self.unread} 份"]
        if self.failed:
            parts.append(f"没有做成的校核 {self.failed} 项")
        if self.altered:
            parts.append(f"定稿以后被改过的 {self.altered} 份")
        if self.silent:
            parts.append(f"关闭了校对或者不再提示一些句子的 {self.silent} 份")
        return "，".join(parts)

    def code(self) -> int:
        """The exit code: what was not looked at weighs more than what must be mended."""
        if self.unread or self.failed:
            return UNREADABLE
        return MUST_MEND if self.counts["error", False] or self.altered else 0


class Interrupts:
    """Lets Ctrl+C and the wish to end in between drafts only: no line is cut in two."""

    def __init__(self) -> None:
        """Nothing is held."""
        self._held = self._wanted = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Signals can be seen to by the main thread alone.
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._come)
        return self

    def __exit__(self, *_error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _come(self, _number: int, _frame: object) -> None:
        self._wanted = True
        if not self._held:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let nothing interrupt for a moment; raises KeyboardInterrupt behind it if one came."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._wanted:
            raise KeyboardInterrupt


def told_silent(checked: Checked) -> str:
    """What of the proof-reading the draft itself keeps silent, in words; empty for nothing."""
    parts = []
    if checked.off:
        names = "、".join(FAMILIES[check] for check in checked.off)
        parts.append(f"文字校对关闭了 {len(checked.off)} 类（{names}）")
    if checked.passed_over:
        parts.append(f"不再提示 {checked.passed_over} 句")
    return "，".join(parts) + "。" if parts else ""


def _row(checked: Checked, told: Told) -> tuple[str, ...]:
    return (
        *(str(checked.path), checked.unit, str(checked.year), LEVELS[told.level], told.section),
        *(title_of(told.check), told.message, told.source),
        *(STATES[told.state], told.answer),
    )


def in_json(checked: Checked) -> dict[str, object]:
    """What was found in one draft; ``fault`` instead where it could not be read."""
    if checked.fault:
        return {"file": str(checked.path), "fault": checked.fault}
    findings = [
        {
            "check": told.check,
            "level": told.level,
            "name": told.name,
            "message": told.message,
            "source": told.source,
            "figures": told.figures,
            "state": told.state,
            "answer": told.answer,
            **({"diagnosis": told.diagnosis} if told.diagnosis else {}),
        }
        for told in checked.told
    ]
    head = {"file": str(checked.path), "unit": checked.unit, "year": checked.year}
    silent = {"off": list(checked.off), "dismissed": checked.passed_over}
    compared = {"compared": [str(path) for path in checked.compared]} if checked.compared else {}
    noted = {"note": checked.note} if checked.note else {}
    files = {"files": list(checked.files)} if checked.files else {}
    return {**head, **noted, **silent, **compared, **files, "findings": findings}
