"""Pipes, sockets, links and devices wherever the program reads or writes: refused in words.

Devices are told from a faked look at a plain file: none is ever touched.
"""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest

from given.command_line import run, sentence
from given.worked import EDITIONS, ISSUED, filled
from perfeval_gui import paths
from perfeval_gui.cli import commands
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.start import join
from perfeval_gui.storage.disk import plainfiles
from perfeval_gui.storage.disk.atomic import WriteError, write_file
from perfeval_gui.storage.disk.exported_files import put
from perfeval_gui.storage.disk.plainfiles import NotPlainError, append_to, read_file
from perfeval_gui.storage.draft.draft import DraftError, dump
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.saving import backups as backups_module
from perfeval_gui.storage.saving import log, whereabouts
from perfeval_gui.storage.saving.backups import Backups, own_folder
from perfeval_gui.storage.saving.history import entries
from perfeval_gui.storage.saving.leftovers import Sweep
from perfeval_gui.storage.saving.log import Log
from perfeval_gui.storage.saving.recovery import BIN, Origin, Recovery
from perfeval_gui.storage.saving.saving import Saver
from perfeval_gui.storage.saving.whereabouts import Whereabouts

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
PATIENCE: Final = 60
ONE: Final = "a" * 32
DATA: Final = b"new content"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socket_at(path: Path) -> None:
    os.mknod(path, stat.S_IFSOCK | 0o600)


def linked_pipe(path: Path) -> None:
    target = path.with_name(f"{path.name}-pipe")
    os.mkfifo(target)
    path.symlink_to(target)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.mkdir()


ODD: Final = (pipe, socket_at, linked_pipe, loop, folder)
KINDS: Final = pytest.mark.parametrize("make", ODD, ids=lambda one: one.__name__)


@pytest.fixture(autouse=True)
def watched() -> Iterator[None]:
    """A test that waits for a pipe would wait for ever: its pipes are then opened from here."""
    done = threading.Event()
    here = threading.main_thread()

    def give_up() -> None:
        if not done.wait(PATIENCE) and here.is_alive():
            os._exit(3)

    threading.Thread(target=give_up, daemon=True).start()
    yield
    done.set()


def mode_of(path: Path) -> int:
    return stat.S_IFMT(path.lstat().st_mode)


# ---- the two calls behind all of it


@KINDS
def test_reading_refuses(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "甲")

    with pytest.raises(OSError, match=r"."):
        read_file(tmp_path / "甲")


