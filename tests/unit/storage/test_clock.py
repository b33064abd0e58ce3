"""A clock that stands anywhere: exports, backups and recovery copies are made all the same."""

from __future__ import annotations

import ast
import calendar
import io
import os
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from checkout import ROOT, sources, tree
from given.worked import filled, issued
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.exports.excel.listing import Listing
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.storage.disk.clock import doubt, moment, stamp
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.recovery import Origin, Recovery

YEARS: Final = (1970, 1979, 2107, 2150, time.gmtime().tm_year - 1)
SOURCES: Final = tuple(sources("perfeval_gui"))
# What reads the clock as a date. Durations are measured by time.monotonic.
_ASKS: Final = {"now", "utcnow", "today", "fromtimestamp", "ctime", "asctime", "currentDate"}


def set_clock(monkeypatch: pytest.MonkeyPatch, year: int) -> float:
    """Let the clock say the second minute of *year*."""
    now = float(calendar.timegm((year, 1, 1, 0, 1, 0)))
    moment = time.gmtime(now)
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "time_ns", lambda: int(now * 10**9))
    monkeypatch.setattr(
        time, "localtime", lambda at=None: moment if at is None else time.gmtime(at)
    )
    return now


@pytest.mark.parametrize("ending", FORMATS)
def test_exports_are_the_same_under_every_clock(
    qapp: object, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    package, typefaces = compose(issued().evaluate(filled({"unit": "甲"}))), Typefaces()
    today = build(package, ending, typefaces)
    for year in YEARS:
        set_clock(monkeypatch, year)

        assert build(package, ending, typefaces) == today, year


@pytest.mark.parametrize("year", YEARS)
def test_a_list_of_findings_is_written_under_every_clock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, year: int
) -> None:
    set_clock(monkeypatch, year)
    listing = Listing("清单", (("一", 9), ("二", 9)))
    listing.add(("甲", "乙"))
    (tmp_path / "单.xlsx").write_bytes(listing.data())
    monkeypatch.undo()
    book = openpyxl.load_workbook(tmp_path / "单.xlsx")

    assert [cell.value for cell in book["清单"][2]] == ["甲", "乙"]


def test_a_zip_file_as_usual_is_refused_by_that_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: proves that the tests above can fail."""
    set_clock(monkeypatch, 1970)
    archive = zipfile.ZipFile(io.BytesIO(), "w")
    with pytest.raises(ValueError, match="1980"):
        archive.writestr("a", b"")


def test_backups_stay_in_order_and_whole_under_every_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = Backups(tmp_path)
    contents = [dump(replace(filled(), document="d" * 32, year=year)) for year in range(2001, 2031)]
    for number, data in enumerate(contents):
        set_clock(monkeypatch, YEARS[number % len(YEARS)])
        backups.keep("d" * 32, data)
    kept = [one.path.read_bytes() for one in backups.of("d" * 32)]

    assert kept[:20] == contents[:-21:-1]


@pytest.mark.parametrize("year", YEARS)
def test_recovery_copies_are_kept_and_none_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    recovery = Recovery(tmp_path)
    for number in range(5):
        report = replace(filled(), document=f"{number:032}")
        recovery.discard(recovery.keep(report, "seat", Origin()))
    now = set_clock(monkeypatch, year)
    recovery.discard(recovery.keep(replace(filled(), document="f" * 32), "seat", Origin()))
    for file in (tmp_path / "bin").iterdir():
        os.utime(file, (now, now))

    assert len(list((tmp_path / "bin").iterdir())) == 6


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (1970, "电脑日期是 1970 年，请检查"),
        (1979, "电脑日期是 1979 年，请检查"),
        (2107, "电脑日期是 2107 年，请检查"),
        (2150, "电脑日期是 2150 年，请检查"),
        (2024, ""),
        (2030, ""),
    ],
)
def test_a_year_that_cannot_be_is_told(
    monkeypatch: pytest.MonkeyPatch, year: int, said: str
) -> None:
    set_clock(monkeypatch, year)

    assert doubt() == said
    assert stamp("%Y-%m-%d %H:%M") == f"{year}-01-01 00:01"


@pytest.mark.parametrize("seconds", [1e30, -1e30, float("inf"), float("nan")])
def test_a_file_may_tell_a_time_that_cannot_be(seconds: float) -> None:
    assert moment(seconds, "%Y") == ""
    assert moment(0, "%Y") in {"1969", "1970"}


# ---- no date is taken from the clock unasked


def asking(module: ast.Module) -> Iterator[str]:
    """The calls in *module* that ask the clock for a date."""
    calls = (node.func for node in ast.walk(module) if isinstance(node, ast.Call))
    names = (func.attr for func in calls if isinstance(func, ast.Attribute))
    yield from (name for name in names if name in _ASKS)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_asks_the_clock_for_a_date(path: Path) -> None:
    assert list(asking(tree(path))) == []
    if path.relative_to(ROOT / "perfeval_gui").parts[0] != "storage":
        assert "localtime" not in path.read_text(encoding="utf-8")


def test_asking_is_noticed() -> None:
    assert list(asking(ast.parse("from datetime import date\nday = date.today()"))) == ["today"]


def test_a_new_report_has_no_dates() -> None:
    report = new_report(issued().edition, 2023)

    assert report.cover.base_date is None
    assert compose(issued().evaluate(report)).date == ""
