"""Saving over an opened file: never over somebody else's work, never without a backup."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Final
from unittest.mock import Mock

import pytest

from given.hostile_drafts import sealed
from given.worked import filled
from perfeval_gui.storage.disk import atomic
from perfeval_gui.storage.disk.atomic import WriteError, write_file
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft.draft import DraftError, dump, load
from perfeval_gui.storage.saving import saving
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import (
    NO_FILE,
    ChangedOutsideError,
    Saver,
    digest_of,
    identified,
)
from unit.storage.test_writer import ERRORS, Faulty

ID: Final = "0123456789abcdef" * 2
OLD: Final = replace(filled({"unit": "旧中心", "thrift": "节约" * 1000}), document=ID)
NEW: Final = replace(OLD, year=2024)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved draft."""
    found = tmp_path / "草稿" / "甲.perfeval"
    found.parent.mkdir()
    found.write_bytes(dump(OLD))
    return found


def saver(path: Path, port: Disk | None = None) -> Saver:
    return Saver(Backups(path.parent.parent / "备份"), port)


def kept(path: Path) -> list[bytes]:
    return [one.path.read_bytes() for one in saver(path).backups.of(ID)]


# ---- the id of a draft


def test_an_id_is_given_once_and_stays() -> None:
    first = identified(filled())

    assert len(first.document) == 32
    assert identified(first) is first
    assert load(dump(first)).document == first.document
    assert b"document" not in dump(filled())


@pytest.mark.parametrize("stored", ['"../../x"', '"ABC"', "7", "null", '["a"]', f'"{"0" * 33}"'])
def test_an_id_that_could_lead_elsewhere_is_refused(stored: str) -> None:
    with pytest.raises(DraftError, match="document"):
        load(sealed(f'{{"edition": "yunxi-2023", "year": 2023, "document": {stored}}}'))


# ---- changed outside


def edited(path: Path) -> None:
    path.write_bytes(dump(replace(OLD, year=2025)))


def edited_same_size(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9] + b"x" * 9)


def edited_same_time(path: Path) -> None:
    before = path.stat().st_mtime_ns
    edited(path)
    os.utime(path, ns=(before, before))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(dump(filled({"unit": "别的"})))
    other.replace(path)


def truncated(path: Path) -> None:
    path.write_bytes(b"")


CHANGES: Final = (edited, edited_same_size, edited_same_time, deleted, replaced, truncated)


def silent_overwrites(path: Path) -> list[str]:
    """The changes by others that a save goes over without a word."""
    found = []
    for change in CHANGES:
        path.write_bytes(dump(OLD))
        change(path)
        there = path.read_bytes() if path.exists() else None
        try:
            saver(path).save(path, NEW, digest_of(dump(OLD)))
        except ChangedOutsideError:
            if (path.read_bytes() if path.exists() else None) == there:
                continue
        found.append(change.__name__)
    return found


def test_what_others_changed_is_never_overwritten_silently(path: Path) -> None:
    assert silent_overwrites(path) == []


