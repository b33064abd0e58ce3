"""Recovery copies: whole, their owner's alone, and never thrown away unasked."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from given.worked import filled
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.saving import recovery as module
from perfeval_gui.storage.saving.recovery import Origin, Recovery

REPORT: Final = replace(filled({"unit": "甲中心", "quota": "8"}), document="b" * 32)
ORIGIN: Final = Origin(path="/家/甲.perfeval", title="甲", digest="0" * 64, taken="06月01日 14:32")


def test_a_copy_comes_back_with_where_it_belongs(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path / "状态" / "recovery")
    file = recovery.keep(REPORT, "12-ab", ORIGIN)
    (copy,) = recovery.copies()

    assert (copy.file, copy.seat, copy.origin, copy.report) == (file, "12-ab", ORIGIN, REPORT)


def test_copies_are_their_owner_s_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file = Recovery(tmp_path / "recovery").keep(REPORT, "1", ORIGIN)
    finally:
        os.umask(before)

    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_every_seat_has_its_own_copy(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    for seat in ("1-a", "1-b", "1-a"):
        recovery.keep(REPORT, seat, ORIGIN)

    assert {copy.seat for copy in recovery.copies()} == {"1-a", "1-b"}


def test_a_truncated_copy_is_never_taken_for_a_whole_one(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    file = recovery.keep(REPORT, "1", ORIGIN)
    data = file.read_bytes()
    for end in range(0, len(data), 7):
        file.write_bytes(data[:end])
        assert recovery.copies() == ()

    assert file.exists()


def test_damage_to_the_first_line_does_not_cost_what_was_typed(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    file = recovery.keep(REPORT, "1", ORIGIN)
    file.write_bytes(b"x" + file.read_bytes())
    (copy,) = recovery.copies()

    assert copy.origin == Origin()
    assert copy.report == REPORT


def test_a_discarded_copy_rests_in_the_bin_for_thirty_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BIN_LEAST", 1)
    recovery = Recovery(tmp_path)
    for age in (31, 29, 0):
        recovery.discard(recovery.keep(REPORT, f"s{age}", ORIGIN))
        (newest,) = (one for one in (tmp_path / "bin").iterdir() if f"s{age}." in one.name)
        then = time.time() - age * 86_400
        os.utime(newest, (then, then))
    recovery.discard(recovery.keep(REPORT, "last", ORIGIN))

    assert recovery.copies() == ()
    left = sorted(one.name.split(".")[1] for one in (tmp_path / "bin").iterdir())
    assert left == ["last", "s0", "s29"]


def test_a_clock_in_the_future_does_not_empty_the_bin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = Recovery(tmp_path)
    recovery.discard(recovery.keep(REPORT, "1", ORIGIN))
    later = time.time() + 100 * 365 * 86_400

    def ahead() -> float:
        return later

    monkeypatch.setattr(time, "time", ahead)
    recovery.discard(recovery.keep(REPORT, "2", ORIGIN))

    assert len(list((tmp_path / "bin").iterdir())) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    with pytest.raises(WriteError):
        Recovery(tmp_path / "文件" / "recovery").keep(REPORT, "1", ORIGIN)

    assert Recovery(tmp_path / "文件").copies() == ()
