"""Editions of the user: added whole or not at all, exported, looked through, taken away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from given.command_line import Capture, run, sentence
from given.worked import EDITIONS, ISSUED
from perfeval_gui import paths
from perfeval_gui.editions.home import keeping
from perfeval_gui.editions.home.bundles import read_bundle
from perfeval_gui.editions.home.handing_out import packed
from perfeval_gui.editions.home.inspecting import inspect
from perfeval_gui.editions.home.keeping import Home, compared
from perfeval_gui.editions.places import places
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.disk.atomic import WriteError
from unit.editions.edition_zips import FILES, NAME, in_gbk, put, source, zipped


@pytest.fixture
def home(tmp_path: Path) -> Home:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / "shipped" / ISSUED)
    return Home(tmp_path / "own", tmp_path / "shipped", tmp_path / "beside")


# ---- adding


def test_an_edition_is_added_and_can_be_used(tmp_path: Path, home: Home) -> None:
    wanted = home.look(put(tmp_path, in_gbk(zipped())))
    assert not home.folder.exists(), "only looking leaves nothing"
    home.add(wanted)

    assert Shelf(home.folders).read(NAME).edition.id == NAME
    assert [one.name for one in home.folder.iterdir()] == [NAME]


def test_a_broken_one_is_not_added(tmp_path: Path, home: Home) -> None:
    files = {**FILES, "edition.toml": FILES["edition.toml"].replace(b'"10"', "“12”".encode(), 1)}
    with pytest.raises(EditionError) as caught:
        home.look(put(tmp_path, zipped(files=files)))

    assert (caught.value.file, caught.value.line) == ("edition.toml", 10)
    assert not home.folder.exists()


def test_one_that_is_shipped_or_beside_is_not_replaced(tmp_path: Path, home: Home) -> None:
    with pytest.raises(EditionError, match="不能替换"):
        home.look(put(tmp_path, zipped(base=f"{ISSUED}/")))
    source(home.beside)
    with pytest.raises(EditionError, match="不能替换"):
        home.look(put(tmp_path, zipped()))


def newer() -> bytes:
    toml = FILES["edition.toml"].replace(b"year = 2023", b"year = 2025")
    return zipped(files={**FILES, "edition.toml": toml})


def test_an_older_one_is_replaced_with_both_told(tmp_path: Path, home: Home) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    again = home.look(put(tmp_path, zipped()))
    assert (again.same, again.before is not None) == (True, True)

    wanted = home.look(put(tmp_path, newer()))
    assert wanted.same is False
    assert [line[-8:] for line in compared(wanted).split("\n")] == ["（2023 年）", "（2025 年）"]
    assert compared(wanted).startswith("已有的：岳阳市云溪区")
    home.add(wanted)
    assert Shelf(home.folders).read(NAME).edition.year == 2025
    assert [one.name for one in home.folder.iterdir()] == [NAME]


def test_a_broken_one_of_before_is_told_as_such(tmp_path: Path, home: Home) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    (home.folder / NAME / "edition.toml").write_bytes(b"")

    assert "有错，用不了" in compared(home.look(put(tmp_path, newer())))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Lets the *n*-th renaming of a folder fail."""
    real = Path.rename

    def set_up(number: int) -> None:
        calls = iter(range(1, 100))

        def rename(path: Path, target: Path) -> Path:
            if next(calls) == number:
                raise PermissionError(13, "held")
            return real(path, target)

        monkeypatch.setattr(Path, "rename", rename)

    yield set_up
    monkeypatch.undo()


@pytest.mark.parametrize("number", [1, 2])
def test_the_old_one_stays_whole_where_adding_fails(
    tmp_path: Path, home: Home, failing: Callable[[int], None], number: int
) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    wanted = home.look(put(tmp_path, newer()))
    failing(number)
    with pytest.raises(WriteError):
        home.add(wanted)
    home.settle()

    assert Shelf(home.folders).read(NAME).edition.year == 2023
    assert [one.name for one in home.folder.iterdir()] == [NAME]


def test_a_power_cut_between_the_two_is_settled(tmp_path: Path, home: Home) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    away = home.folder / ".old-1"
    away.mkdir()
    (home.folder / NAME).rename(away / NAME)
    (home.folder / ".new-2" / NAME).mkdir(parents=True)
    assert NAME not in Shelf(home.folders).ids()
    home.settle()

    assert NAME in Shelf(home.folders).ids()
    assert [one.name for one in home.folder.iterdir()] == [NAME]


def test_without_putting_back_it_would_be_gone(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch, failing: Callable[[int], None]
) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    wanted = home.look(put(tmp_path, newer()))

    def exchange(_home: Home, new: Path, target: Path) -> None:
        shutil.rmtree(target)
        new.rename(target)

    monkeypatch.setattr(keeping.Home, "_exchange", exchange)
    failing(1)
    with pytest.raises(WriteError):
        home.add(wanted)
    assert NAME not in Shelf(home.folders).ids()


