"""The `check` command: what is found in drafts, told line by line, as JSON, or as a workbook."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from perfeval_gui import paths
from perfeval_gui.batch import BatchError, Checked, Told, check_all, drafts_in
from perfeval_gui.exports.listing import Listing
from perfeval_gui.rules.explained import AnswerState
from perfeval_gui.rules.findings import LEVELS, Level
from perfeval_gui.rules.known import title_of
from perfeval_gui.rules.told import told_counts
from perfeval_gui.storage.writer import write_file

MUST_MEND: Final = 1
UNREADABLE: Final = 2
STATES: Final[dict[AnswerState, str]] = {
    "open": "",
    "answered": "已说明",
    "reopened": "数字已变，需重新说明",
}
_HEADS: Final = (
    *(("文件", 30), ("单位", 24), ("年度", 6), ("程度", 6), ("部分", 12)),
    *(("校核", 22), ("内容", 70), ("依据", 24), ("状态", 10), ("说明", 40)),
)


class _Outlet(Protocol):
    """Where findings go, draft by draft."""

    def take(self, checked: Checked) -> None: ...
    def end(self) -> None: ...


class _Lines:
    """One line for each finding, on the standard output."""

    def take(self, checked: Checked) -> None:
        for told in checked.told:
            finding = told.finding
            words = (LEVELS[finding.level], told.section, STATES[told.state], finding.message)
            line = f"{checked.path}：{'　'.join(word for word in words if word)}"
            print(" ".join(line.split("\n")))

    def end(self) -> None:
        pass


class _Faults:
    """One line for each draft that could not be read, on stderr."""

    def take(self, checked: Checked) -> None:
        if checked.fault:
            print(f"{checked.path}：{checked.fault}", file=sys.stderr)

    def end(self) -> None:
        pass


class _Json:
    """A JSON list with one draft a line, written as the drafts are done."""

    def __init__(self) -> None:
        self._before = "[\n"

    def take(self, checked: Checked) -> None:
        print(self._before + json.dumps(in_json(checked), ensure_ascii=False), end="")
        self._before = ",\n"

    def end(self) -> None:
        print("\n]")


class _Workbook:
    """One row for each finding, in an Excel workbook."""

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() != ".xlsx":
            raise BatchError(f"“{path}”应当以 .xlsx 结尾。")
        if not path.parent.is_dir():
            raise BatchError(f"文件夹“{path.parent}”不存在。")
        self._path = path
        self._listing = Listing("检查结果", _HEADS)

    def take(self, checked: Checked) -> None:
        for told in checked.told:
            self._listing.add(_row(checked, told))
        if checked.fault:
            self._listing.add((str(checked.path), "", "", "打不开", "", "", checked.fault))

    def end(self) -> None:
        write_file(self._path, self._listing.data())


def check(given: Sequence[Path], *, as_json: bool, workbook: Path | None) -> int:
    """Check the drafts *given*, and those in the folders among them; returns the exit code.

    0 nothing to mend, 1 something must be mended, 2 a draft could not be read: it is told on
    stderr, and the others are checked all the same.

    Raises:
        BatchError: There is nothing to check, or the workbook cannot be begun.
        WriteError: The workbook cannot be written.
    """
    drafts = list(drafts_in(given))
    if not drafts:
        raise BatchError("没有找到草稿文件。")
    outlets: list[_Outlet] = [_Faults(), _Json() if as_json else _Lines()]
    if workbook is not None:
        outlets.append(_Workbook(workbook))
    counts: Counter[tuple[Level, bool]] = Counter()
    unread = 0
    for checked in check_all(drafts, paths.editions()):
        unread += bool(checked.fault)
        for told in checked.told:
            counts[told.finding.level, told.state == "answered"] += 1
        for outlet in outlets:
            outlet.take(checked)
    for outlet in outlets:
        outlet.end()
    summary = f"检查了 {len(drafts)} 份草稿：{told_counts(counts)}，打不开的 {unread} 份。"
    print(summary, file=sys.stderr)
    return UNREADABLE if unread else MUST_MEND if counts["error", False] else 0


def _row(checked: Checked, told: Told) -> tuple[str, ...]:
    finding = told.finding
    return (
        *(str(checked.path), checked.unit, str(checked.year), LEVELS[finding.level], told.section),
        *(title_of(finding.check), finding.message, finding.source),
        *(STATES[told.state], told.answer),
    )


def in_json(checked: Checked) -> dict[str, object]:
    """What was found in one draft; ``fault`` instead where it could not be read."""
    if checked.fault:
        return {"file": str(checked.path), "fault": checked.fault}
    findings = [
        {
            "check": told.finding.check,
            "level": told.finding.level,
            "name": told.finding.name,
            "message": told.finding.message,
            "source": told.finding.source,
            "figures": told.finding.figures,
            "state": told.state,
            "answer": told.answer,
        }
        for told in checked.told
    ]
    head = {"file": str(checked.path), "unit": checked.unit, "year": checked.year}
    return {**head, "findings": findings}
