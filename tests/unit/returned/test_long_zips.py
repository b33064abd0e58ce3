"""A zip with a long list of members: it is never read, and carries nothing."""

from __future__ import annotations

import contextlib
import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

import pytest

from perfeval_gui.carriers.finding import carried
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.reading.files import read
from unit.returned.long_zips import END, large_end, with_mark_in_end


def long_list(remark: bytes = b"") -> bytes:
    """A zip with one member that is listed twenty thousand times, with a remark in the last."""
    member = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, *[0] * 9)
    line, last = (
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, *[0] * 7, 1, 0, size, *[0] * 4) + b"a"
        for size in (0, len(remark))
    )
    lines = line * 19_999 + last + remark
    end = struct.pack("<4s4H2LH", END, 0, 0, 20_000, 20_000, len(lines), len(member), 0)
    return member + lines + end


LONG: Final[Mapping[str, Callable[[], bytes]]] = {
    "plain": long_list,
    "a mark in its end": lambda: with_mark_in_end(long_list()),
    # Where a second end record would stand, something says little and is none.
    "little said before": lambda: long_list(large_end(1, 47, 0, 0, mark=b"none")),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_long_list_is_never_read_whatever_stands_around_its_end(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, made = LONG[kind](), list[str]()

    class Counted(zipfile.ZipInfo):
        def __init__(self, filename: str) -> None:
            made.append(filename)
            super().__init__(filename)

    monkeypatch.setattr(zipfile, "ZipInfo", Counted)
    # Newer readers of Python refuse what is said little before the end.
    with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(data)) as archive:
        assert len(made) == len(archive.infolist()) == 20_000, "Python's own reader reads it"
    made.clear()

    assert carried(data) == carried(b"")
    with pytest.raises(UnreadableError, match=r"太多|读不出来"):
        read(data, "a")
    assert made == []
