"""Files matched against editions: which edition and year they are, and what they say for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from perfeval_gui.domain.edition.page_marks import is_page_mark
from perfeval_gui.domain.record.report import BESIDE
from perfeval_gui.imports.forms.labels import MOST_LABEL, Hit, Labels
from perfeval_gui.imports.forms.plan import plan_of
from perfeval_gui.imports.forms.words import (
    squeezed,
    with_relative_years,
)
from perfeval_gui.imports.matching.findings import Findings, Found, Key, Row, key_of
from perfeval_gui.imports.matching.flow import Flow
from perfeval_gui.imports.matching.following import followed
from perfeval_gui.imports.matching.grid import Grid, cell_trace, paragraph_trace
from perfeval_gui.imports.matching.result import Likeness, Match, Matched, Text, Trace
from perfeval_gui.imports.matching.rows import Assigning
from perfeval_gui.imports.matching.settling import Settling
from perfeval_gui.imports.matching.tables import TableReader
from perfeval_gui.imports.matching.years import Years
from perfeval_gui.imports.model import Contents, Paragraph, Table
from perfeval_gui.rules.figures.rulebook import Rulebook

_NO_YEAR: Final = "文件里没有写是哪一年的，按 {} 年度读。"
_ANSWERS: Final = "explanations"
_TWO_YEARS: Final = "文件里的年份分不清是 {} 年度还是 {} 年度，写着年份的栏目没有认。"


class Matcher:
    """Matches files against one edition; made once, it can be asked for many files."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._plan = plan_of(book.edition)
        self._labels = Labels(self._plan)
        self._settling = Settling(book)
        self._years = Years(self._plan, self._labels)

    # ---- which edition, which year

    def likeness(self, files: Iterable[Contents]) -> Likeness:
        """How much of the edition is in *files*."""
        texts = [text for one in files for text, _ in _texts(one)]
        year = next(iter(self._years.of(texts)), 0)
        found = {hit.static.number for text in texts for hit in self._hits(text, year)}
        edition = self.book.edition
        words = {squeezed(text) for text in texts if len(text) <= MOST_LABEL}
        kinds = {squeezed(word) for group in edition.groups for word in group.kinds.values()}
        groups = {squeezed(group.label) for group in edition.groups}
        return Likeness(
            edition=edition.id,
            labels=len(found),
            of=self._labels.count,
            words=len(words & (kinds | groups)),
            same_year=year == edition.year,
        )

    def _hits(self, text: str, year: int) -> list[Hit]:
        return self._labels.of(with_relative_years(text, year))

    # ---- what they say

    def match(self, files: Sequence[Contents], year: int = 0) -> Match:
        """What *files* together say for the edition.

        Args:
            files: As read; rows of tables follow each other in their order.
            year: Report year of the files, 0 to have it told by what they say.
        """
        texts = [text for one in files for text, _ in _texts(one)]
        years = (year,) if year else self._years.of(texts)
        said = years[0] if len(years) == 1 else 0
        findings = Findings()
        if len(years) > 1:
            findings.tell(_TWO_YEARS.format(*years[:2]))
        elif not years:
            findings.tell(_NO_YEAR.format(self.book.edition.year))
        passages: dict[str, list[Found]] = {}
        twice: set[str] = set()
        for one in files:
            findings.used = defaultdict(list)
            findings.files.append(findings.used)
            flow = self._read(one, said, findings)
            for key, found in flow.passages.items():
                if key in passages:
                    twice.add(key)
                passages.setdefault(key, []).extend(found)
            twice |= flow.twice
        cells = tuple(self._cells(findings, passages, frozenset(twice)))
        known = followed(self.book, said or self.book.edition.year, cells)
        told, seen = zip(files, findings.files, strict=True), self._seen(cells)
        audit = (self._audited(one, used, said, seen) for one, used in told)
        return Match(
            edition=self.book.edition.id,
            year=said,
            cells=known.cells,
            answers=tuple(self._settling.answers(findings.rows[_ANSWERS])),
            computed=known.computed,
            deviations=known.deviations,
            texts=tuple(chain.from_iterable(audit)),
            told=tuple(findings.told),
        )

    def _seen(self, cells: Iterable[Matched]) -> frozenset[str]:
        """What stands alone in a line of the form, where it was found elsewhere with a label."""
        alone = {
            text.pieces[0].name
            for text in self._plan.texts
            if len(text.pieces) == 1 and text.pieces[0].name
        }
        return frozenset(
            squeezed(str(one.value)) for one in cells if one.name in alone and one.state == "sure"
        )

    def _read(self, contents: Contents, year: int, findings: Findings) -> Flow:
        flow = Flow(self._plan, year, findings)
        tables = TableReader(self._plan, Assigning(self._labels, year), flow, findings)
        follows = False
        for block, one in enumerate(contents.blocks):
            if isinstance(one, Table):
                tables.read(Grid(one, block, contents.file), follows=follows)
                follows = True
            elif one.text.strip():
                # What is not shown belongs to no text that is: it is told with what nobody knew.
                if one.where == "body" and "hidden" not in one.remarks:
                    flow.text(one.text, paragraph_trace(contents, block, one), alone=True)
                follows = follows and not _is_words(one.text)
        return flow

    def _audited(
        self,
        contents: Contents,
        used: Mapping[Key, list[Text]],
        year: int,
        seen: frozenset[str],
    ) -> Iterator[Text]:
        """Every text with what became of it; what nobody knew is said to be not recognised."""
        for text, trace in _texts(contents):
            if known := used.get(key_of(trace)):
                yield from known
            elif squeezed(text) in seen:
                yield Text(use="value", trace=trace)
            elif _says_nothing(contents, trace, text) or self._hits(text, year):
                yield Text(use="label", trace=trace)
            else:
                yield Text(use="unrecognised", trace=trace)

    def _cells(
        self, findings: Findings, passages: dict[str, list[Found]], twice: frozenset[str]
    ) -> Iterator[Matched]:
        by_name: dict[str, list[Found]] = defaultdict(list)
        for found in findings.cells:
            by_name[found.name].append(found)
        form = self.book.form
        for name, found_there in by_name.items():
            if name not in form.fields and name in self.book.figures:
                yield self._settling.single(name, found_there)
        for name in form.fields:
            if name in self.book.printed or name in by_name or self._is_line(name):
                yield self._settling.single(name, by_name[name])
        yield from self._rows(findings, passages, twice)

    def _rows(
        self, findings: Findings, passages: dict[str, list[Found]], twice: frozenset[str]
    ) -> Iterator[Matched]:
        """The cells of the tables."""
        for table in self.book.form.tables:
            if table == _ANSWERS:
                # Which cell an answer is about is known once the others are taken over.
                continue
            if table in BESIDE:
                self._left_out(findings.rows[table], findings)
            elif table == "passages":
                yield from self._settling.passages(passages, twice)
            else:
                yield from self._settling.rows(
                    table, findings.rows[table], twice=findings.seen[table] > 1
                )

    @staticmethod
    def _left_out(rows: Iterable[Row], findings: Findings) -> None:
        """Rows that are of no use: their texts are told with what nobody knew."""
        for row in rows:
            for found in row.cells.values():
                if found.trace is not None:
                    for used in findings.files:
                        used.pop(key_of(found.trace), None)

    def _is_line(self, name: str) -> bool:
        table, _, column = name.partition(".")
        if not column:
            return False
        edition = self.book.edition
        if edition.fund_row(table) is not None:
            return f"funds.{column}" in self.book.printed
        line, _, key = column.partition(".")
        return bool(line) and f"{table}.{key}" in self.book.printed


def _texts(contents: Contents) -> Iterator[tuple[str, Trace]]:
    """Every text of *contents* that has more than spaces, with its place."""
    for block, one in enumerate(contents.blocks):
        if isinstance(one, Paragraph):
            if one.text.strip():
                yield one.text, paragraph_trace(contents, block, one)
            continue
        for cell in one.cells:
            if cell.text.strip():
                yield cell.text, cell_trace(contents.file, block, one, cell)


def _says_nothing(contents: Contents, trace: Trace, text: str) -> bool:
    """Whether *text* has nothing but signs, or is the number of a page or a mark of ours."""
    block = contents.blocks[trace.block]
    if isinstance(block, Paragraph) and block.where in ("header", "footer"):
        return not _is_words(text) or is_page_mark(text)
    return not any(sign.isalnum() for sign in text)


def _is_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
