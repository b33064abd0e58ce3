"""The files of an edition that was drawn: `edition.toml`, its pages, and what is to be decided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from perfeval_gui.editions.places import TOML
from perfeval_gui.new_edition.declared import NewCell, NewColumn, NewEdition, NewIndicators
from perfeval_gui.new_edition.kinds import Guess
from perfeval_gui.new_edition.pages import Page


def files_of(edition: NewEdition, pages: Sequence[Page], name: str) -> dict[str, str]:
    """Content of every file of the folder by its name."""
    found = {TOML: toml_of(edition, pages, name)}
    for page in pages:
        head = [f"# 由空表画出：{page.title}", f"title {page.title}"]
        found[f"{page.key}.page"] = "\n".join([*head, *page.lines]) + "\n"
    found["说明.md"] = "\n".join(_questions(edition, name))
    return found


def toml_of(edition: NewEdition, pages: Sequence[Page], name: str) -> str:
    """Content of `edition.toml`."""
    return "\n".join(_toml(edition, pages, name))


def _questions(edition: NewEdition, name: str) -> Iterator[str]:
    yield f"# {name}：要看一看、定下来的"
    yield ""
    if not edition.questions:
        yield "没有拿不准的地方。请照原表对一遍每一页，再使用。"
    for question in edition.questions:
        yield f"- {question}"
    yield ""


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _toml(edition: NewEdition, pages: Sequence[Page], name: str) -> Iterator[str]:
    yield "# 由空表画出，拿不准的地方写在“说明.md”里。"
    yield f"name = {_text(name)}"
    yield f"year = {edition.year}"
    yield ""
    if edition.money:
        yield from ("[money]", f"unit = {_text(edition.money)}", "")
    yield from _sections(edition)
    for cell in edition.cells:
        if not cell.standard:
            yield from _cell(cell)
    yield from _tables(edition)
    for figure, of in edition.same.items():
        yield from (
            "[[figures]]",
            f"name = {_text(figure)}",
            'rule = "same"',
            f"of = [{_text(of)}]",
            "",
        )
    if edition.execution:
        yield from ("[execution]", f"points = {_text(edition.execution)}", "")
    if edition.indicators is not None:
        yield from _indicators(edition.indicators)
    yield from _labels(edition)
    yield from _outline(edition)
    for page in pages:
        yield from ("[[parts]]", f"key = {_text(page.key)}", "")


def _sections(edition: NewEdition) -> Iterator[str]:
    for key, title in edition.sections.items():
        names = [cell.name for cell in edition.cells if cell.standard and cell.section == key]
        shown = {
            *(cell.section for cell in edition.cells),
            *(one.section for one in edition.tables),
        }
        if key not in shown and title:
            continue
        yield from ("[[sections]]", f"key = {_text(key)}")
        if title:
            yield f"title = {_text(title)}"
        if names:
            yield f"names = [{', '.join(map(_text, names))}]"
        yield ""


def _cell(cell: NewCell) -> Iterator[str]:
    yield "[[cells]]"
    yield f"key = {_text(cell.name)}"
    yield f"section = {_text(cell.section)}"
    yield f"label = {_text(cell.label or cell.name)}"
    yield f"kind = {_text(cell.guess.kind)}"
    yield from (f"{key} = {value}" for key, value in _more(cell.guess))
    yield ""


def _more(guess: Guess) -> Iterator[tuple[str, str]]:
    if guess.unit:
        yield "unit", _text(guess.unit)
    if guess.choices:
        yield "choices", f"[{', '.join(map(_text, guess.choices))}]"


def _tables(edition: NewEdition) -> Iterator[str]:
    for table in edition.tables:
        yield "[[tables]]"
        yield f"key = {_text(table.key)}"
        yield f"section = {_text(table.section)}"
        if table.lines:
            yield "rows = ["
            yield from (f"    [{_text(key)}, {_text(label)}]," for key, label in table.lines)
            yield "]"
        yield "columns = ["
        yield from (f"    {_column(column)}," for column in table.columns)
        yield "]"
        yield ""


def _column(column: NewColumn) -> str:
    label = _text(column.label or column.key)
    if column.rule:
        return f"[{_text(column.key)}, {label}, {_text(column.rule)}]"
    if not column.guess.unit:
        return f"[{_text(column.key)}, {label}, {_text(column.guess.kind)}]"
    more = ", ".join(f"{key} = {value}" for key, value in _more(column.guess))
    kind = _text(column.guess.kind)
    return f"{{ key = {_text(column.key)}, label = {label}, kind = {kind}, {more} }}"


def _indicators(found: NewIndicators) -> Iterator[str]:
    yield "[indicators]"
    if found.scored != "points":
        yield f"scored = {_text(found.scored)}"
    if found.columns:
        yield "columns = ["
        yield from (f"    {_column(column)}," for column in found.columns)
        yield "]"
    yield ""
    scored = found.scored != "no"
    for group in found.groups:
        kinds = ", ".join(f"[{_text(key)}, {_text(label)}]" for key, label in group.kinds)
        yield from ("[[groups]]", f"key = {_text(group.key)}", f"label = {_text(group.label)}")
        if scored:
            yield f"points = {_text(group.points)}"
        yield from (f"kinds = [{kinds}]", "")


def _outline(edition: NewEdition) -> Iterator[str]:
    for heading in edition.outline:
        yield from ("[[outline]]", f"key = {_text(heading.key)}", f"text = {_text(heading.text)}")
        yield f"level = {heading.level}"
        if heading.start:
            yield f"start = {_text(heading.start)}"
        if not heading.passage:
            yield "passage = false"
        yield ""


def _labels(edition: NewEdition) -> Iterator[str]:
    labels = {cell.name: cell.label for cell in edition.cells if cell.standard}
    labels |= {name: edition.words.label(name) for name in edition.same}
    labels |= edition.labels
    if edition.indicators is not None:
        known = {column.key for column in edition.indicators.columns}
        labels |= {
            f"indicators[].{key}": label
            for key, label in edition.indicators.labels.items()
            if key not in known
        }
    if labels:
        yield "[labels]"
        yield from (f"{_text(name)} = {_text(label)}" for name, label in labels.items())
        yield ""
    if edition.hand:
        yield from ("[hand]", f"names = [{', '.join(map(_text, edition.hand))}]", "")
