"""An edition is worked out once for what its files say, and never for what they said."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from given.worked import EDITIONS
from perfeval_gui.editions import folder
from perfeval_gui.editions.folder import read_anew, read_edition
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.slips.toml import toml_of
from perfeval_gui.kept.store import Store
from perfeval_gui.rules.figures.rulebook import Rulebook

FORM = "guojia-xiangmu-2021"
EDITS = 60


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(EDITIONS / FORM, tmp_path / FORM)
    return tmp_path / FORM


def said(read: Callable[[Path], Rulebook], place: Path) -> object:
    """The edition, or why it is refused."""
    try:
        book = read(place)
    except EditionError as error:
        return error.file, error.line, error.reason
    return book.edition, list(book.figures)


def edit(place: Path, chance: random.Random) -> None:
    """Change something in one of the files, or put all of them back."""
    if chance.random() < 0.4 or not (place / TOML).exists():
        shutil.rmtree(place)
        shutil.copytree(EDITIONS / FORM, place)
    file = chance.choice(sorted(place.iterdir()))
    lines = file.read_text("utf-8").split("\n")
    line = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[line]
        case 1:
            lines.insert(line, chance.choice(lines))
        case 2:
            lines[line] = lines[line].replace("的", "之").replace("1", "2").replace("万元", "元")
        case _:
            file.unlink()
            return
    file.write_text("\n".join(lines), "utf-8")


def is_ever_another(place: Path) -> bool:
    """Whether after any of some edits what is kept is not what is there."""
    chance = random.Random(24)
    read_edition(place)
    for _ in range(EDITS):
        edit(place, chance)
        if said(read_edition, place) != said(read_anew, place):
            return True
    return False


def test_the_same_files_are_worked_out_once(place: Path, tmp_path: Path) -> None:
    book = read_edition(place)
    assert read_edition(place) is book
    assert read_edition(EDITIONS / FORM) is book

    other = tmp_path / "other-2021"
    shutil.copytree(place, other)
    assert read_edition(other).edition.id == "other-2021"
    assert read_edition(place) is book


def test_whatever_is_changed_is_read(place: Path) -> None:
    assert not is_ever_another(place)


@pytest.mark.parametrize("forgotten", [1, 2, 3])
def test_a_reader_that_does_not_compare_it_all_is_caught(
    place: Path, monkeypatch: pytest.MonkeyPatch, forgotten: int
) -> None:
    kept, known = folder._kept, dict[object, Rulebook]()

    def forgets(*given: object) -> Rulebook:
        key = (*given[:forgotten], *given[forgotten + 1 :])
        if key not in known:
            known[key] = kept(*given)
        return known[key]

    monkeypatch.setattr(folder, "_kept", forgets)
    assert is_ever_another(place)


# ---- what its TOML says, kept for the next start


class Starts:
    """Starts of the program, one after the other, that keep in one file."""

    def __init__(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed: list[str] = []
        self._file, self._patch = file, monkeypatch
        monkeypatch.setattr(sys, "dont_write_bytecode", False)
        monkeypatch.setattr(folder, "toml_of", self._parse)

    def _parse(self, text: str) -> dict[str, object]:
        self.parsed.append(text)
        return toml_of(text)

    def said(self, text: str) -> object:
        """What one of them is told of *text*, the types of everything in it as well."""
        store = Store(self._file)
        self._patch.setattr(folder, "REPORT", store)
        found = folder._said(text)
        for _ in store.writing():
            pass
        return typed(found)


def typed(value: object) -> object:
    if isinstance(value, dict):
        return [(key, typed(one)) for key, one in value.items()]
    return [typed(one) for one in value] if isinstance(value, list) else (type(value), value)


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starts:
    return Starts(tmp_path / "made.kept", monkeypatch)


def texts() -> list[str]:
    return [(one / TOML).read_text("utf-8") for one in sorted(EDITIONS.iterdir())]


def told_otherwise(starts: Starts) -> list[str]:
    """Texts of which a later start is told something else than what they say."""
    wrong = []
    for text in texts():
        for one in (text, text.replace("万元", "元"), f"{text}\n[odd]\na = 1.0\nb = [1, true]"):
            starts.said(one)
            if starts.said(one) != typed(toml_of(one)):
                wrong.append(one)
    return wrong


def test_a_later_start_is_told_what_the_text_says(starts: Starts) -> None:
    assert told_otherwise(starts) == []


def test_what_is_kept_of_another_text_is_noticed(
    starts: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: it is found by its length. Proves that the test above can fail."""
    monkeypatch.setattr(folder, "key_of", lambda kind, text: f"{kind} {len(text) // 9}".encode())
    assert told_otherwise(starts) != []


def test_an_edition_that_comes_with_the_program_is_read_as_toml_once(starts: Starts) -> None:
    for text in texts():
        for _ in range(3):
            starts.said(text)
    assert starts.parsed == texts()


def test_figures_without_quotes_are_read_anew_and_exact(starts: Starts) -> None:
    text = "a = 0.1\nb = 2024-06-20"
    assert starts.said(text) == starts.said(text) == typed(toml_of(text))
    assert starts.parsed == [text, text]


def test_what_is_no_toml_is_told_each_time(starts: Starts) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="end of document"):
            starts.said("a = ")
