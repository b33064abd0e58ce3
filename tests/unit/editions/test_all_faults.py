"""All that is wrong with an edition is told at once, and nothing that only follows from it."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from checkout import ROOT
from given.command_line import Capture, run
from given.worked import EDITIONS
from perfeval_gui.editions import faults
from perfeval_gui.editions.faults import faults_of
from perfeval_gui.editions.home.inspecting import MORE, inspect, look_through
from perfeval_gui.editions.places import TOML
from perfeval_gui.editions.reading.errors import EditionError

FORMS = (
    *sorted((ROOT / "tests/scenarios/editions").iterdir()),
    *(EDITIONS / name for name in ("guojia-xiangmu-2020", "guojia-zhengti-2020")),
)
HEAD = re.compile(r"\[\[?[\w-]+\]")


def entries(lines: Sequence[str]) -> Iterator[range]:
    heads = [at for at, line in enumerate(lines) if HEAD.match(line)]
    for head, end in zip(heads, (*heads[1:], len(lines)), strict=True):
        if lines[head].startswith("[["):
            yield range(head, end)


def another_kind(line: str) -> str:
    return re.sub(r'^kind = "\w+"', 'kind = "txet"', line)


def no_text(line: str) -> str:
    return re.sub(r'^(label|title) = ".*"', r"\1 = 7", line)


def another_key(line: str) -> str:
    return re.sub(r"^(label|rule|is|level|line|noun|columns|least) = ", r"\1s = ", line)


def another_rule(line: str) -> str:
    return re.sub(r'^(rule|is|parts) = ".*"', r'\1 = "summ"', line)


SLIPS: tuple[Callable[[str], str], ...] = (another_kind, no_text, another_key, another_rule)


def broken(folder: Path, chance: random.Random, count: int) -> list[range]:
    """Break up to *count* entries of the edition in *folder*; gives their lines, from 1."""
    file = folder / TOML
    lines = file.read_text(encoding="utf-8").split("\n")
    places = [
        (span, at, slip)
        for span in entries(lines)
        for at in span
        for slip in SLIPS
        if slip(lines[at]) != lines[at]
    ]
    chance.shuffle(places)
    done: dict[range, None] = {}
    for span, at, slip in places:
        if span not in done and len(done) < count:
            done[span] = None
            lines[at] = slip(lines[at])
    file.write_text("\n".join(lines), encoding="utf-8")
    return [range(span.start + 1, span.stop + 1) for span in done]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_broken_entry_is_told_and_nothing_else(form: Path, tmp_path: Path) -> None:
    for seed in range(4):
        folder = shutil.copytree(form, tmp_path / f"{seed}" / form.name)
        spans = broken(folder, random.Random(f"{form.name}{seed}"), seed % 4 + 1)
        found = faults_of(folder).found
        told = [next((s for s in spans if one.line in s), None) for one in found]

        assert {one.file for one in found} == {TOML}
        assert set(told) == set(spans), [str(one) for one in found]
        assert len(told) == len(spans)


def test_what_follows_from_a_fault_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: without the rule for what follows, false faults are told."""
    form = EDITIONS / "guojia-xiangmu-2020"
    folder = shutil.copytree(form, tmp_path / form.name)
    file = folder / TOML
    text = file.read_text(encoding="utf-8").replace('kind = "text"', 'kind = "txet"', 1)
    file.write_text(text, encoding="utf-8")
    assert len(faults_of(folder).found) == 1

    monkeypatch.setattr(faults, "_OF_OTHERS", re.compile("(?!)"))
    assert len(faults_of(folder).found) > 1


def write(folder: Path, toml: str, page: str = "title 甲\n@title 甲\n") -> Path:
    folder.mkdir()
    (folder / TOML).write_text(toml, encoding="utf-8")
    (folder / "a.page").write_text(page, encoding="utf-8")
    return folder


OWN = """name = "甲"
year = 24
order = "1"

[[sections]]
key = "one"
title = "一"

[[cells]]
key = "village"
section = "one"
label = "村名"
kind = "txet"

[[cells]]
key = "road"
section = "one"
label = "路"
kind = "text"
needed = 1

[[figures]]
name = "twice"
rule = "sum"
of = ["village"]

[[figures]]
name = "all"
rule = "summe"
of = ["road"]

[[identities]]
left = "village"
is = "~"
right = "1"

[labels]
unit = 5

[[parts]]
key = "a"
"""


def test_faults_of_every_sort_are_told_together(tmp_path: Path) -> None:
    found = look_through(write(tmp_path / "own", OWN, "columns 10 20\n| {village} |\n"))

    assert [(one.file, one.line) for one in found.faults] == [
        ("a.page", 2),
        *((TOML, line) for line in (3, 2, 38, 13, 20, 29, 34)),
    ]
    assert found.more, "what follows from a cell cannot be looked at without it"


def test_one_that_is_no_toml_says_that_more_may_follow(tmp_path: Path, capsys: Capture) -> None:
    folder = write(tmp_path / "own", OWN.replace('label = "路"', "label 路"))
    found = inspect(folder)

    assert [one.line for one in found.faults] == [18]
    assert found.more
    assert run("editions", "--check", folder) == 1
    assert capsys.readouterr().out.splitlines()[-1] == MORE


def test_an_edition_without_a_fault_says_nothing_more(tmp_path: Path) -> None:
    assert faults_of(EDITIONS / "guojia-xiangmu-2020") == faults.Faults((), more=False)
    folder = tmp_path / "none"
    folder.mkdir()
    found = faults_of(folder)
    assert found.more
    assert isinstance(found.found[0], EditionError)
