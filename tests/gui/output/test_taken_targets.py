"""An exported file that is open in another program: it is left alone, and a free name offered."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from gui.drafts.test_waiting import Pulse, no_thread_left
from gui.window.test_main_window import Answers, answers, window
from hands import WAIT, wait_for
from perfeval_gui.publishing.publishing import FORMATS
from perfeval_gui.storage.disk import atomic
from perfeval_gui.storage.disk.exported_files import TakenError, put
from perfeval_gui.storage.disk.free_names import owner_file, untaken
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.views.output.actions import PrintActions
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
OLD: Final = b"last week's"
OWNERS: Final = ("~${name}", "~${cut}", ".~lock.{name}#", ".~{name}")


@pytest.fixture
def printing(window: MainWindow) -> PrintActions:
    """The sample, about to be exported."""
    window.start.open_sample.click()
    assert window.desk is not None
    window.desk.printing.typefaces()
    return window.desk.printing


def export(printing: PrintActions, folder: Path, endings: tuple[str, ...]) -> None:
    """Export, and wait for the end of it."""
    printing.exports.export(folder, endings)
    wait_for(lambda: printing.exports.run is None)


@pytest.fixture
def names(printing: PrintActions, tmp_path: Path) -> dict[str, str]:
    """How the files are called, by their endings; each is there already."""
    export(printing, tmp_path / "先", tuple(FORMATS))
    found = {path.suffix[1:]: path.name for path in (tmp_path / "先").iterdir()}
    for name in found.values():
        (tmp_path / name).write_bytes(OLD)
    return found


def held(self: Disk, source: Path, target: Path) -> None:
    """As Windows does with a file that is open."""
    if target.exists():
        error = OSError(errno.EACCES, "held")
        error.winerror = 32  # type: ignore[attr-defined]  # as on Windows
        raise error
    source.replace(target)


@pytest.fixture
def held_open(names: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is there is held by another program."""
    monkeypatch.setattr(Disk, "replace", held)
    monkeypatch.setattr(atomic, "_PAUSES", (0.01,))


@pytest.mark.usefixtures("held_open")
@pytest.mark.parametrize("ending", FORMATS)
def test_a_held_file_is_left_and_a_free_name_taken(
    printing: PrintActions, names: dict[str, str], answers: Answers, tmp_path: Path, ending: str
) -> None:
    answers.choices = ["beside"]
    export(printing, tmp_path, (ending,))

    free = untaken(tmp_path / names[ending]).name
    beside = f"{Path(names[ending]).stem}(2).{ending}"
    assert free == f"{Path(names[ending]).stem}(3).{ending}"
    assert f"“{names[ending]}”没有写成：正被其他程序打开" in answers.told[0]
    assert f"另存为“{beside}”" in answers.told[0]
    assert len(answers.told) == 1
    assert (tmp_path / names[ending]).read_bytes() == OLD
    assert (tmp_path / beside).stat().st_size > 1000


@pytest.mark.parametrize("pattern", OWNERS)
def test_the_owner_file_is_named(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "整体支出绩效自评.xlsx"
    path.write_bytes(OLD)
    assert owner_file(path) is None
    owner = path.with_name(pattern.format(name=path.name, cut=path.name[2:]))
    owner.write_bytes(b"")
    with pytest.raises(TakenError, match="另存为“整体支出绩效自评") as caught:
        put(path, b"new")

    assert f"旁边有“{owner.name}”" in str(caught.value)
    assert caught.value.free == tmp_path / "整体支出绩效自评(2).xlsx"
    assert path.read_bytes() == OLD


def test_an_owner_file_of_a_file_that_is_gone_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "~$甲.xlsx").write_bytes(b"")
    put(tmp_path / "甲.xlsx", b"new")

    assert (tmp_path / "甲.xlsx").read_bytes() == b"new"


def test_trying_again_goes_on_with_what_is_left(
    printing: PrintActions, names: dict[str, str], answers: Answers, tmp_path: Path
) -> None:
    owner = tmp_path / f"~${names['xlsx']}"
    owner.write_bytes(b"")
    written: list[tuple[Path, ...]] = []
    printing.exports.exported.connect(written.append)
    real = answers.choose_button

    def close_it_first(*given: object) -> str:
        owner.unlink(missing_ok=True)
        return real(*given)  # type: ignore[arg-type]

    printing_questions = pytest.MonkeyPatch()
    printing_questions.setattr("perfeval_gui.views.kit.questions.choose", close_it_first)
    answers.choices = ["retry"]
    export(printing, tmp_path, ("docx", "xlsx", "pdf"))
    printing_questions.undo()

    assert len(answers.told) == 1
    assert [path.name for path in written[0]] == [names[e] for e in ("docx", "xlsx", "pdf")]
    assert all((tmp_path / name).read_bytes() != OLD for name in names.values())


def test_leaving_it_names_what_was_written(
    printing: PrintActions, names: dict[str, str], answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / f"~${names['xlsx']}").write_bytes(b"")
    said: list[str] = []
    printing.said.connect(said.append)
    export(printing, tmp_path, ("docx", "xlsx", "pdf"))

    assert said[-1] == "已取消导出，写好的有 1 个文件。"
    assert (tmp_path / names["xlsx"]).read_bytes() == OLD
    assert (tmp_path / names["pdf"]).read_bytes() == OLD


def test_a_silent_place_is_waited_for_beside_the_window(
    window: MainWindow, printing: PrintActions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hung, go = threading.Event(), threading.Event()
    real = Disk.sync

    def silent(self: Disk, handle: int) -> None:
        hung.set()
        go.wait(WAIT / 1000)
        real(self, handle)

    monkeypatch.setattr(Disk, "sync", silent)
    with no_thread_left():
        printing.exports.export(tmp_path / "网", ("docx",))
        wait_for(hung.is_set)
        with Pulse() as pulse:
            # The window serves its events while the place is silent.
            wait_for(lambda: pulse.beats > 50)
        shown = window.findChild(QProgressDialog)
        assert shown is not None
        button = shown.findChild(QPushButton)
        assert button is not None
        button.click()
        assert printing.exports.run is None
        go.set()

    # By what comes of it: the number of a thread that is over may be given to this one.
    wait_for(lambda: list((tmp_path / "网").iterdir()) == [])
