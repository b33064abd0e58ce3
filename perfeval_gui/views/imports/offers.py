"""What files offer for the open report, row by row, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.names.fields import get, kind_of, with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.matching.result import Deviation, Match, Trace
from perfeval_gui.imports.taking.answers import NO_FINDING, Belonging, belonging
from perfeval_gui.imports.taking.marking import part_of_passage, where
from perfeval_gui.imports.taking.taking import Choices, Placed, placed, take_over
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.sentences.starting_texts import followed, starting_text
from perfeval_gui.rules.sentences.text_links import printed, to_screen
from perfeval_gui.rules.telling.where_shown import home_of, title_of

Group = Literal["sure", "asked", "missing", "unknown"]
GROUPS: Final[dict[Group, str]] = {
    "sure": "确定",
    "asked": "要你定",
    "missing": "没有找到",
    "unknown": "没有认出",
}
_OTHERS: Final = "已经填了别的内容，取来就换掉。"
_FOLLOWS: Final = "这是算出来的数，不取。文件里写的与按取来的数算出的不同，请核对。"
_ANSWERS: Final = "审核说明"
_OTHER_YEAR: Final = "文件是另一个年度的，要取的请逐格选。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row of the list.

    Attributes:
        group: Under which heading it is listed.
        title: What it is about: section and label of the cell; of a text that was not recognised
            where it stands.
        shown: What the file says.
        typed: What is typed there now, where that is something else; empty for nothing.
        reason: Why it is not simply taken over, a sentence; empty where it is.
        trace: Where it stands in the file; None where it is in none.
        name: The cell by the names of the match; empty for what cannot be taken over.
        value: What is taken over.
        over: Whether that replaces something typed.
        answers: Of an answer to a finding, how the two belong together.
    """

    group: Group
    title: str
    shown: str = ""
    typed: str = ""
    reason: str = ""
    trace: Trace | None = None
    name: str = ""
    value: Value = None
    over: bool = False
    answers: Belonging | None = None

    @property
    def told(self) -> str:
        """All there is to say of it, in lines."""
        stands = where(self.trace) if self.trace is not None else ""
        lines = (
            self.title,
            f"文件里：{self.shown}" if self.shown else "",
            f"现在填的：{self.typed}" if self.typed else "",
            f"取自：{stands}" if stands not in ("", self.title) else "",
            self.reason,
        )
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Offering:
    """Makes the offers of *match* for the report of *sheet*.

    Attributes:
        untouched: A report of the same edition and year that nobody has typed into.
        told: What is said of the files as a whole, sentences.
    """

    sheet: Sheet
    untouched: Report
    match: Match
    told: tuple[str, ...]

    @property
    def other_year(self) -> bool:
        """Whether the files are of another year than the report."""
        return self.match.year not in (0, self.sheet.report.year)

    @cached_property
    def starting(self) -> Report:
        """What stands in the report and was typed by nobody, standard sentences of now included."""
        report = self.sheet.report
        headings = {heading.key: heading for heading in self.sheet.edition.outline}
        rows = tuple(
            replace(row, text=starting_text(self.sheet, headings[row.key]))
            if row.key in headings
            else row
            for row in report.narrative.passages
        )
        return with_rows(self.untouched, "passages", rows) if rows else self.untouched

    @cached_property
    def full(self) -> Sheet:
        """As it would be with everything taken over: it has the rows that are new."""
        return self._with(frozenset())

    @cached_property
    def _standing(self) -> dict[str, str]:
        """What the sentences of the report will say by themselves, by the key of the heading."""
        names = (one.name for one in self.match.cells)
        texts = frozenset(name for name in names if part_of_passage(name))
        after = followed(self.sheet, self._with(texts)) if texts else self.full
        rows = after.report.narrative.passages
        return {row.key: _words(printed(row.text, after)) for row in rows}

    def _with(self, left: frozenset[str]) -> Sheet:
        doubtful = {one.name: one.value for one in self.match.of("doubtful")}
        names = frozenset(one.name for one in self.match.cells)
        values = {name: value for name, value in doubtful.items() if name not in left}
        every = Choices(values=values, over=names, left=left)
        report = take_over(self.sheet.report, self.match, every, self.starting).report
        return self.sheet.book.evaluate(report, self.sheet)

    def offers(self) -> Iterator[Offer]:
        """Every offer, group by group in the order of the report."""
        for one in placed(self.sheet.report, self.match, self.starting):
            part = part_of_passage(one.name)
            if part != "key" and not (part == "text" and self._says_itself(one)):
                yield from self._of_cell(one)
        for deviation in self.match.deviations:
            yield self._of_figure(deviation)
        yield from self._of_answers()
        for sentence in (*self.told, *self.match.told):
            yield Offer(group="unknown", title=sentence)
        for trace in self.match.unrecognised:
            yield Offer(group="unknown", title=where(trace), shown=trace.text, trace=trace)

    def _says_itself(self, one: Placed) -> bool:
        """Whether the report will say the same as the file, and follow the figures besides."""
        key = self.match.by_name[f"{one.found.name.removesuffix('.text')}.key"].value
        return self._standing.get(str(key)) == _words(str(one.found.value))

    def _of_cell(self, one: Placed) -> Iterator[Offer]:
        found = one.found
        readings = [(found.value, next(iter(found.traces), None))]
        if found.state == "missing":
            yield Offer(group="missing", title=self._title(one.name), reason=found.reason)
            return
        if found.state == "doubtful":
            readings += [(other.value, other.trace) for other in found.others]
        for value, trace in readings if found.state != "blank" else ():
            if not is_blank(value) and value != self._now(one.name):
                yield self._of_value(one, value, trace)

    def _of_answers(self) -> Iterator[Offer]:
        """The answers to findings, each with what it may belong to once the cells are taken."""
        found = belonging(self.full, self.match.answers)
        yield from (self._of_answer(one) for one in found if not one.stands(self.sheet.report))
        known = {id(one.answer) for one in found}
        for one in self.match.answers:
            if id(one) not in known:
                yield Offer(
                    group="unknown",
                    title=where(one.trace),
                    shown=one.text,
                    reason=NO_FINDING,
                    trace=one.trace,
                )

    def _of_answer(self, one: Belonging) -> Offer:
        kept = one.kept(self.sheet.report)
        typed = kept if kept != one.answer.text else ""
        reason = one.reason + (_OTHERS if typed else "")
        return Offer(
            group="asked" if reason else "sure",
            title=f"{_ANSWERS}　{one.title}",
            shown=one.answer.text,
            typed=typed,
            reason=reason or (_OTHER_YEAR if self.other_year else ""),
            trace=one.answer.trace,
            name=f"explanations[{one.number}]",
            over=bool(typed),
            answers=one,
        )

    def _now(self, name: str) -> Value:
        """What stands in the cell *name* of the report; blank where its row is new."""
        try:
            return get(self.sheet.report, name)
        except KeyError:
            return None

    def _of_value(self, one: Placed, value: Value, trace: Trace | None) -> Offer:
        over = not is_blank(one.typed)
        reason = one.found.reason + (_OTHERS if over else "")
        return Offer(
            group="asked" if reason else "sure",
            title=self._title(one.name),
            shown=self._shown(one.name, value),
            typed=self._shown(one.name, one.typed) if over else "",
            reason=reason or (_OTHER_YEAR if self.other_year else ""),
            trace=trace,
            name=one.found.name,
            value=value,
            over=over,
        )

    def _of_figure(self, one: Deviation) -> Offer:
        return Offer(
            group="asked",
            title=self._title(one.name),
            shown=one.shown,
            typed=one.follows,
            reason=_FOLLOWS,
            trace=one.trace,
        )

    # ---- in words

    def _title(self, name: str) -> str:
        home = home_of(self.full, name)
        section = next((one.title for one in self.full.edition.sections if one.key == home), "")
        return f"{section}　{''.join(title_of(self.full, name).split()) or name}".strip()

    def _shown(self, name: str, value: Value) -> str:
        """*value* as the form shows it in the cell *name*."""
        kind = kind_of(self.sheet.report.form, name)
        if kind is None or isinstance(value, Unread):
            return value.text if isinstance(value, Unread) else str(value or "")
        if kind.holds == "flag":
            return "是" if value else "否"
        if kind.holds != "choice":
            return to_screen(kind.show(value), self.sheet.edition)
        labels = dict(self.full.choices(name))
        return labels.get(str(value), str(value))


def _words(text: str) -> str:
    return "".join(text.split())
