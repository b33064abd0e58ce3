"""The draft file: nothing typed is lost, and no damage passes for a draft."""

from __future__ import annotations

import json
import random
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings

from checkout import ROOT
from effort import is_within
from given.hostile_drafts import CONTENT, HEAD, HOSTILE, TABLE, VALUE, sealed
from given.random_reports import reports
from given.worked import filled
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.names.fields import get, put, rows_of, with_rows
from perfeval_gui.domain.record.indicators import Indicator
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.draft import draft
from perfeval_gui.storage.draft.draft import MOST_ROWS, DraftError, dump, load
from perfeval_gui.storage.draft.files import open_draft, save_draft

DRAFTS: Final = ROOT / "tests/drafts"
SMALL: Final = filled(
    {"unit": "𠮷县协作中心", "quota": "8", "three_public.prior_final": "0", "thrift": "一\n二"},
    projects=[{"name": "甲", "final": "24.92"}, {"name": "乙"}],
)

LIMIT: Final = 300
"""Work that any draft may take: see `effort`. The largest that opens takes a fifth of it."""


def resealed(content: object) -> bytes:
    return sealed(json.dumps(content))


def content_of(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data.partition(b"\n")[2])
    return content


# ---- what was typed comes back


@settings(max_examples=150, deadline=None)
@given(reports())
def test_what_was_saved_is_what_is_opened(report: Report) -> None:
    data = dump(report)

    assert load(data) == report
    assert dump(load(data)) == data


def test_blank_and_zero_and_unreadable_stay_apart() -> None:
    report = put(put(SMALL, "in_post", Unread("八人")), "base_date", Unread("六月"))
    again = load(dump(report))

    assert get(again, "three_public.prior_final") == Decimal(0)
    assert get(again, "three_public.budget") is None
    assert get(again, "in_post") == Unread("八人")
    assert get(again, "base_date") == Unread("六月")


def test_equal_reports_give_equal_bytes() -> None:
    one = put(SMALL, "executed", Decimal("24.90"))
    other = put(SMALL, "executed", Decimal("24.9"))

    assert one == other
    assert dump(one) == dump(other)
    assert dump(put(SMALL, "executed", Decimal("-0.00"))) == dump(
        put(SMALL, "executed", Decimal(0))
    )


def test_the_file_can_be_read_by_a_person() -> None:
    text = dump(SMALL).decode("utf-8")

    assert text.startswith("PERFEVAL 1 ")
    assert '"unit": "𠮷县协作中心"' in text
    assert '"final": "24.92"' in text


def test_kept_sample_of_format_1() -> None:
    """The file was written by the first version and is never written again."""
    report = open_draft(DRAFTS / "format-1.perfeval")
    wanted = json.loads((DRAFTS / "format-1.json").read_text(encoding="utf-8"))
    found = {
        name: shown(get(report, name))
        for name, field in STANDARD.fields.items()
        if get(report, name) != field.kind.blank
    }
    tables = {
        name: [{column: shown(getattr(row, column)) for column in table.kinds} for row in rows]
        for name, table in STANDARD.tables.items()
        if (rows := rows_of(report, name))
    }

    assert report.edition == wanted["edition"]
    assert report.year == wanted["year"]
    assert found == wanted["values"]
    assert tables == wanted["tables"]
    assert [row.id for row in report.funds.projects] == wanted["project_ids"]
    assert json.loads(report.unknown) == wanted["unknown"]


def shown(value: object) -> object:
    if isinstance(value, Unread):
        return {"unread": value.text}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


# ---- keys of later versions


def with_strangers() -> bytes:
    content = content_of(dump(SMALL))
    content["later"] = {"deep": [1, {"文": "字"}, None, True]}
    content["values"]["stranger"] = "12"
    content["tables"]["strangers"] = [{"id": 1, "name": "丙"}]
    content["tables"]["projects"][1]["mark"] = ["重点"]
    return resealed(content)


def test_unknown_keys_survive_ten_cycles_with_edits_between() -> None:
    before = content_of(with_strangers())
    report = load(with_strangers())
    for quota in range(10):
        report = load(dump(put(report, "quota", Decimal(quota))))

    before["values"]["quota"] = "9"
    assert content_of(dump(report)) == before


def test_unknown_keys_follow_their_row(tmp_path: Path) -> None:
    report = load(with_strangers())
    first, second = report.funds.projects
    content = content_of(dump(with_rows(report, "projects", (second, first))))

    assert [row.get("mark") for row in content["tables"]["projects"]] == [["重点"], None]
    # Without its row the mark has no place; that is no reason to refuse the save.
    left = with_rows(report, "projects", (first,))
    save_draft(tmp_path / "左.perfeval", left)
    assert open_draft(tmp_path / "左.perfeval").funds.projects == (first,)


