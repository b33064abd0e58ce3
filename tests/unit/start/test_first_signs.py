"""Patterns that are tried only where they may begin find what they always find."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

import pytest

import perfeval_gui
from amount import many
from perfeval_gui.domain.cells.patterns import _Pattern
from perfeval_gui.kept import first_signs
from perfeval_gui.kept.first_signs import FirstSigns

compiler: Final[Any] = importlib.import_module("re._compiler")
OWN: Final = getattr(compiler._get_charset_prefix, "own", compiler._get_charset_prefix)
ROOMS: Final = ("rules", "domain", "imports", "years", "pages", "editions", "returned")
SIGNS: Final = "0129.,，。；：、%％元万亿人个年月比上下（）()“”至 \n\ue000ＡＢaZ_×一二十百增加减少"
HARD: Final = (
    "(?<![0-9])(?P<n>[0-9]{2})", "(?:甲|[乙丙])?丁", "(?=.)(?:甲|(?:乙)?丙)", "a(?i:b)|(?i:c)d",
    "(?:(甲)|乙)(?(1)丙|丁)", "(?P<a>[甲乙])?(?P=a)?丙", "[^甲]乙|丙", "(?!甲).乙", r"(?:\d|甲)+乙",
    "(?>甲?)乙", "甲*+乙", "(?:甲??|)乙丙", r"\b甲|乙$", "(?<=甲)乙|^丙", "(?:(?:甲)?(?:乙)?)丙",
)  # fmt: skip


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, _Pattern) and isinstance(value.pattern, str) and not value._flags:
        yield value.pattern
    elif isinstance(value, tuple | list):
        yield from chain.from_iterable(map(_inside, value))
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_inside, value.values()))


def ours() -> list[str]:
    """Every pattern of the rooms that read texts, and some that are hard to see through."""
    found: dict[str, None] = dict.fromkeys(HARD)
    for one in pkgutil.walk_packages(perfeval_gui.__path__, "perfeval_gui."):
        if one.name.split(".")[1] in ROOMS:
            for value in list(vars(importlib.import_module(one.name)).values()):
                found |= dict.fromkeys(_inside(value))
    return list(found)


def texts(chance: random.Random, pattern: str) -> Iterator[str]:
    """Texts of signs that stand in *pattern*, and of others."""
    own = re.sub(r"\\.|[][(){}?*+|^$<>=!:]", "", pattern) or SIGNS
    for _ in range(many(12, 5)):
        signs = chance.choice((own, own, f"{own}{SIGNS}"))
        yield "".join(chance.choice(signs) for _ in range(chance.randrange(1, 60)))


def found(text: str, pattern: re.Pattern[str]) -> list[tuple[object, ...]]:
    return [(match.span(), match.groups()) for match in pattern.finditer(text)]


def compiled(pattern: str, ask: object) -> re.Pattern[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiler, "_get_charset_prefix", ask)
        # The library's own: a program that was started gives back what was made before.
        compile_ = getattr(compiler.compile, "compile", compiler.compile)
        made: re.Pattern[str] = compile_(pattern, 0)
        return made


def differing(patterns: list[str], ask: object) -> Iterator[str]:
    """Those of *patterns* that find other things where the library asks *ask* for first signs."""
    chance = random.Random(7)
    for pattern in patterns:
        plain, other = compiled(pattern, OWN), compiled(pattern, ask)
        given = list(texts(chance, pattern))
        if [found(text, plain) for text in given] != [found(text, other) for text in given]:
            yield pattern


def test_each_pattern_finds_what_it_finds_where_every_place_is_tried() -> None:
    patterns = ours()
    assert len(patterns) > 200
    assert list(differing(patterns, FirstSigns(OWN))) == []


def test_more_of_them_are_known_than_the_library_knows() -> None:
    patterns = ours()
    known = [one for one in patterns if compiled(one, FirstSigns(OWN)) != compiled(one, OWN)]
    assert len(known) > len(patterns) / 4


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("_of_any", lambda choices: first_signs._of_all(next(iter(choices)))),
        ("_of_all", lambda parts: first_signs._of_one(*list(parts)[-1])),
    ],
)
def test_signs_that_are_forgotten_are_noticed(
    name: str, wrong: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Mutants: only the first choice is looked at, and only the last part.
    monkeypatch.setattr(first_signs, name, wrong)
    assert next(differing(ours(), FirstSigns(OWN)), "")


def test_what_may_be_something_else_is_left_to_the_library() -> None:
    asked = FirstSigns(lambda _parsed, _flags: None)
    parser: Any = importlib.import_module("re._parser")
    for pattern in ("(?i:a)b", "[^a]b|c", ".a", "(a)?(?(1)b|c)", "a?b?", "(?P<a>a)?(?P=a)b"):
        assert asked(parser.parse(pattern), re.UNICODE.value) is None
    assert asked(parser.parse("a|bc"), re.IGNORECASE.value) is None
    assert asked(object(), re.UNICODE.value) is None


def test_a_library_that_never_asks_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(compiler, "_get_charset_prefix")
    first_signs.tell()
    assert not hasattr(compiler, "_get_charset_prefix")


def test_it_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "_get_charset_prefix", OWN)
    first_signs.tell()
    told = compiler._get_charset_prefix
    first_signs.tell()
    assert compiler._get_charset_prefix is told
    assert told.own is OWN
