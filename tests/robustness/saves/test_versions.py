"""This version and an earlier one, in turns on the same drafts, settings and locks.

The earlier one is taken out of the history of the checkout; without a history there is none.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from amount import many
from checkout import ROOT
from given.hostile_drafts import sealed
from given.worked import sheet_of
from perfeval_gui import paths
from perfeval_gui.final_state.standing import declared, standing
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.views.settings.settings_file import SettingsFile
from robustness.saves.partners import Game, Partner

EARLIER: Final = "b701f13"
"""The last version whose drafts do not say which version saved them."""
_SURE_OF_BACKUPS: Final = 8
"""Of so many drafts one is saved twice."""
NEITHER: Final = {"later": {"x": ["7.10", "甲"]}}
"""What a version after this one may write: no version here knows it."""


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the earlier version."""
    command = [
        "git",
        "archive",
        EARLIER,
        "main.py",
        "perfeval_gui",
        "resources",
        "tests",
        "packaging",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"no {EARLIER} in the history of this checkout")
    folder = tmp_path_factory.mktemp("earlier")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def sample(unit: str) -> bytes:
    """The sample of a *unit*, with what neither version knows in every place there is."""
    content = json.loads(paths.sample().read_bytes().partition(b"\n")[2])
    content |= NEITHER | {"document": "d" * 32}
    content["values"] |= NEITHER | {"unit": unit}
    content["tables"] |= {"later": [{"id": 1, "name": "乙"}]}
    for row in content["tables"]["indicators"]:
        row.update(NEITHER)
    return sealed(json.dumps(content, ensure_ascii=False))


def told(data: bytes) -> Any:  # noqa: ANN401 - JSON
    """What a draft says besides its unit, which file it is, and who wrote it."""
    content = json.loads(data.partition(b"\n")[2])
    content["values"].pop("unit")
    for name in ("document", "program"):
        # Two files of one id are told apart: one of them gets another.
        content.pop(name, None)
    return filled_in(content)


def filled_in(content: Any) -> Any:  # noqa: ANN401 - JSON
    """*content* without what is blank: a version writes what it knows of, the other need not."""
    if isinstance(content, dict):
        inside = {name: filled_in(value) for name, value in content.items()}
        return {
            name: value for name, value in inside.items() if value not in (None, "", False, {}, [])
        }
    return [filled_in(one) for one in content] if isinstance(content, list) else content


class Whole(Game):
    """A game with a draft of which nothing may go but what is typed over."""

    def draft(self, unit: str) -> bytes:
        return sample(unit)

    def saved(self, partner: Partner) -> Iterator[str]:
        yield from super().saved(partner)
        content = self.content()
        if content is None or told(content) != told(sample("")):
            yield "more was lost than what was typed over"


def turns(
    count: int, chance: random.Random, home: Path, partners: tuple[Partner, Partner]
) -> list[str]:
    with partners[0], partners[1]:
        games = (Whole(home / f"甲{n}.perfeval", partners, chance) for n in range(count))
        return [fault for game in games for fault in game.play()]


def test_two_versions_lose_nothing_without_a_word(tmp_path: Path, earlier: Path) -> None:
    seed = random.randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    settings = tmp_path / "config/perfeval/settings.json"
    SettingsFile(settings).change({"later": "kept"})
    both = (Partner(tmp_path, "ours"), Partner(tmp_path, "ours", earlier))

    drafts = many(8, 2)
    assert turns(drafts, random.Random(seed), tmp_path, both) == []
    known = SettingsFile(settings)
    assert known.value("later") == "kept"
    assert {"later", "recent"} <= set(known.names())
    assert list(tmp_path.rglob("*.bad")) == []
    backups = [path.read_bytes() for path in tmp_path.rglob("backups/**/*.perfeval")]
    # Two drafts may both be saved but once, and what was there before is kept at the second time.
    assert backups or drafts < _SURE_OF_BACKUPS
    for content in backups:
        load(content)


def test_a_final_draft_that_an_earlier_version_changed_is_told(
    tmp_path: Path, earlier: Path
) -> None:
    """The earlier one knows nothing of final states: it keeps the words, and types all the same."""
    sheet = sheet_of({"unit": "起"})
    final = replace(sheet.report, document="d" * 32, final_state=declared(sheet))
    with Partner(tmp_path, "ours") as ours, Partner(tmp_path, "ours", earlier) as other:
        game = Game(tmp_path / "甲.perfeval", (ours, other), random.Random(1))
        game.path.write_bytes(dump(final))
        assert list(game.opened(other, ours)) == []
        assert list(game.saved(other)) == []

    after = open_draft(game.path)
    assert after.final_state == final.final_state
    known = standing(sheet.book.evaluate(fitted(after, sheet.report.form)))
    assert known is not None
    assert (known.became, known.places) == ("changed", 1)


def test_a_version_that_does_not_lock_is_caught(tmp_path: Path, earlier: Path) -> None:
    """The mutant: proves that the test above can fail."""
    with Partner(tmp_path, "ours") as ours, Partner(tmp_path, "unlocked", earlier) as other:
        game = Whole(tmp_path / "甲.perfeval", (ours, other), random.Random(1))
        game.path.write_bytes(game.draft("起"))
        assert list(game.opened(ours, other)) == []
        assert list(game.opened(other, ours)) == ["opened twice without a word"]


def test_a_version_that_drops_what_it_does_not_know_is_caught(
    tmp_path: Path, earlier: Path
) -> None:
    """The mutant: proves that the test above can fail."""
    mutant = tmp_path / "mutant"
    shutil.copytree(earlier, mutant)
    draft = mutant / "perfeval_gui/storage/draft.py"
    whole = draft.read_text(encoding="utf-8")
    careless = whole.replace("json.loads(report.unknown) if report.unknown else {}", "{}")
    assert careless != whole
    draft.write_text(careless, encoding="utf-8")
    with Partner(tmp_path, "ours") as ours, Partner(tmp_path, "ours", mutant) as other:
        game = Whole(tmp_path / "甲.perfeval", (ours, other), random.Random(1))
        game.path.write_bytes(game.draft("起"))
        assert list(game.opened(other, ours)) == []
        assert list(game.saved(other)) == ["more was lost than what was typed over"]
