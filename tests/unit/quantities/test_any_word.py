"""The pattern of any unit or sign finds what one of all units and any sign finds."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from perfeval_gui.rules.quantities.units import ANY_WORD, HAN, UNITS, WORDS

ALL: Final = f"{WORDS}|{HAN}"
SIGNS: Final = (*UNITS, *"季度学期年半双月旬的了/每人天名均公里米方平x1m2kg%℃AB")


def differing(words: str) -> list[str]:
    """Texts in which *words* find something else than `ALL`."""
    chance = random.Random(20_261_128)
    texts = ["".join(chance.choices(SIGNS, k=chance.randint(1, 5))) for _ in range(4_000)]
    found = []
    # What stands behind has the pattern go back to shorter words.
    for behind in ("", "年", "月", "(?=人)", f"(?:每个?(?P<other>{{}}))?[·/]?{HAN}$"):
        known, asked = (
            re.compile(f"(?P<one>{some}){behind.replace('{}', some)}") for some in (ALL, words)
        )
        for text in texts:
            one, other = known.match(text), asked.match(text)
            if (one and one.groups()) != (other and other.groups()):
                found.append(text)
    return found


def test_it_finds_the_same() -> None:
    assert len(ANY_WORD) < len(ALL)
    assert differing(ANY_WORD) == []


@pytest.mark.parametrize("lost", ["公里|", "m2|"])
def test_a_unit_that_is_left_out_is_noticed(lost: str) -> None:
    """The mutant: proves that the test above can fail."""
    assert lost in ANY_WORD
    assert differing(ANY_WORD.replace(f"|{lost}", "|")) != []
