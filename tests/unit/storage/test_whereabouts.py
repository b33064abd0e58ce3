"""The record of files: found by path, tolerant of damage, and telling a copy from a move."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from given.worked import filled
from perfeval_gui.storage.disk.atomic import WriteError, write_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.draft.draft import dump
from perfeval_gui.storage.saving import whereabouts
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver
from perfeval_gui.storage.saving.whereabouts import NAME, Whereabouts, document_in

ONE: Final = "1" * 32
TWO: Final = "2" * 32


@pytest.fixture
def files(tmp_path: Path) -> Whereabouts:
    return Whereabouts(tmp_path / "备份")


def draft(path: Path, document: str) -> Path:
    path.write_bytes(dump(replace(filled({"unit": "甲"}), document=document)))
    return path


def test_a_document_is_found_by_its_file_and_the_other_way(
    files: Whereabouts, tmp_path: Path
) -> None:
    files.claim(tmp_path / "甲 乙\n.perfeval", ONE)
    files.claim(tmp_path / "丙.perfeval", TWO)

    assert files.document_at(tmp_path / "甲 乙\n.perfeval") == ONE
    assert files.file_of(TWO) == tmp_path / "丙.perfeval"
    assert files.document_at(tmp_path / "没有") == ""
    assert files.file_of("3" * 32) is None


def test_a_document_lies_in_one_file_and_a_file_holds_one(
    files: Whereabouts, tmp_path: Path
) -> None:
    files.claim(tmp_path / "甲", ONE)
    files.claim(tmp_path / "乙", ONE)
    assert files.document_at(tmp_path / "甲") == ""

    files.claim(tmp_path / "乙", TWO)
    assert files.file_of(ONE) is None


def test_what_is_known_is_not_written_again(files: Whereabouts, tmp_path: Path) -> None:
    files.claim(tmp_path / "甲", ONE)
    (files.folder / NAME).chmod(0o400)
    before = (files.folder / NAME).stat().st_ino
    files.claim(tmp_path / "甲", ONE)

    assert (files.folder / NAME).stat().st_ino == before


def test_damage_costs_the_lines_it_hits(files: Whereabouts, tmp_path: Path) -> None:
    for number in range(20):
        files.claim(tmp_path / str(number), f"{number:032}")
    good, chance = (files.folder / NAME).read_bytes(), random.Random(5)
    for _ in range(300):
        at = chance.randrange(len(good))
        (files.folder / NAME).write_bytes(
            good[:at] + bytes([chance.randrange(256)]) + good[at + 1 :]
        )
        found = [files.document_at(tmp_path / str(number)) for number in range(20)]

        assert sum(one == f"{number:032}" for number, one in enumerate(found)) >= 18
        assert all(one in ("", f"{number:032}") for number, one in enumerate(found))


def test_damage_that_is_not_noticed_is_caught(
    files: Whereabouts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: a record whose lines are believed without their checksums."""
    files.claim(tmp_path / "甲", ONE)
    place = files.folder / NAME
    place.write_bytes(place.read_bytes().replace(ONE.encode(), TWO.encode()))
    assert files.document_at(tmp_path / "甲") == ""

    class Trusting:
        def __init__(self, _data: bytes) -> None:
            pass

        def hexdigest(self) -> str:
            return place.read_text(encoding="ascii")[:16]

    monkeypatch.setattr(hashlib, "sha256", Trusting)
    assert files.document_at(tmp_path / "甲") == TWO


def test_the_record_stays_small(files: Whereabouts, tmp_path: Path) -> None:
    lines = [whereabouts._line(str(tmp_path / str(n)), f"{n:032}") for n in range(2000)]
    files.folder.mkdir()
    (files.folder / NAME).write_bytes(b"".join(lines))
    files.claim(tmp_path / "甲", ONE)

    assert len((files.folder / NAME).read_bytes().splitlines()) == whereabouts.MOST
    assert files.document_at(tmp_path / "甲") == ONE
    assert files.document_at(tmp_path / "1999") == f"{1999:032}"


def test_a_record_that_cannot_be_written_costs_no_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, data: bytes, port: FilePort | None, *, follow: bool) -> None:
        if path.name == NAME:
            raise WriteError(path, "磁盘空间不足")
        write_file(path, data, port, follow=follow)

    monkeypatch.setattr(whereabouts, "write_file", fails)
    saver = Saver(Backups(tmp_path / "备份"))
    saver.save(tmp_path / "甲", replace(filled(), document=ONE), "")

    assert saver.backups.of(ONE)
    assert not (tmp_path / "备份" / NAME).exists()


# ---- whose id it is


def test_a_moved_draft_keeps_its_id(files: Whereabouts, tmp_path: Path) -> None:
    first = draft(tmp_path / "甲", ONE)
    files.claim(first, ONE)
    moved = first.rename(tmp_path / "乙")

    assert files.own_id(moved, ONE) == ONE


def test_a_copy_gets_an_id_of_its_own_and_keeps_it(files: Whereabouts, tmp_path: Path) -> None:
    files.claim(draft(tmp_path / "甲", ONE), ONE)
    copy = draft(tmp_path / "甲-PC2", ONE)
    assert files.own_id(copy, ONE) == ""

    files.claim(copy, TWO)
    assert files.own_id(copy, ONE) == TWO
    assert files.own_id(tmp_path / "甲", ONE) == ONE


def test_another_name_of_the_same_file_is_no_copy(files: Whereabouts, tmp_path: Path) -> None:
    files.claim(draft(tmp_path / "甲", ONE), ONE)
    (tmp_path / "硬").hardlink_to(tmp_path / "甲")
    (tmp_path / "软").symlink_to(tmp_path / "甲")

    assert files.own_id(tmp_path / "硬", ONE) == ONE
    assert files.own_id(tmp_path / "软", ONE) == ONE


def test_a_file_that_now_holds_another_draft_gives_its_id_up(
    files: Whereabouts, tmp_path: Path
) -> None:
    files.claim(draft(tmp_path / "甲", ONE), ONE)
    draft(tmp_path / "甲", TWO)

    assert files.own_id(draft(tmp_path / "乙", ONE), ONE) == ONE


def test_the_id_is_read_out_of_what_is_left() -> None:
    data = dump(replace(filled({"thrift": '"document": "' + TWO + '"'}), document=ONE))

    assert document_in(data) == ONE
    assert document_in(data[:250]) == ONE
    assert document_in(data.replace(ONE.encode(), b"x" * 32)) == ""
    assert document_in(b"") == ""