def test_unknown_keys_of_rows_without_an_id_are_kept() -> None:
    content = json.loads(CONTENT)
    content["tables"] = {"projects": [{"name": "甲", "mark": 1}, {"name": "乙", "mark": 2}]}
    again = content_of(dump(load(resealed(content))))

    assert [(row["id"], row["mark"]) for row in again["tables"]["projects"]] == [(1, 1), (2, 2)]


# ---- kept as it is, though no clerk would


def test_choices_the_edition_does_not_have_are_kept() -> None:
    row = {"id": 3, "group": "投入", "kind": "x-1", "band": "excellent"}
    report = load(resealed({**json.loads(CONTENT), "tables": {"indicators": [row]}}))
    (indicator,) = report.indicators.indicators

    assert (indicator.group, indicator.kind, indicator.band) == ("投入", "x-1", "excellent")


def test_long_texts_and_long_tables_are_kept() -> None:
    content = json.loads(CONTENT)
    content["values"] = {"thrift": "长" * 300_000}
    content["tables"] = {"evaluators": [{"id": 50_000 - n} for n in range(50_000)]}
    data, loaded = resealed(content), list[Report]()

    assert is_within(LIMIT, lambda: loaded.append(load(data)))
    report = loaded[0]
    assert report.buildings.thrift == "长" * 300_000
    assert [row.id for row in report.evaluation.evaluators] == list(range(50_000, 0, -1))


@pytest.mark.parametrize("text", ["-5", "1.234", "99999999999999"])
def test_figures_no_clerk_could_type_become_text_to_be_mended(text: str) -> None:
    report = load(resealed({**json.loads(CONTENT), "values": {"executed": text}}))

    assert get(report, "executed") == Unread(text)


def test_unreadable_text_is_read_again() -> None:
    values = {"executed": {"unread": "8.50"}, "quota": {"unread": "八"}, "in_post": {"unread": ""}}
    report = load(resealed({**json.loads(CONTENT), "values": values}))

    assert get(report, "executed") == Decimal("8.5")
    assert get(report, "quota") == Unread("八")
    assert get(report, "in_post") is None


# ---- damage


def outcome(data: bytes, good: Report) -> str:
    try:
        return "same" if load(data) == good else "different"
    except DraftError:
        return "refused"


def test_every_truncation_is_refused() -> None:
    data = dump(SMALL)

    assert {outcome(data[:end], SMALL) for end in range(len(data))} == {"refused"}


def test_three_thousand_changed_bytes_never_pass_as_another_report() -> None:
    data, chance = dump(SMALL), random.Random(7)
    outcomes = []
    for _ in range(3000):
        place, byte = chance.randrange(len(data)), chance.randrange(256)
        outcomes.append(outcome(data[:place] + bytes([byte]) + data[place + 1 :], SMALL))

    assert outcomes.count("different") == 0
    assert outcomes.count("refused") > 2900


@pytest.mark.parametrize("size", [64, 512])
def test_lost_repeated_and_emptied_sectors_are_refused(size: int) -> None:
    data = dump(SMALL)
    for start in range(0, len(data) - size, size):
        head, sector, tail = data[:start], data[start : start + size], data[start + size :]
        for damaged in (head + tail, head + sector * 2 + tail, head + b"\0" * size + tail):
            assert outcome(damaged, SMALL) == "refused"


