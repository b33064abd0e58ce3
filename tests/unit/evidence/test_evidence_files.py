"""Files that prove indicators on the disk: read, looked after, found again; a dead place tried."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path, PureWindowsPath
from queue import SimpleQueue
from typing import Final

import pytest

from given.command_line import Capture, run
from given.worked import filled, issued
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.evidence import with_files
from perfeval_gui.evidence import looking as looked
from perfeval_gui.evidence.each import Doing, Each, LeftError, Progress
from perfeval_gui.evidence.finding import found_again
from perfeval_gui.evidence.looking import State, is_away, looking, state_of
from perfeval_gui.evidence.reading import TAKING, Refused, taken_in
from perfeval_gui.evidence.telling import told_of
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.working.pace import Pace

DATA: Final = b"0123456789" * 300_000
ROWS: Final = [
    {"group": "output", "kind": "quantity", "name": name} for name in ("甲", "乙", "丙", "")
]


def file(path: Path, data: bytes = DATA) -> EvidenceFile:
    """*path*, written with *data*, as it is taken in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    taken = taken_in(path, Progress())
    assert isinstance(taken, EvidenceFile)
    return taken


def all_of(each: Each[object, object]) -> dict[int, object]:
    while each.go_on(0.05):
        pass
    return each.results


# ---- read


def test_a_file_is_read_whole_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "材料" / "台账.pdf"
    taken = file(path)
    before = path.stat()

    assert taken == EvidenceFile(
        name="台账.pdf",
        folder=(tmp_path / "材料").as_posix(),
        size=Decimal(len(DATA)),
        digest=hashlib.sha256(DATA).hexdigest(),
    )
    taken_in(path, Progress())
    after = path.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_size) == (
        before.st_mtime_ns,
        before.st_mode,
        before.st_size,
    )
    assert file(tmp_path / "空.txt", b"").size == 0


def test_it_is_read_piece_by_piece_and_left_between_two(tmp_path: Path) -> None:
    path = tmp_path / "大.bin"
    file(path)
    told: list[int] = []

    class Told(Progress):
        def add(self, amount: int) -> None:
            told.append(amount)
            self.left = len(told) == 2
            super().add(amount)

    with pytest.raises(LeftError):
        taken_in(path, Told())
    assert len(told) == 2
    assert sum(told) < len(DATA)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("没有.pdf", "没有添加"),
        ("文件夹", "是文件夹，没有添加；请选里面的文件"),
        ("管道", "不是普通文件"),
    ],
)
def test_what_is_no_file_is_refused_in_words(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "文件夹").mkdir()
    os.mkfifo(tmp_path / "管道")
    taken = taken_in(tmp_path / name, Progress())

    assert isinstance(taken, Refused)
    assert taken.why.startswith(f"“{name}”")
    assert said in taken.why


@pytest.mark.parametrize("name", ["甲\n乙.pdf", "甲\u202e乙.pdf", os.fsdecode(b"\xff.pdf")])
def test_a_name_that_a_draft_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    taken = taken_in(tmp_path / name, Progress())

    assert isinstance(taken, Refused)
    assert "请先改名" in taken.why
    taken.why.encode()


# ---- on other machines


@pytest.mark.parametrize(
    ("path", "base", "away"),
    [
        (r"\\server\share\a.pdf", r"C:\drafts", True),
        ("//server/share/a.pdf", None, True),
        (r"\\server\share\a.pdf", r"\\server\other", True),
        (r"\\Server\Share\a.pdf", "//server/share/drafts", False),
        (r"Z:\a.pdf", r"C:\drafts", False),
        ("a.pdf", None, False),
    ],
)
def test_what_lies_on_another_machine_is_told_by_its_path(
    path: str, base: str | None, *, away: bool
) -> None:
    own = None if base is None else PureWindowsPath(base)

    assert is_away(PureWindowsPath(path), own) is away


def test_no_other_machine_is_asked_for_what_a_draft_names(monkeypatch: pytest.MonkeyPatch) -> None:
    there = PureWindowsPath(r"\\server\share\a.pdf")
    monkeypatch.setattr(looked, "path_of", lambda *_: there)
    monkeypatch.setattr(looked, "demand_plain", lambda _: pytest.fail("it was asked"))

    assert state_of(EvidenceFile(name="a.pdf"), None, Progress()) == "away"


