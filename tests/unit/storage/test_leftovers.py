"""What killed saves leave: newer content is offered, the rest goes, nothing is guessed."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from given.worked import filled
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.saving.leftovers import AT_WORK, DAY, Sweep
from perfeval_gui.storage.saving.recovery import Recovery
from perfeval_gui.storage.saving.saving import digest_of

NOW: Final = 1_800_000_000.0
ID: Final = "c" * 32
OLD: Final = dump(replace(filled({"unit": "旧"}), document=ID))
NEW: Final = dump(replace(filled({"unit": "新"}), document=ID))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a draft that was saved a while ago."""
    found = tmp_path / "夹"
    found.mkdir()
    lay(found / "甲.perfeval", OLD, 5_000)
    return found


def lay(path: Path, data: bytes, age: float) -> Path:
    path.write_bytes(data)
    os.utime(path, (NOW - age, NOW - age))
    return path


def temp(folder: Path, data: bytes, age: float, name: str = "a") -> Path:
    return lay(folder / f".perfeval-{name}.tmp", data, age)


def sweep(folder: Path) -> Sweep:
    found = Sweep(Recovery(folder.parent / "恢复"), NOW)
    found.drafts(folder)
    return found


def units(found: Sweep) -> list[str]:
    return [copy.report.cover.unit for copy in found.recovery.copies()]


def test_what_is_newer_than_its_draft_is_offered(folder: Path) -> None:
    left = temp(folder, NEW, 4_000)
    found = sweep(folder)
    (copy,) = found.recovery.copies()

    assert (found.kept, units(found)) == (1, ["新"])
    assert copy.origin.path == str(folder / "甲.perfeval")
    assert copy.origin.title == "甲"
    assert copy.origin.digest == digest_of(OLD)
    assert copy.origin.taken
    assert not left.exists()
    assert (folder / "甲.perfeval").read_bytes() == OLD


def test_what_belongs_to_no_draft_is_offered_too(folder: Path) -> None:
    temp(folder, dump(filled({"unit": "没有存成的"})), 9_000)
    (copy,) = sweep(folder).recovery.copies()

    assert copy.report.cover.unit == "没有存成的"
    assert copy.origin.path == ""


@pytest.mark.parametrize(
    ("data", "age"),
    [(NEW, 6_000), (OLD, 4_000), (NEW[:-1], 4_000), (b"", 4_000)],
    ids=["older", "the same", "cut short", "empty"],
)
def test_the_rest_stays_for_a_day_and_is_never_offered(
    folder: Path, data: bytes, age: float
) -> None:
    left = temp(folder, data, age)
    assert sweep(folder).kept == 0
    assert left.exists()

    os.utime(folder / "甲.perfeval", (NOW - DAY - age, NOW - DAY - age))
    if data != NEW:
        temp(folder, data, DAY + 1)
        assert sweep(folder).kept == 0
        assert not left.exists()


@pytest.mark.parametrize("data", [b"PK\x03\x04 export", b"%PDF-1.4 export"])
def test_what_an_export_left_goes_at_once(folder: Path, data: bytes) -> None:
    """Nothing in it is newer than the draft, and it tells of people."""
    left, under_way = temp(folder, data, 4_000), temp(folder, data, 5, "b")
    assert sweep(folder).kept == 0

    assert not left.exists()
    assert under_way.exists()


def test_of_several_only_the_latest_stays(folder: Path) -> None:
    for number in range(5):
        temp(folder, NEW[:-1], 4_000 + number, str(number))
    sweep(folder)

    assert [path.name for path in folder.glob(".perfeval-*")] == [".perfeval-0.tmp"]


def test_equal_contents_are_offered_once(folder: Path) -> None:
    for number in range(5):
        temp(folder, NEW, 4_000 + number, str(number))
    found = sweep(folder)

    assert units(found) == ["新"]
    assert list(folder.glob(".perfeval-*")) == []


def test_a_save_under_way_is_left_alone(folder: Path) -> None:
    left = temp(folder, NEW, AT_WORK - 1)
    assert sweep(folder).kept == 0
    assert left.exists()


def test_a_clock_that_went_back_loses_nothing(folder: Path) -> None:
    temp(folder, NEW, -10 * DAY)

    assert units(sweep(folder)) == ["新"]


def test_nothing_is_taken_away_that_cannot_be_kept(folder: Path) -> None:
    left = temp(folder, NEW, 4_000)
    (folder.parent / "恢复").write_text("a file where the folder should be")
    assert sweep(folder).kept == 0
    assert [path.read_bytes() for path in folder.glob(".perfeval-*")] == [NEW]
    assert not left.exists()


def test_what_another_window_has_taken_is_not_offered_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp(folder, NEW, 4_000)
    found = Sweep(Recovery(folder.parent / "恢复"), NOW)
    met = list(found._temps(folder))
    assert sweep(folder).kept == 1
    monkeypatch.setattr(Sweep, "_temps", lambda *_: iter(met))
    found.drafts(folder)

    assert (found.kept, units(found)) == (0, ["新"])


def test_a_copy_cut_short_before_its_name_is_a_copy(folder: Path) -> None:
    found = Sweep(Recovery(folder.parent / "恢复"), NOW)
    found.recovery.prepare()
    head = json.dumps({"path": "/x/甲.perfeval", "title": "甲"}).encode()
    temp(found.recovery.folder, digest_of(head).encode() + b" " + head + b"\n" + NEW, 4_000)
    temp(found.recovery.folder, NEW[:-1], 4_000, "b")
    found.copies()
    (copy,) = found.recovery.copies()

    assert (found.kept, copy.origin.title, copy.report.cover.unit) == (1, "甲", "新")


def test_other_files_are_never_touched(folder: Path) -> None:
    names = ("~$甲.xlsx", ".perfeval-notes.txt", "a.tmp", ".perfeval-.tmp.docx")
    for name in names:
        lay(folder / name, b"theirs", 9 * DAY)
    sweep(folder)

    assert {path.name for path in folder.iterdir()} == {*names, "甲.perfeval"}


def test_what_is_offered_opens(folder: Path) -> None:
    temp(folder, NEW, 4_000)
    (copy,) = sweep(folder).recovery.copies()

    assert open_draft(Path(copy.origin.path)).cover.unit == "旧"
