"""The text of edition.toml with typed access: every fault names file, line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from perfeval_gui.editions.errors import EditionError
from perfeval_gui.storage.disk.plainfiles import NOT_PLAIN, NotPlainError, read_file

_MOST_BYTES: Final = 4_000_000
_HEAD: Final = re.compile(r"\[\[?[\w.-]+\]")
_AT_LINE: Final = re.compile(r"line (\d+)")


def read_text(path: Path) -> str:
    """The text of a file of an edition.

    Raises:
        EditionError: It is missing, too long, no plain file or not UTF-8.
    """
    try:
        data = read_file(path, _MOST_BYTES + 1)
    except FileNotFoundError:
        raise EditionError(path.name, 0, "缺少这个文件。") from None
    except NotPlainError:
        raise EditionError(path.name, 0, f"{NOT_PLAIN}。") from None
    except OSError:
        raise EditionError(path.name, 0, "这个文件读不出来。") from None
    if len(data) > _MOST_BYTES:
        raise EditionError(path.name, 0, "这个文件太长。")
    try:
        # As a text file is read, whatever system it was written on.
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise EditionError(path.name, 0, "不是 UTF-8 编码的文字。") from None


class Source:
    """One TOML file, read strictly.

    Args:
        file: Its name, for messages.
        text: Its content.

    Raises:
        EditionError: It is not TOML.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.splitlines()
        try:
            self.content: Mapping[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _AT_LINE.search(str(error))
            raise EditionError(
                file, int(place[1]) if place else 0, f"不是有效的 TOML：{error}"
            ) from None

    def fault(self, reason: str, key: str = "", table: str = "", index: int = 0) -> EditionError:
        """The error for *key* in the *index*-th ``[[table]]`` (or ``[table]``)."""
        return EditionError(self.file, self._line(key, table, index), reason)

    def _line(self, key: str, table: str, index: int) -> int:
        """The line of *key*, or where its table begins; 0 where neither stands anywhere."""
        start, end = self._span(table, index)
        pattern = re.compile(rf'"?{re.escape(key)}"?\s*[.=]') if key else None
        for number, line in enumerate(self._lines[start:end], start + 1):
            if pattern is not None and pattern.match(line.strip()):
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
                raise EditionError(self.file, line, f"没有“{key}”这一项。")

    def section(self, name: str, keys: Collection[str]) -> Mapping[str, object]:
        """The ``[name]`` table, empty where there is none; *keys* are the keys allowed."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.fault(f"“{name}”应当写成 [{name}]。", name)
        for key in found:
            if key not in keys:
                raise self.fault(f"[{name}] 里没有“{key}”这一项。", key, name)
        return found

    def tables(self, name: str, keys: Mapping[str, bool]) -> list[Mapping[str, object]]:
        """The ``[[name]]`` tables; *keys* are the keys allowed, True where one must be there."""
        found = self.content.get(name, [])
        if not isinstance(found, list) or not found:
            raise self.fault(f"缺少 [[{name}]]。", "", name)
        for index, entry in enumerate(found):
            if not isinstance(entry, dict):
                raise self.fault(f"“{name}”应当写成 [[{name}]]。", name)
            for key in entry:
                if key not in keys:
                    raise self.fault(f"[[{name}]] 里没有“{key}”这一项。", key, name, index)
            for key, needed in keys.items():
                if needed and key not in entry:
                    raise self.fault(f"[[{name}]] 缺少“{key}”。", "", name, index)
        return found

    def mapping(self, name: str) -> Mapping[str, str]:
        """The ``[name]`` table of texts."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.fault(f"“{name}”应当写成 [{name}]。", name)
        for key, value in found.items():
            if not isinstance(value, str):
                raise self.fault(f"“{key}”应当是文字；名称里有点的要写在引号里。", key, name)
        return found

    def text(self, entry: Mapping[str, object], key: str, table: str = "", index: int = 0) -> str:
        """The text under *key*, empty where there is none."""
        value = entry.get(key, "")
        if not isinstance(value, str):
            raise self.fault(f"“{key}”应当是文字。", key, table, index)
        return value

    def figure(
        self, entry: Mapping[str, object], key: str, table: str = "", index: int = 0
    ) -> Decimal:
        """The figure written as text under *key*; never negative."""
        try:
            figure = Decimal(self.text(entry, key, table, index))
        except InvalidOperation:
            figure = Decimal(-1)
        if not figure.is_finite() or figure < 0:
            raise self.fault(f"“{key}”应当是写在引号里的数字。", key, table, index)
        return figure
