"""The words of a report are those of its form with its own put first, however many reports ask."""

from __future__ import annotations

import random
from typing import Final

from perfeval_gui.rules.proofreading.prose.terms import vocabulary
from unit.worked import issued

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
