"""What one export is to make, and what becomes of it where a file is open in another program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import Outlet, Step, publishing
from perfeval_gui.storage.disk.exported_files import TakenError
from perfeval_gui.views.kit import questions


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJob:
    """An export, of which some files may be written already.

    Attributes:
        made: Gives the pages that are exported.
        folder: Where to.
        endings: Which files.
        typefaces: The fonts of this computer.
        written: What is written already, in the order of *endings*.
        names: Names to take instead of the usual ones.
        draft: Makes the draft that the files carry.
    """

    made: Callable[[], Package]
    folder: Path
    endings: tuple[str, ...]
    typefaces: Typefaces
    written: tuple[Path, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    draft: Callable[[], bytes] = bytes

    def steps(self) -> Iterator[Step]:
        """The steps that are left."""
        left = self.endings[len(self.written) :]
        outlet = Outlet(names=self.names, draft=self.draft, served=True)
        return publishing(self.made, self.folder, left, self.typefaces, outlet)

    def after(self, written: tuple[Path, ...]) -> ExportJob:
        """The job once *written* is done as well."""
        return replace(self, written=(*self.written, *written))

    def again(self, window: QWidget, taken: TakenError) -> ExportJob | None:
        """The job to go on with where a file is *taken*; None where the clerk leaves it."""
        choices = (
            ("retry", "重试"),
            ("beside", f"另存为“…{taken.free.stem[-3:]}{taken.free.suffix}”"),
            ("leave", "取消"),
        )
        answer = questions.choose(window, "导出", str(taken), choices)
        if answer == "beside":
            usual = next((k for k, v in self.names.items() if v == taken.path.name), "")
            return replace(self, names={**self.names, usual or taken.path.name: taken.free.name})
        return self if answer == "retry" else None
