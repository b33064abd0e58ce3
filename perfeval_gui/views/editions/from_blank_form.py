"""从空表生成: an edition drawn from the Word file of a blank form, and what is to be decided."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.editions.ids import near
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.new_edition.draw import Drawn, draw_file
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.views.kit import questions

if TYPE_CHECKING:
    from perfeval_gui.views.kit.waiting import Waiting
    from perfeval_gui.views.window.main_window import MainWindow

DRAW: Final = "从空表生成"


class FormDrawing:
    """Draws editions of *window*: labels mean what they mean in those of *shelf*."""

    def __init__(
        self, window: MainWindow, waiting: Waiting, shelf: Shelf, add: Callable[[Path], str | None]
    ) -> None:
        """Draw on a thread that *waiting* waits for; *add* takes the folder of an edition in."""
        self._window, self._waiting, self._shelf, self._add = window, waiting, shelf, add

    def draw(self, form: Path) -> str | None:
        """Draw and add the edition of the blank *form*; its id, None where it was not added.

        Raises:
            GivenUpError: The clerk did not wait for it.
        """
        told = f"正在照“{named(form)}”画版式……"
        drawn = self._waiting.run(partial(self._drawn, form), told)
        if isinstance(drawn, str):
            questions.tell(self._window, DRAW, drawn)
            return None
        with tempfile.TemporaryDirectory(prefix="perfeval-") as place:
            folder = Path(place) / near(form.stem)
            folder.mkdir()
            drawn.put(folder)
            added = self._add(folder)
        if added is not None:
            self._tell(drawn, added)
        return added

    def _tell(self, drawn: Drawn, edition_id: str) -> None:
        """Tell what is to be done before the edition is used."""
        head = f"已生成版式“{edition_id}”。请照原表对一遍每一页，再使用。"
        if not drawn.questions:
            questions.tell(self._window, DRAW, head)
            return
        count = len(drawn.questions)
        text = f"{head}\n\n有 {count} 处要定下来，也都写在版式里的“说明.md”中。"
        questions.tell_lines(self._window, DRAW, text, drawn.questions)

    def _drawn(self, form: Path) -> Drawn | str:
        try:
            return draw_file(form, self._shelf)
        except UnreadableError as error:
            return f"没有生成。{error}"
        except OSError as error:
            return f"打不开“{named(form)}”：{reason_of(error, reading=True)}。"
