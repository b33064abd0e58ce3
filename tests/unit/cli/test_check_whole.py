"""`main.py check` over many drafts: the list is whole, whatever dies, is odd or interrupts."""

from __future__ import annotations

import errno
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSemaphore, QThread

from checkout import ROOT
from effort import Calls
from given.worked import filled
from perfeval_gui import paths
from perfeval_gui.cli import batch, check, commands, drafts
from perfeval_gui.cli.batch import DIED, Checked, check_all, check_draft
from perfeval_gui.domain.beside.dismissals import Dismissal
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules import checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.storage.draft.files import open_draft
from unit.cli.dying import dies, runs_out
from unit.cli.test_check_command import draft, interrupted, sample, wrong

__all__ = ["sample", "wrong"]


def copies(path: Path, count: int) -> list[Path]:
    made = [path.with_name(f"{number:04}.perfeval") for number in range(count)]
    for copy in made:
        copy.write_bytes(path.read_bytes())
    return made


def test_several_processes_find_the_same_in_the_same_order(wrong: Path) -> None:
    drafts = copies(wrong, 40)
    drafts[7].write_bytes(b"nothing")

    alone = list(check_all(drafts, paths.editions(), workers=0))
    assert list(check_all(drafts, paths.editions(), workers=2)) == alone
    assert [checked.path for checked in alone] == drafts
    assert [checked.path for checked in alone if checked.fault] == [drafts[7]]


WHERE = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
# What is compiled at the first draft is compiled before there are copies, and not in each of them.
ALL = """
import pickle, sys
from pathlib import Path
from perfeval_gui import paths
from perfeval_gui.cli import batch
from unit.cli import dying
batch.check_draft(paths.sample(), paths.editions())
batch._check_chunk = getattr(dying, sys.argv[1])
found = list(batch.check_all([Path(path) for path in sys.argv[2:]], paths.editions(), workers=2))
sys.stdout.buffer.write(pickle.dumps(found))
"""


def ran(code: str, *given: object) -> subprocess.CompletedProcess[bytes]:
    """A program of its own, given *code*."""
    command = [sys.executable, "-c", code, *map(str, given)]
    environment = {**os.environ, "PYTHONPATH": WHERE}
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def found_by(stand_in: Callable[..., object], drafts: list[Path]) -> list[Checked]:
    """What a program finds whose processes do as *stand_in*.

    Where it can it makes copies of itself, as it does for the clerk; here, beside the threads of
    Qt, each of them would be a new process, and take as long to begin as the whole list.
    """
    done = ran(ALL, stand_in.__name__, *drafts)
    assert done.returncode == 0, done.stderr
    found: list[Checked] = pickle.loads(done.stdout)
    return found


@pytest.mark.parametrize("places", [(0,), (3, 4, 39)])
def test_a_process_that_dies_costs_the_draft_that_killed_it(
    places: tuple[int, ...], wrong: Path
) -> None:
    drafts = copies(wrong, 40)
    for place in places:
        drafts[place] = drafts[place].rename(drafts[place].with_name(f"毒{place}.perfeval"))
    found = found_by(dies, drafts)

    assert [checked.path for checked in found] == drafts
    assert [n for n, checked in enumerate(found) if checked.fault] == list(places)
    assert {found[place].fault for place in places} == {DIED}
    assert all(checked.told for checked in found if not checked.fault)


FEW = """
import sys
from perfeval_gui import paths
from perfeval_gui.cli import batch, commands
from unit.cli.dying import dies
batch.check_draft(paths.sample(), paths.editions())
batch._check_chunk = dies
sys.exit(commands.run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a few drafts are worth a copy, no new process")
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_of_three_drafts_ends_its_process_and_not_the_list(place: int, wrong: Path) -> None:
    drafts = copies(wrong, 3)
    drafts[place] = drafts[place].rename(drafts[place].with_name(f"毒{place}.perfeval"))
    done = ran(FEW, "check", *drafts, "--json")

    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert [one["file"] for one in found] == [str(path) for path in drafts]
    assert [n for n, one in enumerate(found) if "fault" in one] == [place]
    assert found[place]["fault"] == DIED


MANY = """
import sys
from pathlib import Path
from perfeval_gui.cli import batch
from unit.cli.dying import waits
batch._check_chunk = waits
if sys.argv[1] == "new":
    batch._is_alone = lambda: False
