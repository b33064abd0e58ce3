"""Files taken into the open report, found again, taken out: each one step of its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from perfeval_gui.document.document import Document
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.evidence import with_files, with_paths, without_files
from perfeval_gui.domain.names.places import name_at, place_of
from perfeval_gui.evidence.each import Doing, Each, Progress
from perfeval_gui.evidence.finding import found_again
from perfeval_gui.evidence.looking import path_of
from perfeval_gui.evidence.reading import TAKING, Refused
from perfeval_gui.views.evidence.looked import Looked
from perfeval_gui.views.evidence.running import Running
from perfeval_gui.working.pace import USUAL, Pace

_GONE: Final = "指标已经删去，文件没有添加。"
_NOTHING: Final = "没有找到：那里没有内容和登记时一样的文件。"
Found = Mapping[int, Path]


class Filing(QObject):
    """Reads files beside the window, and puts what is known of them into the report.

    Signals:
        said: What was done, or why not. arg: sentences.
    """

    said = Signal(str)

    def __init__(self, document: Document, looked: Looked, pace: Pace = USUAL) -> None:
        """Serve *document*; what was read is known to *looked*."""
        super().__init__(looked)
        self._document, self._looked = document, looked
        self._place, self._wanted = "", tuple[EvidenceFile, ...]()
        self._waiting: list[tuple[str, tuple[Path, ...]]] = []
        self.taking = Running(self, lambda: TAKING, self._taken, pace)
        self.finding = Running(self, self._find, self._found, pace)
        document.opened.connect(self._restart)

    def _restart(self) -> None:
        self._waiting.clear()
        for running in (self.taking, self.finding):
            running.leave()

    def add(self, name: str, paths: Sequence[Path]) -> None:
        """Read the files *paths*, and put them behind the indicator that the cell *name* names."""
        if paths and self._document.may_change():
            self._waiting.append((place_of(self._document.report, name), tuple(paths)))
            self._begin_next()

    def _begin_next(self) -> None:
        """Begin with what waits longest, unless files are being read."""
        if self._waiting and not self.taking.busy:
            self._place, paths = self._waiting.pop(0)
            self.taking.begin(paths)

    def take_as_it_is(self, name: str, file: EvidenceFile) -> None:
        """Read *file* of the indicator at *name* again: what it holds now is what it should."""
        if (path := path_of(file, self._looked.base())) is not None:
            self.add(name, [path])

    def _taken(self, each: Each[Path, EvidenceFile | Refused], done: bool) -> None:
        if done:
            self._put(each)
            self._begin_next()

    def _put(self, each: Each[Path, EvidenceFile | Refused]) -> None:
        results = [each.results[at] for at in sorted(each.results)]
        files = [one for one in results if isinstance(one, EvidenceFile)]
        refusals = [one.why for one in results if isinstance(one, Refused)]
        name = name_at(self._document.report, self._place)
        if not name:
            self.said.emit(_GONE)
            return
        before = len(self._document.report.evidence.evidence)
        if files:
            after = with_files(self._document.report, name, files)
            self._document.edit("添加佐证材料", after)
            self._know(files)
        new = len(self._document.report.evidence.evidence) - before
        told = [f"添加了 {new} 个文件。"] * bool(new)
        told += ["已经在清单里的，按现在的内容登记。"] * (len(files) > new)
        self.said.emit("".join((*told, *refusals)))

    def _know(self, files: Sequence[EvidenceFile]) -> None:
        """What was read just now is there."""
        read = {(one.name, one.folder, one.digest) for one in files}
        for row in self._document.report.evidence.evidence:
            if (row.name, row.folder, row.digest) in read:
                self._looked.know(row, "there")
        self._looked.changed.emit()

    # ---- found again

    def find(self, files: Sequence[EvidenceFile], folder: Path) -> None:
        """Look for *files* in *folder* and below it, by what they hold."""
        if self._document.may_change():
            self._wanted = tuple(files)
            self.finding.begin((folder,))

    def _find(self) -> Doing[Path, Found]:
        wanted = self._wanted

        def do(folder: Path, progress: Progress) -> Found:
            return found_again(wanted, folder, progress)

        silent: Callable[[Path], Found] = lambda _folder: {}  # noqa: E731 - typed here
        return Doing(do, silent, lambda folder: folder)

    def _found(self, each: Each[Path, Found], done: bool) -> None:
        if not done:
            return
        found = each.results.get(0, {})
        if not found:
            self.said.emit(_NOTHING)
            return
        self._document.edit("找回佐证材料", with_paths(self._document.report, found))
        for row in self._document.report.evidence.evidence:
            if row.id in found:
                self._looked.know(row, "there")
        self._looked.changed.emit()
        left = len(self._wanted) - len(found)
        rest = f"还有 {left} 个没有找到。" if left else ""
        self.said.emit(f"找回了 {len(found)} 个文件。{rest}")

    # ---- taken out

    def remove(self, file: EvidenceFile) -> None:
        """Take *file* out of the list; the file itself stays where it is."""
        self._document.edit("移除佐证材料", without_files(self._document.report, {file.id}))
