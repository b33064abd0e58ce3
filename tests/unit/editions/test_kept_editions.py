"""An edition is worked out once for what its files say, and never for what they said."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from given.worked import EDITIONS
from perfeval_gui.editions import folder
from perfeval_gui.editions.folder import read_anew, read_edition
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.errors import EditionError
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
