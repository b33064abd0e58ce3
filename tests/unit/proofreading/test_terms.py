"""The words of a report are those of its form with its own put first, however many reports ask."""

from __future__ import annotations

import random
from typing import Final

import pytest

from given.worked import issued
from perfeval_gui.rules.proofreading.prose.terms import Terms, Vocabulary, vocabulary

_UNITS: Final = ("", "某某局", "全年局", "其中", "第三中心")
_PROJECTS: Final = (
    "公务接待费",
    "乡村道路养护",
    "公务接待费用",
    "道路",
    "防汛物资采购",
    "在职人数",
)


def test_words_of_reports_do_not_mix() -> None:
    edition, chance = issued().edition, random.Random(11)
    plain = vocabulary(edition, "", ())
    for _ in range(40):
        unit = chance.choice(_UNITS)
        projects = tuple(chance.sample(_PROJECTS, chance.randint(0, 4)))
        found = vocabulary(edition, unit, projects)

        own = {("万元", name): row for row, name in enumerate(projects) if len(name) >= 4}
        assert found.terms.keys() == plain.terms.keys() | own.keys()
        for (kind, word), term in found.terms.items():
            row = own.get((kind, word))
            meant = plain.terms[kind, word].final if row is None else f"projects[{row}].final"
            assert term.final == meant
            # The whole of it, with the unit before it.
            told = found.find(f"{unit}{word}", kind)
            assert told is not None
            # 全年 may stand before 总支出 and is in 全年总支出.
            assert word.endswith(told[1])
            assert told[0] == found.terms[kind, told[1]]
        for name in (*_UNITS[1:], *_PROJECTS):
            theirs = found.find(f"{name}三公经费", "万元")
            if name == "其中":
                assert theirs is not None
            elif name not in (unit, "全年局"):
                assert theirs is None
        assert vocabulary(edition, "", ()).find("某某局三公经费", "万元") is None


def asked(chance: random.Random, words: list[str]) -> str:
    """Words as they may stand before a number, quotes and the names of units among them."""
    parts = [*_UNITS, *_PROJECTS, "“", "我单位", "2023年", "共计", "为", "全", "局"]
    return "".join(chance.choice([*parts, chance.choice(words)]) for _ in range(4))


def unlike(unit: str, found: Vocabulary, alone: Vocabulary) -> int:
    """How often *found*, which asks one that knows no unit first, tells something else."""
    chance = random.Random(unit)
    words = [word for _, word in found.terms]
    count = 0
    for _ in range(400):
        text, kind = asked(chance, words), chance.choice(["万元", "人", "%", "个", "分"])
        count += found.find(text, kind) != alone.find(text, kind)
    return count


@pytest.mark.parametrize("unit", [*_UNITS, "“某某”局"])
def test_words_without_the_unit_mean_the_same_to_every_unit(unit: str) -> None:
    found = vocabulary(issued().edition, unit, _PROJECTS[:3])
    name = "".join(sign for sign in unit if sign not in "“”")
    alone = Vocabulary(Terms(found.terms, {}), {}, name)
    alone._lengths.update(found._lengths)

    assert unlike(unit, found, alone) == 0


def test_a_unit_that_is_passed_over_is_noticed() -> None:
    """The mutant: the name of the unit is never looked at."""
    found = vocabulary(issued().edition, "某某局", _PROJECTS[:3])
    alone = Vocabulary(Terms(found.terms, {}), {})
    alone._lengths.update(found._lengths)

    assert unlike("某某局", found, alone) > 0
