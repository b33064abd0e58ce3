"""A workbook of openpyxl's as the members of its file, made in memory.

openpyxl would put every sheet into a file on the disk, and pack all that is then unpacked again.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


class _Members(dict[str, bytes]):
    """What openpyxl takes for the file it writes into."""

    def writestr(self, name: str, data: str | bytes) -> None:
        """Keep *data* as the member *name*."""
        self[name] = data.encode() if isinstance(data, str) else data

    def namelist(self) -> list[str]:
        """The members so far."""
        return list(self)


def members_of(book: Workbook) -> dict[str, bytes]:
    """All members of the file of *book*, none of whose sheets has pictures, notes or links."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        def write_worksheet(self, ws: Worksheet) -> None:
            writer = WorksheetWriter(ws, out=BytesIO())
            writer.write()
            members.writestr(ws.path[1:], writer.read())
            self.manifest.append(ws)

    members = _Members()
    # It only writes into it, and asks for the names of what is there.
    InMemory(book, members).write_data()  # type: ignore[arg-type]
    return members
