"""Damaged files of a form, read into drafts: ``taken.py COUNT SEED WAY``.

Each is made a draft of as the command `read` makes it, or refused in words. Whatever the draft
holds that a blank one does not must wait to be looked over: nothing is taken over unseen. WAY is
``ours``; ``silent`` is a mutant. Prints how many drafts were made, how many cells they got, and
what went wrong.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import ROOT
from perfeval_gui.cli import reading
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.comparing import Difference, differences
from perfeval_gui.domain.names.fields import cell_name, rows_of
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.imports.taking.taking import take_over
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.sentences.starting_texts import starting_text
from perfeval_gui.storage.draft.files import open_draft
from robustness.files.foreign import Changer
from unit.foreign.foreign_files import every_kind
from unit.forms.test_scenarios import NAMES, SHELF
from unit.matching.matched import WRITERS, sheet_of

_EDITION = "yunxi-2023"
_NOT_TYPED = ("id", "key", "place")
_WANTED = reading.Wanted(edition=_EDITION, next_year=False, folders=(ROOT / "resources/editions",))


def good() -> Mapping[str, bytes]:
    """Filled forms as files, and files of every kind."""
    forms = [name for name in NAMES if sheet_of(name).edition.id == _EDITION]
    exports = {
        f"{form}.{kind}": write(compose(sheet_of(form)))
        for form in forms
        for kind, write in WRITERS.items()
    }
    # Each old one takes seconds to convert; what it becomes is read like one of the others.
    others = {name: data for name, data in every_kind().items() if not name.endswith(".doc")}
    return {**others, **exports}


def got(report: Report) -> Iterator[str]:
    """The cells of *report* that a blank one of its edition has not.

    The standard sentences are the program's own, whatever figures they tell.
    """
    book = SHELF.read(report.edition)
    sheet = book.evaluate(report)
    own = {one.key: starting_text(sheet, one) for one in book.edition.outline if one.start}
    for one in differences(new_report(book.edition, report.year), report):
        if one.name == "unconfirmed":
            continue
        if one.second is None:
            yield one.name
        elif one.first is None:
            yield from _of_row(report, one)
        elif one.name != "passages[].text" or not _is_own(report, one.second, own):
            yield one.name.replace("[]", f"[{one.second}]")


def _is_own(report: Report, number: int, own: Mapping[str, str]) -> bool:
    passage = report.narrative.passages[number]
    return passage.text == own.get(passage.key)


def _of_row(report: Report, one: Difference) -> Iterator[str]:
    assert one.second is not None
    row = rows_of(report, one.name)[one.second]
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name not in _NOT_TYPED and value is not False and not is_blank(value):
            yield cell_name(one.name, one.second, field.name)


def main(count: int, seed: int, way: str) -> None:
    """Read them all and print what came of it."""
    if way == "silent":
        reading.take_over_marked = take_over  # type: ignore[attr-defined]
    chance = random.Random(seed)
    changer, files = Changer(chance), good()
    drafts = cells = 0
    wrong: list[str] = []
    with TemporaryDirectory() as folder:
        for number in range(count):
            name = chance.choice([*files])
            path = Path(folder) / f"{number} {name}"
            path.write_bytes(changer.changed(files[name]))
            made = reading.make((path,), path.with_suffix(".perfeval"), _WANTED)
            if not made.fault:
                report = open_draft(made.output)
                waiting, found = unconfirmed(report), list(got(report))
                drafts, cells = drafts + 1, cells + len(found)
                wrong += [f"{path.name}: {one}" for one in found if one not in waiting]
                made.output.unlink()
            path.unlink()
            if way == "silent" and wrong:
                break
    sys.stdout.write(json.dumps({"drafts": drafts, "cells": cells, "wrong": wrong}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
