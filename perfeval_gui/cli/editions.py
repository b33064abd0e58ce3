"""`editions`: which there are and what is wrong with them; one looked through, added, exported."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.home.handing_out import packed
from perfeval_gui.editions.home.inspecting import MORE, Inspected, inspect
from perfeval_gui.editions.home.keeping import Home, compared
from perfeval_gui.editions.places import Place, places
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.storage.disk.atomic import reason_of, write_file
from perfeval_gui.storage.disk.plainfiles import why_no_folder

_FOUND: Final = 1
_WRONG: Final = 2


@dataclass(frozen=True, slots=True)
class Editions:
    """The command, over the editions of *home*. Each part gives an exit code.

    Raises:
        UsageError: What is asked for cannot be done.
        EditionError: An edition is broken.
    """

    home: Home
    folders: tuple[Path, ...]

    def listed(self) -> int:
        """Print every edition, by id, and on stderr what is wrong."""
        self.home.settle()
        found = sorted(places(self.folders), key=lambda place: (place.id, bool(place.why_not)))
        return max((_told(place) for place in found), default=0)

    def checked(self, path: Path) -> int:
        """Print all that is wrong with the edition in *path*."""
        if not path.exists():
            raise UsageError(f"没有“{path}”这个文件夹或文件。")
        found = inspect(path)
        for fault in found.faults:
            print(_line(fault))
        if found.more:
            print(MORE)
        _tell_left_out(found)
        if found.faults:
            return _FOUND
        print(f"没有发现错误：{found.id}\t{found.year}\t{found.name}")
        return 0

    def added(self, path: Path, *, replace: bool) -> int:
        """Add the edition in *path*; one of the same id goes only where *replace* says so."""
        self.home.settle()
        try:
            wanted = self.home.look(path)
        except OSError as error:
            raise UsageError(f"打不开“{path}”：{reason_of(error, reading=True)}。") from None
        if wanted.before is not None and not wanted.same and not replace:
            told = compared(wanted)
            raise UsageError(f"{told}\n没有添加；要替换已有的，请加上 --replace。")
        _tell_left_out(wanted.found)
        print(self.home.add(wanted))
        return 0

    def exported(self, edition_id: str, output: Path) -> int:
        """Write the edition called *edition_id* into the zip *output*."""
        if why := why_no_folder(output.parent):
            raise UsageError(why)
        place = next((one for one in places(self.folders) if one.id == edition_id), None)
        if place is None:
            raise UsageError(f"没有“{edition_id}”这个版式。")
        write_file(output, packed(place.folder))
        print(output)
        return 0


def _tell_left_out(found: Inspected) -> None:
    if found.left_out:
        print(f"没有带入不属于版式的文件：{'、'.join(found.left_out)}", file=sys.stderr)


def _line(fault: EditionError) -> str:
    place = f"{fault.file} 第 {fault.line} 行" if fault.line else fault.file
    return f"{place}：{fault.reason}"


def _told(place: Place) -> int:
    """Print one; one that is broken does not hide the others."""
    if place.why_not:
        print(f"{place.folder}：{place.why_not}。", file=sys.stderr)
        return _WRONG
    try:
        edition = read_edition(place.folder).edition
    except EditionError as error:
        print(f"{place.id}：{error}", file=sys.stderr)
        return _WRONG
    print(f"{place.id}\t{edition.year}\t{edition.name}")
    return 0
