"""Backups: ordered by their counter, thinned by age, never the last good one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from unittest.mock import Mock

import pytest

from given.worked import filled
from perfeval_gui.storage.draft.draft import DraftError, dump, load
from perfeval_gui.storage.saving import backups as module
from perfeval_gui.storage.saving.backups import Backup, Backups, kept

ID: Final = "a" * 32


def content(number: int) -> bytes:
    return dump(replace(filled({"thrift": str(number)}), document=ID))


def made(days: list[str]) -> list[Backup]:
    return [Backup(path=Path(), counter=i, day=day) for i, day in enumerate(days, 1)]


def run_of(days: int, each: int = 1) -> list[str]:
    first = date(2024, 1, 1)
    return [f"{first + timedelta(d):%Y%m%d}" for d in range(days) for _ in range(each)]


@pytest.mark.parametrize("count", [0, 1, 19, 20])
def test_the_last_twenty_stay(count: int) -> None:
    assert len(kept(made(["20240101"] * count))) == count


def test_many_on_one_day_are_the_last_twenty() -> None:
    assert kept(made(["20240101"] * 50)) == frozenset(range(31, 51))


def test_older_ones_are_one_a_day_and_one_a_month() -> None:
    backups = made(run_of(400, each=3))
    days = [one.day for one in backups if one.counter in kept(backups)]

    assert days[-20:] == [one.day for one in backups[-20:]]
    assert len(set(days)) == 30 + len({day[:6] for day in run_of(400 - 30)}) - 1
    assert {day[:6] for day in days} == {day[:6] for day in run_of(400)}


def test_two_years_of_months_stay() -> None:
    months = [f"{2000 + i // 12}{i % 12 + 1:02}15" for i in range(60)]
    backups = made(months)

    # Sixty months with one backup each: the last thirty days with a backup hold the months too.
    assert kept(backups) == frozenset(range(31, 61))


@pytest.mark.parametrize("wrong", ["19700101", "21500101"])
def test_a_clock_set_wrong_prunes_nothing_good(wrong: str) -> None:
    backups = made([*run_of(40), *[wrong] * 25])
    stay = kept(backups)

    assert 65 in stay
    assert len([one for one in backups if one.counter in stay and one.day != wrong]) >= 29


def test_order_is_by_counter_not_by_clock(tmp_path: Path) -> None:
    store = Backups(tmp_path)
    store.keep(ID, content(1))
    first = store.of(ID)[0]
    first.path.rename(first.path.with_name("00000001-21500101T000000.perfeval"))
    store.keep(ID, content(2))

    assert [one.counter for one in store.of(ID)] == [2, 1]
    assert store.of(ID)[0].path.read_bytes() == content(2)


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    store = Backups(tmp_path)
    for number in (1, 1, 2, 2, 1):
        store.keep(ID, content(number))

    assert len(store.of(ID)) == 3


def test_thinning_takes_files_away(tmp_path: Path) -> None:
    store = Backups(tmp_path)
    for number in range(24):
        store.keep(ID, content(number))

    assert [one.path.read_bytes() for one in store.of(ID)] == [content(i) for i in range(23, 3, -1)]


def test_the_last_good_one_is_never_thinned_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Backups(tmp_path)
    for number in range(20):
        store.keep(ID, content(number))
    for one in store.of(ID)[:-1]:
        one.path.write_bytes(one.path.read_bytes()[:-5])

    store._thin([one for one in store.of(ID) if one.counter > 0])
    monkeypatch.setattr(module, "LAST", 5)
    store._thin(store.of(ID))

    assert any(module._good(one) for one in store.of(ID))


@pytest.mark.parametrize("data", [b"", b"not a draft", content(1)[:-1]])
def test_what_fails_its_hash_is_not_kept(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DraftError):
        Backups(tmp_path).keep(ID, data)

    assert Backups(tmp_path).of(ID) == ()


def test_strange_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "说明.txt").write_text("x")
    Backups(tmp_path).keep(ID, content(1))

    names = {one.name for one in (tmp_path / ID).iterdir()}
    assert len(names) == 2
    assert re.fullmatch(r"00000001-\d{8}T\d{6}\.perfeval", min(names))


# ---- clocks


CLOCKS: Final = {
    "1970": ("19700101", "000000"),
    "1979": ("19791231", "235959"),
    "2107": ("21071231", "235958"),
    "2150": ("21500101", "000000"),
    "last year": ("20240401", "120000"),
    "an hour back": ("20250401", "015900"),
}


@pytest.mark.parametrize("wrong", CLOCKS)
def test_a_clock_that_jumps_changes_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    store = Backups(tmp_path)
    stamps = [("20250401", "023000"), CLOCKS[wrong], CLOCKS[wrong], ("20250402", "080000")]
    for number, (day, clock) in enumerate(stamps):
        monkeypatch.setattr(module, "stamp", Mock(return_value=f"{day}T{clock}"))
        store.keep(ID, content(number))
    found = store.of(ID)

    assert [one.path.read_bytes() for one in found] == [content(n) for n in (3, 2, 1, 0)]
    assert [(one.day, one.time) for one in reversed(found)] == stamps
    assert store.last_good(ID) == (found[0], load(content(3)))


@pytest.mark.parametrize("wrong", CLOCKS)
@pytest.mark.parametrize("saves", [1, 5, 25, 60])
def test_a_clock_that_jumps_costs_no_backup(wrong: str, saves: int) -> None:
    """As many stay of before as if the clock had gone on to the next day."""
    before = [f"{date(2024, 1, 1) + timedelta(d):%Y%m%d}" for d in range(456)]
    assert before[-1] == "20250331"
    stay = kept(made([*before, *[CLOCKS[wrong][0]] * saves]))
    right = kept(made([*before, *["20250401"] * saves]))

    assert right <= stay


def test_days_told_apart_by_their_name_alone_are_caught() -> None:
    """The mutant: a clock set back a year takes the place of what was kept of that month."""

    def by_name(backups: list[Backup]) -> set[int]:
        months: dict[str, int] = {}
        for one in reversed(backups):
            months.setdefault(one.day[:6], one.counter)
        return set(list(months.values())[:24])

    before = [f"{date(2024, 1, 1) + timedelta(d):%Y%m%d}" for d in range(456)]
    back, on = made([*before, "20240401"]), made([*before, "20250401"])

    assert not by_name(on) <= by_name(back)
    assert kept(on) <= kept(back)
