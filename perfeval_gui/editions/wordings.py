"""The standard sentences of edition.toml: ``start`` as one text, or sentences in several wordings.

::

    [[outline.start]]
    first_of = [
        ["project_count = 1", "{Y}年项目支出{project_executed}万元，为{project_list}。"],
        ["project_count > 1", "……"],
        ["", "……"],
    ]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.edition.compared import SPELLED
from perfeval_gui.domain.edition.sentences import Condition, Sentence, Wording
from perfeval_gui.editions.reading.source import Source

START: Final = "outline.start"
_COMPARED: Final = pattern(r"(?P<name>[\w.]+)\s*(?P<sign>!=|<=|>=|[=≠<≤>≥])\s*(?P<other>[\w.]+)")
_FILLED: Final = pattern(r"(?P<name>[\w.]+)\s+(?P<sign>blank|filled)")


def read_start(source: Source, entry: Mapping[str, object], index: int) -> tuple[Sentence, ...]:
    """The standard sentences of the *index*-th heading.

    Raises:
        EditionError: They are written otherwise; with the line.
    """
    start = entry.get("start", "")
    if isinstance(start, str):
        return ((Wording(text=start),),) if start else ()
    if not isinstance(start, list) or not all(isinstance(one, dict) for one in start):
        raise source.fault(
            "start 应当是一段文字，或者写成 [[outline.start]]。", "start", *_in(index)
        )
    first = sum(_count(one) for one in _headings(source)[:index])
    return tuple(_sentence(source, one, first + n) for n, one in enumerate(start))


def _in(index: int) -> tuple[str, int]:
    return "outline", index


def _headings(source: Source) -> list[Mapping[str, object]]:
    found = source.content.get("outline", [])
    return found if isinstance(found, list) else []


def _count(entry: Mapping[str, object]) -> int:
    start = entry.get("start", "")
    return len(start) if isinstance(start, list) else 0


def _sentence(source: Source, entry: Mapping[str, object], number: int) -> Sentence:
    for key in entry:
        if key != "first_of":
            raise source.fault(f"[[{START}]] 里没有“{key}”这一项。", key, START, number)
    pairs = entry.get("first_of")
    if not isinstance(pairs, list) or not pairs:
        reason = 'first_of 应当是 [["条件", "句子"], …]，没有条件就写 ""。'
        raise source.fault(reason, "first_of", START, number)
    return tuple(_wording(source, pair, number) for pair in pairs)


def _wording(source: Source, pair: object, number: int) -> Wording:
    match pair:
        case [str(when), str(text)] if text.strip():
            try:
                return Wording(text=text, when=tuple(_conditions(when)))
            except ValueError as error:
                fault = source.fault(str(error), "first_of", START, number)
                raise source.at(text, fault) from None
    reason = 'first_of 里每一种写法应当是 ["条件", "句子"]，句子不能空着。'
    raise source.fault(reason, "first_of", START, number)


def _conditions(when: str) -> Iterator[Condition]:
    for one in when.split(" and ") if when.strip() else ():
        match = _COMPARED.fullmatch(one.strip()) or _FILLED.fullmatch(one.strip())
        if match is None:
            reason = f"看不懂条件“{one.strip()}”，例如 project_count > 1、grade filled。"
            raise ValueError(reason)
        sign, other = match["sign"], match.groupdict().get("other") or ""
        if sign in ("blank", "filled"):
            yield Condition(name=match["name"], sign="blank" if sign == "blank" else "filled")
        else:
            yield Condition(name=match["name"], sign=SPELLED[sign], other=_figure(other))


def _figure(word: str) -> Decimal | str:
    try:
        return Decimal(word)
    except InvalidOperation:
        return word
