"""Right sentences are left alone: some five hundred, as reports write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.proofreading.figures.told_numbers import LINK
from perfeval_gui.rules.proofreading.readers import proofread
from unit.sentences.phrases import RIGHT, ROUNDED
from unit.sentences.phrases_other import OTHERS
from unit.sentences.river_report import told
from unit.sentences.test_number_finder import lines, marked, said
from unit.sentences.true_sentences import TRUE
from unit.sentences.true_sentences_more import FRAMES, LINES, MORE
from unit.sentences.true_sentences_public import PUBLIC

NAMES = ("name", "prior", "budget", "now", "more", "by", "up", "rate", "done")


def keyed(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence with the heading it stands under."""
    key = ""
    for line in lines(text):
        if line.startswith("@"):
            key = line[1:]
        else:
            yield line.replace("\\n", "\n"), key


def framed() -> Iterator[tuple[str, str]]:
    """Each frame with each line of the fund table."""
    for line in lines(LINES):
        cells = dict(zip(NAMES, line.split(), strict=True))
        for frame in lines(FRAMES):
            yield frame.format(**cells), "projects"


SENTENCES = (*keyed(TRUE), *keyed(MORE), *keyed(PUBLIC), *framed())


@cache
def found_in(text: str, key: str) -> tuple[Finding, ...]:
    """What the proof-reading finds in a sentence, read once for all that is asked of it."""
    return tuple(proofread(told(text, key)))


def wrong(findings: Iterable[Finding]) -> list[str]:
    return [found.message for found in findings if found.level == "error"]


def test_there_are_enough_sentences() -> None:
    assert len({text for text, _ in SENTENCES}) == len(SENTENCES) >= 500


@pytest.mark.parametrize(("text", "key"), SENTENCES)
def test_a_right_sentence_is_no_error(text: str, key: str) -> None:
    assert wrong(found_in(text, key)) == []


def test_right_sentences_are_hardly_ever_asked_about() -> None:
    """Two in a hundred may be: what else might be meant is a matter of reading."""
    asked = [
        found.message
        for text, key in SENTENCES
        for found in found_in(text, key)
        if found.check != LINK
    ]

    assert len(asked) <= len(SENTENCES) // 50, asked


@pytest.mark.parametrize(
    "text", [*(phrase for phrase, _ in marked(RIGHT)), *lines(ROUNDED), *lines(OTHERS)]
)
def test_what_the_number_finder_lets_pass_the_others_do(text: str) -> None:
    assert wrong(proofread(said(text))) == []


def test_all_right_sentences_together_are_no_error() -> None:
    """In one text they stand around each other."""
    text = "\n".join(text for text, key in SENTENCES if key in ("other", "projects"))

    assert wrong(proofread(told(text[:19_000]))) == []
