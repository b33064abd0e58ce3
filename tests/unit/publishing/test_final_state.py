"""定稿: what the digest covers, what a draft keeps of it, and how what changed since is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest
from hypothesis import given, settings

from given.hostile_drafts import sealed
from given.random_reports import reports
from given.worked import EDITIONS, filled, issued
from perfeval_gui import paths
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.domain.record.report import FinalState, Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.final_state import digest as digests
from perfeval_gui.final_state.digest import NOT_COVERED, canonical, digest
from perfeval_gui.final_state.standing import Standing, declared, released, standing
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.storage.draft.draft import content_of, dump, load
from perfeval_gui.storage.draft.files import open_draft
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.storage.draft.rescue import rescued

ANSWER: Final = {
    "check": "high-completion",
    "place": "indicators#1.reason",
    "figures": "100%",
    "answer": "见附件",
}
FULL: Final = filled(
    {"unit": "某中心", "quota": "8", "thrift": "有"},
    projects=[{"name": "一", "final": "24.90"}, {"name": "二"}],
    indicators=[{"group": "output", "kind": "quantity", "name": "排查", "points": "10"}],
    passages=[{"key": "staff", "text": "甲"}, {"key": "general", "text": "乙"}],
    explanations=[ANSWER],
    dismissals=[{"check": "text-figure", "sentence": "甲"}],
    unconfirmed=[{"place": "quota", "trace": "甲"}],
    lacking=[{"part": "buildings"}, {"part": "abroad"}],
    evidence=[{"place": "indicators#1.name", "name": "甲.pdf", "size": "9", "digest": "a" * 64}],
    details=[
        {"place": "projects#1.final", "amount": "24.90", "note": "材料"},
        {"place": "quota", "amount": "8"},
    ],
    appendices=[{"appendix": "evidence", "printed": False}],
    evaluators=[{"name": "王五"}],
    buildings=[{"approved_size": "12"}],
)


def sheet(report: Report) -> Sheet:
    return issued().evaluate(report)


@cache
def state() -> FinalState:
    """That `FULL` was declared final."""
    return declared(sheet(FULL))


def final() -> Report:
    return replace(FULL, final_state=state())


def known(report: Report) -> Standing:
    found = standing(sheet(report))
    assert found is not None
    return found


# ---- what the digest covers


def leaves(
    part: dict[str, Any] | list[Any], way: tuple[Any, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in *part* that holds no more than itself."""
    inner = part.items() if isinstance(part, dict) else enumerate(part)
    for key, one in inner:
        if isinstance(one, dict | list) and one:
            yield from leaves(one, (*way, key))
        else:
            yield (*way, key)


def with_other(content: dict[str, Any], way: tuple[Any, ...]) -> dict[str, Any]:
    """*content* with something else at *way*."""
    copy: dict[str, Any] = json.loads(json.dumps(content))
    at: Any = copy
    for key in way[:-1]:
        at = at[key]
    was = at[way[-1]]
    at[way[-1]] = not was if isinstance(was, bool) else was + 1 if way[-1] == "year" else f"{was}9"
    return copy


def names_of(way: tuple[Any, ...]) -> set[str]:
    """What the part of a draft at *way* may be left out by."""
    if way[0] != "tables":
        return {str(way[0])}
    return {f"{way[1]}[]", f"{way[1]}[].{way[-1]}"}


