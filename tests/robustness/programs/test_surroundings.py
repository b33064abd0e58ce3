"""Wherever the program is started it starts, warns if it cannot keep copies, and saves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from perfeval_gui.storage.draft.files import open_draft
from robustness.programs.surroundings import came_of, clean_up, modes_count, surroundings

WARNING = "无法写入恢复区，请尽快手动保存"


def test_every_surrounding_is_survived(tmp_path: Path) -> None:
    # Proves that the folders below are closed to the program, whoever runs the tests.
    assert modes_count(tmp_path / "closed")
    place = tmp_path / "places"
    found = surroundings(place)
    drafts = [tmp_path / str(number) / "甲.perfeval" for number, _ in enumerate(found)]
    for draft in drafts:
        draft.parent.mkdir()
    try:
        with ThreadPoolExecutor(2) as pool:
            came = list(
                pool.map(came_of, found, drafts, [draft.parent / "beside" for draft in drafts])
            )
    finally:
        clean_up(place)

    assert len(found) >= 8
    for one, what, draft in zip(found, came, drafts, strict=True):
        assert what["code"] == 0, (one.name, what["stderr"])
        assert "Traceback" not in what["stderr"], one.name
        assert what["warning"].startswith(WARNING) != one.writable, one.name
        # At home, beside the program, or both in one where there is no home.
        expected = [1, 1] if one.known == "-" else [1, 0] if one.writable else [0, 1]
        assert what["copies"] == expected, one.name
        assert what["saved"], one.name
        assert what["told"] == [], one.name
        assert what["closed"], one.name
        assert open_draft(draft).cover.unit == "甲"
