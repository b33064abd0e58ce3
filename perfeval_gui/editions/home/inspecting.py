"""What is wrong with an edition, all of it as far as it can be told at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.editions.drawings import slips_in_page
from perfeval_gui.editions.faults import faults_of
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.home.bundles import Bundle, read_bundle
from perfeval_gui.editions.places import EXAMPLES, TOML
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import read_text
from perfeval_gui.editions.slips.languages import in_json, in_toml
from perfeval_gui.editions.slips.slip import Slip
from perfeval_gui.storage.disk.atomic import reason_of, write_file

MORE: Final = "有的地方要等上面的改好以后才能检查，改好以后请再检查一次。"


@dataclass(frozen=True, slots=True)
class Inspected:
    """An edition that was looked through.

    Attributes:
        id: Its name; empty where that cannot be told.
        name: What it is called; empty while it is broken.
        year: Its year; 0 while it is broken.
        faults: What is wrong with it, in the order of its files.
        left_out: What was there and is none of its files.
        more: Whether more may be wrong than can be told before this is mended.
    """

    id: str
    name: str = ""
    year: int = 0
    faults: tuple[EditionError, ...] = ()
    left_out: tuple[str, ...] = ()
    more: bool = False


def inspect(path: Path) -> Inspected:
    """The edition in the folder or zip *path*, looked through; nothing is left anywhere."""
    try:
        bundle = read_bundle(path)
    except EditionError as error:
        return Inspected("", faults=(error,))
    except OSError as error:
        told = f"打不开：{reason_of(error, reading=True)}。"
        return Inspected("", faults=(EditionError(path.name, 0, told),))
    with unpacked(bundle) as folder:
        return look_through(folder, bundle.left_out)


@contextmanager
def unpacked(bundle: Bundle, within: Path | None = None) -> Iterator[Path]:
    """A folder with the files of *bundle*, gone afterwards; *within* a folder that is there."""
    with tempfile.TemporaryDirectory(prefix=".new-", dir=within) as place:
        folder = Path(place) / bundle.id
        folder.mkdir()
        for name, data in bundle.files.items():
            write_file(folder / name, data, follow=False)
        yield folder


def look_through(folder: Path, left_out: tuple[str, ...] = ()) -> Inspected:
    """The edition in *folder*, which is called after it."""
    try:
        edition = read_edition(folder).edition
    except EditionError:
        # Of two that name the same line the first says what to write instead.
        found: dict[tuple[str, int, str], EditionError] = {}
        read = faults_of(folder)
        for one in (*_slips(folder), *read.found):
            found.setdefault((one.file, one.line, "" if one.line else one.reason), one)
        faults = tuple(found.values())
        return Inspected(folder.name, faults=faults, left_out=left_out, more=read.more)
    return Inspected(folder.name, edition.name, edition.year, left_out=left_out)


def _slips(folder: Path) -> Iterator[EditionError]:
    """What keeps the files of *folder* from being read, each file by itself."""
    examples = folder / EXAMPLES
    more = (examples,) if examples.exists() else ()
    for file in (folder / TOML, *sorted(folder.glob("*.page")), *more):
        try:
            text = read_text(file)
        except EditionError as error:
            yield error
            continue
        for slip in _slips_in(file, text):
            yield EditionError(file.name, slip.line, slip.reason)


def _slips_in(file: Path, text: str) -> Iterator[Slip]:
    if file.suffix == ".toml":
        return in_toml(text)
    return in_json(text) if file.suffix == ".json" else slips_in_page(file.stem, text)
