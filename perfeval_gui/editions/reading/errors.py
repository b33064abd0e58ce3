"""What is wrong with an edition, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval_gui.domain.cells.quoting import cut

_MOST: Final = 300


class EditionError(Exception):
    """An edition that cannot be used: file, line and reason.

    Attributes:
        file: Name of the file inside the edition's folder.
        line: Line in it, from 1; 0 where no line can be named.
        reason: One Chinese sentence.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        place = f"{file} 第 {line} 行" if line else file
        reason = cut(reason, _MOST)
        super().__init__(f"版式文件有错：{place}：{reason}")
        self.file, self.line, self.reason = file, line, reason


class NoEditionError(EditionError):
    """There is no edition of that name; nothing is wrong with any file.

    Args:
        wanted: What was asked for.
        there: The ids of those there are.
        rule: Why none may be called so, a clause; empty where one may.
    """

    def __init__(self, wanted: str, there: Sequence[str], rule: str = "") -> None:
        wanted = cut(wanted)
        known = "、".join(there) or "无"
        way = rule or "有它的文件夹或压缩包的，可以用“版式…”添加"
        super().__init__(wanted, 0, f"没有“{wanted}”这个版式，现有：{known}；{way}。")

    def __str__(self) -> str:
        return self.reason
