"""Rare names and texts that look like formulas: the same in the draft, in Word and in Excel."""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from itertools import product
from typing import Final

import pytest

from given.worked import filled
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.draft.draft import dump, load
from unit.word.test_same_everywhere import (
    compare_word,
    compare_workbook,
    package_of,
    read_by_openpyxl,
)

RARE: Final = (
    *(chr(code) for code in range(0x20BB7, 0x20BB7 + 70)),
    *(chr(code) for code in range(0x30000, 0x30000 + 50)),
    *(chr(code) for code in range(0xE000, 0xE000 + 50)),
    *"䶮㐂㛃㑇㕫㙍㝵㡯㤅㧐㪚㭎㰀㳇㵟㷰㺢㼰㾗䀹䃅䅟䇹䊹䍁䎃䐃䓕䗖䙡䜣",
)
BEGINNINGS: Final = ("=", "+", "-", "@", "#", "\t=", "'=", '"=', " =", "＝")
ENDINGS: Final = (
    *("1+1", "SUM(A1:A9)", "HYPERLINK(1)", "cmd|' /C calc'!A0", "N/A", "REF!", "NAME?", "VALUE!"),
    *("DIV/0!", "NULL!", "A1", "12", "1e5", "{1}", "甲", "[1]表!A1", "TRUE", "-8", "0x10", "￥8"),
    *("R1C1", "1%", "（8）", "NOW()", "1/2", "&A1"),
)


def seeded() -> random.Random:
    seed = random.randrange(10**6)
    # Shown by pytest where a test fails.
    sys.stdout.write(f"seed {seed}\n")
    return random.Random(seed)


def formulas() -> list[str]:
    """500 texts that a spreadsheet might take for formulas or errors."""
    found = [f"{begin}{end}" for begin, end in product(BEGINNINGS, ENDINGS)]
    chance = seeded()
    while len(found) < 500:
        parts = chance.choice("=+-@#"), chance.choice(ENDINGS), chance.choice("+*,;&"), "B2"
        found.append("".join(parts))
    return found


def same(report: Report) -> None:
    """*report* comes back from a draft, and Word and Excel hold every cell of it."""
    assert load(dump(report)) == report
    package = package_of(report)
    compare_word(package)
    compare_workbook(package, read_by_openpyxl)


def rows(texts: list[str], size: int) -> list[list[str]]:
    return [texts[at : at + size] for at in range(0, len(texts), size)]


def test_200_rare_characters_arrive_everywhere() -> None:
    names = sorted(set(RARE))
    assert len(names) >= 200
    for some in rows([f"李{mark}" for mark in names], 50):
        report = filled(evaluators=[{"name": name} for name in some])
        assert [row.name for row in report.evaluation.evaluators] == some
        same(report)


def test_500_texts_like_formulas_stay_texts() -> None:
    texts = formulas()
    assert len(texts) == 500
    for some in rows(texts, 50):
        same(filled(evaluators=[{"name": text, "workplace": text} for text in some]))


@pytest.mark.parametrize("budget", ["", "0", "7.01"])
@pytest.mark.parametrize("final", ["", "0", "24.92"])
def test_blank_zero_and_figure_stay_what_they_are(budget: str, final: str) -> None:
    report = filled({"office.budget": budget, "office.final": final})
    wanted = {"": None, "0": Decimal(0)}

    again = load(dump(report))
    for name, text in (("office.budget", budget), ("office.final", final)):
        value = get(again, name)
        assert value == wanted.get(text, Decimal(text or 1))
        assert (value is None) == (text == "")
    same(report)
