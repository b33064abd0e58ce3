"""The log: what may stand in it, how large and how old it may be, and that it is never needed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from perfeval_gui.storage.saving import log
from perfeval_gui.storage.saving.log import Log


def texts(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in Log(folder).files()]


def test_a_line_has_time_process_event_and_our_own_words(tmp_path: Path) -> None:
    Log(tmp_path / "log").note("error", "KeyError", "domain/fields.py:33 put", "张三 13800138000")

    (text,) = texts(tmp_path / "log")
    stamp, process, rest = text.rstrip("\n").split(" ", 2)
    assert datetime.fromisoformat(stamp).tzinfo is not None
    assert process == str(os.getpid())
    assert rest == "error | KeyError | domain/fields.py:33 put | ?"


@pytest.mark.parametrize(
    "detail", ["/home/a", "张三", "a'b", 'a"b', "1380013", "a@b.c", "", "a\nb"]
)
def test_what_may_be_the_clerk_s_is_left_out(tmp_path: Path, detail: str) -> None:
    Log(tmp_path).note("error", detail)

    assert texts(tmp_path)[0].endswith(" error | ?\n")


def test_three_files_of_a_megabyte_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (log.MOST_BYTES, log.FILES, log.DAYS) == (1_000_000, 3, 30)
    monkeypatch.setattr(log, "MOST_BYTES", 200)
    for number in range(40):
        Log(tmp_path).note(f"event{number}")

    found = texts(tmp_path)
    assert len(found) == len(list(tmp_path.glob("*.log*"))) == 3
    assert all(len(text) <= 200 for text in found)
    assert "event39" in found[0]


def test_lines_older_than_30_days_go(tmp_path: Path) -> None:
    mine = Log(tmp_path)
    mine.note("young")
    old = datetime.now(UTC) - timedelta(days=31)
    file = tmp_path / log.NAME
    file.write_text(f"{old:%Y-%m-%dT%H:%M:%SZ} 1 old\n" + file.read_text())
    (tmp_path / f"{log.NAME}.1").write_text(f"{old:%Y-%m-%dT%H:%M:%SZ} 1 older\n")
    mine.forget_old()

    (text,) = texts(tmp_path)
    assert "young" in text
    assert "old" not in text


def test_a_log_is_its_owner_s_alone_and_never_needed(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Log(tmp_path / "log").note("start")
    finally:
        os.umask(before)
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "log" / log.NAME).stat().st_mode & 0o777 == 0o600

    (tmp_path / "file").write_text("")
    broken = Log(tmp_path / "file" / "log")
    broken.note("start")
    broken.forget_old()
    assert broken.files() == ()
