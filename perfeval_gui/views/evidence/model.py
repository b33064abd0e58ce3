"""The list of indicators and their files, one row a file, and one for an indicator without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from PySide6.QtCore import QObject

from perfeval_gui.document.document import Document
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.evidence import Proof, proofs
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.names.places import place_of
from perfeval_gui.evidence.looking import STATES, TOLD, path_of
from perfeval_gui.evidence.telling import ADVICE
from perfeval_gui.rules.telling.evidence import told_size, told_title
from perfeval_gui.views.evidence.looked import Looked
from perfeval_gui.views.kit.read_list import UNREAD, ReadList

COLUMNS: Final = ("行", "指标", "文件", "大小", "状态", "备注")
NAME: Final = 2
Shown = Literal["all", "unproved", "wrong"]
_NONE: Final = "（还没有）"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list.

    Attributes:
        proof: The indicator.
        place: It by the id of its row, so that it is known again once rows were moved.
        number: The number of the file among all; -1 without one.
        file: None for an indicator without any.
    """

    proof: Proof
    place: str
    number: int = -1
    file: EvidenceFile | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What the row is known by while others come and go."""
        return self.place, self.file.id if self.file is not None else 0


class EvidenceModel(ReadList):
    """The rows that are wanted, of the open report as it is."""

    def __init__(self, document: Document, looked: Looked, parent: QObject) -> None:
        """List the files of *document*, with what was *looked* after."""
        super().__init__(COLUMNS, lambda: len(self.lines), self._texts, parent)
        self._document, self._looked = document, looked
        self._shown: Shown = "all"
        self.proofs: tuple[Proof, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, shown: Shown) -> None:
        """List the rows as the report has them now: *shown* says which."""
        self.beginResetModel()
        self._shown = shown
        state = self._document.state
        self.proofs = proofs(state.sheet.edition, state.report)
        self.lines = tuple(self._wanted(self._all()))
        self.endResetModel()

    def _all(self) -> Iterator[Line]:
        for proof in self.proofs:
            place = place_of(self._document.report, proof.name)
            if not proof.files:
                yield Line(proof, place)
            yield from (Line(proof, place, number, file) for number, file in proof.files)

    def _wanted(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            if (
                self._shown == "all"
                or (self._shown == "unproved" and line.file is None and line.proof.title)
                or (self._shown == "wrong" and self.is_wrong(line))
            ):
                yield line

    def is_wrong(self, line: Line) -> bool:
        """Whether the file of *line* is not as it should be."""
        return line.file is not None and self._looked.state(line.file) in TOLD

    def row_of(self, key: tuple[str, int]) -> int:
        """The row called *key*; of an indicator its first where that file is not there; or -1."""
        keys = [line.key for line in self.lines]
        if key in keys:
            return keys.index(key)
        return next((row for row, (place, _) in enumerate(keys) if place == key[0]), -1)

    def state_word(self, file: EvidenceFile) -> str:
        """What is known of *file*, in a word."""
        state = self._looked.state(file)
        if state is None:
            return UNREAD if self._looked.running.busy else "没有核对"
        return STATES[state]

    def _texts(self, row: int) -> tuple[str, ...]:
        line = self.lines[row]
        found = address(line.proof.name)
        number = str(found[1] + 1) if found is not None and found[1] is not None else ""
        title = told_title(line.proof)
        if line.file is None:
            return number, title, _NONE if line.proof.title else "", "", "", ""
        size = told_size(line.file.size) if isinstance(line.file.size, Decimal) else ""
        return number, title, line.file.name, size, self.state_word(line.file), line.file.note

    # ---- in words

    def told_count(self) -> str:
        """How many indicators there are, how many without a file, and how many files."""
        if not self.proofs:
            return "这份表里还没有指标。"
        bare = sum(bool(one.title) and not one.files for one in self.proofs)
        files = [file for one in self.proofs for _, file in one.files]
        wrong = sum(self._looked.state(file) in TOLD for file in files)
        told = f"{len(self.proofs)} 条指标，{bare} 条还没有佐证材料；登记了 {len(files)} 个文件"
        return f"{told}，{wrong} 个要处理。" if wrong else f"{told}。"

    def told(self, line: Line) -> list[str]:
        """What is known of *line*, with where its file lies."""
        if (file := line.file) is None:
            return [told_title(line.proof), "还没有佐证材料。没有也不算错。"]
        state, where = self._looked.state(file), path_of(file, self._looked.base())
        head = f"{file.name}　{STATES[state] if state is not None else ''}".rstrip()
        advice = [ADVICE[state]] if state is not None and state in ADVICE else []
        place = str(where.parent) if where is not None else "不知道"
        title = told_title(line.proof)
        return [head, *advice, f"指标：{title}", f"位置：{place}", f"校验码：{file.digest}"]

    def lost(self, chosen: Line | None) -> list[EvidenceFile]:
        """The files to look for: all that cannot be read, and the *chosen* one if it changed."""
        lost = ("missing", "silent", "unread")
        return [
            file
            for one in self.proofs
            for _, file in one.files
            if (state := self._looked.state(file)) in lost
            or (state == "changed" and chosen is not None and file is chosen.file)
        ]