def test_a_check_of_the_first_kilobyte_is_caught(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: proves that the test above can fail."""
    real = digest_of

    def hasty(data: bytes | None) -> str:
        return real(data and data[:1024])

    monkeypatch.setattr(saving, "digest_of", hasty)
    monkeypatch.setitem(globals(), "digest_of", hasty)

    assert silent_overwrites(path) == ["edited_same_size"]


def test_a_file_that_cannot_be_read_is_not_called_unchanged(path: Path) -> None:
    port = Faulty(first=1, code=errno.EACCES)
    with pytest.raises(WriteError, match="没有改动"):
        saver(path, port).save(path, NEW, digest_of(dump(OLD)))  # type: ignore[arg-type]

    assert path.read_bytes() == dump(OLD)


def test_a_renamed_folder_is_told_and_not_made_again(path: Path) -> None:
    path.parent.rename(path.parent.with_name("改名"))
    with pytest.raises(WriteError, match="原位置已不存在"):
        saver(path).save(path, NEW, digest_of(dump(OLD)))
    with pytest.raises(WriteError, match="文件夹不存在"):
        saver(path).save(path, NEW, NO_FILE)

    assert not path.parent.exists()


# ---- backups


def test_what_was_there_is_kept_before_it_is_replaced(path: Path) -> None:
    saved = saver(path).save(path, NEW, digest_of(dump(OLD)))

    assert path.read_bytes() == dump(NEW)
    assert saved.digest == digest_of(dump(NEW))
    assert saved.unkept == ""
    assert kept(path) == [dump(NEW), dump(OLD)]
    files = list((path.parent.parent / "备份").rglob("*"))
    assert {oct(one.stat().st_mode & 0o077) for one in files} == {"0o0"}


def test_agreed_replacing_keeps_the_other_draft_under_its_own_id(path: Path) -> None:
    other = replace(filled({"unit": "别的"}), document="f" * 32)
    path.write_bytes(dump(other))
    saver(path).save(path, NEW, None)

    # And in the history of the one that took its place, where it is looked for.
    assert kept(path) == [dump(NEW), dump(other)]
    assert [one.path.read_bytes() for one in saver(path).backups.of("f" * 32)] == [dump(other)]


def test_no_backup_is_made_of_a_damaged_file(path: Path) -> None:
    edited_same_size(path)
    saver(path).save(path, NEW, digest_of(path.read_bytes()))

    assert kept(path) == [dump(NEW)]
    assert load(path.read_bytes()) == NEW


def test_a_failing_backup_is_told_and_does_not_keep_the_work_from_the_disk(path: Path) -> None:
    (path.parent.parent / "备份").write_text("a file where the folder should be")
    saved = saver(path).save(path, NEW, digest_of(dump(OLD)))

    assert saved.unkept.startswith("没有留下备份")
    assert path.read_bytes() == dump(NEW)


# ---- every call may fail


def faults(path: Path, tried: list[int], *, careless: bool = False) -> Iterator[str]:
    """What is lost or falsely told when the n-th call of a save fails; *tried* gets every n."""
    for code in ERRORS:
        for times in (1, 10**6):
            for first in count(1):
                tried.append(first)
                path.write_bytes(dump(OLD))
                port = Faulty(first=first, code=code, times=times, piece=3000)
                told = False
                try:
                    if careless:
                        path.write_bytes(b"")
                    known = digest_of(path.read_bytes())
                    saver(path, port).save(path, NEW, known)  # type: ignore[arg-type]
                except WriteError:
                    told = True
                found = path.read_bytes()
                if found not in (dump(OLD), dump(NEW)) or (not told and found != dump(NEW)):
                    yield f"{errno.errorcode[code]} × {times} at {port.calls[-1]}"
                if len(port.calls) < first:
                    break


def test_every_call_of_a_save_may_fail(path: Path) -> None:
    assert list(faults(path, [])) == []


def test_a_save_that_empties_the_file_first_is_caught(path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    assert next(faults(path, [], careless=True))


# ---- Windows programs that hold a file


@dataclass
class Held(Disk):
    """A disk on which *code* of Windows is what replacing gives *times* times."""

    code: int = 32
    times: int = 0
    tries: int = field(default=0)

    def replace(self, source: Path, target: Path) -> None:
        self.tries += 1
        if self.tries <= self.times:
            error = OSError(errno.EACCES, "held")
            error.winerror = self.code  # type: ignore[attr-defined]  # as on Windows
            raise error
        super().replace(source, target)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses made, none of which is waited for."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


@pytest.mark.parametrize("code", [5, 32, 33, 1224])
@pytest.mark.parametrize("times", range(11))
def test_a_held_file_is_waited_for(
    tmp_path: Path, waits: list[float], code: int, times: int
) -> None:
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    told = False
    try:
        write_file(path, b"new", Held(code, times))
    except WriteError:
        told = True

    assert told == (times > len(atomic._PAUSES))
    assert path.read_bytes() == (b"old" if told else b"new")
    assert sum(waits) <= 3.2


@pytest.mark.parametrize("code", [112, 53])
def test_other_failures_are_told_at_once(tmp_path: Path, waits: list[float], code: int) -> None:
    with pytest.raises(WriteError):
        write_file(tmp_path / "甲", b"new", Held(code, 1))
    with pytest.raises(WriteError):
        write_file(tmp_path / "甲", b"new", Faulty(first=6, code=errno.EACCES))

    assert waits == []


def test_memory_that_runs_out_is_a_failed_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "proved", Mock(side_effect=MemoryError))

    with pytest.raises(WriteError, match="内存不足，操作已取消"):
        Saver(Backups(tmp_path)).save(tmp_path / "甲.perfeval", OLD, None)


# ---- a full disk


@dataclass
class Full(Disk):
    """A disk with room for *room* bytes."""

    room: int = 0

    def write(self, _handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, f"no room for {len(data)}")

    def free(self, _folder: Path) -> int:
        if self.room < 0:
            raise OSError(errno.EIO, "not told")
        return self.room


@pytest.mark.parametrize(
    ("room", "missing"),
    [
        (0, "磁盘空间不足，还差 0.3 MB"),
        (100_000, "磁盘空间不足，还差 0.2 MB"),
        (299_999, "磁盘空间不足，还差 0.1 MB"),
        # Only this account's share is used up; and a disk that does not say.
        (10**9, "磁盘空间不足"),
        (-1, "磁盘空间不足"),
    ],
)
def test_a_full_disk_says_how_much_is_missing(tmp_path: Path, room: int, missing: str) -> None:
    with pytest.raises(WriteError) as caught:
        write_file(tmp_path / "甲", b"x" * 300_000, Full(room))

    assert caught.value.reason == missing
    assert not any(one.is_file() for one in tmp_path.iterdir())
