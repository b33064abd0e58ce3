"""How much a file may hold. A form has some thousand cells; these are far from it, and bounded."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 32 * 1024 * 1024
MEMBERS: Final = 2_000
DIRECTORY_BYTES: Final = 512 * 1024
"""The list of members of a zip, which is read whole before any of them."""
UNPACKED_BYTES: Final = 64 * 1024 * 1024
MEMBER_BYTES: Final = 32 * 1024 * 1024
RATIO: Final = 250
RATIO_FROM: Final = 1024 * 1024
"""What is smaller, unpacked, may be packed as tightly as it likes: blank rows are."""
TAGS: Final = 1_000_000
"""Opening and closing signs of markup in all parts that are read; an element has one or two."""
ATTRIBUTES: Final = 2_000_000
"""Signs of equality in all parts that are read: each attribute has one."""
CELLS: Final = 200_000
"""Cells of a table."""
JOINED: Final = 60_000
"""Places that the joined cells of a table cover."""
