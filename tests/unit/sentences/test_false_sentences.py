"""Sentences with one mistake each: all of them are found, each with the level that it deserves."""

from __future__ import annotations

import pytest

from perfeval_gui.rules.proofreading.figures.told_numbers import LINK
from perfeval_gui.rules.proofreading.readers import proofread
from unit.sentences.false_sentences import FALSE
from unit.sentences.river_report import told
from unit.sentences.test_true_sentences import keyed

PLANTED = tuple((line[0], line[2:], key) for line, key in keyed(FALSE))


def test_there_are_enough_mistakes() -> None:
    assert len({text for _, text, _ in PLANTED}) == len(PLANTED) >= 120


@pytest.mark.parametrize(("level", "text", "key"), PLANTED)
def test_a_mistake_is_found(level: str, text: str, key: str) -> None:
    found = [one for one in proofread(told(text, key)) if one.check != LINK]

    assert found
    assert ("error" in {one.level for one in found}) == (level == "E"), [f.message for f in found]
    for one in found:
        assert one.message.endswith("。")
        assert one.span is not None
        assert text[slice(*one.span)].strip()
