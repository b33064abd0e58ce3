"""Texts of nothing but a number and its unit are read in a shorter way, and alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from perfeval_gui.rules.figures.scoring import earned_share
from perfeval_gui.rules.quantities import comparing, grammar, pairs
from perfeval_gui.rules.quantities.comparing import compare
from perfeval_gui.rules.quantities.grammar import read
from perfeval_gui.rules.quantities.matter import other
from perfeval_gui.rules.quantities.pairs import Pair, plain_pair, plain_pairs, plain_unit
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


def both(chance: Random) -> Iterator[tuple[str, str, int]]:
    """Targets and results in the same unit, in none, and in any other one, for one year."""
    units = ("", *UNITS)
    for unit in units:
        for second in (unit, unit, "", chance.choice(units)):
            for target in texts(unit, chance):
                yield target, chance.choice(texts(second, chance)), 2023


def test_they_are_compared_as_at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    given = list(both(Random(2)))
    found = [compare(*pair) for pair in given]

    at_length(monkeypatch)

    assert [compare(*pair) for pair in given] == found
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


# ---- pairs of them, of which not even that is asked


def says(pair: Pair, target: str, actual: str) -> bool:
    """Whether *pair* says what comparing both texts finds out."""
    found = compare(target, actual, 2023)
    wanted, reached = found.wanted, found.reached
    if found.verdict != "figures" or found.note or wanted is None or reached is None:
        return False
    met, less, *both = pair
    share = earned_share(wanted.amount, reached.amount, less=found.less, practice="zero")
    return (
        (less, bool(both[0])) == (found.less, bool(wanted.amount))
        and Fraction(both[1]) * wanted.amount == both[0] * reached.amount
        and met == (share == 1)
        and not found.only_equal
    )


def pairs_of(chance: Random) -> Iterator[tuple[Pair, str, str]]:
    for target, actual, _ in both(chance):
        # Also where the result is near: of two numbers that are far apart nothing is learnt.
        for result in (actual, target.lstrip("≥≤"), target.lstrip("≥≤").replace("1", "3", 1)):
            if (pair := plain_pair(target, result)) is not None:
                yield pair, target, result


def wrong(seed: int) -> int:
    given = list(pairs_of(Random(seed)))
    assert len(given) > 1_000
    return sum(not says(*one) for one in given)


def test_plain_pairs_say_what_comparing_finds_out() -> None:
    assert wrong(3) == 0


@pytest.mark.parametrize(
    ("name", "mutant"),
    [("_FAR", 10**12), ("PLAIN_UNITS", {"": None, **UNITS}), ("_in_cents", lambda one: one[:1])],
)
def test_a_pair_that_is_not_plain_is_noticed(
    name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, name, mutant)
    assert wrong(3) > 0


def test_many_pairs_are_those_of_each_row() -> None:
    chance = Random(5)
    given = [(target, actual) for target, actual, _ in both(chance)]
    rare = [("40起", "4\n0起"), ("4\x000起", "40起"), ("", ""), ("40\n40", "40"), ("40", "40\x00")]
    for _ in range(60):
        rows = chance.sample(given, chance.randrange(1, 40))
        rows += chance.sample(rare, chance.randrange(3)) if chance.random() < 0.5 else []
        chance.shuffle(rows)
        targets, actuals = zip(*rows, strict=True)
        assert plain_pairs(targets, actuals) == tuple(map(plain_pair, targets, actuals))
    assert plain_pairs((), ()) == ()


def test_a_plain_unit_is_the_unit_of_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(4)
    given = [text for unit in ("", *UNITS) for text in texts(unit, chance)]

    def right() -> list[bool]:
        plain_unit.cache_clear()
        said = ((plain_unit(text), read(text)) for text in given)
        single = ((unit, found.single) for unit, found in said if unit is not None)
        return [one is not None and one.unit == unit for unit, one in single]

    assert all(right())
    assert len(right()) > len(given) / 6
    monkeypatch.setattr(pairs, "PLAIN_UNITS", {"": None, **UNITS})
    assert not all(right())
    plain_unit.cache_clear()
