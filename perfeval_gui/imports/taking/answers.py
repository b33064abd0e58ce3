"""审核说明 of files: which finding each answers, told by what was found and its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import address, cell_name, rows_of
from perfeval_gui.domain.names.unconfirmed import marked
from perfeval_gui.domain.record.report import Report
from perfeval_gui.imports.forms.words import tight
from perfeval_gui.imports.matching.result import Answer
from perfeval_gui.imports.taking.marking import told_at
from perfeval_gui.imports.taking.taking import Taken
from perfeval_gui.rules.checklist import title_of
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.answers import answer_of, answerable, with_answer
from perfeval_gui.rules.findings.finding import Finding

TABLE: Final = "explanations"
NO_FINDING: Final = "没有找到它对着的检查结果，请对照着在检查结果里写。"
"""What is told of an answer that belongs to nothing that is found in the report."""
_SEVERAL: Final = "文件里的这条说明对得上不止一处。"
_OTHER_WORDS: Final = "同一处在文件里有不同的说明。"
_OTHER_TITLE: Final = "数字对得上，校核事项在文件里写的是“{}”。"
_OTHER_FIGURES: Final = "文件里的说明是对“{}”写的，现在是“{}”。取来以后还要重新核对。"
_NO_FIGURES: Final = "文件里没有写是对哪些数字的说明，现在是“{}”。取来以后还要重新核对。"
_MOST_LIKE: Final = 3
_LONGEST: Final = 60
_Key = tuple[str, str]
"""What an answer is about: what was found, and the figures, without spaces."""
_DIGITS: Final = pattern("[0-9.,%+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """An answer of a file, and a finding that it may belong to.

    Attributes:
        number: What it is about in the file; of all with one number only one can be taken over.
        answer: The answer.
        finding: The finding.
        reason: Why the two may not belong together, a sentence; empty where they surely do.
    """

    number: int
    answer: Answer
    finding: Finding
    reason: str = ""

    @property
    def title(self) -> str:
        """What it answers, in words."""
        return f"{title_of(self.finding.check)}：{self.finding.figures}"

    def kept(self, report: Report) -> str:
        """The answer that *report* has already, whatever figures it was given for; or nothing."""
        kept = answer_of(report, self.finding)
        return kept.answer if kept is not None else ""

    def stands(self, report: Report) -> bool:
        """Whether *report* has this very answer already, for the figures of now."""
        kept = answer_of(report, self.finding)
        same = kept is not None and kept.figures == self.finding.figures
        return same and self.kept(report) == self.answer.text


def belonging(sheet: Sheet, answers: Sequence[Answer]) -> tuple[Belonging, ...]:
    """Every finding that one of *answers* may belong to, in the order of the answers.

    Surely it belongs to the only one that is called as the file says and rests on the very figures
    that the file says. An answer to what is not found has none.

    Args:
        sheet: The report with what is taken over of its cells.
        answers: As a match has them.
    """
    found = tuple(_paired(_findings(sheet), answers))
    sure = [one for one in found if not one.reason]
    if len(sure) == len(answers):
        return found
    # Something may only be told once what covers it is answered.
    answered = sheet.book.evaluate(_answered(sheet.report, sure), sheet)
    return tuple(_paired(_findings(answered), answers))


def take_answers(taken: Taken, chosen: Iterable[Belonging]) -> Taken:
    """*taken* with the answers that were *chosen*, each waiting to be looked over.

    An answer that was given for other figures is kept with those, so that it is asked for again.
    One about a row that was not taken over is left out.
    """
    wanted = [one for one in chosen if _is_there(taken.report, one.finding.name)]
    report = _answered(taken.report, wanted)
    rows = rows_of(report, TABLE)
    traces: dict[str, str] = {}
    for one in wanted:
        kept = answer_of(report, _given(one))
        at = next(number for number, row in enumerate(rows) if row is kept)
        traces[cell_name(TABLE, at, "answer")] = told_at(one.answer.trace)
    return replace(taken, report=marked(report, traces), names=(*taken.names, *traces))


def _answered(report: Report, chosen: Iterable[Belonging]) -> Report:
    for one in chosen:
        report = with_answer(report, _given(one), one.answer.text)
    return report


def _given(one: Belonging) -> Finding:
    """The finding as it was when the answer was given."""
    if tight(one.answer.figures) == tight(one.finding.figures):
        return one.finding
    return replace(one.finding, figures=clean_text(one.answer.figures))


def _is_there(report: Report, name: str) -> bool:
    found = address(name)
    if found is None or found[1] is None:
        return True
    return found[1] < len(rows_of(report, found[0]))


# ---- which belong together


def _findings(sheet: Sheet) -> list[Finding]:
    return [one for one in run_checks(sheet) if answerable(one)]


def _key(answer: Answer) -> _Key:
    return tight(answer.title), tight(answer.figures)


def _title(finding: Finding) -> str:
    return tight(title_of(finding.check))


def _figures(finding: Finding) -> str:
    return tight(finding.figures)


def _paired(findings: Sequence[Finding], answers: Sequence[Answer]) -> Iterator[Belonging]:
    same: dict[_Key, list[Finding]] = defaultdict(list)
    for one in findings:
        same[_title(one), _figures(one)].append(one)
    given = {(_key(one), tight(one.text)): one for one in reversed(answers)}
    words = Counter(key for key, _ in given)
    left = [one for one in findings if (_title(one), _figures(one)) not in words]
    numbers = {key: number for number, (key, _) in enumerate(given)}
    for (key, _), answer in reversed(given.items()):
        exact = same.get(key, ()) if answer.figures else ()
        if not exact:
            yield from _like(numbers[key], answer, left)
            continue
        reason = answer.doubt or (_SEVERAL if len(exact) > 1 else "")
        reason = reason or (_OTHER_WORDS if words[key] > 1 else "")
        for one in exact:
            yield Belonging(number=numbers[key], answer=answer, finding=one, reason=reason)


def _like(number: int, answer: Answer, findings: Sequence[Finding]) -> Iterator[Belonging]:
    """Findings like what *answer* is about: of the same figures, or called the same.

    Of many that are called the same those are meant that say the same but for their figures.
    """
    figures, title = tight(answer.figures), tight(answer.title)
    meant = [one for one in findings if figures and _figures(one) == figures]
    if not meant:
        called = [one for one in findings if title and _title(one) == title]
        meant = [one for one in called if _unlike_digits(_figures(one)) == _unlike_digits(figures)]
        meant = meant or (called if len(called) <= _MOST_LIKE else [])
    for one in meant:
        reason = answer.doubt or _why(answer, one)
        yield Belonging(number=number, answer=answer, finding=one, reason=reason)


def _why(answer: Answer, finding: Finding) -> str:
    now = cut(finding.figures, _LONGEST)
    if not answer.figures:
        return _NO_FIGURES.format(now)
    if tight(answer.figures) == _figures(finding):
        return _OTHER_TITLE.format(cut(answer.title, _LONGEST))
    return _OTHER_FIGURES.format(cut(answer.figures, _LONGEST), now)


def _unlike_digits(figures: str) -> str:
    return _DIGITS.sub("", figures)
