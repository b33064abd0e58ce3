"""Packages for paper: of usual and unusual length, and at random, and what must hold on pages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from perfeval_gui.pages.model import (
    Align,
    Block,
    Cell,
    Grid,
    Package,
    Paragraph,
    Part,
    Row,
    Run,
)
from perfeval_gui.paper.page import MM, Page, Place, Stroke, Text
from unit.word.exports_sample import Drawn, draw, field, figure, label, line, sample, turned

LONG_NAME: Final = "某某市某某区石油化工产业园区协作协调与安全环保事务服务中心（某某办公室）筹备组"
MARGINS: Final = (20.0, 18.0, 18.0, 18.0)
_WIDE: Final = (10.0, 16.0, 18.0, 34.0, 24.0, 24.0, 13.0, 16.0, 17.0)
_HEADS: Final = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "原因",
)
_ALIGNS: Final[tuple[Align, ...]] = ("left", "center", "right", "justify")


def package(*parts: Part) -> Package:
    """A package of these parts."""
    return Package(title="绩效自评", author="某某中心", date="2024-06-20", parts=parts)


def part(*blocks: Block, key: str = "evaluation") -> Part:
    """A part of these blocks."""
    return Part(key=key, title="自评表", blocks=blocks, margins=MARGINS)


def evaluation(
    count: int, *, name: str = "某某协作中心", goal: str = "推进协作事项。", reason: str = ""
) -> Package:
    """An evaluation table with so many indicators and such texts."""
    body = tuple(_indicator(number, reason) for number in range(count))
    upper: tuple[Drawn, ...] = (
        ("预算部门名称", "<", "<", field("unit", name), *"<<<<<"),
        (turned("年度总体目标"), "预期目标", *"<<<", "实际完成情况", *"<<<"),
        ("^", field("goal", goal), *"<<<", field("result", goal[:9]), *"<<<"),
    )
    head = (turned("绩效指标"), *(label(text, "head") for text in _HEADS))
    total = ("总分", *"<<<<<", "100", figure("total", "100.00"), "")
    lower = draw(_WIDE, (head, *body, total), {0: Row(height=14, header=True)})
    text = Paragraph(runs=(Run("填报单位："), Run(name, "filler")), style="line")
    return package(
        part(line("整体支出绩效自评表", "title"), text, draw(_WIDE, upper), lower),
    )


def _indicator(number: int, reason: str) -> Drawn:
    return (
        "^",
        "^" if number % 7 else f"产出指标{number // 7 + 1}",
        "^" if number % 3 else label(f"数量指标{number // 3 + 1}"),
        field(f"text.{number}", f"完成{number}项协调任务"),
        field(f"target.{number}", f"≥{number}起"),
        field(f"actual.{number}", "100.00%"),
        figure(f"points.{number}", "5.00"),
        figure(f"score.{number}", "4.50"),
        field(f"reason.{number}", reason if number % 5 == 0 else ""),
    )


def usual_packages() -> Iterator[tuple[str, Package]]:
    """Named packages that are looked at and checked alike."""
    yield "whole", sample()
    yield "empty", sample(1)
    yield "sixty", evaluation(60)
    yield "many", evaluation(120, reason="受天气影响，项目延期，已督促施工单位整改。" * 3)
    yield "long", evaluation(9, goal="坚持厉行节约，严格执行预算，" * 140, reason="原因" * 300)
    yield "names", evaluation(3, name=LONG_NAME)


def random_package(seed: int) -> Package:
    """A package of random grids and paragraphs; every cell has a name and text of its own."""
    rng = random.Random(seed)
    blocks: list[Block] = []
    for number in range(rng.randint(1, 4)):
        if rng.random() < 0.5:
            styles = ("body", "title", "section", "note", "space", "heading1")
            text = _text(rng, rng.choice((0, 8, 60, 900)))
            blocks.append(line(text, rng.choice(styles)))
        blocks.append(_random_grid(rng, number))
    return package(part(*blocks))


def _random_grid(rng: random.Random, number: int) -> Grid:
    widths = tuple(rng.uniform(9, 60) for _ in range(rng.randint(1, 8)))
    count = rng.choice((1, 3, 8, 30, 120))
    first = rng.choice((-1, 0, 0, rng.randrange(count)))
    headers = range(first, first + rng.randint(1, 2)) if first >= 0 else range(0)
    rows = tuple(
        Row(
            height=rng.choice((6.0, 7.0, 7.0, 14.0, 60.0 if rng.random() < 0.1 else 7.0)),
            header=row in headers,
            splits=rng.random() < 0.2,
        )
        for row in range(count)
    )
    cells = tuple(_random_cells(rng, number, widths, headers, count))
    return Grid(widths=widths, rows=rows, cells=cells)


def _random_cells(
    rng: random.Random, number: int, widths: tuple[float, ...], headers: range, count: int
) -> Iterator[Cell]:
    taken: set[tuple[int, int]] = set()
    for row in range(count):
        for column in range(len(widths)):
            if (row, column) in taken:
                continue
            rows, columns = _random_span(rng, (row, column), (count, len(widths)), taken)
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            length = rng.choice((0, 2, 4, 6, 12))
            if rng.random() < 0.03 and row not in headers:
                length = rng.randint(100, 2000)
            lines = tuple(
                line(_text(rng, length), rng.choice(("cell", "head")), rng.choice(_ALIGNS))
                for _ in range(rng.choice((1, 1, 1, 3)))
            )
            yield Cell(
                paragraphs=lines,
                row=row,
                column=column,
                rows=rows,
                columns=columns,
                vertical=rng.random() < 0.15,
                name=f"{number}.{row}.{column}",
            )


def _random_span(
    rng: random.Random,
    corner: tuple[int, int],
    size: tuple[int, int],
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    row, column = corner
    rows = min(rng.choice((1, 1, 1, 1, 2, 3, 9, 40)), size[0] - row)
    columns = min(rng.choice((1, 1, 1, 2, 3)), size[1] - column)
    while any((row, column + c) in taken for c in range(columns)):
        columns -= 1
    return rows, columns


def _text(rng: random.Random, length: int) -> str:
    return "".join(chr(rng.randint(0x4E00, 0x9FA5)) for _ in range(length))


def faults(given: Package, pages: tuple[Page, ...]) -> list[str]:
    """What is wrong with *pages*: texts lost, outside the body, on each other or on a rule."""
    found = [fault for page in pages for fault in _faults_of(page, given)]
    return found + list(_lost(given, pages))


def _faults_of(page: Page, given: Package) -> Iterator[str]:
    margins = next(part.margins for part in given.parts if part.key == page.part)
    left, top, right, bottom = (margin * MM for margin in margins)
    width, height = (side * MM for side in page.size)
    body = QRectF(left, top, width - left - right, height - top - bottom)
    body.adjust(-2, -2, 2, 2)
    rules = [_room_of(rule) for rule in page.strokes]
    if not all(body.contains(rule) for rule in rules):
        yield f"{page.number}: rule outside"
    for text in page.texts:
        ink = text.ink()
        if not body.contains(ink):
            yield f"{page.number}: {text.line.text} outside"
        if any(ink.adjusted(2, 2, -2, -2).intersects(rule) for rule in rules):
            yield f"{page.number}: {text.line.text} on a rule"
    yield from _overprinted(page)


def _overprinted(page: Page) -> Iterator[str]:
    inks = sorted(((text.ink(), text) for text in page.texts), key=_upper_edge)
    for number, (ink, text) in enumerate(inks):
        for other, below in inks[number + 1 :]:
            if other.top() >= ink.bottom() - 1:
                break
            if ink.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1)):
                yield f"{page.number}: {text.line.text} on {below.line.text}"


def _room_of(rule: Stroke) -> QRectF:
    return QRectF(rule.x1, rule.y1, rule.x2 - rule.x1, rule.y2 - rule.y1).adjusted(-1, -1, 1, 1)


def _upper_edge(entry: tuple[QRectF, Text]) -> float:
    return entry[0].top()


def _lost(given: Package, pages: tuple[Page, ...]) -> Iterator[str]:
    """Cells whose text is neither whole on every page they reach nor in parts on all of them."""
    shown: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        lines = middles(page)
        for place in page.places:
            shown.setdefault((page.part, place.name), []).append(_text_in(lines, place))
    for part in given.parts:
        for cell in (c for b in part.blocks if isinstance(b, Grid) for c in b.cells if c.name):
            text = "".join(cell.text.split())
            parts = shown.get((part.key, cell.name), [])
            if not _whole(text, parts, repeats=cell.rows > 1 or cell.vertical):
                yield f"{cell.name}: {text} is {parts}"


def _whole(text: str, parts: list[str], *, repeats: bool) -> bool:
    if "".join(parts) == text or (parts and set(parts) == {text}):
        return True
    return repeats and set(parts) == {text, ""}


def text_at(page: Page, place: Place) -> str:
    """The text, without spaces, of the lines whose middle lies on a place, in painting order."""
    return _text_in(middles(page), place)


def middles(page: Page) -> Sequence[tuple[QPointF, str]]:
    """The middle of every line of a page, and its text: worked out once for all places there."""
    return [(text.ink().center(), text.line.text) for text in page.texts]


def _text_in(lines: Sequence[tuple[QPointF, str]], place: Place) -> str:
    box = QRectF(place.x * MM, place.y * MM, place.width * MM, place.height * MM)
    return "".join("".join(text for middle, text in lines if box.contains(middle)).split())


def all_text(pages: tuple[Page, ...]) -> str:
    """Everything printed, without spaces."""
    return "".join("".join(page.characters()) for page in pages)


def undated(given: Package) -> Package:
    """The same package without a date."""
    return replace(given, date="")
