"""What was built for Windows: sizes, and that no program of ours tells where and when it was made.

`python3 packaging/dev.py package windows` makes it; without that these tests are left out.
"""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Final

import pytest

from bundle import archives, inputs

DIST: Final = inputs.CHECKOUT / "dist"
OURS: Final = ("perfeval.exe", "perfeval-cli.exe")
REPEATABLE: Final = 16
"""Says of a program that the time in its head is none, but a hash of what is in it."""

pytestmark = pytest.mark.skipif(
    not list(DIST.glob("perfeval-*-windows.zip")), reason="nothing was built into dist"
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What is in the folder, by the path below it."""
    with zipfile.ZipFile(max(DIST.glob("perfeval-*-windows.zip"))) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_sizes(files: dict[str, bytes]) -> None:
    (setup,) = DIST.glob("perfeval-*-setup.exe")
    assert setup.stat().st_size <= 35e6
    assert sum(map(len, files.values())) <= 80e6


def test_no_file_names_a_folder_of_the_build(files: dict[str, bytes]) -> None:
    (setup,) = DIST.glob("perfeval-*-setup.exe")
    folders = (str(inputs.CHECKOUT), str(Path.home() / ".cache"))
    named = [form for one in folders for form in (one.encode(), one.encode("utf-16-le"))]
    found = [
        name
        for name, data in {**files, setup.name: setup.read_bytes()}.items()
        if any(form in data for form in named)
    ]
    assert found == []


def test_our_programs_have_no_time_and_no_file_for_a_debugger(files: dict[str, bytes]) -> None:
    for name in OURS:
        assert debug_kinds(files[name]) == [REPEATABLE], name
        assert b"RSDS" not in files[name], name


def test_bytecode_is_taken_without_a_look_at_the_source(files: dict[str, bytes]) -> None:
    counted = [
        name
        for name, data in files.items()
        if name.endswith(".pyc") and data[4:8] != archives.UNCHECKED
    ]
    assert counted == []


def debug_kinds(data: bytes) -> list[int]:
    """What kinds of things a program of 64 bits holds for a debugger, as numbers of Microsoft's."""
    (head,) = struct.unpack_from("<I", data, 0x3C)
    (count,) = struct.unpack_from("<H", data, head + 6)
    (optional,) = struct.unpack_from("<H", data, head + 20)
    place, size = struct.unpack_from("<II", data, head + 24 + 112 + 6 * 8)
    sections = head + 24 + optional
    for number in range(count):
        length, start, _, offset = struct.unpack_from("<IIII", data, sections + 40 * number + 8)
        if start <= place < start + length:
            first = place - start + offset
            entries = range(first, first + size, 28)
            return [struct.unpack_from("<I", data, entry + 12)[0] for entry in entries]
    return []