# ---- looked after


def look(one: EvidenceFile, base: Path | None = None) -> State:
    return state_of(one, base, Progress())


def test_there_missing_and_changed(tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    one = file(path)
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)

    assert look(one) == "there"
    path.touch()
    assert look(one) == "there"
    # Of the same size and date.
    path.write_bytes(DATA[:-1] + b"x")
    os.utime(path, ns=times)
    assert look(one) == "changed"
    path.write_bytes(DATA + b"x")
    assert look(one) == "changed"
    path.rename(tmp_path / "乙.pdf")
    assert look(one) == "missing"
    path.mkdir()
    assert look(one) == "unread"


def test_where_it_lies_is_told_by_the_draft(tmp_path: Path) -> None:
    one = file(tmp_path / "佐证/甲.pdf")
    there = EvidenceFile(name="甲.pdf", folder="佐证", size=one.size, digest=one.digest)

    assert look(there, tmp_path) == "there"
    assert look(there, tmp_path / "别处") == "missing"
    assert look(there) == "missing"
    assert look(EvidenceFile(name="", folder="佐证"), tmp_path) == "missing"
    assert look(EvidenceFile(name="甲\0.pdf", folder="佐证"), tmp_path) == "missing"


# ---- one after the other, and a place that does not answer


class Clock:
    """Seconds that pass when they are asked for."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def doing(do: Callable[[str, Progress], str]) -> Doing[str, str]:
    return Doing(do, lambda _thing: "silent", lambda thing: thing[0])


@pytest.fixture
def hung() -> Iterator[threading.Event]:
    """What a place that does not answer waits for."""
    event = threading.Event()
    yield event
    event.set()


def test_a_place_that_does_not_answer_holds_up_no_other_one(hung: threading.Event) -> None:
    asked: list[str] = []

    def do(thing: str, _progress: Progress) -> str:
        asked.append(thing)
        if thing == "b1":
            hung.wait()
        return f"{thing} done"

    each = Each(["a1", "b1", "b2", "c1"], doing(do), Pace(late=20.0, clock=Clock()))
    found = {}
    while each.go_on(0.01):
        found = dict(each.results)

    assert found == {0: "a1 done", 1: "silent", 2: "silent"}
    assert each.results == {**found, 3: "c1 done"}
    assert asked == ["a1", "b1", "c1"]


def test_slow_work_that_goes_on_is_waited_for() -> None:
    pieces, read = SimpleQueue[int](), SimpleQueue[int]()

    def do(_thing: str, progress: Progress) -> str:
        while piece := pieces.get():
            progress.add(piece)
            read.put(piece)
        return "done"

    clock = Clock()
    each = Each(["a"], doing(do), Pace(late=20.0, clock=clock))
    for _ in range(60):
        pieces.put(1)
        read.get()
        assert each.go_on()
    assert clock.now > 60
    pieces.put(0)
    while each.go_on(0.05):
        pass
    assert each.results == {0: "done"}


def test_work_that_is_left_ends(hung: threading.Event) -> None:
    ended = threading.Event()

    def do(_thing: str, progress: Progress) -> str:
        try:
            while True:
                progress.add(1)
        finally:
            ended.set()

    each = Each(["a", "b"], doing(do))
    each.leave()

    assert ended.wait(60)
    assert not each.go_on()
    assert each.results == {}
    assert each.current is None


def test_nothing_is_done_at_once() -> None:
    assert not Each([], TAKING).go_on()


def test_what_goes_wrong_is_raised_where_it_is_waited_for() -> None:
    def do(_thing: str, _progress: Progress) -> str:
        raise MemoryError

    each = Each(["a"], doing(do))
    with pytest.raises(MemoryError):
        each.go_on(60)


# ---- found again


def numbered(*files: EvidenceFile) -> list[EvidenceFile]:
    report = with_files(filled(indicators=ROWS), "indicators[0].name", files)
    return list(report.evidence.evidence)


def test_moved_and_renamed_files_are_found_by_what_they_hold(tmp_path: Path) -> None:
    old = tmp_path / "旧"
    one, two, three = numbered(
        file(old / "甲.pdf", b"1" * 9), file(old / "乙.pdf", b"2" * 9), file(old / "丙.pdf", b"3")
    )
    new = tmp_path / "新"
    file(new / "a/甲.pdf", b"x" * 9)
    file(new / "b/改了名.pdf", b"1" * 9)
    file(new / "c/乙（1）.pdf", b"2" * 9)
    file(new / "d/乙.pdf", b"2" * 9)

    found = found_again([one, two, three], new, Progress())

    assert found == {one.id: new / "b/改了名.pdf", two.id: new / "d/乙.pdf"}
    assert found_again([one], tmp_path / "没有", Progress()) == {}


def test_only_files_of_the_same_size_are_read(tmp_path: Path) -> None:
    (one,) = numbered(file(tmp_path / "旧/甲.pdf", b"1" * 9))
    file(tmp_path / "新/大.bin")
    file(tmp_path / "新/甲.pdf", b"1" * 9)
    progress = Progress()

    assert found_again([one], tmp_path / "新", progress) == {one.id: tmp_path / "新/甲.pdf"}
    # Two files that were passed, and what was read of one.
    assert progress.done == 2 + 9


# ---- in the record


def test_a_file_is_not_there_twice(tmp_path: Path) -> None:
    one = file(tmp_path / "甲.pdf", b"1")
    report = with_files(filled(indicators=ROWS), "indicators[0].name", [one, one])
    assert len(report.evidence.evidence) == 1
    # Corrected: the row says what is so now. Elsewhere: it is the same file.
    report = with_files(report, "indicators[0].actual", [file(tmp_path / "甲.pdf", b"2")])
    report = with_files(report, "indicators[0].name", [file(tmp_path / "b/乙.pdf", b"2")])
    (row,) = report.evidence.evidence
    assert (row.id, row.name) == (1, "乙.pdf")
    # One file may prove two indicators.
    report = with_files(report, "indicators[1].name", [file(tmp_path / "b/乙.pdf", b"2")])
    assert [row.place for row in report.evidence.evidence] == [
        "indicators#1.name",
        "indicators#2.name",
    ]


def test_a_file_that_became_like_another_one_is_still_its_own_row(tmp_path: Path) -> None:
    both = [file(tmp_path / "乙.pdf", b"2"), file(tmp_path / "甲.pdf", b"1")]
    report = with_files(filled(indicators=ROWS), "indicators[0].name", both)

    now = file(tmp_path / "甲.pdf", b"2")
    report = with_files(report, "indicators[0].name", [now])

    names = [(row.name, row.digest == now.digest) for row in report.evidence.evidence]
    assert names == [("乙.pdf", True), ("甲.pdf", True)]


# ---- without a window


def test_the_command_line_says_what_is_missing(tmp_path: Path, capsys: Capture) -> None:
    files = [file(tmp_path / f"{name}.pdf", name.encode()) for name in "一二三"]
    report = with_files(filled({"unit": "甲中心"}, indicators=ROWS), "indicators[0].name", files)
    (tmp_path / "一.pdf").unlink()
    (tmp_path / "二.pdf").write_bytes(b"else")
    draft = tmp_path / "a.perfeval"
    save_draft(draft, report)
    lines = [
        "佐证材料“一.pdf”（甲）找不到。",
        "佐证材料“二.pdf”（甲）和登记时不同。",
        "还没有佐证材料的指标 2 条：乙、丙。",
    ]

    assert list(told_of(issued().edition, report, tmp_path)) == lines
    run("check", str(draft))
    said = capsys.readouterr().out.splitlines()
    assert said[-3:] == [f"{draft}：{line}" for line in lines]
    run("check", "--json", str(draft))
    assert '"files": ["佐证材料“一.pdf”' in capsys.readouterr().out
    run("show", str(draft))
    shown = capsys.readouterr().out
    assert shown.splitlines()[-3:] == lines
    assert str(tmp_path) not in shown
    assert list(told_of(issued().edition, filled(indicators=ROWS), tmp_path)) == []


def test_each_file_is_looked_after_from_the_folder_of_the_draft(tmp_path: Path) -> None:
    one = file(tmp_path / "甲.pdf")
    each = Each([one], looking(None))

    assert all_of(each) == {0: "there"}  # type: ignore[arg-type]  # any things, any results
