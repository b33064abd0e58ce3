"""Random declared editions as texts: most of them load, others are wrong in one way or several."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import strategies as st

_KEYS = ("a", "b", "甲", "乙", "total", "rate_1", "mark")
_WRONG_KEYS = ("unit", "class", "id", "1x", "a b", "ｋ", "")
_FIGURES = ("count", "money", "figure", "rate", "points", "change", "score", "area")
_KINDS = (*_FIGURES, *_FIGURES, "text", "prose", "day", "month", "tick")
_WAYS = ("sum", "difference", "ratio", "share", "growth", "count", "same", "score")
_SIGNS = ("=", "<=", "≥", "<", "≠", "==")
_STANDARD = ("executed", "annual_budget", "quota", "total_score", "three_public.final", "unit")
_NOISE = '"=[]{}|,，“＝\n#x0'


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _key(draw: st.DrawFn, taken: set[str]) -> str:
    free = [key for key in _KEYS if key not in taken]
    key = draw(st.sampled_from(free)) if free else f"k{len(taken)}"
    if draw(st.integers(0, 60)) == 7:
        key = draw(st.sampled_from(_WRONG_KEYS))
    taken.add(key)
    return key


@st.composite
def _way(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    """A rule and what it reads; seldom too little or too much."""
    way = draw(st.sampled_from(_WAYS))
    count = {"same": 1, "score": 3, "sum": draw(st.integers(1, 3))}.get(way, 2)
    if draw(st.integers(0, 30)) == 7:
        count = draw(st.integers(0, 4))
    return [way, *draw(st.lists(st.sampled_from(names), min_size=count, max_size=count))]


@st.composite
def _table(draw: st.DrawFn, name: str, cells: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """The declaration of a table, the names it gives for rules, and its rows on the page."""
    columns: list[str] = []
    declared = []
    taken = set[str]()
    for _ in range(draw(st.integers(1, 4))):
        key = _key(draw, taken)
        word = draw(st.sampled_from(_KINDS))
        if draw(st.booleans()) and columns:
            word = " ".join(draw(_way([*columns, *cells])))
        columns.append(key)
        declared.append([key, f"列{key}", word])
    lines = []
    if draw(st.booleans()):
        parts = draw(st.sampled_from(("all", "some")))
        lines = [["whole", "合计", parts], ["part", "其中", "whole"]]
        names = [f"{name}.{line[0]}.{column}" for line in lines for column in columns]
    else:
        names = [f"{name}[].{column}" for column in columns]
    rows = f"rows = {_text(lines)}\n" if lines else ""
    entry = (
        f'[[tables]]\nkey = {_text(name)}\nsection = "main"\n{rows}columns = {_text(declared)}\n'
    )
    values = " | ".join(f"{{{name}.{column}}}" for column in columns)
    page = [f"columns {' '.join('1' for _ in columns)}", f"*{name} | {values} |"]
    return entry, names, page


@st.composite
def _figure(draw: st.DrawFn, names: Sequence[str]) -> str:
    name = draw(st.sampled_from(("fig", "数", *_STANDARD)))
    way, *of = draw(_way(names))
    return (
        f"[[figures]]\nname = {_text(name)}\nrule = {_text(way)}\nof = {_text(of)}\n"
        f'label = "算出的{name.replace(".", "")}"\n'
    )


@st.composite
def _identity(draw: st.DrawFn, names: Sequence[str]) -> str:
    sides = st.lists(st.sampled_from((*names, "100")), min_size=1, max_size=3).map(" + ".join)
    sign = draw(st.sampled_from(_SIGNS))
    return (
        f"[[identities]]\nleft = {_text(draw(sides))}\nis = {_text(sign)}\n"
        f"right = {_text(draw(sides))}\n"
    )


@st.composite
def editions(draw: st.DrawFn) -> tuple[str, str]:
    """The texts of edition.toml and of its page."""
    taken = set[str]()
    cells = [(_key(draw, taken), draw(st.sampled_from(_KINDS))) for _ in range(3)]
    names = [key for key, _ in cells]
    entries = [
        f'[[cells]]\nkey = {_text(key)}\nsection = "main"\nlabel = "栏{key}"\nkind = "{kind}"\n'
        for key, kind in cells
    ]
    page = ["@title 表", "columns 1 1 1", "| " + " | ".join(f"{{{key}}}" for key in names) + " |"]
    for number in range(draw(st.integers(0, 2))):
        entry, more, drawn = draw(_table(f"表{number}", [key for key, _ in cells]))
        entries.append(entry)
        names += more
        page += drawn
    entries += [draw(_figure(names)) for _ in range(draw(st.integers(0, 2)))]
    entries += [draw(_identity(names)) for _ in range(draw(st.integers(0, 2)))]
    unit = draw(st.sampled_from(("元", "万元")))
    places, grouped = draw(st.integers(0, 4)), draw(st.sampled_from(("true", "false")))
    head = 'name = "随机"\nyear = 2025\n[[sections]]\nkey = "main"\ntitle = "全部"\n'
    money = f'[money]\nunit = "{unit}"\nplaces = {places}\ngrouped = {grouped}\n'
    toml = "".join((head, *entries, money, '[[parts]]\nkey = "p"\n'))
    return _spoilt(draw, toml), _spoilt(draw, "\n".join(page))


def _spoilt(draw: st.DrawFn, text: str) -> str:
    """*text*, with one character changed in a few cases."""
    if draw(st.integers(0, 30)) != 7 or not text:
        return text
    at = draw(st.integers(0, len(text) - 1))
    return text[:at] + draw(st.sampled_from(_NOISE)) + text[at + 1 :]
