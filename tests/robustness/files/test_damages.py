"""Damaged drafts: refused in words, never taken for another report, a backup at hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from perfeval_gui.storage.draft import draft, rescue
from perfeval_gui.storage.saving import saving
from perfeval_gui.storage.saving.whereabouts import Whereabouts
from robustness.files.damages import SMALL, Fates, fates
from robustness.programs.test_sessions import seeded
from unit.storage.test_draft import SMALL as REPORT


def tried(folder: Path, chance: random.Random) -> Fates:
    return fates(folder, REPORT, chance, SMALL)


def test_damage_is_told_and_a_backup_is_at_hand(tmp_path: Path) -> None:
    found = tried(tmp_path, seeded())

    assert found.tried > 400
    assert found.silent == 0
    assert found.crashed == []
    assert found.alone <= found.tried / 100


def test_a_loader_that_ignores_the_checksum_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: what still parses passes for the report."""

    def trusting(data: bytes) -> bytes:
        return data.partition(b"\n")[2]

    monkeypatch.setattr(draft, "_body", trusting)

    assert tried(tmp_path, seeded()).silent > 0


def test_backups_sought_only_by_the_id_in_the_file_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: a file cut before its id has no backup any more."""

    def nothing(_self: Whereabouts, _path: Path) -> str:
        return ""

    monkeypatch.setattr(Whereabouts, "document_at", nothing)
    found = tried(tmp_path, seeded())

    assert found.alone > found.tried / 100


def test_backups_sought_only_in_the_record_need_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant of the other way: with the record lost, only the id in the file helps."""

    def lost(_self: Whereabouts) -> list[tuple[str, str]]:
        return []

    monkeypatch.setattr(Whereabouts, "_known", lost)
    with_id = tried(tmp_path / "1", seeded())
    monkeypatch.setattr(saving, "document_in", lambda _data: "")
    without = tried(tmp_path / "2", seeded())

    assert with_id.alone < with_id.tried / 4
    assert without.alone > without.tried * 0.9


def test_a_rescue_that_falls_over_damage_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: a rescue that takes for granted what a whole draft has."""

    def trusting(stored: object) -> object:
        return stored

    monkeypatch.setattr(rescue, "_dict", trusting)

    # Not every chance harms the one place that matters.
    assert tried(tmp_path, random.Random(1)).crashed
