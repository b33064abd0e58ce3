"""The text of edition.toml with typed access: every fault names file, line and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.slips.figures import figure_of, why_none
from perfeval_gui.editions.slips.files import missing, text_of
from perfeval_gui.editions.slips.slip import Slip
from perfeval_gui.editions.slips.toml import toml_of
from perfeval_gui.storage.disk.plainfiles import NOT_PLAIN, NotPlainError, read_file

_MOST_BYTES: Final = 4_000_000
_HEAD: Final = pattern(r"\[\[?[\w.-]+\]")


def read_text(path: Path) -> str:
    """The text of a file of an edition.

    Raises:
        EditionError: It is missing, too long, no plain file or not UTF-8.
    """
    try:
        data = read_file(path, _MOST_BYTES + 1)
    except FileNotFoundError:
        raise EditionError(path.name, 0, missing(path.name, _there(path.parent))) from None
    except NotPlainError:
        raise EditionError(path.name, 0, f"{NOT_PLAIN}。") from None
    except OSError:
        raise EditionError(path.name, 0, "这个文件读不出来。") from None
    if len(data) > _MOST_BYTES:
        raise EditionError(path.name, 0, "这个文件太长。")
    text = text_of(data)
    if isinstance(text, Slip):
        raise EditionError(path.name, text.line, text.reason)
    return text


def _there(folder: Path) -> list[str]:
    try:
        return [one.name for one in folder.iterdir()]
    except OSError:
        return []


def _quoted(key: str, value: object) -> str:
    """How *value*, which is no text, is written as one."""
    if isinstance(value, (list, dict)):
        return ""
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return f'，写在引号里：{key} = "{word}"'


def _meant(key: str, keys: Collection[str]) -> str:
    from perfeval_gui.editions.slips.keys import meant

    return meant(key, keys)


class Source:
    """One TOML file, read strictly.

    Args:
        file: Its name, for messages.
        text: Its content.
        read: Tells what that says, and raises a ValueError where it is not TOML.

    Raises:
        EditionError: It is not TOML.
    """

    def __init__(
        self, file: str, text: str, read: Callable[[str], Mapping[str, object]] = toml_of
    ) -> None:
        self.file = file
        self._lines = text.split("\n")
        try:
            self.content = read(text)
        except ValueError:
            # Imported here, as all that is for a fault: most files have none.
            from perfeval_gui.editions.slips.languages import in_toml

            slip = next(in_toml(text))
            raise EditionError(file, slip.line, slip.reason) from None

    def fault(self, reason: str, key: str = "", table: str = "", index: int = 0) -> EditionError:
        """The error for *key* in the *index*-th ``[[table]]`` (or ``[table]``)."""
        return EditionError(self.file, self._line(key, table, index), reason)

    def _line(self, key: str, table: str, index: int) -> int:
        """The line of *key*, or where its table begins; 0 where neither stands anywhere."""
        start, end = self._span(table, index)
        begins = re.compile(rf'"?{re.escape(key)}"?\s*[.=]') if key else None
        for number, line in enumerate(self._lines[start:end], start + 1):
            if begins is not None and begins.match(line.strip()):
                return number
        return start + 1 if table and start < end else 0

    def at(self, words: str, fault: EditionError) -> EditionError:
        """*fault* told of the line that has *words* in it as they are, behind that of *fault*.

        It stays where it is if there is no such line.
        """
        lines = enumerate(self._lines[max(fault.line - 1, 0) :], max(fault.line, 1))
        line = next((number for number, line in lines if words in line), fault.line)
        return EditionError(self.file, line, fault.reason)

    def _span(self, table: str, index: int) -> tuple[int, int]:
        """First line of the *index*-th *table* and the line after its last, from 0."""
        heads = [n for n, line in enumerate(self._lines) if _HEAD.match(line)]
        if not table:
            return 0, heads[0] if heads else len(self._lines)
        own = [n for n in heads if re.match(rf"\[\[?{table}\]", self._lines[n])]
        if index >= len(own):
            return 0, 0
        return own[index], next((n for n in heads if n > own[index]), len(self._lines))

    def only(self, keys: Collection[str]) -> None:
        """Refuse what stands at the top of the file and is not one of *keys*."""
        for key in self.content:
            if key not in keys:
                line = self._line(key, "", 0) or self._line("", key, 0)
                raise EditionError(self.file, line, f"没有“{key}”这一项{_meant(key, keys)}。")

    def section(self, name: str, keys: Collection[str]) -> Mapping[str, object]:
        """The ``[name]`` table, empty where there is none; *keys* are the keys allowed."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.fault(f"“{name}”应当写成 [{name}]。", name)
        for key in found:
            if key not in keys:
                reason = f"[{name}] 里没有“{key}”这一项{_meant(key, keys)}。"
                raise self.fault(reason, key, name)
        return found

    def tables(self, name: str, keys: Mapping[str, bool]) -> list[Mapping[str, object]]:
        """The ``[[name]]`` tables; *keys* are the keys allowed, True where one must be there."""
        found = self.content.get(name, [])
        if isinstance(found, dict):
            raise self.fault(f"“{name}”要用两层方括号，写成 [[{name}]]。", "", name)
        if not isinstance(found, list) or not found:
            raise self.fault(f"缺少 [[{name}]]。", "", name)
        for index, entry in enumerate(found):
            self._check_entry(name, index, entry, keys)
        return found

    def _check_entry(self, name: str, index: int, entry: object, keys: Mapping[str, bool]) -> None:
        if not isinstance(entry, dict):
            raise self.fault(f"“{name}”应当写成 [[{name}]]。", name)
        for key in entry:
            if key not in keys:
                reason = f"[[{name}]] 里没有“{key}”这一项{_meant(key, keys)}。"
                raise self.fault(reason, key, name, index)
        for key, needed in keys.items():
            if needed and key not in entry:
                raise self.fault(f"[[{name}]] 缺少“{key}”。", "", name, index)

    def mapping(self, name: str) -> Mapping[str, str]:
        """The ``[name]`` table of texts."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.fault(f"“{name}”应当写成 [{name}]。", name)
        for key, value in found.items():
            if not isinstance(value, str):
                reason = f"“{key}”应当是文字{_quoted(key, value)}；名称里有点的要写在引号里。"
                raise self.fault(reason, key, name)
        return found

    def text(self, entry: Mapping[str, object], key: str, table: str = "", index: int = 0) -> str:
        """The text under *key*, empty where there is none."""
        value = entry.get(key, "")
        if not isinstance(value, str):
            raise self.fault(f"“{key}”应当是文字{_quoted(key, value)}。", key, table, index)
        return value

    def figure(
        self, entry: Mapping[str, object], key: str, table: str = "", index: int = 0
    ) -> Decimal:
        """The figure under *key*, with or without quotes; never negative."""
        value = entry.get(key, "")
        figure = figure_of(value)
        if figure is None:
            raise self.fault(why_none(key, value), key, table, index)
        return figure
