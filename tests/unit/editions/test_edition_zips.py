"""Editions in folders and zips of others: what is taken, and what refuses all of it."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.worked import EDITIONS, ISSUED
from perfeval_gui.editions.home import zips
from perfeval_gui.editions.home.bundles import read_bundle
from perfeval_gui.editions.home.keeping import Home
from perfeval_gui.editions.reading.errors import EditionError
from unit.editions.edition_zips import FILES, NAME, Entry, Old, in_gbk, link, put, source, zipped


@pytest.fixture
def home(tmp_path: Path) -> Home:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / "shipped" / ISSUED)
    return Home(tmp_path / "own", tmp_path / "shipped", tmp_path / "beside")


# ---- what is taken


@pytest.mark.parametrize("base", [f"{NAME}/", f"外面/{NAME}/", f"a/b/{NAME}/"])
def test_a_zip_is_read_wherever_the_folder_lies_in_it(tmp_path: Path, base: str) -> None:
    bundle = read_bundle(put(tmp_path, zipped(base=base)))

    assert (bundle.id, bundle.files, bundle.left_out) == (NAME, FILES, ())


def test_a_zip_without_a_folder_is_called_after_its_file(tmp_path: Path) -> None:
    assert read_bundle(put(tmp_path, zipped(base=""), f"{NAME}.zip")).id == NAME
    with pytest.raises(EditionError, match="请改成“云溪a”"):
        read_bundle(put(tmp_path, zipped(base=""), "云溪A.zip"))


def test_names_that_windows_in_chinese_wrote(tmp_path: Path) -> None:
    files = {**FILES, "说明.txt": b"a", "路.page": b"title a"}
    data = in_gbk(zipped(files=files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert NAME not in archive.namelist()[0], "the zip says what it is"

    bundle = read_bundle(put(tmp_path, data))

    assert (bundle.id, dict(bundle.files)) == (NAME, files)


def test_names_in_utf_8_that_do_not_say_so(tmp_path: Path) -> None:
    name = f"{NAME}/说明.txt".encode().decode("cp437")

    assert "说明.txt" in read_bundle(put(tmp_path, zipped((Old(name), b"a")))).files


def test_strokes_of_windows_between_folders(tmp_path: Path) -> None:
    data = zipped((Old(f"{ISSUED}\\readme.txt"), b"a"), base=f"{ISSUED}/")

    assert "readme.txt" in read_bundle(put(tmp_path, data)).files


def test_only_the_files_of_an_edition_are_taken(tmp_path: Path) -> None:
    more = ("a.exe", "setup.py", "x/base.page", "图.png", "Makefile")
    litter = ("__MACOSX/._a", "Thumbs.db", ".DS_Store", f"{NAME}/desktop.ini")
    entries: list[Entry] = [(f"{NAME}/{name}", b"a") for name in more]
    entries += [(name, b"a") for name in litter]
    folder = source(tmp_path)
    for name in ("a.exe", "Thumbs.db", "说明.md"):
        (folder / name).write_bytes(b"a")

    bundle = read_bundle(put(tmp_path, zipped(*entries)))
    assert dict(bundle.files) == FILES
    assert sorted(bundle.left_out) == sorted(f"{NAME}/{name}" for name in more)
    bundle = read_bundle(folder)
    assert dict(bundle.files) == {**FILES, "说明.md": b"a"}
    assert bundle.left_out == ("a.exe",)


def test_a_folder_round_the_folder_is_no_matter(tmp_path: Path) -> None:
    source(tmp_path / "解压")

    assert read_bundle(tmp_path / "解压").id == NAME


# ---- what is refused


UNSAFE = (
    *("/etc/passwd", "../a", f"{NAME}/../../a", "C:/a", "c:a", "C:\\a", "\\\\host\\a\\b", "..\\a"),
    *(f"{NAME}/con", f"{NAME}/nul.page", f"{NAME}/COM1.toml", f"{NAME}/LPT9", "aux/edition.page"),
    *(f"{NAME}/a?.page", f"{NAME}/a|b", f"{NAME}/a\x01", f"{NAME}/a.", f"{NAME}/a ", "a//b", "./a"),
    *("a/b/c/d/e", f"{NAME}/{'a' * 300}", f"{NAME}/base.page:x", f"{NAME}/a*"),
)


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_leads_elsewhere_refuses_the_whole(
    tmp_path: Path, home: Home, name: str
) -> None:
    path = put(tmp_path, zipped((Old(name.encode("gb18030").decode("cp437")), b"a")))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(EditionError, match="里面的"):
        home.look(path)

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ((link(f"{NAME}/说明.txt"), b"/etc/passwd"), "链接"),
        ((f"{NAME}/Base.page", b"a"), "只差大小写"),
        ((f"{NAME.upper()}/EDITION.TOML", b"a"), "只差大小写"),
        (("b/edition.toml", b"a"), "2 个版式"),
        ((f"{NAME}/base.page", b"a"), "两个"),
        ((f"{NAME}/big.page", b"\0" * (zips.MOST_BYTES + 1)), "超过 8 MB"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_no_edition_has(tmp_path: Path, entry: Entry, word: str) -> None:
    with pytest.raises(EditionError, match=word):
        read_bundle(put(tmp_path, zipped(entry)))


def test_too_many_files_and_too_large_ones(tmp_path: Path) -> None:
    many = [(f"{NAME}/{n}.page", b"") for n in range(zips.MOST_FILES)]
    with pytest.raises(EditionError, match="最多 200 个"):
        read_bundle(put(tmp_path, zipped(*many)))
    with pytest.raises(EditionError, match="超过 4 MB"):
        read_bundle(put(tmp_path, b"PK" * zips.MOST_PACKED))
    folder = source(tmp_path)
    for n in range(zips.MOST_FILES):
        (folder / f"{n}.page").write_bytes(b"")
    with pytest.raises(EditionError, match="太多或者太大"):
        read_bundle(folder)


def test_a_size_that_is_not_true_is_not_believed(tmp_path: Path) -> None:
    done = io.BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{NAME}/edition.toml", b"\0" * (zips.MOST_BYTES * 2))
    data = done.getvalue().replace((zips.MOST_BYTES * 2).to_bytes(4, "little"), b"\1\0\0\0")
    with pytest.raises(EditionError):
        read_bundle(put(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"", "不是 zip"),
        (b"PK\x03\x04" + b"a" * 99, "不是 zip"),
        (zipped()[:-30], "损坏"),
        (zipped(base="a b/"), "文件夹的名称“a b”不行"),
        (zipped(base="con/"), "Windows"),
        (zipped(files={"base.page": b""}), "缺少这个文件"),
        (zipped(files={"edition.toml.txt": b""}), "文件扩展名"),
        (zipped(files={"edition.toml": b"", "base.page.txt": b""}), "文件扩展名"),
    ],
)
def test_what_is_no_edition(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(EditionError, match=word):
        read_bundle(put(tmp_path, data))


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + at] |= 1
    with pytest.raises(EditionError, match="密码"):
        read_bundle(put(tmp_path, bytes(data)))


def test_links_in_a_folder(tmp_path: Path) -> None:
    folder = source(tmp_path)
    (folder / "说明.txt").symlink_to("/etc/passwd")
    with pytest.raises(EditionError, match="链接"):
        read_bundle(folder)
    (folder / "说明.txt").unlink()
    os.mkfifo(folder / "a.page")
    with pytest.raises(EditionError, match="不是普通文件"):
        read_bundle(folder)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_zip_is_refused_or_whole(
    tmp_path_factory: pytest.TempPathFactory, damages: list[tuple[int, int]]
) -> None:
    data = bytearray(in_gbk(zipped()))
    for place, byte in damages:
        # Most of it is content, whose checksum tells: the rest is at its end.
        data[-1 - place % min(len(data), 1200) if place % 3 else place % len(data)] = byte
    path = put(tmp_path_factory.mktemp("z"), bytes(data))
    try:
        bundle = read_bundle(path)
    except EditionError:
        return
    assert all("/" not in name and ".." not in name for name in bundle.files)
    assert all(content in FILES.values() for content in bundle.files.values())
