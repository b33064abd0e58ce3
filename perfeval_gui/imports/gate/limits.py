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
TAGS: Final = 1_500_000
"""Opening and closing signs of markup in one part. Each element has one or two."""
ATTRIBUTE_SIGNS: Final = 3_000_000
CELLS: Final = 200_000
"""Cells of a file that are kept, the places that joined ones cover included."""
SIDE: Final = 2_000_000
"""Rows or columns of a table: more than any program has."""
TEXT: Final = 20_000_000
"""Characters of a file that are kept."""
