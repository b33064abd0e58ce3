"""Long tables of a draft are written and read by columns: the same bytes, rows and faults."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings

from given.hostile_drafts import sealed
from given.random_reports import reports
from given.worked import filled
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.draft import draft, long_tables, readable
from perfeval_gui.storage.draft.draft import DraftError, content_of, dump, load

TEXTS: Final = (
    "", "甲", "}", "},", "}]", "[{", '"', '"}', "},\n   {", '},\n    {\n     "', "\\", "\\n",
    "\u2028", "\x00", '{"unread": "x"}', "a: b", ", ", "\t", "👩",
)  # fmt: skip
SINGLE: Final = (None, True, False, 0, -7, 10**20, 1.5, *TEXTS)


def at_length(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


# ---- written


def parts(chance: Random, depth: int) -> object:
    """Whatever JSON holds: rows of one kind as well, and rows in which something has parts."""
    sort = chance.randrange(6) if depth else 0
    many = range(chance.randrange(4))
    if sort < 2:
        return chance.choice(SINGLE)
    if sort == 2:
        return [parts(chance, depth - 1) for _ in many]
    if sort == 3:
        return {chance.choice(TEXTS): parts(chance, depth - 1) for _ in many}
    rows: list[dict[str, object]] = [
        {chance.choice(TEXTS): chance.choice(SINGLE) for _ in range(1, chance.randrange(2, 5))}
        for _ in many
    ]
    if sort == 4 and rows:
        chance.choice(rows)[chance.choice(TEXTS)] = parts(chance, depth - 1)
    return rows


def differences() -> int:
    chance = Random(1)
    values = [parts(chance, 5) for _ in range(4_000)]
    assert sum(readable._are_rows(one) for one in values if isinstance(one, list) and one) > 100
    return sum(readable.readable(one) != at_length(one) for one in values)


def test_readable_json_is_what_is_written_at_length() -> None:
    assert differences() == 0


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("_SINGLE", frozenset({*readable._SINGLE, list, dict})),
        ("_are_rows", lambda value: set(map(type, value)) == {dict}),
        ("_quick", lambda value, between: json.dumps(value, separators=(between, ": "))),
    ],
)
def test_json_that_is_written_otherwise_is_noticed(
    name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readable, name, mutant)
    assert differences() > 0


def plainly_stored(report: Report) -> dict[str, list[dict[str, object]]]:
    """The rows of every table, cell by cell."""
    return {
        name: [
            {"id": row.id}
            | {at: long_tables.stored_value(getattr(row, at), kind) for at, kind in kinds.items()}
            for row in report.form.read[name](report)
        ]
        for name, table in report.form.tables.items()
        for kinds in (table.kinds,)
    }


@settings(max_examples=60, deadline=None)
@given(reports())
def test_a_draft_is_its_content_written_at_length(report: Report) -> None:
    content = content_of(report)
    assert content["tables"] == plainly_stored(report)
    body = dump(report).partition(b"\n")[2].decode()
    assert body == at_length(content) + "\n"


# ---- read

PROJECTS: Final = [
    {"id": at, "name": f"项目{at}", "prior_final": None, "budget": "1.5", "final": "24.92"}
    for at in range(1, 30)
]
ODD: Final[Mapping[str, Sequence[object]]] = {
    "id": (0, 1, 2, -1, True, "1", None, 10**16, 10**15),
    "name": ("", "甲\x00乙", "一\r\n二", None, 5, {"unread": "x"}),
    "final": (
        None, "8", "24.920", "1.234", "-5", "", "８", 8, True,
        {"unread": "约"}, {"unread": "8"}, {},
    ),
}  # fmt: skip


def contents() -> Iterator[dict[str, Any]]:
    """Drafts with rows of projects, in which this or that is odd, or missing, or new."""
    chance = Random(2)
    for _ in range(600):
        rows: list[Any] = [dict(row) for row in PROJECTS[: chance.randrange(1, 30)]]
        for _ in range(chance.randrange(3)):
            row, column = chance.choice(rows), chance.choice(list(ODD))
            row[column] = chance.choice(ODD[column])
        if chance.random() < 0.2:
            chance.choice(rows).pop(chance.choice(("id", "name", "budget")), None)
        if chance.random() < 0.2:
            chance.choice(rows)["later"] = chance.choice(("", [], "x"))
        if chance.random() < 0.05:
            rows.insert(0, chance.choice((None, [], "x", {})))
        yield {"edition": "yunxi-2023", "year": 2023, "tables": {"projects": rows}}


def cells() -> Iterator[dict[str, Any]]:
    """Drafts in whose cells that stand alone this or that is odd, or missing, or new."""
    chance = Random(3)
    typed = {"quota": "8", "base_date": "2024-06-20", "unit": "云溪区"}
    usual = content_of(filled(typed))["values"]
    for _ in range(600):
        values: dict[str, Any] = dict(usual)
        for _ in range(chance.randrange(4)):
            odd = chance.choice(list(ODD))
            values[chance.choice(list(usual))] = chance.choice(ODD[odd])
        if chance.random() < 0.2:
            values.pop(chance.choice(list(usual)))
        if chance.random() < 0.2:
            values["later"] = "x"
        yield {"edition": "yunxi-2023", "year": 2023, "values": values}


def opened(content: dict[str, Any]) -> tuple[str, str]:
    """What there is of a draft, to the last digit, or why there is none."""
    try:
        report = load(sealed(json.dumps(content)))
    except DraftError as error:
        return "", str(error)
    return repr(report), report.unknown


def by_rows(_table: object, _entries: object, _read: object) -> None:
    """No rows are plain: each is looked into."""


def test_cells_are_what_each_is_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    given_ones = list(cells())
    found = list(map(opened, given_ones))
    assert len(set(found)) > 100
    monkeypatch.setattr(draft, "plain_cells", by_rows)
    assert list(map(opened, given_ones)) == found


def _text_alone(one: object) -> object:
    return one if isinstance(one, str) else None


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("_read_column", lambda _kind, column, _read: list(map(_text_alone, column))),
        ("exact", lambda _kind, stored: stored),
        ("clean_texts", tuple),
    ],
)
def test_cells_that_are_taken_for_plain_are_noticed(
    name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = list(map(opened, cells()))
    monkeypatch.setattr(long_tables, name, mutant)
    assert list(map(opened, cells())) != right


def test_rows_are_what_each_is_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    given_ones = list(contents())
    found = list(map(opened, given_ones))
    assert len(set(found)) > 100
    monkeypatch.setattr(draft, "plain_rows", by_rows)
    assert list(map(opened, given_ones)) == found


def _any_column(
    kind: object, column: Sequence[Any], read: Callable[[object, object], object]
) -> Sequence[Any]:
    return [one if one is None or isinstance(one, str) else read(kind, one) for one in column]


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("_read_column", _any_column),
        ("MOST_ID", 10**17),
        ("len", lambda one: one if isinstance(one, int) else 5),
        ("clean_texts", tuple),
    ],
)
def test_rows_that_are_taken_for_plain_are_noticed(
    name: str, mutant: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = list(map(opened, contents()))
    monkeypatch.setattr(long_tables, name, mutant, raising=False)
    assert list(map(opened, contents())) != right


def test_a_long_table_is_read_by_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    row = draft.Loader._row

    def counted(self: draft.Loader, table: Any, entry: object, index: int) -> Any:  # noqa: ANN401 - passed on
        looked.append(index)
        return row(self, table, entry, index)

    monkeypatch.setattr(draft.Loader, "_row", counted)
    rows = [{"name": f"项目{at}", "budget": "1"} for at in range(301)]
    report = filled(projects=rows)
    assert load(dump(report)) == report
    assert looked == []
    # A cell that was not read is no reason to look into each.
    report = put(report, "projects[7].final", Unread("约"))
    assert load(dump(report)) == report
    assert looked == []
    content = json.loads(dump(report).partition(b"\n")[2])
    next(chain(content["tables"]["projects"]))["later"] = 1
    load(sealed(json.dumps(content)))
    assert len(looked) == 301


# ---- the file


@pytest.mark.parametrize("size", [0, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("most", [-1, 0, 10, 65_536, 65_537, 199_999, 10**7])
def test_a_file_is_read_as_far_as_is_asked(size: int, most: int, tmp_path: Path) -> None:
    data = bytes(at % 251 for at in range(size))
    (tmp_path / "甲").write_bytes(data)

    assert read_file(tmp_path / "甲", most) == (data if most < 0 else data[:most])
