"""Texts of nothing but a number and its unit are read in a shorter way, and alike."""

from __future__ import annotations

from random import Random

import pytest

from perfeval_gui.rules.quantities import comparing, grammar
from perfeval_gui.rules.quantities.comparing import compare
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.matter import other
from perfeval_gui.rules.quantities.units import UNITS

SIGNS = ("", "≥", "≤")
SCALES = ("", "", "", "万", "亿", "万亿", "千", "百")
AROUND = ("", "约", "第", "共", "未", "-", ">", "。", " ", "1.", "万", "个", "以上", "左右", "率")


def number(chance: Random) -> str:
    """A number of any length, with decimals or a scale at times, or a year that it may mean."""
    whole = str(chance.randrange(10 ** chance.randrange(1, 10)))
    part = chance.choice(("", "", ".0", ".5", ".25", ".50", ".125", ".3456"))
    odd = chance.choice(("0", "00", "01", "1", "12", "2022", "2023", "2023.6"))
    return chance.choice((whole + part, whole + part, odd)) + chance.choice(SCALES)


def texts(unit: str, chance: Random) -> list[str]:
    """Bare texts with *unit*, and others that look like them."""
    near = f"{chance.choice(AROUND)}{number(chance)}{unit}{chance.choice(AROUND)}"
    return [*(f"{sign}{number(chance)}{unit}" for sign in SIGNS * 2), near]


def at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every text at length, as if none were bare."""
    monkeypatch.setattr(grammar, "_bare", lambda _text: None)
    read.cache_clear()
    compare.cache_clear()


def test_they_say_what_they_say_at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(1)
    given = [text for unit in ("", *UNITS) for text in texts(unit, chance)]
    bare = [read(text) for text in given]
    assert sum(one.bare is not None for one in bare) > len(given) / 4

    at_length(monkeypatch)

    assert [read(text) for text in given] == bare
    read.cache_clear()


def test_they_are_compared_as_at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, units = Random(2), ("", *UNITS)
    pairs = [
        (target, chance.choice(texts(second, chance)), 2023)
        for unit in units
        for second in (unit, unit, "", chance.choice(units))
        for target in texts(unit, chance)
    ]
    found = [compare(*pair) for pair in pairs]

    at_length(monkeypatch)

    assert [compare(*pair) for pair in pairs] == found
    read.cache_clear()
    compare.cache_clear()


def test_none_is_parsed_and_no_words_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parsed: list[str] = []
    asked: list[str] = []
    init, matter = grammar._Parser.__init__, other.other_matter

    def parse(self: grammar._Parser, text: str) -> None:
        parsed.append(text)
        init(self, text)

    def look(target: str, *rest: object, **more: object) -> str:
        asked.append(target)
        return matter(target, *rest, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(grammar._Parser, "__init__", parse)
    monkeypatch.setattr(comparing, "other_matter", look)
    for cached in (read, compare):
        cached.cache_clear()

    for number in range(40, 140):
        assert compare(f"≥{number}起", f"{number + 1}起", 2023).verdict == "figures"

    assert parsed == []
    assert asked == []
