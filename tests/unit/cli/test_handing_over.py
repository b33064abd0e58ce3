"""What was found goes from one process to another and comes there as it was."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

import pytest

from perfeval_gui.cli import batch
from perfeval_gui.cli.batch import Checked, Told
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.rules.findings.finding import LEVELS
from perfeval_gui.rules.together.shares import Project, Share
from perfeval_gui.working.new_records import new_records

WORDS: Final = ("", "甲", "乙\n丙", "quota", "😀", "\ud800")


def checked() -> Iterator[Checked]:
    """Drafts with none, one or many findings, and all else that may be told of one."""
    chance = Random(4)
    for number in range(60):
        told = tuple(
            Told(
                level=chance.choice(tuple(LEVELS)),
                state=chance.choice(("open", "answered", "reopened")),
                **{name: chance.choice(WORDS) for name in batch._NAMES if name not in _OF_SORTS},
            )
            for _ in range(chance.choice((0, 1, 40)))
        )
        yield Checked(
            path=Path(f"{number}.perfeval"),
            unit=chance.choice(WORDS),
            form="甲",
            year=number,
            told=told,
            off=("unread",),
            passed_over=number,
            fault=chance.choice(WORDS),
            share=chance.choice((None, share(chance))),
            note="乙",
            altered=number % 2 == 0,
            files=("丙",),
            compared=(Path("丁"),),
        )


_OF_SORTS: Final = ("level", "state")


def share(chance: Random) -> Share:
    """What a draft may tell of projects."""
    projects = tuple(
        Project(name=chance.choice(WORDS), place=f"projects[{n}]", amounts={"final": Decimal(n)})
        for n in range(3)
    )
    return Share(unit="甲", year=2023, own=projects[0], projects=projects, section="项目支出")


def gone_over() -> bool:
    """Whether each comes as it was."""
    return all(pickle.loads(pickle.dumps(one)) == one for one in checked())


def test_what_was_found_comes_as_it_was() -> None:
    assert gone_over()
    assert {one.name for one in fields(Checked)} == {"told", *batch._BESIDE}


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("_NAMES", tuple(reversed(batch._NAMES))),
        ("_BESIDE", tuple(reversed(batch._BESIDE))),
        ("_told", lambda _one: ("",) * len(batch._NAMES)),
    ],
)
def test_what_comes_otherwise_is_noticed(
    name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, name, mutant)
    assert not gone_over()


@dataclass(frozen=True, slots=True)
class Seen:
    """A record that does more when it is made than take what it is given."""

    name: str
    count: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.name))


def by_themselves(record: type, columns: Mapping[str, Sequence[object]]) -> list[object]:
    lines = zip(*columns.values(), strict=True)
    return [record(**dict(zip(columns, line, strict=True))) for line in lines]


@pytest.mark.parametrize(
    ("record", "columns"),
    [
        (Seen, {"name": ("甲", "甲乙")}),
        (Indicator, {"id": (1, 2), "name": ("甲", "乙"), "target": ("", "3起")}),
        (Indicator, {"name": ("甲",)}),
        (Indicator, {"name": ()}),
        (Indicator, {}),
    ],
)
def test_records_made_at_once_are_like_those_made_alone(
    record: type, columns: Mapping[str, Sequence[object]]
) -> None:
    assert new_records(record, columns) == by_themselves(record, columns)


def test_a_record_is_not_made_of_less_or_more_than_it_has() -> None:
    with pytest.raises(TypeError):
        new_records(Told, {"check": ("甲",)})
    with pytest.raises(TypeError):
        new_records(Indicator, {"name": ("甲",), "nothing": ("乙",)})
