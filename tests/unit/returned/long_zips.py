"""Ends of zips as few write them."""

from __future__ import annotations

import struct
from typing import Final

END: Final = b"PK\x05\x06"


def large_end(count: int, size: int, start: int, at: int, *, mark: bytes) -> bytes:
    """A second end record, and the one that says where it is."""
    said = struct.pack("<4sQHHLLQQQQ", mark, 44, 45, 45, 0, 0, count, count, size, start)
    return said + struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)


def with_mark_in_end(data: bytes) -> bytes:
    """The same zip; its end record, in numbers that nobody reads, has the mark of another."""
    end = data.rfind(END)
    return data[: end + 4] + END + data[end + 8 :]