def test_without_the_checksum_changes_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant: proves that the test above can fail."""
    data, chance = dump(SMALL), random.Random(7)

    def trusting(damaged: bytes) -> bytes:
        return damaged.partition(b"\n")[2]

    monkeypatch.setattr(draft, "_body", trusting)
    outcomes = []
    for _ in range(1000):
        place = chance.randrange(100, len(data))
        outcomes.append(outcome(data[:place] + b"7" + data[place + 1 :], SMALL))

    assert "different" in outcomes


@pytest.mark.parametrize("version", [2, 17, 9999])
def test_newer_versions_are_named(version: int) -> None:
    newer = f"PERFEVAL {version} sha3 something else\nbody".encode()
    with pytest.raises(DraftError, match=f"格式 {version}，本程序支持到 1.*请升级"):
        load(newer)


# ---- hostile content under a valid checksum


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_drafts_are_refused_quickly(body: str) -> None:
    data = sealed(body)

    def refused() -> None:
        with pytest.raises(DraftError, match=r"。$"):
            load(data)

    assert is_within(LIMIT, refused)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"PERFEVAL",
        b"PERFEVAL ",
        b"PERFEVAL 1",
        b"PERFEVAL x 1 y\n",
        b"PK\x03\x04" * 100,
        bytes(5000),
        sealed(CONTENT, 0),
        sealed(CONTENT, "01"),
        sealed(CONTENT, "1 "),
        sealed(CONTENT.encode("utf-16")),
        sealed(b"\xff\xfe{}"),
        sealed(CONTENT)[:-1],
        sealed(CONTENT) + b" ",
        sealed(CONTENT).replace(b" %d " % len(CONTENT), b" %d " % (len(CONTENT) + 1)),
        b"\xef\xbb\xbf" + sealed(CONTENT),
        sealed(CONTENT).replace(b"\n", b"\r\n", 1),
        sealed(CONTENT).lower(),
        b"PERFEVAL 1 5 " + b"0" * 64 + b"\n12345",
        sealed(b" " * (draft.MOST_BYTES + 1)),
    ],
)
def test_hostile_headers_are_refused(data: bytes) -> None:
    if data == sealed(CONTENT, "01"):
        # Leading zeros are no damage: the content is proved by its own checksum.
        assert load(data).year == 2023
        return
    with pytest.raises(DraftError):
        load(data)


def test_what_is_hostile_is_made_of_valid_parts() -> None:
    """The harness itself: unchanged content passes, so the refusals are about the change."""
    assert load(sealed(CONTENT)) == Report(edition="yunxi-2023", year=2023)
    assert load(sealed(HEAD % ('"x"', "2023"))).edition == "x"
    assert get(load(sealed(VALUE % '"quota": "8"')), "quota") == Decimal(8)


# ---- opening and saving files


def test_save_and_open(tmp_path: Path) -> None:
    path = tmp_path / "二〇二三 年度 𠮷.perfeval"
    save_draft(path, SMALL)

    assert open_draft(path) == SMALL


@pytest.mark.parametrize("name", ["没有.perfeval", "文件夹"])
def test_files_that_cannot_be_opened_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(DraftError) as caught:
        open_draft(tmp_path / name)

    wanted = {"没有.perfeval": "没有这个文件", "文件夹": "这是文件夹，不是文件"}
    assert str(caught.value) == f"打不开“{name}”：{wanted[name]}。"


def test_a_device_is_not_read_for_ever() -> None:
    with pytest.raises(DraftError, match="打不开“zero”"):
        open_draft(Path("/dev/zero"))


def test_a_file_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "大.perfeval"
    with path.open("wb") as file:
        file.write(b"PERFEVAL 1 2 3\n")
        file.truncate(draft.MOST_BYTES * 40_000)
    with pytest.raises(DraftError, match="过大"):
        open_draft(path)


@pytest.mark.parametrize("text", ["\0", "\ud800", "长" * draft.MOST_BYTES], ids=["0", "d800", "大"])
def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path, text: str) -> None:
    """No view lets such text through; if one did, the good file must stay."""
    path = tmp_path / "甲.perfeval"
    save_draft(path, SMALL)
    with pytest.raises(WriteError, match=r"草稿自检没有通过.*没有改动"):
        save_draft(path, put(SMALL, "thrift", text))

    assert open_draft(path) == SMALL


# ---- what can be typed can be opened


@pytest.mark.parametrize(
    "text",
    [
        *(":" * 400_001, '"name": ' * 50_001, ",{[" * 700_000),
        *('"' * 9_999, "\\" * 9_999, '\\":' * 140_000),
    ],
)  # fmt: skip
def test_marks_in_texts_are_no_parts(text: str) -> None:
    report = put(filled(), "thrift", text)

    assert load(dump(report)) == report


def test_names_that_rows_repeat_are_no_blow_up() -> None:
    """40,000 indicators have 400,000 names, but no other ones."""
    rows = tuple(Indicator(id=number, name="甲") for number in range(1, 40_001))
    report = with_rows(filled(), "indicators", rows)

    assert load(dump(report)) == report


def test_rows_of_all_tables_are_counted_together() -> None:
    half = "{}," * (MOST_ROWS // 2)
    tables = f'"projects": [{half}{{}}], "evaluators": [{half}{{}}]'

    with pytest.raises(DraftError, match="行数过多"):
        load(sealed(TABLE % tables))


@pytest.mark.parametrize("names", [400_001, 450_000])
def test_other_names_are(names: int) -> None:
    texts = ", ".join(f'{{"n{n}": ":", "m{n}": "{{"}}' for n in range(names // 2 + 1))
    with pytest.raises(DraftError, match="内容过多"):
        load(sealed(VALUE % f'"later": [{texts}]'))
