"""Power may fail at any instant: every state of the disk after it holds a whole draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from robustness.saves.power_cut import DOCUMENT, power_cuts


def test_no_power_cut_loses_anything(tmp_path: Path) -> None:
    states, faults = power_cuts(tmp_path)

    assert faults == []
    assert states >= 46


@pytest.mark.parametrize(
    ("call", "about", "fault"),
    [
        ("sync", "草稿", "corrupt"),
        ("sync_folder", "草稿", "saved but old"),
        ("sync", DOCUMENT, "no backup"),
        ("sync_folder", DOCUMENT, "no backup"),
    ],
)
def test_a_sync_left_out_is_noticed(tmp_path: Path, call: str, about: str, fault: str) -> None:
    """The mutants: each proves that the test above can fail."""
    assert fault in power_cuts(tmp_path, (call, about))[1]
