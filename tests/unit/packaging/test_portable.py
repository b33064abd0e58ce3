"""The archive for Linux: installed, updated and removed by a clerk who is no administrator."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linux import packages, tree
from stand_in import files, made

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "家 目录"
    (folder / "草稿").mkdir(parents=True)
    (folder / "草稿/一.perfeval").write_text("typed", encoding="utf-8")
    return folder


def script(folder: Path, name: str, home: Path, **named: str) -> subprocess.CompletedProcess[str]:
    settings = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"} | named
    command = ["sh", str(folder / name)]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)


def unpacked(place: Path) -> Path:
    """The archive for one's home, unpacked."""
    archive = made(place, packages.write_portable)
    shutil.unpack_archive(archive, place / "unpacked", filter="data")
    (folder,) = (place / "unpacked").iterdir()
    return folder


def test_a_program_that_nothing_may_run_of_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "我的 盘"
    folder.mkdir()
    shutil.copy(tree.PLACE / "perfeval.sh", folder / "perfeval")
    done = script(folder, "perfeval", tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("程序不完整，或者所在的磁盘不许运行程序（")
    assert "我的 盘" in done.stderr


@pytest.mark.parametrize("way", ["as it is", "by a link", "beside", "through a linked folder"])
def test_the_program_is_found_however_it_is_called(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "我的 盘"
    (folder / "python/bin").mkdir(parents=True)
    shutil.copy(tree.PLACE / "perfeval.sh", folder / "perfeval")
    (folder / "python/bin/python3").write_text('#!/bin/sh\necho "$1 $2"\n', encoding="ascii")
    for program in (folder / "perfeval", folder / "python/bin/python3"):
        program.chmod(0o755)
    (tmp_path / "link").symlink_to(folder / "perfeval")
    (tmp_path / "linked").symlink_to(folder)
    called: dict[str, Path | str] = {
        "as it is": folder / "perfeval",
        "by a link": tmp_path / "link",
        "beside": "./perfeval",
        "through a linked folder": tmp_path / "linked/perfeval",
    }
    done = subprocess.run(
        [called[way], "draft"], cwd=folder, capture_output=True, text=True, check=False
    )

    found = Path(done.stdout.removesuffix(" draft\n"))
    assert found.is_absolute()
    assert found.parent.resolve() == (folder / "app").resolve()


def test_installing_twice_and_removing_leaves_what_is_the_clerks(
    tmp_path: Path, home: Path
) -> None:
    folder = unpacked(tmp_path / "new")
    before = files(home)
    first = script(folder, "安装.sh", home)
    assert first.returncode == 0, first.stderr

    target = home / ".local/opt/perfeval"
    share = home / ".local/share"
    entry = (share / "applications/perfeval.desktop").read_text(encoding="utf-8")
    assert f'Exec="{target}/perfeval" %f' in entry
    assert (share / "mime/packages/perfeval.xml").is_file()
    assert (share / "icons/hicolor/scalable/apps/perfeval.svg").is_file()
    stale = target / "lib/of an older version.py"
    stale.write_text("old", encoding="utf-8")
    assert script(folder, "安装.sh", home).returncode == 0
    assert not stale.exists()
    removed = script(target, "卸载.sh", home)
    assert removed.returncode == 0, removed.stderr
    assert files(home) == before
    assert not target.exists()


def test_removing_leaves_files_that_were_put_beside(tmp_path: Path, home: Path) -> None:
    assert script(unpacked(tmp_path / "new"), "安装.sh", home).returncode == 0
    target = home / ".local/opt/perfeval"
    (target / "mine.perfeval").write_text("mine", encoding="utf-8")

    assert "留着没有删" in script(target, "卸载.sh", home).stdout
    assert files(target) == {"mine.perfeval"}


@pytest.mark.parametrize("followed", [False, True])
def test_what_runs_is_neither_updated_nor_removed(
    tmp_path: Path, home: Path, followed: bool
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (home / ".local").symlink_to(tmp_path / "elsewhere")
    folder = unpacked(tmp_path / "new")
    assert script(folder, "安装.sh", home).returncode == 0
    target = home / ".local/opt/perfeval"
    before = files(home)
    program = target / "app/perfeval"
    waiting = [sys.executable, "-c", "input()", str(program.resolve() if followed else program)]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as window:
        for where, name in ((folder, "安装.sh"), (target, "卸载.sh")):
            done = script(where, name, home)
            assert (done.returncode, done.stdout) == (1, "")
            assert "正在运行" in done.stderr
        window.communicate(b"\n")
    assert files(home) == before
    assert script(target, "卸载.sh", home).returncode == 0


def test_what_does_not_fit_is_told_and_the_old_version_stays(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path / "new")
    assert script(folder, "安装.sh", home).returncode == 0
    before = files(home)
    full = tmp_path / "full"
    full.mkdir()
    (full / "cp").write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    (full / "cp").chmod(0o755)
    done = script(folder, "安装.sh", home, PATH=f"{full}:{os.environ['PATH']}")

    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert files(home) == before


def test_who_double_clicked_reads_it_in_a_box(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path / "new")
    desktop, shown = tmp_path / "desktop", tmp_path / "shown"
    desktop.mkdir()
    (desktop / "zenity").write_text(f'#!/bin/sh\nprintf %s "$*" > "{shown}"\n', encoding="utf-8")
    (desktop / "zenity").chmod(0o755)
    named = {"PATH": f"{desktop}:{os.environ['PATH']}", "DISPLAY": ":981"}

    assert script(folder, "安装.sh", home, **named).returncode == 0
    assert "装好了" in shown.read_text(encoding="utf-8")
    (folder / "lib").rename(folder / "lost")
    assert script(folder, "安装.sh", home, **named).returncode == 1
    assert "旁边缺少 lib" in shown.read_text(encoding="utf-8")


def test_a_program_that_does_not_start_is_not_installed(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path / "new")
    broken = "#!/bin/sh\necho 缺少组件 >&2\nexit 1\n"
    (folder / "perfeval").write_text(broken, encoding="utf-8")
    before = files(home)
    done = script(folder, "安装.sh", home)

    assert done.returncode == 1
    assert "缺少组件" in done.stderr
    assert files(home) == before
