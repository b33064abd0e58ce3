"""A form with every way of computing, in cells, in rows and in lines, each on what others give."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.names.fields import put, rows_of, with_rows
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet

_CELLS: Final = (
    ("a", "money", 2),
    ("b", "money", 2),
    ("c", "change", 2),
    ("d", "change", 2),
    ("fine", "figure", 6),
    ("points", "points", 3),
    ("r", "rate", 2),
)
_COLUMNS: Final[tuple[Sequence[str] | Mapping[str, object], ...]] = (
    ["n", "名称", "text"],
    ["grow", "增长", "growth x y"],
    ["x", "金额", "money"],
    ["y", "数量", "count"],
    {"key": "price", "label": "单价", "rule": "ratio", "of": ["x", "y"], "kind": "money"},
    ["rate", "比率", "ratio x y"],
    ["part", "占", "share x a b"],
    ["less", "差", "difference x y"],
    ["apart", "率差", "difference rate grow"],
    {
        "key": "earned",
        "label": "得分",
        "rule": "score",
        "of": ["points", "x", "y"],
        "kind": "score",
        "places": 1,
    },
    ["all", "和", "sum x y price"],
)
_LINES: Final = (["whole", "合计", "all"], ["one", "其一", "whole"], ["two", "其二", "whole"])
_IN_LINES: Final = (
    ["x", "预算", "money"],
    ["y", "执行", "change"],
    ["rate", "执行率", "ratio y x"],
    ["part", "占比", "share x lines.whole.x"],
    ["left", "结余", "difference x y"],
)
_FIGURES: Final = (
    ("same_rate", "same", "over", "", 0),
    ("same_short", "same", "fine", "figure", 2),
    ("rates", "sum", "over under r", "", 0),
    ("rates_apart", "difference", "over under", "", 0),
    ("rate_of_rates", "ratio", "over under", "", 0),
    ("growth_of_rates", "growth", "over under", "", 0),
    ("share_of_rates", "share", "over over under", "", 0),
    ("score_of_rates", "score", "points over under", "", 0),
    ("over", "ratio", "a b", "", 0),
    ("under", "ratio", "c d", "rate", 1),
    ("sum_short", "sum", "a fine", "money", 1),
    ("sum_of_short", "sum", "sum_short b", "", 0),
    ("sum_fine", "sum", "a fine", "", 0),
    ("less", "difference", "a b c", "", 0),
    ("less_short", "difference", "fine a", "figure", 0),
    ("less_rows", "difference", "a rows[].x", "", 0),
    ("over_less", "ratio", "a less", "", 0),
    ("quotient", "ratio", "b fine", "money", 2),
    ("over_quotient", "ratio", "a quotient", "money", 2),
    ("whole", "ratio", "a fine", "figure", 0),
    ("share", "share", "a b c d", "", 0),
    ("share_prices", "share", "a rows[].price", "", 0),
    ("growth", "growth", "c d", "", 0),
    ("prices", "sum", "rows[].price", "", 0),
    ("mean", "ratio", "prices number", "money", 3),
    ("number", "count", "rows[].n", "", 0),
    ("row_rates", "sum", "rows[].rate rows[].apart", "", 0),
    ("score", "score", "points a b", "", 0),
    ("score_3", "score", "points a b", "score", 3),
    ("score_0", "score", "points c d", "score", 0),
    ("scores", "sum", "score score_3 score_0", "", 0),
    ("total", "total", "a b", "", 0),
    ("of_total", "ratio", "total lines.whole.x", "", 0),
)
_AMOUNTS: Final = (
    *("", "", "0", "0.01", "0.1", "0.2", "0.3", "1", "1.25", "3", "3.37", "7"),
    *("33.73", "40", "119.95", "1234567.89", "看不清"),
)
_BELOW: Final = ("-0.1", "-0.3", "-3", "-119.95", "-0.01")
_OTHERS: Final = {
    0: ("", "0", "1", "3", "7", "8", "24"),
    3: ("", "3.125", "10", "0.005", "2.675"),
    6: ("", "0", "0.000001", "0.333333", "1.5", "2.000005", "0.285"),
}


def texts() -> dict[str, str]:
    """The files of the edition."""
    cells = "".join(
        f'[[cells]]\nkey = "{key}"\nsection = "main"\nlabel = "栏{key}"\nkind = "{kind}"\n'
        f"places = {places}\n"
        for key, kind, places in (*_CELLS, ("total", "money", 2))
    )
    figures = "".join(
        f'[[figures]]\nname = "{name}"\nrule = "{rule}"\nof = {json.dumps(of.split())}\n'
        + (f'label = "数{name}"\n' if name != "total" else "")
        + (f'kind = "{kind}"\nplaces = {places}\n' if kind else "")
        for name, rule, of, kind, places in _FIGURES
    )
    page = [
        f"columns {'1 ' * (len(_CELLS) + 1)}",
        "".join(f"| {{{key}}} " for key, *_ in (*_CELLS, ("total",))) + "|",
        f"columns {'1 ' * len(_COLUMNS)}",
        "*rows " + "".join(f"| {{rows.{key}}} " for key in map(_key, _COLUMNS)) + "|",
        "+rows.n " + "".join(f"| {_below(key)} " for key in map(_key, _COLUMNS)) + "|",
        f"columns {'1 ' * len(_IN_LINES)}",
        "*lines " + "".join(f"| {{lines.{key}}} " for key, *_ in _IN_LINES) + "|",
        "columns 1 1",
        *(f"| [{name}] | {{{name}}} |" for name, *_ in _FIGURES if name != "total"),
    ]
    return {
        "edition.toml": 'name = "各种算法"\nyear = 2025\n'
        '[[sections]]\nkey = "main"\ntitle = "主要"\n'
        f"{cells}{_table('rows', _COLUMNS)}{_table('lines', _IN_LINES, _LINES)}{figures}"
        '[[parts]]\nkey = "sheet"\n',
        "sheet.page": "\n".join(page) + "\n",
    }


def _key(column: Sequence[str] | Mapping[str, object]) -> object:
    return column["key"] if isinstance(column, Mapping) else column[0]


def _below(key: object) -> str:
    """What stands below a column in its subtotal."""
    if key == "n":
        return "{rows.n}"
    return "" if key in ("grow", "rate", "part", "apart") else f"{{rows.{key}:sum}}"


def _table(key: str, columns: object, lines: object = ()) -> str:
    written = json.dumps(columns, ensure_ascii=False).replace('": ', '" = ')
    rows = f"rows = {json.dumps(lines, ensure_ascii=False)}\n" if lines else ""
    return f'[[tables]]\nkey = "{key}"\nsection = "main"\n{rows}columns = {written}\n'


@cache
def book() -> Rulebook:
    """The edition."""
    with TemporaryDirectory() as folder:
        for name, text in texts().items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return read_edition(Path(folder))


def sheet(seed: int) -> Sheet:
    """It filled at random: blanks, zeros, halves, amounts below zero and what cannot be read."""
    rng = random.Random(seed)
    report = new_report(book().edition, 2025)
    for name, field in report.form.fields.items():
        report = put(report, name, field.kind.read(_typed(rng, field.kind)))
    table = report.form.tables["rows"]
    rows = [
        table.row_type(**{key: kind.read(_typed(rng, kind)) for key, kind in table.kinds.items()})
        for _ in range(rng.choice((0, 1, 2, 3, 6)))
    ]
    assert rows_of(report, "rows") == ()
    return book().evaluate(with_rows(report, "rows", tuple(rows)))


def _typed(rng: random.Random, kind: Kind) -> str:
    if kind.holds == "text":
        return rng.choice(("", "甲", "甲", "乙", "=1+1"))
    amounts = _OTHERS.get(kind.places, _AMOUNTS)
    return rng.choice((*amounts, *_BELOW) if kind.signed else amounts)