def test_every_part_of_a_draft_is_covered_or_left_out_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever else a draft gets to hold: add a row of it to `FULL`."""
    assert all(rows_of(FULL, table) for table in FULL.form.tables)
    report = replace(final(), document="d" * 32, unknown='{"root": {"later": {"a": ["1"]}}}')
    content, before, used = content_of(report), canonical(report), set[str]()
    # Of ids only what refers to rows is of interest: where they stand.
    for way in (way for way in leaves(content) if way[-1] != "id"):
        changed = with_other(content, way)
        with monkeypatch.context() as patch:
            patch.setattr(digests, "content_of", lambda _report, it=changed: it)
            covered = canonical(report) != before
        named = names_of(way) & NOT_COVERED.keys()
        used |= named
        assert covered != bool(named), way

    assert used == NOT_COVERED.keys()


def test_every_text_of_the_pages_is_covered() -> None:
    package = compose(sheet(FULL))
    texts = {cell.text for cell in package.cells()} | {part.title for part in package.parts}
    said = json.dumps(list(digests.printed(package)), ensure_ascii=False)

    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in said for text in texts)


def test_what_says_the_same_has_one_digest() -> None:
    rows = rows_of(FULL, "passages")
    again = with_rows(FULL, "passages", (*(replace(r, id=r.id + 7) for r in rows[::-1]),))
    again = with_rows(again, "lacking", rows_of(FULL, "lacking")[::-1])
    kept = tuple(replace(row, id=row.id + 40) for row in rows_of(FULL, "indicators"))
    again = with_rows(again, "indicators", kept)
    answer = FULL.explanations.explanations[0]
    answers = (replace(answer, place="indicators#41.reason", id=9),)
    proof = replace(FULL.evidence.evidence[0], place="indicators#41.name", folder="/别处")
    again = with_rows(again, "evidence", (proof,))
    again = with_rows(again, "details", rows_of(FULL, "details")[::-1])
    again = with_rows(again, "explanations", answers)
    again = with_rows(with_rows(again, "dismissals", ()), "unconfirmed", ())
    again = replace(again, document="e" * 32)

    assert rows_of(FULL, "indicators")[0].id == 1
    assert digest(sheet(again)) == digest(sheet(FULL))
    assert digest(sheet(put(again, "quota", None))) != digest(sheet(FULL))


@settings(max_examples=4, deadline=None)
@given(reports(), reports())
def test_a_draft_that_is_read_again_has_the_digest_it_had(one: Report, other: Report) -> None:
    again = fitted(load(dump(one)), one.form)

    assert canonical(again) == canonical(one)
    assert (canonical(one) == canonical(other)) == (canonical(other) == canonical(one))


def test_another_edition_or_another_way_to_print_is_another_digest() -> None:
    edition = issued().edition
    relabelled = Rulebook(replace(edition, labels={**edition.labels, "quota": "编制"}))

    assert digest(relabelled.evaluate(FULL)) != digest(sheet(FULL))
    assert digest(sheet(replace(FULL, year=2024))) != digest(sheet(FULL))


# ---- in a draft


def test_a_draft_keeps_its_final_state_and_is_the_same_bytes_again() -> None:
    report = replace(final(), document="d" * 32)
    data = dump(report)

    assert load(data) == report
    assert fitted(load(data), issued().form) == report
    assert dump(load(data)) == data
    gone = replace(report, final_state=released(state()))
    assert load(dump(gone)).final_state == gone.final_state


@pytest.mark.parametrize("words", ["", "2 was weiß ich", 7, ["1"], "1 2026-01-31T14:32:05 x"])
def test_words_of_a_later_version_are_kept_as_they_are(words: object) -> None:
    content = content_of(FULL) | {"final": words}
    data = sealed(json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
    report = load(data)

    assert report.final_state is None
    assert json.loads(dump(report).partition(b"\n")[2])["final"] == words
    # Declared here, it is what this version says.
    assert load(dump(replace(report, final_state=state()))).final_state == state()


def test_what_is_rescued_of_a_damaged_draft_is_of_now_and_not_final() -> None:
    report = put(final(), "unit", "现在的名称")
    data = dump(report)
    for damaged in (
        data[:-9],
        data.replace(b'"quota"', b'"qu?ta"'),
        data.replace(b'"values"', b""),
    ):
        found = rescued(damaged)
        assert found is not None
        assert found.report.final_state is None
        assert found.report.cover.unit == "现在的名称"
        assert len(rows_of(found.report, "projects")) == len(rows_of(FULL, "projects"))
        assert "final" not in json.loads(found.report.unknown or "{}").get("values", {})


# ---- what became of it


def test_a_final_report_is_the_same_until_something_is_changed() -> None:
    report = final()
    assert known(report).is_final
    assert standing(sheet(FULL)) is None
    assert known(report).told().endswith("内容没有变。")

    behind = put(put(report, "quota", issued().form.fields["quota"].kind.read("9")), "unit", "某局")
    became = known(behind)
    assert became.became == "changed"
    assert became.places == 2
    assert any("定稿时“8”，现在“9”" in line for line in became.in_lines())
    assert [name for _, name in became.lines] == ["unit", "quota"]
    assert "被别的程序或者旧版本改过" in became.told()


def test_what_changed_is_told_once_it_may_change() -> None:
    report = replace(FULL, final_state=released(state()))
    assert known(report).became == "released"
    assert known(report).told().endswith("内容和定稿时相同。")

    without = with_rows(report, "projects", rows_of(report, "projects")[:1])
    became = known(without)
    assert became.places == 1
    assert "删去了" in became.lines[0][0]
    # What no page has is not told.
    assert known(with_rows(report, "unconfirmed", ())).places == 0


def test_what_prints_something_else_says_why() -> None:
    edition = issued().edition
    relabelled = Rulebook(replace(edition, labels={**edition.labels, "quota": "编制"}))

    def told(declared: FinalState, book: Rulebook) -> str:
        found = standing(book.evaluate(replace(FULL, final_state=declared)))
        assert found is not None
        assert found.became == "printed"
        return found.told()

    assert "版式在定稿以后变了" in told(state(), relabelled)
    assert "程序从 0.0.1 换成了" in told(
        replace(state(), program="0.0.1", digest="0" * 64), issued()
    )
    assert "定稿的记录被改过" in told(replace(state(), digest="0" * 64), issued())


@pytest.mark.parametrize("content", ["", "AAAA", "====", "eJwDAAAAAAE="])
def test_without_what_stood_in_it_then_nothing_is_made_up(content: str) -> None:
    spoilt = replace(state(), content=content or "A", digest="0" * 64)
    found = known(replace(FULL, final_state=spoilt))

    assert "读不出来" in found.told()
    assert found.lines == ()


def test_the_sample_can_be_declared_final() -> None:
    saved = open_draft(paths.sample())
    book = Shelf((EDITIONS,)).read(saved.edition)
    report = fitted(saved, book.form)
    state = declared(book.evaluate(report))
    found = standing(book.evaluate(replace(report, final_state=state)))

    assert found is not None
    assert found.is_final
    assert len(dump(replace(report, final_state=state))) < 2 * len(dump(report))
    assert str(state).endswith(f"核对号 {state.digest[:4].upper()}-{state.digest[4:8].upper()}")
