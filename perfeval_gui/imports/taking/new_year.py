"""A new year's report from last year's: what stays comes along, what was of that year is blank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.kinds import POINTS, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Unread, Value, is_blank
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.fields import address, any_row, cell_name, get, kind_of, rows_of
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.names.unconfirmed import marked
from perfeval_gui.domain.record.report import BESIDE, STANDARD, Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import TextFix
from perfeval_gui.rules.proofreading.readers import proofread
from perfeval_gui.rules.sentences.starting_texts import starting_text
from perfeval_gui.rules.sentences.text_links import printed

_LINK: Final = "text-figure-link"
_REPORT: Final = "passages"
LISTS: Final = BESIDE.keys() | {"buildings", _REPORT}
"""Tables that come along in no or another way: what was built is of that year alone."""
_RESULTS: Final = pattern("actual|achieved|reason|lowered|band|opinion|second_score|adjusted")
"""In the names of standard texts that say what came of the year."""
_RESULT_WORDS: Final = pattern(
    "完成|达成|达到|实现|实际|执行|落实|进度|进展|情况|结果|成效|效果|成绩|成果|亮点|总结"
    "|得分|评分|打分|扣分|加分|减分|核减|扣减|核定|核实|复核|审核|审查|评定|评价|自评|等级|等次|结论|意见"
    "|偏差|偏离|原因|分析|问题|不足|差距|整改|改进|建议|调整|变动|变化|增减|说明|备注|附注"
)
"""In the labels of an edition's own cells that say what came of the year, or may say it.

Such a cell is blank in a new year: what is blank is typed again, last year's result is overlooked.
"""
_PLAN_WORDS: Final = pattern(
    "(?:评分|打分|扣分|加分|减分|得分|评价|自评|评定|审核)(?:标准|细则|办法|规则|依据|方法|方式|机构|单位|部门|人员|人|对象)"
    "|(?:完成|实现)(?:时限|期限)|计划(?:完成|实现)(?:时间|日期|月份)?$|预期(?:效果|成果|结果)"
    "|(?:基本|单位|部门|项目)(?:基本)?情况$|指标(?:说明|解释)"
)
"""Words of plans and duties in which those of a result stand."""
_SENTENCE: Final = pattern(r"[^。！？；\n]*[0-9０-９][^。！？；\n]*[。！？；]?")
_NUMBERING: Final = pattern(r"^\s*(?:目标)?[（(]?[0-9]{1,2}[、.．:：)）]|\{[^{}]*\}")
_DIGIT: Final = pattern("[0-9０-９]")
_FROM: Final = "{} 年度的报告"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewYear:
    """A new report.

    Attributes:
        report: With everything that came along; each of its cells waits to be looked over.
        names: Those cells.
        sentences: Sentences of its texts that still name figures, with the cell they stand in.
    """

    report: Report
    names: tuple[str, ...]
    sentences: tuple[tuple[str, str], ...]


def new_year(old: Sheet, starting: Report) -> NewYear:
    """The report of the year after *old*.

    Args:
        old: Last year's report with its figures.
        starting: An untouched report of the same edition for the new year; what does not come
            along stays as it is there.
    """
    texts = linked(old)
    values = dict(_singles(old))
    for table in old.report.form.tables:
        if table not in LISTS:
            values |= _rows(old, table)
    report = put_cells(starting, values)
    report, passages = _with_passages(report, texts)
    names = (*values, *passages)
    trace = _FROM.format(old.report.year)
    report = marked(report, dict.fromkeys(names, trace))
    return NewYear(report=report, names=names, sentences=sentences_in(report, names))


def sentences_in(report: Report, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The sentences that still name figures in the cells called *names*, each with its cell."""
    return tuple(
        (name, sentence)
        for name in names
        if _is_prose(report, name) and isinstance(text := get(report, name), str)
        for sentence in _with_figures(text)
    )


def _is_prose(report: Report, name: str) -> bool:
    """Whether a cell holds sentences, and not a number of a telephone or a code."""
    kind = kind_of(report.form, name)
    return kind is not None and kind.lines


# ---- cells


def _singles(old: Sheet) -> Iterator[tuple[str, Value]]:
    for name, field in old.report.form.fields.items():
        value = get(old.report, name)
        if stays(old.edition, name, field.kind) and not is_blank(value):
            yield name, value
    for later, earlier in lasts_of(old).items():
        if later in old.report.form.fields and not is_blank(value := _figure(old, earlier)):
            yield later, value


def stays(edition: Edition, name: str, kind: Kind) -> bool:
    """Whether what is typed in a cell is of more than one year: texts and choices, no results.

    Points are those of an indicator, like its name.
    """
    lasting = kind.holds in ("text", "choice") or ("[" in name and kind.name == POINTS.name)
    return lasting and not is_result(edition, any_row(name))


