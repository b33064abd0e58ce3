"""What an edition may be called, where editions lie, and which of two is used."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.worked import EDITIONS, ISSUED
from perfeval_gui import paths
from perfeval_gui.editions.ids import MOST_BYTES, normal, why_no_id
from perfeval_gui.editions.places import places
from perfeval_gui.editions.reading.errors import NoEditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.draft.files import open_draft

LONG = "岳" * (MOST_BYTES // 3)
UNFIT = (
    *("", "-a", "a.b", "a b", "a_b", "..", "a/b", "a\\b", "a:", "a\n", "a\u200b", "\u202ea"),
    *("\ue000", "（1）", "\ud800", "\u115f", f"{LONG}岳", "a" * 200, "云溪。"),
)


@pytest.mark.parametrize(
    "name",
    [
        *("yunxi-2023", "云溪区-2024", "2024", "项目自评表", "é-2024", "оценка", "평가", "𠮷田"),
        *(LONG, "a" * 64, "con1", "com10", "console", "nul-1"),
    ],
)
def test_a_name_that_fits(name: str) -> None:
    assert why_no_id(name) == ""


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *((name, "版式的名称只能用") for name in UNFIT),
        ("Yunxi-2023", "请改成“yunxi-2023”"),
        ("云溪２０２４", "请改成“云溪2024”"),
        ("ａ", "请改成“a”"),
        ("e\u0301", "版式的名称只能用"),
        *((name, "Windows") for name in ("con", "nul", "aux", "prn", "com1", "lpt9")),
        ("COM1", "请改成“com1”"),
        ("com¹", "请改成“com1”"),
    ],
)
def test_a_name_that_does_not_fit(name: str, word: str) -> None:
    assert word in why_no_id(name)


@given(st.text(max_size=50))
def test_a_name_that_fits_is_one_on_every_system(name: str) -> None:
    if why_no_id(name) == "":
        assert normal(name) == name == unicodedata.normalize("NFKC", name) == name.casefold()
        assert name == name.strip()
        assert not set(name) & set('<>:"/\\|?*.')
        assert all(sign.isprintable() for sign in name)
        assert json.loads(json.dumps(name)) == name
        assert len(name.encode()) <= MOST_BYTES


def test_a_draft_may_name_an_edition_called_in_chinese(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / "云溪区-2024")
    shelf = Shelf((tmp_path,))
    edition = shelf.read("云溪区-2024").edition
    draft = tmp_path / "a.perfeval"
    draft.write_bytes(dump(new_report(edition, 2024)))

    assert open_draft(draft).edition == edition.id == "云溪区-2024"


def test_letters_that_a_mac_takes_apart_are_one(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / "e\u0301-2024")

    assert Shelf((tmp_path,)).read("\u00e9-2024").edition.id == "\u00e9-2024"


def test_what_is_there_and_not_used_is_told(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder in (shipped / "a", own / "a", own / "B", own / "c", own / ".new" / "d", own / ".e"):
        folder.mkdir(parents=True)
        (folder / "edition.toml").write_text("", "utf-8")
    (own / "empty").mkdir()

    found = {place.folder: place.why_not for place in places((shipped, own, tmp_path / "none"))}

    assert list(found) == [shipped / "a", own / "B", own / "a", own / "c"]
    assert found[shipped / "a"] == found[own / "c"] == ""
    assert "请改成“b”" in found[own / "B"]
    assert found[own / "a"] == f"与“{shipped}”里的版式同名，用的是那一个"
    assert Shelf((shipped, own)).ids() == ["a", "c"]


def test_the_shipped_edition_is_never_replaced(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS / ISSUED, tmp_path / ISSUED)
    (tmp_path / ISSUED / "edition.toml").write_text("broken", "utf-8")

    assert Shelf((EDITIONS, tmp_path)).read(ISSUED).edition.year == 2023


def test_editions_lie_in_three_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, own, beside = paths.editions()

    assert shipped == paths.resources() / "editions"
    assert own == paths.own_editions() == paths.settings().parent / "editions"
    assert beside == paths.spare_recovery().parent / "editions"
    monkeypatch.setattr(paths, "settings", lambda: paths.spare_recovery().parent / "settings.json")
    assert paths.editions() == (shipped, beside)


def test_a_missing_edition_says_how_to_come_by_it(tmp_path: Path) -> None:
    with pytest.raises(NoEditionError, match="可以用“版式…”添加"):
        Shelf((tmp_path,)).read("云溪区-2024")
    with pytest.raises(NoEditionError, match="请改成“yunxi”"):
        Shelf((tmp_path,)).read("Yunxi")
