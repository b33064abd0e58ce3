"""Adds, exports and takes away editions, asking first, and shows the list of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.home.bundles import ZIP
from perfeval_gui.editions.home.handing_out import packed
from perfeval_gui.editions.home.inspecting import MORE, inspect
from perfeval_gui.editions.home.keeping import Home, Wanted, compared
from perfeval_gui.editions.places import TOML, Place
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.storage.disk.atomic import WriteError, reason_of, write_file
from perfeval_gui.views.editions.from_blank_form import DRAW, FormDrawing
from perfeval_gui.views.editions.model import line_of
from perfeval_gui.views.editions.window import Doings, EditionsWindow
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting
from perfeval_gui.working.pace import USUAL, Pace
from perfeval_gui.working.reachable import reached

if TYPE_CHECKING:
    from perfeval_gui.views.window.main_window import MainWindow

_ADD: Final = "添加版式"
_REMOVE: Final = "删除版式"
_EXPORT: Final = "导出版式"
_SHOWN: Final = 12
"""Faults that a question has room for."""


class EditionActions:
    """What can be done with the editions of a home, over one window."""

    def __init__(
        self, window: MainWindow, home: Home, changed: Callable[[], None], pace: Pace = USUAL
    ) -> None:
        """Work over *window*; *changed* is told that there are others."""
        self._window, self._home, self._changed, self._pace = window, home, changed, pace
        self._waiting = Waiting(window, pace)
        self._folder = Path.home()

    def show(self, chosen: str = "") -> EditionsWindow:
        """Show the list, with *chosen* chosen."""
        self._home.settle()
        doings = Doings(
            self._add_folder, self._add_zip, self.add, self._draw, self._export, self._remove
        )
        shown = EditionsWindow(self._window, self._home, doings)
        shown.choose(chosen)
        shown.open()
        return shown

    def dropped(self, path: Path, refusal: str) -> None:
        """Add *path*, which is no draft, if it may be an edition; else say the *refusal*."""
        toml = path / TOML
        found = path.suffix.lower() == ZIP or reached([toml], pace=self._pace)[toml]
        if not found:
            self._window.say(refusal)
        elif (added := self.add(path)) is not None:
            self.show(added)

    # ---- adding

    def _add_folder(self) -> str | None:
        return self._add_chosen(questions.edition_folder(self._window, self._folder))

    def _add_zip(self) -> str | None:
        return self._add_chosen(questions.edition_zip(self._window, self._folder))

    def _draw(self) -> str | None:
        path = questions.form_to_draw(self._window, self._folder)
        if path is None:
            return None
        self._folder = path.parent
        shelf = Shelf(self._home.folders)
        try:
            return FormDrawing(self._window, self._waiting, shelf, self.add).draw(path)
        except GivenUpError:
            return None
        except WriteError as error:
            questions.tell(self._window, DRAW, f"没有生成。\n{error}")
            return None

    def _add_chosen(self, path: Path | None) -> str | None:
        if path is None:
            return None
        self._folder = path.parent
        return self.add(path)

    def add(self, path: Path) -> str | None:
        """Add the edition in the folder or zip *path*; its id, None where it was not added."""
        try:
            wanted = self._waiting.run(partial(self._look, path), f"正在读取“{named(path)}”……")
            if isinstance(wanted, str):
                questions.tell(self._window, _ADD, wanted)
                return None
            if not self._may_add(wanted):
                return None
            self._home.add(wanted)
        except GivenUpError:
            return None
        except (EditionError, WriteError) as error:
            questions.tell(self._window, _ADD, f"没有添加。\n{line_of(error)}")
            return None
        self._changed()
        self._window.say(f"已添加版式：{wanted.found.name}（{wanted.found.year} 年）。")
        return wanted.bundle.id

    def _look(self, path: Path) -> Wanted | str:
        """The edition in *path*, or all that is wrong with it."""
        found = inspect(path)
        if not found.faults:
            try:
                return self._home.look(path)
            except EditionError as error:
                return f"没有添加“{named(path)}”。\n{line_of(error)}"
            except OSError as error:
                return f"打不开“{named(path)}”：{reason_of(error, reading=True)}。"
        lines = [line_of(fault) for fault in found.faults]
        rest = [f"……另有 {len(lines) - _SHOWN} 处"] if len(lines) > _SHOWN else []
        more = ["", MORE] if found.more else []
        text = "\n".join((*lines[:_SHOWN], *rest, *more))
        return f"没有添加“{named(path)}”，有 {len(lines)} 处错：\n\n{text}"

    def _may_add(self, wanted: Wanted) -> bool:
        if wanted.before is None or wanted.same:
            return True
        text = (
            f"已经有版式“{wanted.bundle.id}”。\n\n{compared(wanted)}\n\n"
            "替换以后，按它填写的草稿用新的打开；草稿不改动。"
        )
        choices = (("keep", "保留已有的"), ("replace", "替换"), ("back", "返回"))
        return questions.choose(self._window, _ADD, text, choices) == "replace"

    # ---- exporting, taking away

    def _export(self, place: Place) -> None:
        path = questions.edition_to_export(self._window, self._folder / f"{place.id}{ZIP}")
        if path is None:
            return
        try:
            write_file(path, packed(place.folder))
        except (EditionError, WriteError) as error:
            questions.tell(self._window, _EXPORT, f"没有导出。\n{line_of(error)}")
        except OSError as error:
            told = f"没有导出：{reason_of(error, reading=True)}。"
            questions.tell(self._window, _EXPORT, told)
        else:
            self._folder = path.parent
            self._window.say(f"已导出版式：{path}")

    def _remove(self, place: Place) -> bool:
        text = (
            f"删除版式“{place.id}”？\n\n"
            "按它填写的草稿不改动，但要再添加它才能打开；要留一份的先导出。"
        )
        choices = (("keep", "保留"), ("remove", "删除"), ("back", "返回"))
        if questions.choose(self._window, _REMOVE, text, choices) != "remove":
            return False
        try:
            self._home.remove(place)
        except WriteError as error:
            questions.tell(self._window, _REMOVE, f"没有删除。\n{error}")
            return False
        self._changed()
        self._window.say(f"已删除版式“{place.id}”。")
        return True
