"""The folder of the user's own editions: put into it whole or not at all, and taken away."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.editions.home.bundles import Bundle, read_bundle
from perfeval_gui.editions.home.inspecting import Inspected, look_through, unpacked
from perfeval_gui.editions.places import AWAY, Place, places
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.storage.disk.atomic import WriteError, reason_of

_NEW: Final = ".new-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An edition that could be added.

    Attributes:
        bundle: It.
        found: What was seen in it; it has no faults.
        before: The one of the user's own that it would take the place of; None where there is none.
        same: Whether that one has the same files.
    """

    bundle: Bundle
    found: Inspected
    before: Inspected | None = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The user's own editions.

    Attributes:
        folder: Where they are put; made when it is first needed.
        shipped: The folder of those that come with the program, which is never touched.
        beside: The folder of those that lie beside the program, as on a stick.
    """

    folder: Path
    shipped: Path
    beside: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders, in the order in which editions are looked for."""
        return tuple(dict.fromkeys((self.shipped, self.folder, self.beside)))

    def origin(self, place: Place) -> str:
        """Where the edition at *place* comes from, for the clerk."""
        known = {self.beside: "程序旁边", self.folder: "自己添加", self.shipped: "自带"}
        return known[place.folder.parent]

    def is_own(self, place: Place) -> bool:
        """Whether the edition at *place* may be taken away."""
        return place.folder.parent != self.shipped

    def look(self, path: Path) -> Wanted:
        """The edition in the folder or zip *path*, read with all checks and not yet added.

        Raises:
            EditionError: It is broken, or called as one that is not the user's own.
            OSError: It cannot be read.
        """
        bundle = read_bundle(path)
        with unpacked(bundle) as unpacked_folder:
            found = look_through(unpacked_folder, bundle.left_out)
        if found.faults:
            raise found.faults[0]
        for place in places(self.folders):
            if place.id == bundle.id and place.folder.parent != self.folder:
                told = f"“{bundle.id}”与已有的版式同名，那一个不能替换，请把文件夹改名再添加。"
                raise EditionError(bundle.id, 0, told)
        before = next((one for one in places([self.folder]) if one.id == bundle.id), None)
        if before is None:
            return Wanted(bundle, found)
        return Wanted(bundle, found, look_through(before.folder), _same(before, bundle))

    def add(self, wanted: Wanted) -> Path:
        """Put *wanted* into the folder, in the place of one of the same id; its new folder.

        Raises:
            WriteError: It is not there; the one before still is.
            EditionError: It came out otherwise than it was read.
        """
        target = self.folder / wanted.bundle.id
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with unpacked(wanted.bundle, self.folder) as unpacked_folder:
                if faults := look_through(unpacked_folder).faults:
                    raise faults[0]
                self._exchange(unpacked_folder, target)
        except OSError as error:
            raise WriteError(target, reason_of(error)) from error
        return target

    def _exchange(self, new: Path, target: Path) -> None:
        if not target.exists():
            new.rename(target)
            return
        away = Path(tempfile.mkdtemp(prefix=AWAY, dir=self.folder))
        kept = target.rename(away / target.name)
        try:
            new.rename(target)
        except BaseException:
            kept.rename(target)
            away.rmdir()
            raise
        shutil.rmtree(away, ignore_errors=True)

    def remove(self, place: Place) -> None:
        """Take the edition at *place*, which is one of the user's own, away. Drafts stay.

        Raises:
            WriteError: It is still there.
        """
        try:
            away = Path(tempfile.mkdtemp(prefix=_NEW, dir=place.folder.parent))
            place.folder.rename(away / place.folder.name)
        except OSError as error:
            raise WriteError(place.folder, reason_of(error)) from error
        shutil.rmtree(away, ignore_errors=True)

    def settle(self) -> None:
        """After a power cut: put back what was taken away for another one that never came."""
        for away in self.folder.glob(f"{AWAY}*/*"):
            with contextlib.suppress(OSError):
                if not (self.folder / away.name).exists():
                    away.rename(self.folder / away.name)
        for left in (*self.folder.glob(f"{AWAY}*"), *self.folder.glob(f"{_NEW}*")):
            shutil.rmtree(left, ignore_errors=True)


def _same(place: Place, bundle: Bundle) -> bool:
    try:
        return read_bundle(place.folder).files == bundle.files
    except (EditionError, OSError):
        return False


def compared(wanted: Wanted) -> str:
    """Both editions, a line each, where *wanted* takes the place of another; else empty."""
    if wanted.before is None:
        return ""
    return f"{_told('已有的', wanted.before)}\n{_told('要添加的', wanted.found)}"


def _told(which: str, one: Inspected) -> str:
    return f"{which}：{one.name or one.id}（{f'{one.year} 年' if one.year else '有错，用不了'}）"
