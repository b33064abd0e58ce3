"""Editions that come with the program are checked here, and not once more at every start."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkout import ROOT
from perfeval_gui.editions import checking, folder
from perfeval_gui.editions.edition_toml import pages_of
from perfeval_gui.editions.folder import read_anew, read_edition
from perfeval_gui.editions.places import EXAMPLES, TOML
from perfeval_gui.editions.proved import PROVED, digest_of, is_proved
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import Source, read_text
from perfeval_gui.rules.figures.rulebook import Rulebook

SHIPPED = sorted((ROOT / "resources/editions").iterdir())


def digest(place: Path) -> str:
    text = read_text(place / TOML)
    pages = tuple((page.name, read_text(page)) for page in pages_of(place, Source(TOML, text)))
    examples = place / EXAMPLES
    return digest_of(place.name, text, pages, read_text(examples) if examples.exists() else None)


def test_exactly_those_that_are_handed_out_are_proved() -> None:
    """To mend this, put these digests into `perfeval_gui/editions/proved.py`."""
    assert {digest(place) for place in SHIPPED} == PROVED


@pytest.mark.parametrize("place", SHIPPED, ids=lambda place: place.name)
def test_what_is_proved_passes_every_check(place: Path) -> None:
    book = read_anew(place)

    assert read_edition(place).edition == book.edition


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the editions whose names and labels are checked."""
    told: list[str] = []
    real = checking.checks_of_names

    def asked(source: Source, book: Rulebook) -> Iterator[Callable[[], None]]:
        told.append(book.edition.id)
        return real(source, book)

    monkeypatch.setattr(checking, "checks_of_names", asked)
    folder._kept.cache_clear()
    return told


def test_what_is_proved_is_not_checked_at_a_start(checked: list[str]) -> None:
    for place in SHIPPED:
        read_edition(place)

    assert checked == []


@pytest.mark.parametrize(
    "file", [TOML, EXAMPLES, "*.page", ""], ids=["toml", "examples", "page", "name"]
)
def test_one_that_was_changed_by_a_letter_is_checked(
    file: str, tmp_path: Path, checked: list[str]
) -> None:
    """A mutant for each of the texts: what is not part of the digest would be passed over."""
    changed = tmp_path / (SHIPPED[0].name if file else "another")
    shutil.copytree(SHIPPED[0], changed)
    if file:
        one = min(changed.glob(file))
        text = one.read_text(encoding="utf-8")
        one.write_text(f"{text} " if one.suffix == ".json" else f"{text}\n", encoding="utf-8")

    read_edition(changed)

    assert checked == [changed.name]


def test_a_fault_in_a_copy_of_one_is_told(tmp_path: Path) -> None:
    changed = tmp_path / SHIPPED[0].name
    shutil.copytree(SHIPPED[0], changed)
    examples = changed / EXAMPLES
    text = examples.read_text(encoding="utf-8")
    figure = text.index('"expect"') + len('"expect": {')
    value = text.index('": "', figure) + len('": "')
    examples.write_text(f"{text[:value]}9{text[value:]}", encoding="utf-8")

    with pytest.raises(EditionError, match="应当是"):
        read_edition(changed)


def test_texts_cannot_be_moved_from_one_file_to_the_next() -> None:
    assert not is_proved("", "", (), None)
    one = digest_of("a", "b", (("c", "d"),), "e")
    assert one != digest_of("a", "b", (("c", "de"),), "")
    assert one != digest_of("a", "bc", (("", "d"),), "e")
