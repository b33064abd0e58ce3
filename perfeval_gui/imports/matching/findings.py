"""What is collected while a file is read: texts found for cells, and what became of every text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from perfeval_gui.imports.matching.result import Text, Trace, Use

Key = tuple[int, int, int]
"""A text of a file: number of its block, row and column of its cell; -1 for a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A text that stands where a cell of the report is.

    Attributes:
        name: The cell, of a table with rows its column (``projects[].final``).
        spot: Where the edition draws it: equal for the same place of the form.
        text: What stands there.
        form: In what form the edition prints it.
        unit: Unit of money that the file gives for it; "" where it does not say one.
        doubt: Why it is not sure, a Chinese sentence; empty where it is.
        missing: Nothing stands there, as there is no such place; *doubt* says why.
    """

    name: str
    spot: str
    text: str
    trace: Trace | None
    form: str = ""
    unit: str = ""
    doubt: str = ""
    missing: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table in the file, by its columns; *doubt* is one of the whole row."""

    cells: dict[str, Found] = field(default_factory=dict)
    doubt: str = ""


@dataclass(slots=True)
class Findings:
    """Everything that was found in the files for one edition."""

    cells: list[Found] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    seen: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    used: dict[Key, list[Text]] = field(default_factory=lambda: defaultdict(list))
    labels: set[int] = field(default_factory=set)
    files: list[dict[Key, list[Text]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def use(self, use: Use, trace: Trace) -> None:
        """Say what became of the text at *trace*; the first to say so is right."""
        texts = self.used[key_of(trace)]
        if not any(one.trace.text == trace.text for one in texts):
            texts.append(Text(use=use, trace=trace))

    def is_used(self, trace: Trace) -> bool:
        """Whether something became of the text at *trace*."""
        return key_of(trace) in self.used

    def tell(self, sentence: str) -> None:
        """Tell *sentence* once."""
        if sentence not in self.told:
            self.told.append(sentence)


def key_of(trace: Trace) -> Key:
    """Which text *trace* is of."""
    row = -1 if trace.row is None else trace.row
    column = -1 if trace.column is None else trace.column
    return trace.block, row, column
