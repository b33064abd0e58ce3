"""What the report holds already and may be wanted in a cell; never put there unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from perfeval_gui.document.document import Document
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.elsewhere import elsewhere


@dataclass(frozen=True, slots=True)
class Offered:
    """A value for a cell.

    Attributes:
        value: What would be put there.
        shown: How it is shown. source: What the cell is called that holds it.
    """

    value: Value
    shown: str
    source: str

    @property
    def words(self) -> str:
        """The value and where it stands, as an entry of a menu."""
        return f"填入“{self.shown}”（{self.source}）"


_MOST: Final = 8


def offered(document: Document, name: str) -> tuple[Offered, ...]:
    """What may be wanted in the cell called *name*, at most eight; nothing where it is computed."""
    sheet = document.sheet
    if not name or not sheet.typable(name):
        return ()
    found = elsewhere(sheet.report, name)[:_MOST]
    kind = sheet.typed_kind(name) if found else None
    return tuple(
        Offered(value, kind.show(value), sheet.label(other)) for other, value in found if kind
    )


def take(document: Document, name: str, one: Offered) -> None:
    """Put what was offered into the cell called *name*, in one step."""
    document.put(name, one.value)