list(batch.check_all([Path(path) for path in sys.argv[2:]], (), workers=2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only here both kinds can be had")
@pytest.mark.parametrize("kind", ["copies", "new"])
def test_processes_end_with_the_one_that_began_them(kind: str, wrong: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MANY, kind, *map(str, copies(wrong, 2))],
        env={**os.environ, "PYTHONPATH": WHERE},
        stdout=subprocess.PIPE,
        text=True,
    ) as begun:
        assert begun.stdout is not None
        assert [begun.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
        begun.kill()
        # The processes hold the other end as long as they live.
        assert begun.communicate(timeout=300)[0] == ""


class Waits(QThread):
    """A thread of Qt's: Python does not count it."""

    def __init__(self) -> None:
        super().__init__()
        self.over = QSemaphore()

    def run(self) -> None:
        self.over.acquire()


def test_no_copy_is_made_of_a_process_with_threads(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    thread = Waits()
    thread.start()
    try:
        with monkeypatch.context() as patch:
            patch.setattr(batch, "get_context", asked.append)
            patch.setattr(batch, "ProcessPoolExecutor", lambda *_args, **_more: None)
            batch._pool(2)
        assert asked == ["spawn"]
        monkeypatch.setattr(batch, "_pool", None)
        assert all(found.told for found in check_all(copies(wrong, 3), paths.editions()))
    finally:
        thread.over.release()
        thread.wait()


def test_one_draft_is_checked_without_another_process(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_pool", None)
    (found,) = check_all([wrong], paths.editions())
    assert found.told


def test_where_a_process_cannot_answer_the_draft_is_checked_here(wrong: Path) -> None:
    drafts = copies(wrong, 20)
    drafts[5] = drafts[5].rename(drafts[5].with_name("毒.perfeval"))
    found = found_by(runs_out, drafts)

    assert [checked.path for checked in found] == drafts
    assert all(checked.told for checked in found)


def test_the_list_is_whole_though_processes_die(wrong: Path) -> None:
    drafts = copies(wrong, 2 * 40)
    for place in (0, 79):
        drafts[place].rename(drafts[place].with_name(f"毒{place}.perfeval"))
    done = ran(FEW, "check", wrong.parent, "--json")

    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert len(found) == 81
    assert sum("fault" in one for one in found) == 2


# ---- one odd draft among others


ODD = (
    *("a" * 5_000, "a" * 256, "yunxi-2023" * 30, "con", "../yunxi-2023", "..", "/", ".", "a/b"),
    *("yunxi-2023\\", "县" * 200, "yunxi_2023", "~", "%s{0}", "*", "<b>"),
)


@pytest.mark.parametrize("edition", ODD)
def test_an_odd_edition_is_one_line(
    edition: str, wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(wrong.parent, "a", Report(edition=edition, year=2023))

    assert commands.run(["check", str(wrong.parent), "--json"]) == 2
    out, err = capsys.readouterr()
    first, second = json.loads(out)
    assert "版式" in first["fault"]
    assert len(first["fault"]) < 300
    assert second["findings"]
    assert all(len(line) < 400 for line in err.splitlines())


@pytest.mark.parametrize(
    "error",
    [MemoryError, RecursionError, KeyError, ValueError, OSError, AssertionError, UnicodeError],
)
def test_whatever_one_draft_raises(
    error: type[Exception],
    wrong: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = draft(wrong.parent, "a", filled({"unit": "张三13800010002"}))

    def opened(path: Path) -> Report:
        if path == bad:
            raise error("张三13800010002")
        return open_draft(path)

    monkeypatch.setattr(drafts, "open_draft", opened)

    assert commands.run(["check", str(wrong.parent), "--json"]) == 2
    out, err = capsys.readouterr()
    first, second = json.loads(out)
    assert first["fault"].endswith("。")
    assert "13800010002" not in out.splitlines()[1] + err
    assert second["findings"]


def test_a_check_that_cannot_be_made_is_not_clean(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_sheet: Sheet) -> Iterator[Finding]:
        raise ValueError("张三")

    assert commands.run(["check", str(sample)]) == 0
    monkeypatch.setattr(checks, "CHECKS", (broken, *checks.CHECKS))

    assert commands.run(["check", str(sample)]) == 2
    told = capsys.readouterr()
    assert "这项校核没有做成" in told.out
    assert "没有做成的校核 1 项" in told.err
    assert "张三" not in told.out + told.err
    assert commands.run(["check", str(sample), "--json"]) == 2
    (found,) = json.loads(capsys.readouterr().out)
    assert "ValueError" in found["findings"][0]["diagnosis"]


# ---- what is silent, interrupted, or cannot be looked into


def test_what_a_draft_keeps_silent_is_told(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (
        Dismissal(id=1, check="text-word"),
        Dismissal(id=2, check="text-width"),
        Dismissal(id=3, check="text-figure", sentence="一。"),
        Dismissal(id=4, check="score-above-points"),
    )
    silent = draft(tmp_path, "silent", with_rows(open_draft(sample), "dismissals", rows))

    assert commands.run(["check", str(silent), str(sample)]) == 0
    out, err = capsys.readouterr()
    (line,) = [line for line in out.splitlines() if "文字校对关闭了 2 类" in line]
    assert line.startswith(str(silent))
    assert "不再提示 1 句" in line
    assert "不再提示一些句子的 1 份" in err
    commands.run(["check", str(silent), str(sample), "--json"])
    first, second = json.loads(capsys.readouterr().out)
    assert (first["off"], first["dismissed"]) == (["text-word", "text-width"], 1)
    assert (second["off"], second["dismissed"]) == ([], 0)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_interrupted_list_is_a_whole_one(
    after: int, wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = copies(wrong, 3)
    seen: list[Path] = []

    def presses(path: Path, folders: tuple[Path, ...]) -> Checked:
        if len(seen) == after:
            raise KeyboardInterrupt
        seen.append(path)
        return check_draft(path, folders)

    monkeypatch.setattr(batch, "check_draft", presses)

    assert commands.run(["check", *map(str, (*drafts, wrong)), "--json"]) == 130
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert [one["file"] for one in found] == [str(path) for path in (*drafts, wrong)]
    assert [bool("fault" in one) for one in found] == [n >= after for n in range(4)]
    assert "已中断" in err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_line_is_never_cut_in_two(
    number: int, wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The signal comes while a line is being made."""
    real = check.in_json

    def pressed(checked: Checked) -> dict[str, object]:
        if not checked.fault:
            os.kill(os.getpid(), number)
        return real(checked)

    monkeypatch.setattr(check, "in_json", pressed)
    before = signal.getsignal(number)

    assert commands.run(["check", *map(str, copies(wrong, 3)), "--json"]) == 130
    assert ["fault" in one for one in json.loads(capsys.readouterr().out)] == [False, True, True]
    assert signal.getsignal(number) is before


def test_an_interrupted_check_writes_no_workbook(
    wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "check_draft", interrupted)
    out = tmp_path / "清单.xlsx"

    assert commands.run(["check", str(wrong), "--xlsx", str(out)]) == 130
    assert not out.exists()


def test_a_folder_that_cannot_be_looked_into_is_told(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = wrong.parent / "b锁着"
    shut.mkdir()
    draft(shut, "x", filled())

    def refused(real: Callable[[str | Path], object], path: str | Path = ".") -> object:
        if Path(path) == shut:
            raise PermissionError(errno.EACCES, "no", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", partial(refused, os.scandir))
    monkeypatch.setattr(os, "listdir", partial(refused, os.listdir))

    assert commands.run(["check", str(wrong.parent)]) == 2
    out, err = capsys.readouterr()
    assert str(wrong) in out
    assert str(shut) in err
    assert "权限" in err


def test_the_work_for_each_draft_does_not_grow(tmp_path: Path) -> None:
    # Drafts in which there is little to check: the more of the work is that of the list.
    drafts = copies(draft(tmp_path, "short", filled({"unit": "甲"})), 300)
    list(check_all(drafts[:5], paths.editions(), workers=0))

    def each(some: list[Path]) -> float:
        with Calls() as counted:
            list(check_all(some, paths.editions(), workers=0))
        return counted.count / len(some)

    few, many = (each(drafts[:size]) for size in (30, 300))
    assert many < 1.1 * few
