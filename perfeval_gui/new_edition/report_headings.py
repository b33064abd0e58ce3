"""自评报告 in a blank form: a page of headings, each with room for what is to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.word.laid_out import LaidTable, LaidText
from perfeval_gui.new_edition.declared import NewEdition, NewHeading
from perfeval_gui.new_edition.texts import is_blank, printed

_FIRST: Final = pattern("^[一二三四五六七八九十]{1,3}[、.．]")
_SECOND: Final = pattern("^[（(][一二三四五六七八九十]{1,3}[）)]")
_LEAST: Final = 4
"""Headings that make a page an outline."""
_LONG: Final = 60


def outline(
    blocks: Sequence[LaidText | LaidTable], edition: NewEdition
) -> tuple[Sequence[LaidText], bool]:
    """What stands above an outline, and whether *blocks* are one, which *edition* then has.

    What a form prints below a heading is what a new report begins with there.
    """
    texts = [one for one in blocks if isinstance(one, LaidText) and not is_blank(one.text)]
    levels = [_level(one) for one in texts]
    firsts = [at for at, level in enumerate(levels) if level == 1]
    tables = any(isinstance(one, LaidTable) for one in blocks)
    if edition.outline or tables or sum(map(bool, levels)) < _LEAST or not firsts:
        return (), False
    edition.outline += _headings(texts[firsts[0] :], levels[firsts[0] :], edition)
    edition.sections["report"] = ""
    return texts[: firsts[0]], True


def _level(text: LaidText) -> int:
    words = text.text.strip()
    if len(words) >= _LONG or text.side == "center":
        return 0
    return 1 if _FIRST.match(words) else 2 if _SECOND.match(words) else 0


def _headings(
    texts: Sequence[LaidText], levels: Sequence[int], edition: NewEdition
) -> Iterator[NewHeading]:
    starts = [at for at, level in enumerate(levels) if level]
    for at, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        below = "".join(printed(one.text.strip(), edition.year) for one in texts[at + 1 : end])
        deeper = end < len(texts) and levels[end] > levels[at]
        yield NewHeading(
            key=f"heading{at + 1}",
            text=printed(texts[at].text.strip(), edition.year),
            level=levels[at],
            start=below,
            passage=bool(below) or not deeper,
        )
