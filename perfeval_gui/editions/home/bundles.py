"""An edition as it is handed out, a folder or a zip: only its own files, held in memory."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.home.member_names import alike, is_litter, is_own, near_own, why_unsafe
from perfeval_gui.editions.home.zips import MOST_BYTES, MOST_FILES, MOST_PACKED, files_in
from perfeval_gui.editions.ids import normal, why_no_id
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.slips.files import missing
from perfeval_gui.storage.disk.plainfiles import read_file

ZIP: Final = ".zip"


@dataclass(frozen=True, slots=True)
class Bundle:
    """An edition that was read and is nowhere yet.

    Attributes:
        id: The name of its folder, or of the zip where the files lie in no folder.
        files: Its own files: name and content.
        left_out: Paths of what else was there.
    """

    id: str
    files: Mapping[str, bytes]
    left_out: tuple[str, ...]


def read_bundle(path: Path) -> Bundle:
    """The edition in the folder or zip *path*.

    Raises:
        EditionError: There is none, or more than one, or something that is not safe.
        OSError: It cannot be read.
    """
    name = named(path)
    if path.is_dir():
        found = _of_folder(path)
        usual = path.resolve().name
    else:
        data = read_file(path, MOST_PACKED + 1)
        if len(data) > MOST_PACKED:
            raise EditionError(name, 0, f"超过 {MOST_PACKED // 1_000_000} MB，不是一个版式。")
        found = {}
        for inner, content in files_in(name, data):
            if content is not None and inner in found:
                raise EditionError(name, 0, f"里面的“{inner}”有两个。")
            found[inner] = content
        usual = path.stem
    return _bundle(name, usual, found)


def _of_folder(folder: Path) -> dict[str, bytes | None]:
    """What is in *folder*, as a zip would say it; links are refused."""
    found: dict[str, bytes | None] = {}
    left = MOST_BYTES
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        mode = file.lstat().st_mode
        if stat.S_ISDIR(mode) or is_litter(name):
            continue
        if not stat.S_ISREG(mode):
            raise EditionError(named(folder), 0, f"里面的“{name}”不是普通文件，可能是链接。")
        content = read_file(file, left + 1, follow=False) if is_own(file.name) else b""
        left -= len(content)
        found[name] = content
        if len(found) > MOST_FILES or left < 0:
            raise EditionError(named(folder), 0, "里面的文件太多或者太大，不是一个版式。")
    return found


def _files(folder: Path) -> Iterator[Path]:
    """What lies in *folder*; where no edition does, also what lies in folders right in it."""
    here = sorted(folder.iterdir())
    yield from here
    if not any(one.name == TOML for one in here):
        for inside in here:
            if stat.S_ISDIR(inside.lstat().st_mode):
                with suppress(PermissionError):
                    yield from sorted(inside.iterdir())


def _bundle(name: str, usual: str, found: Mapping[str, bytes | None]) -> Bundle:
    paths = [path for path in found if not is_litter(path)]
    for path in paths:
        if why := why_unsafe(path):
            raise EditionError(name, 0, f"里面的“{path}”{why}，没有打开。")
    if same := alike(paths):
        raise EditionError(name, 0, f"里面的“{same}”与另一个文件只差大小写，有的电脑上是同一个。")
    base = _base(name, [path for path in paths if found[path] is not None])
    own: dict[str, bytes] = {}
    for path in paths:
        content, inner = found[path], path.removeprefix(base)
        if content is not None and path.startswith(base) and "/" not in inner and is_own(inner):
            own[inner] = content
    here = [path.removeprefix(base) for path in paths if path.startswith(base)]
    _demand_names(here)
    edition_id = normal(base.rstrip("/").rpartition("/")[2] or usual)
    if why := why_no_id(edition_id):
        raise EditionError(name, 0, f"文件夹的名称“{edition_id}”不行：{why}。")
    left = (
        path for path in paths if found[path] is not None and path.removeprefix(base) not in own
    )
    return Bundle(edition_id, own, tuple(sorted(left)))


def _base(name: str, paths: Iterable[str]) -> str:
    """The folder that holds the one edition among *paths*, with its stroke; empty for none."""
    bases = [path.removesuffix(TOML) for path in paths if f"/{path}".endswith(f"/{TOML}")]
    if not bases:
        last = [path.rpartition("/")[2] for path in paths]
        raise EditionError(TOML, 0, missing(TOML, last))
    if len(bases) > 1:
        raise EditionError(name, 0, f"里面有 {len(bases)} 个版式，请一次只加一个。")
    return bases[0]


def _demand_names(names: Iterable[str]) -> None:
    """No file that was to be one of the edition's is called otherwise."""
    there = list(names)
    for one in there:
        if "/" not in one and (right := near_own(one)) and right not in there:
            raise EditionError(right, 0, missing(right, [one]))