@pytest.mark.parametrize("kind", [stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
@pytest.mark.parametrize("when", ["before", "open"])
def test_what_looks_like_a_device_is_neither_read_nor_replaced(
    kind: int, when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen before it is opened, or only once it is open: it was exchanged in between."""
    path = tmp_path / "甲"
    path.write_bytes(b"old")
    if when == "before":
        real = Path.stat

        def faked(self: Path, **given: bool) -> object:
            found = real(self, **given)
            return SimpleNamespace(st_mode=kind | 0o600) if self.name == "甲" else found

        monkeypatch.setattr(Path, "stat", faked)
        with pytest.raises(WriteError, match="不是普通文件"):
            write_file(path, DATA)
    else:
        seen = SimpleNamespace(st_mode=kind | 0o600)
        faked_os = SimpleNamespace(**{**vars(os), "fstat": lambda _handle: seen})
        monkeypatch.setattr(plainfiles, "os", faked_os)
        with pytest.raises(NotPlainError):
            append_to(path, DATA)
    with pytest.raises(NotPlainError):
        read_file(path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"


def test_the_mutant_reads_a_device(tmp_path: Path) -> None:
    """Without a look nothing is refused: proves that the test above can fail."""
    path = tmp_path / "甲"
    path.write_bytes(b"old")

    assert path.read_bytes() == b"old"
    assert read_file(path) == b"old"
    assert read_file(path, 2) == b"ol"


@KINDS
def test_writing_refuses_and_leaves_what_is_there(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "甲"
    make(path)
    before = mode_of(path), sorted(one.name for one in tmp_path.iterdir())

    with pytest.raises(WriteError) as caught:
        write_file(path, DATA)

    assert (mode_of(path), sorted(one.name for one in tmp_path.iterdir())) == before
    assert "没有改动" in str(caught.value)
    if make in (pipe, socket_at, linked_pipe):
        assert "不是普通文件" in str(caught.value)


def test_a_linked_draft_stays_linked(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(b"old")
    (tmp_path / "乙").symlink_to("甲")
    write_file(tmp_path / "乙", DATA)

    assert (tmp_path / "乙").is_symlink()
    assert (tmp_path / "甲").read_bytes() == DATA


@KINDS
def test_appending_refuses(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "甲")
    with pytest.raises(OSError, match=r"."):
        append_to(tmp_path / "甲", DATA)
    assert mode_of(tmp_path / "甲") != stat.S_IFREG


# ---- drafts


@KINDS
def test_a_draft(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "甲.perfeval"
    make(path)

    with pytest.raises(DraftError, match=r"打不开“甲\.perfeval”：.+。"):
        open_draft(path)
    for known in (None, "", "0" * 64):
        with pytest.raises(WriteError):
            Saver(Backups(tmp_path / "备份")).save(path, replace(filled(), document=ONE), known)
    with pytest.raises(WriteError):
        save_draft(path, filled())
    assert mode_of(path) != stat.S_IFREG


@KINDS
def test_the_commands(
    make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd, good, values = tmp_path / "甲.perfeval", tmp_path / "好.perfeval", tmp_path / "v.json"
    table = tmp_path / "清单.xlsx"
    values.write_text(json.dumps({"edition": ISSUED, "values": {}}))
    save_draft(good, filled())
    for path in (odd, table, tmp_path / "values.json"):
        make(path)

    assert sentence(capsys, "show", odd)
    assert sentence(capsys, "export", odd, "--to", tmp_path / "导出")
    assert sentence(capsys, "fill", values, "-o", odd)
    assert sentence(capsys, "fill", tmp_path / "values.json", "-o", tmp_path / "新.perfeval")
    assert sentence(capsys, "new", "--edition", ISSUED, "-o", odd)
    assert "清单" in sentence(capsys, "check", good, "--xlsx", table)
    if make is not folder:
        assert run("check", odd, good, "--json") == 2
        first, second = json.loads(capsys.readouterr().out)
        assert "打不开" in first["fault"]
        assert second["findings"]
    for path in (odd, table):
        assert mode_of(path) != stat.S_IFREG
    assert not (tmp_path / "新.perfeval").exists()


@pytest.mark.parametrize("make", [pipe, socket_at, linked_pipe, folder], ids=lambda m: m.__name__)
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.usefixtures("qapp")
def test_what_an_export_would_replace(
    make: Callable[[Path], None], ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "好.perfeval"
    save_draft(draft, filled({"unit": "县林业局"}))
    assert run("export", draft, "--to", tmp_path / "导出", "--format", ending) == 0
    (written,) = (tmp_path / "导出").iterdir()
    written.unlink()
    make(written)
    capsys.readouterr()

    assert sentence(capsys, "export", draft, "--to", tmp_path / "导出", "--format", ending)
    assert mode_of(written) != stat.S_IFREG
    with pytest.raises(WriteError):
        put(written, DATA)


# ---- the program's own files


@KINDS
def test_the_record_of_files(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / whereabouts.NAME)
    files = Whereabouts(tmp_path)

    assert files.document_at(tmp_path / "甲") == ""
    files.claim(tmp_path / "甲", ONE)
    assert files.own_id(tmp_path / "甲", ONE) in ("", ONE)


@KINDS
def test_backups(make: Callable[[Path], None], tmp_path: Path) -> None:
    kept = Backups(tmp_path)
    kept.keep(ONE, dump(replace(filled(), document=ONE)))
    make(tmp_path / ONE / "00000099-20260101T000000.perfeval")
    found = kept.last_good(ONE)

    assert found is not None
    assert found[0].counter == 1
    kept.keep(ONE, dump(replace(filled({"unit": "新"}), document=ONE)))
    for entry in entries(ONE, kept, Recovery(tmp_path / "恢复")):
        if entry.number == 99:
            with pytest.raises(DraftError):
                entry.read()


@KINDS
def test_recovery_copies(make: Callable[[Path], None], tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    make(tmp_path / f"{ONE}.1-abc.copy")
    (tmp_path / BIN).mkdir()
    make(tmp_path / BIN / f"{ONE}.1-abc.5.copy")
    make(tmp_path / ".perfeval-x.tmp")
    make(tmp_path / f"{ONE}.swept.copy.lock")

    assert recovery.copies() == ()
    assert recovery.binned(ONE)
    Sweep(recovery).copies()
    Sweep(recovery).drafts(tmp_path)
    other = recovery.keep(replace(filled(), document=ONE), "2-abc", Origin())
    assert [copy.file for copy in recovery.copies()] == [other]


def test_a_link_in_place_of_a_copy_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "别人的"
    elsewhere.write_bytes(b"mine")
    elsewhere.chmod(0o644)
    recovery = Recovery(tmp_path / "恢复")
    recovery.prepare()
    (recovery.folder / f"{ONE}.1-abc.copy").symlink_to(elsewhere)
    file = recovery.keep(replace(filled(), document=ONE), "1-abc", Origin())

    assert elsewhere.read_bytes() == b"mine"
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644
    assert not file.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(recovery.copies()) == 1


@pytest.mark.parametrize("name", [whereabouts.NAME, "settings.json", log.NAME])
def test_no_link_is_written_through(name: str, tmp_path: Path) -> None:
    from perfeval_gui.views.settings.settings_file import SettingsFile

    elsewhere, place = tmp_path / "别人的", tmp_path / "状态"
    elsewhere.write_bytes(b"mine")
    place.mkdir(mode=0o700)
    (place / name).symlink_to(elsewhere)
    Whereabouts(place).claim(tmp_path / "甲", ONE)
    Log(place).note("start")
    Log(place).forget_old()
    SettingsFile(place / "settings.json").change({"a": "b"})

    assert elsewhere.read_bytes() == b"mine"


def test_a_folder_that_is_a_link_keeps_its_rights(tmp_path: Path) -> None:
    elsewhere = tmp_path / "共用"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    (tmp_path / "恢复").symlink_to(elsewhere)
    Recovery(tmp_path / "恢复").keep(replace(filled(), document=ONE), "1-abc", Origin())
    own_folder(tmp_path / "恢复" / "里面")

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755
    assert stat.S_IMODE((elsewhere / "里面").stat().st_mode) == 0o700
    assert len(Recovery(tmp_path / "恢复").copies()) == 1


def test_a_folder_exchanged_for_a_link_keeps_its_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant of the look: what is opened is no link even where the look missed it."""
    elsewhere = tmp_path / "共用"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    (tmp_path / "恢复").symlink_to(elsewhere)
    monkeypatch.setattr(Path, "is_symlink", lambda _path: False)
    backups_module.own_folder(tmp_path / "恢复")

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


@KINDS
def test_the_log(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / log.NAME)
    make(tmp_path / f"{log.NAME}.1")
    small = Log(tmp_path)
    small.note("start", "x")
    small.forget_old()
    assert mode_of(tmp_path / log.NAME) != stat.S_IFREG


@KINDS
def test_settings(make: Callable[[Path], None], tmp_path: Path) -> None:
    from perfeval_gui.views.settings.settings_file import SettingsFile

    path = tmp_path / "settings.json"
    make(path)
    settings = SettingsFile(path)
    settings.change({"a": "b"})

    assert settings.value("a") == "b"
    assert settings.fault
    assert mode_of(path) != stat.S_IFREG


# ---- editions


@KINDS
@pytest.mark.parametrize("name", ["edition.toml", "examples.json", "base.page"])
def test_a_file_of_an_edition(make: Callable[[Path], None], name: str, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(EDITIONS / ISSUED, tmp_path / ISSUED)
    (tmp_path / ISSUED / name).unlink()
    make(tmp_path / ISSUED / name)

    with pytest.raises(EditionError):
        Shelf((tmp_path,)).read(ISSUED)


@KINDS
def test_the_start_page_lists_editions(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-2023").mkdir()
    make(tmp_path / "a-2023" / "edition.toml")
    monkeypatch.setattr(paths, "editions", lambda: (tmp_path, EDITIONS))

    listed = {key: year for key, _, year in join._editions()}
    assert listed[ISSUED] == 2023
    assert listed.get("a-2023", 0) == 0
    assert commands.run(["editions"]) in (0, 2)
