"""What is the clerk's stays where the help says, for the clerk alone, and leaves no other trace."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from checkout import ROOT
from robustness.programs.day import ACCOUNT, CANARIES, FOLDER, lived

HELP: Final = ROOT / "resources/help/index.md"
README: Final = ROOT / "README.md"
# What the test itself made, before the program was started.
GIVEN: Final = ("文档", f"文档/{FOLDER}", "导出", "tmp")
# What is the clerk's own: it was saved and exported there on purpose.
OWN: Final = ("文档", "导出")


@dataclass(frozen=True)
class Day:
    """A day in the folders of *home*: what was seen of it, and standard error."""

    home: Path
    seen: dict[str, Any]
    stderr: str


def a_day(home: Path, mode: str = "day") -> Day:
    seen, stderr = lived(home, mode)
    return Day(home, seen, stderr)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """An ordinary day that ends badly."""
    found = a_day(tmp_path_factory.mktemp("day") / "家")
    assert found.seen["code"] == 0, found.stderr
    return found


def everything(day: Day) -> Iterator[tuple[str, Path]]:
    """Every file and folder the day left, with its name seen from home."""
    for path in sorted(day.home.rglob("*")):
        name = str(path.relative_to(day.home))
        if name not in GIVEN:
            yield name, path


# ---- modes


def too_wide(day: Day) -> list[str]:
    """What others than its owner could read."""
    return [
        f"{name} {stat.S_IMODE(path.lstat().st_mode):o}"
        for name, path in everything(day)
        if stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]


def test_nothing_is_for_others_whatever_the_system_allows(day: Day) -> None:
    names = [name for name, _ in everything(day)]

    assert too_wide(day) == []
    # The day was a full one: every sort of file is among them.
    for part in (".copy", ".lock", "backups/", ".log", "settings.json", "QtProject.conf"):
        assert any(part in name for name in names), part
    for ending in ("docx", "xlsx", "pdf", "perfeval"):
        assert any(name.endswith(ending) for name in names), ending


def test_modes_of_the_system_are_caught(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    assert too_wide(a_day(tmp_path / "家", "open")) != []


# ---- places


def told_places(document: Path) -> set[str]:
    """The folders and files in the user's home that *document* names."""
    return set(re.findall(r"`~/([^`]+)`", document.read_text(encoding="utf-8")))


def untold(day: Day, places: set[str]) -> list[str]:
    """Files that are in none of *places*, and not where the clerk put them."""
    return [
        name
        for name, path in everything(day)
        if path.is_file()
        and not name.startswith(OWN)
        and not any(name == place or name.startswith(f"{place}/") for place in places)
    ]


@pytest.mark.parametrize("document", [HELP, README], ids=["help", "README"])
def test_every_place_is_told(day: Day, document: Path) -> None:
    assert untold(day, told_places(document)) == []


def test_a_place_that_is_not_told_is_noticed(day: Day) -> None:
    """The mutant: without the log in the list its file is noticed."""
    places = told_places(HELP) - {".local/state/perfeval/log"}

    assert untold(day, places) == [".local/state/perfeval/log/perfeval.log"]


# ---- canaries


def spellings(text: str) -> set[bytes]:
    """How *text* may stand in a file."""
    escaped = json.dumps(text)[1:-1]
    found = {text.encode(), text.encode("utf-16-le"), escaped.encode(), repr(text).encode()}
    return found | {escaped.encode().replace(b"\\u", b"\\x")}


def hits(day: Day, *holding: str) -> list[str]:
    """Where canaries are found, but for places *holding* what was typed, and the clerk's own."""
    sought = {one: spellings(one) for one in CANARIES}
    texts = {
        name: path.read_bytes() + name.encode()
        for name, path in everything(day)
        if path.is_file() and not any(part in name for part in (*OWN, *holding))
    }
    texts["stderr"] = day.stderr.encode()
    return [
        f"{name}: {canary}"
        for name, text in texts.items()
        for canary, written in sought.items()
        if any(one in text for one in written)
    ]


def test_no_name_or_number_spreads(day: Day) -> None:
    assert len(CANARIES) == 20
    # Where work is kept it is, as the help says: proves that the search finds what is there.
    assert hits(day) != []
    holding = (".copy", "backups/", "settings.json", "QtProject.conf")
    assert hits(day, *holding) == []
    assert sum("出了点问题" in text for text in day.seen["told"]) == 11


def test_diagnoses_with_messages_are_caught(tmp_path: Path) -> None:
    """The mutant: with redaction off names are in standard error."""
    told = a_day(tmp_path / "家", "told")

    assert any(line.startswith("stderr") for line in hits(told, ".copy", "backups/", "settings"))


def test_cleared_traces_leave_only_what_the_clerk_saved(tmp_path: Path) -> None:
    cleared = a_day(tmp_path / "家", "erase")

    assert cleared.seen["code"] == 0, cleared.stderr
    assert hits(cleared) == []
    assert not list(cleared.home.rglob("*.copy"))
    assert not list((cleared.home / ".local/share/perfeval/backups").iterdir())
    saved = sorted(path.name for path in (cleared.home / "文档" / FOLDER).iterdir())
    assert saved == sorted(f"{name}.perfeval" for name in CANARIES[:2])


# ---- properties of exports


def parts(path: Path) -> bytes:
    """The whole content of an exported file, unpacked."""
    if path.suffix == ".pdf":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_exports_name_neither_account_nor_folder(day: Day) -> None:
    exports = [path for path in (day.home / "导出").iterdir() if path.is_file()]
    assert {path.suffix for path in exports} == {".docx", ".xlsx", ".pdf"}
    for path in exports:
        content = parts(path)
        for word in (ACCOUNT, str(day.home)):
            for written in spellings(word) | {word.encode("utf-16-be")}:
                assert written not in content, (path.name, word)
        assert CANARIES[12].encode() in content or path.suffix == ".pdf"


# ---- the network


def test_nothing_asks_for_the_network(day: Day) -> None:
    # The kernel ends a program that does, be it Python, Qt or a library.
    assert day.seen["shut"]
    for when in ("start", "end"):
        assert day.seen[when] == {"events": [], "sockets": [], "modules": [], "libraries": []}


def test_one_socket_is_noticed(tmp_path: Path) -> None:
    """The mutant: proves that the kernel watches."""
    assert a_day(tmp_path / "家", "socket").seen["code"] < 0