def test_one_is_taken_away_and_others_stay(tmp_path: Path, home: Home) -> None:
    home.add(home.look(put(tmp_path, zipped())))
    source(home.beside, "b")
    found = {place.id: place for place in places(home.folders)}
    assert {name: home.origin(found[name]) for name in (ISSUED, NAME, "b")} == {
        ISSUED: "自带",
        NAME: "自己添加",
        "b": "程序旁边",
    }
    assert ISSUED in [name for name, place in found.items() if not home.is_own(place)]
    home.remove(found[NAME])

    assert {"b", ISSUED} <= set(Shelf(home.folders).ids())
    assert list(home.folder.iterdir()) == []


# ---- exporting


def test_an_export_has_the_same_bytes_each_time_and_comes_back(tmp_path: Path, home: Home) -> None:
    folder = source(tmp_path)
    data = packed(folder)
    os.utime(folder / "base.page", (1, 1))

    assert packed(folder) == data
    home.add(home.look(put(tmp_path, data, "随便什么名字 (1).zip")))
    assert packed(home.folder / NAME) == data
    assert read_bundle(home.folder / NAME).files == FILES


# ---- looking through


def test_all_that_is_wrong_is_told(tmp_path: Path) -> None:
    files = {
        **FILES,
        "edition.toml": FILES["edition.toml"].replace(b'points = "10"', "points ＝ 10".encode()),
        "base.page": FILES["base.page"].replace(b"@title", "＠title".encode()),
        "cover.page": FILES["cover.page"].decode().encode("gbk"),
        "examples.json": FILES["examples.json"].replace(b'"name": ', "“name”：".encode(), 1),
    }
    found = inspect(put(tmp_path, zipped(files=files)))

    assert [fault.file for fault in found.faults] == [
        "edition.toml",
        "base.page",
        "cover.page",
        "examples.json",
    ]
    assert all(fault.line for fault in found.faults)


def test_what_texts_say_wrongly_is_told_of_every_file(tmp_path: Path) -> None:
    toml = FILES["edition.toml"].replace("编制{quota}人".encode(), "编制{qouta}人".encode(), 1)
    files = {
        **FILES,
        "edition.toml": toml,
        "base.page": FILES["base.page"].replace(b"{quota}", b"{qouta}"),
        "cover.page": FILES["cover.page"].replace(b"{unit}", b"{unti}"),
        "examples.json": FILES["examples.json"].replace(b'"10.00"', b'"9.00"', 1),
    }
    faults = inspect(put(tmp_path, zipped(files=files))).faults

    assert [fault.file for fault in faults] == [
        *("edition.toml", "base.page", "cover.page", "examples.json")
    ]
    assert all(fault.line for fault in faults)


def test_labels_that_are_missing_are_told_together(tmp_path: Path) -> None:
    toml = (
        FILES["edition.toml"]
        .replace(b"\nquota = ", b"\n# ", 1)
        .replace(b"\nin_post = ", b"\n# ", 1)
    )
    fault = inspect(put(tmp_path, zipped(files={**FILES, "edition.toml": toml}))).faults[0]

    assert "“in_post”“quota”的名称" in fault.reason


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert "没有这个文件" in str(inspect(tmp_path / "none.zip").faults[0])
    assert inspect(tmp_path).faults[0].file == "edition.toml"


# ---- the command line


def test_check_add_and_export_on_the_command_line(tmp_path: Path, capsys: Capture) -> None:
    given_, out = put(tmp_path, zipped()), tmp_path / "out.zip"
    assert run("editions", "--check", given_) == 0
    assert capsys.readouterr().out.startswith(f"没有发现错误：{NAME}\t2023\t")
    assert run("editions", "--add", given_) == 0
    assert (paths.own_editions() / NAME / "edition.toml").is_file()
    assert run("editions") == 0
    assert f"{NAME}\t2023\t" in capsys.readouterr().out
    assert run("editions", "--export", NAME, "-o", out) == 0
    assert run("editions", "--add", out) == 0, "the same one again is no question"
    capsys.readouterr()
    put(tmp_path, newer())
    assert run("editions", "--add", given_) == 2
    told = capsys.readouterr().err
    assert "（2023 年）" in told
    assert "（2025 年）" in told
    assert "--replace" in told
    assert run("editions", "--add", given_, "--replace") == 0
    assert run("new", "--edition", NAME, "-o", tmp_path / "a.perfeval") == 0


def test_faults_are_told_on_the_command_line(tmp_path: Path, capsys: Capture) -> None:
    folder = source(tmp_path)
    (folder / "base.page").write_text("＠title a", "utf-8")
    (folder / "a.exe").write_bytes(b"")

    assert run("editions", "--check", folder) == 1
    told = capsys.readouterr()
    assert told.out.startswith("base.page 第 1 行：看不懂“＠title”")
    assert told.err == "没有带入不属于版式的文件：a.exe\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--check", "none"), "没有“none”这个文件夹或文件"),
        (("--add", "none"), "打不开“none”"),
        (("--export", ISSUED), "用 -o 写出 zip 文件名"),
        (("--export", "none", "-o", "a.zip"), "没有“none”这个版式"),
        (("--export", ISSUED, "-o", "none/a.zip"), "不存在"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    capsys: Capture, arguments: tuple[str, ...], words: str
) -> None:
    assert words in sentence(capsys, "editions", *arguments)