def is_result(edition: Edition, name: str) -> bool:
    """Whether the cell or column *name* says what came of the year.

    An edition calls its own cells as it likes, so they are known by what is printed beside them.
    """
    if kind_of(STANDARD, name) is not None:
        return _RESULTS.search(name) is not None
    labels = (edition.labels.get(name, ""), edition.names.get(name, ""))
    words = "".join(" ".join(labels).split())
    return not words or _RESULT_WORDS.search(_PLAN_WORDS.sub("", words)) is not None


def _rows(old: Sheet, table: str) -> dict[str, Value]:
    kinds = old.report.form.tables[table].kinds
    lasts = lasts_of(old)
    found: dict[str, Value] = {}
    for row in range(len(rows_of(old.report, table))):
        for column, kind in kinds.items():
            name = cell_name(table, row, column)
            earlier = lasts.get(f"{table}[].{column}")
            if earlier is not None:
                value = old.value(earlier.replace("[]", f"[{row}]", 1))
            elif stays(old.edition, name, kind):
                value = get(old.report, name)
            else:
                continue
            if not is_blank(value) and not isinstance(value, Unread):
                found[name] = value
    return found


def _figure(old: Sheet, name: str) -> Value:
    """The figure *name* of last year, where it was typed; a sum follows from its parts again."""
    if old.figure(name) is not None and not old.typable(name):
        return None
    value = old.value(name)
    return None if isinstance(value, Unread) else value


def lasts_of(old: Sheet) -> Mapping[str, str]:
    """Cells and columns of the year before, by name, with those of the year that they repeat.

    A column is that of the year before by its label: {Y-1}年决算数 beside {Y}年决算数.
    """
    labels = old.edition.labels
    columns: dict[tuple[str, str], str] = {}
    for name, label in labels.items():
        table, _, column = _parts(name)
        if column:
            columns[table, label] = column
    found: dict[str, str] = {}
    for (table, label), column in columns.items():
        this = columns.get((table, label.replace("{Y-1}", "{Y}")))
        if "{Y-1}" not in label or this is None:
            continue
        found |= _repeated(old, table, column, this)
    return found


def _parts(name: str) -> tuple[str, str, str]:
    found = address(name)
    if found is not None:
        return f"{found[0]}[]", "", found[2]
    return name.partition(".")


def _repeated(old: Sheet, table: str, column: str, this: str) -> dict[str, str]:
    if table.endswith("[]"):
        return {f"{table}.{column}": f"{table}.{this}"}
    lines = old.edition.lines.get(table, ())
    found: dict[str, str] = {}
    for line in lines:
        prefix = line.key if table == "funds" else f"{table}.{line.key}"
        found[f"{prefix}.{column}"] = f"{prefix}.{this}"
    return found


# ---- the report


def linked(old: Sheet) -> dict[str, str]:
    """The texts of the report by their headings, with typed figures made links where known.

    What the form says by itself is not among them: the new report says it of its own figures.
    """
    fixes: dict[str, list[TextFix]] = defaultdict(list)
    for finding in proofread(old):
        for fix in (finding.fix,) if finding.check == _LINK else ():
            if isinstance(fix, TextFix):
                fixes[fix.name].append(fix)
    headings = {heading.key: heading for heading in old.edition.outline}
    texts: dict[str, str] = {}
    for row, passage in enumerate(old.report.narrative.passages):
        heading = headings.get(passage.key)
        if heading is None or not _says_itself(old, passage.text, starting_text(old, heading)):
            name = cell_name(_REPORT, row, "text")
            texts[passage.key] = _with_links(passage.text, fixes[name])
    return texts


def _says_itself(old: Sheet, text: str, standard: str) -> bool:
    return "".join(printed(text, old).split()) == "".join(printed(standard, old).split())


def _with_links(text: str, fixes: Iterable[TextFix]) -> str:
    made, end = text, len(text)
    for fix in sorted(fixes, key=lambda one: one.span, reverse=True):
        if fix.span[1] <= end and fix.text == text:
            made = made[: fix.span[0]] + fix.words + made[fix.span[1] :]
            end = fix.span[0]
    return made


def _with_passages(report: Report, texts: Mapping[str, str]) -> tuple[Report, tuple[str, ...]]:
    rows = report.narrative.passages
    changed = put_cells(
        report,
        {
            cell_name(_REPORT, row, "text"): texts[one.key]
            for row, one in enumerate(rows)
            if texts.get(one.key, "").strip()
        },
    )
    names = tuple(
        cell_name(_REPORT, row, "text")
        for row, one in enumerate(changed.narrative.passages)
        if one is not rows[row]
    )
    return changed, names


def _with_figures(text: str) -> Iterator[str]:
    """Sentences of *text* that name a figure which is no link and no number of a list."""
    for match in _SENTENCE.finditer(text):
        if _DIGIT.search(_NUMBERING.sub("", match[0])) is not None:
            yield match[0].strip()
