"""What was left over from a form or from another unit's report: gaps, 局机关, another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.findings.part_by_part import some_of
from perfeval_gui.rules.proofreading.prose.texts import (
    OTHER_YEAR,
    OWN_NAME,
    THIS_YEAR,
    Prose,
    Slip,
    Texts,
    Written,
    finding_of,
    passages,
    plain,
    proses,
    written,
)

CHECK: Final = "text-leftover"

_GAPS: Final = pattern(
    r"(?=[XxＸｘ×_＿某（(“《【为共合支数])(?:"
    # Crosses are read from the first of a run, and given back from its end alone.
    r"(?<![XxＸｘ×])[XxＸｘ×]{2,}+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[XxＸｘ×]{2,}+"
    r"|[_＿]{2,}|某某+"
    r"|（[ 　]*）|\([ 　]*\)"
    r"|“[ 　]*”|《[ 　]*》"
    r"|[（(【](?:此处|请|可|待)(?:填|补|写|另|根据|说明|插入)[^）)】\n]{0,30}[）)】]"
    r"|(?:为|共|共计|合计|支出|数)[ 　]*万元(?!以|户|G)|(?<!×)×++(?=万元|人|个|分|年))"
)
_KINDS: Final = (
    "局|委|厅|中心|学校|医院|办公室|办事处|镇|乡|街道|管理处|管理所|馆|大队|支队|协会|联合会"
)
_OF_OFFICE: Final = pattern(
    r"(?P<kind>[局委厅院])(?=机关(?:[“”\"本各及和的内]|三公|经费|干部|人员|运|$))"
)
_SELF: Final = pattern(
    "(?<![自对为与和给由])[我本](?P<kind>局(?![部面势限])|委(?![托派员])|厅|中心|校(?![核验对准])|医?院"
    "|站(?!在|点)|馆|镇|乡(?![村镇])|街道|大队|支队)"
)
# Bodies every unit works with: their names are no leftovers.
_BODIES: Final = pattern(
    "(?:财政|教育|公安|民政|司法|水利|农业农村|农业|林业|商务|审计|统计|税务|发改|发展和改革|交通运输|交通|住建"
    "|住房和城乡建设|城管|城市管理|环保|生态环境|自然资源|国土|规划|应急管理|应急|市场监管|市场监督管理|卫健|卫生健康"
    "|医保|医疗保障|文旅|文化旅游|人社|人力资源和社会保障|信访|乡村振兴|扶贫|退役军人事务|行政审批|数据|机关事务|档案"
    "|气象|粮食|招商|经信|科技|体育|广电|园林|邮政|供电|烟草|纪|党|政法|编|机构编制|组织|宣传)"
    "(?:服务中心|中心|局|委员会|委|厅)?$"
)
_INTRODUCED: Final = pattern(
    rf"(?:^|(?<=[\n。]))[ 　]*(?P<name>[\u4e00-\u9fff]{{3,40}}?(?:{_KINDS}))"
    r"(?=是[^。\n]{0,24}(?:直属|公益|事业单位|行政单位|全额拨款|工作部门|组成部门|预算单位|正科级|副科级|正处级))"
)
# The end of what is introduced: few texts have it, and it is soon looked for.
_MAY_INTRODUCE: Final = pattern("[局委厅心校院室处镇乡道所馆队会]是")
_ENTITLED: Final = pattern(
    rf"(?:{_KINDS})(?=(?:[0-9]{{4}}|{THIS_YEAR}+)年度?(?:部门|单位)?(?:整体支出|预算|决算|绩效自评))"
)
_NAME_BEFORE: Final = pattern(rf"[\u4e00-\u9fff{OWN_NAME}]{{3,40}}$")
_FAR: Final = 48
_YEAR: Final = pattern(
    r"(?<![0-9〔\[（(])(?P<year>20[0-9]{2})年(?!(?!12月(?:31|底|末))[0-9]|[以至到前后来印])"
)
# The title of a paper that is quoted tells of no time of its own: 《关于…的通知》.
_TITLE: Final = pattern(r"《[^《》\n]{0,80}》")
_OF_US: Final = pattern(
    r"(?:^|(?<=\n))[ 　]*(?P<year>20[0-9]{2})年(?:度|，)[，,]?"
    "(?=[我本全][单局委厅中校院站馆镇乡街部年]|在)"
)
_ANY_YEAR: Final = pattern("20[0-9]{2}(?=年)")
_NO_YEAR: Final = 9999
_HONOURED: Final = pattern("荣获|获评|评为|获得|荣誉|基础上")
_ABOUT: Final = pattern("决算|支出|经费|实有|在职|编制|自评|自查|绩效|得分")
_OTHER_TIMES: Final = pattern(
    "较|比|上年|去年|同期|增|减|降|结转|以来|起(?!数)|印发|成立|出台|批准|批复设立|〔|《|届|文件|通知|历年|近[两三五]年"
    f"|组建|划转|更名|挂牌|改革|转隶|设立|本年|今年|当年|{THIS_YEAR}|{OTHER_YEAR}"
)
# A goal and an indicator are of the year itself: a clause that opens with another year is an old
# one, and so is a deadline before the year. What goes on from an earlier year is told as such.
_OPENS: Final = pattern(
    r"(?:(?<![^\s。；;，,、：:.．）)“”【】])|(?<=[在至])|(?<![低高少多大小等优短长早晚迟]于)(?<=于))(?P<year>20[0-9]{2})年度?"
    "(?![以起至到及和与、—~～-]|的?(?:结转|续建|跨年|遗留|尾款|立项|批复|下达|启动|开工|建成|认定|脱贫|提前下达|存量|项目|已"
    "|新增|上级|中央|省级|市级|决算|底数|基数|末))"
    r"|(?<![0-9])(?P<by>20[0-9]{2})年(?:1[0-2]月|0?[1-9]月)?(?:[0-9]{1,2}[日号])?[底末]?(?:之?前|以前)(?!的)"
)
_GOES_ON: Final = pattern("较|比|相比|同期|上年|去年|以来|历年|基数|结转|续建|延续|尾款")
_CLAUSE: Final = pattern(r"[^。；;\n，,]+")
_PAST: Final = ("problems", "measures", "other", "organisation", "duties")
_SENTENCE: Final = pattern(r"[^。；！？\n]+")


def gaps(text: str) -> Iterator[Slip]:
    """Places of a form's template that nobody filled in."""
    for match in _GAPS.finditer(text):
        says = f"“{match[0].strip()}”是没有填写的空位，请填写或者删去。"
        yield Slip(CHECK, match.start(), match.end(), says)


def _passages_first(sheet: Sheet) -> Iterator[Written]:
    yield from passages(sheet)
    yield from (one for one in written(sheet) if not isinstance(one, Prose) or not one.heading)


@some_of(_passages_first)
def leftovers(sheet: Sheet, some: Sequence[Written]) -> Iterator[Finding]:
    """Nothing of another unit or another year. Source: reports are copied from older ones."""
    unit, year = sheet.report.cover.unit.strip(), sheet.report.year
    for prose in proses(some, _says_no_year):
        slips = (
            _of_passage(sheet, prose, unit) if prose.heading else _of_older_years(prose.text, year)
        )
        for slip in slips:
            yield finding_of(sheet, prose, slip)


def _of_passage(sheet: Sheet, prose: Prose, unit: str) -> Iterator[Slip]:
    year, tells = sheet.report.year, _tells(prose.text)
    if tells.of_bodies:
        yield from _of_others(prose.text, unit)
    if tells.first_year < year and sheet.report.narrative.passages[_row(prose)].key not in _PAST:
        yield from _of_years(prose.text, year)


class _Tells(NamedTuple):
    """Whether a text tells of bodies, and the earliest year it names; a late one for none."""

    of_bodies: bool
    first_year: int


@lru_cache(maxsize=512)
def _tells(text: str) -> _Tells:
    looked = plain(text)
    years = map(int, _ANY_YEAR.findall(looked))
    return _Tells(_bodies(looked) is not None, min(years, default=_NO_YEAR))


@lru_cache(maxsize=16_384)
def _says_no_year(texts: Texts) -> bool:
    return not any(_OPENS.search(plain(text)) for text in texts if "年" in text)


@lru_cache(maxsize=512)
def _of_older_years(text: str, year: int) -> tuple[Slip, ...]:
    return tuple(_older(plain(text), year))


def _older(text: str, year: int) -> Iterator[Slip]:
    for clause in _CLAUSE.finditer(text):
        if f"{year}" in clause[0] or _GOES_ON.search(clause[0]):
            continue
        for match in _OPENS.finditer(*_within(clause)):
            group = "year" if match["year"] else "by"
            if int(match[group]) < year:
                yield _dated(match, group, year)


def _row(prose: Prose) -> int:
    return int(prose.name.partition("[")[2].partition("]")[0])


@dataclass(frozen=True, slots=True)
class _Bodies:
    """What a text says of its unit and of others: the same, whichever unit it is read for.

    Attributes:
        offices, selves: Where it says 局机关 and 我局, and the kind of body that it says.
        names: Where it names a body that not every unit works with.
    """

    offices: tuple[tuple[int, int, str], ...]
    selves: tuple[tuple[int, int, str], ...]
    names: tuple[tuple[int, int], ...]


@lru_cache(maxsize=512)
def _bodies(text: str) -> _Bodies | None:
    """Where *text*, as looked at, tells of bodies; None where it tells of none."""
    offices = tuple(
        (match.start(), match.end() + len("机关"), match["kind"])
        for match in (_OF_OFFICE.finditer(text) if "机关" in text else ())
        if not _known_body(text, match.end())
    )
    selves = tuple((*match.span(), match["kind"]) for match in _SELF.finditer(text))
    names = tuple(
        (begin, end)
        for begin, end in _names(text)
        if OWN_NAME not in text[begin:end] and not _known_body(text, end)
    )
    return _Bodies(offices, selves, names) if offices or selves or names else None


def _of_others(text: str, unit: str) -> Iterator[Slip]:
    if not unit or (there := _bodies(looked := plain(text))) is None:
        return iter(())
    return _foreign(looked, there, unit)


def _foreign(text: str, there: _Bodies, unit: str) -> Iterator[Slip]:
    for begin, end, kind in there.offices:
        if kind not in unit:
            says = f"“{text[begin:end]}”不像是本单位（{unit}），请改为本单位的称呼。"
            yield Slip(CHECK, begin, end, says)
    for begin, end, kind in there.selves:
        if kind not in unit and not (kind in "校院" and _teaches(unit)):
            says = f"“{text[begin:end]}”不像是本单位（{unit}），请改为本单位的称呼。"
            yield Slip(CHECK, begin, end, says)
    for begin, end in there.names:
        name = text[begin:end]
        if not _same(name, unit):
            says = f"“{name}”不是本单位（{unit}）的名称，请核对是否从别的报告带来。"
            yield Slip(CHECK, begin, end, says)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where *text* introduces a body or names it in a title."""
    for match in _INTRODUCED.finditer(text) if _MAY_INTRODUCE.search(text) else ():
        yield match.span("name")
    for match in _ENTITLED.finditer(text) if "年" in text else ():
        low = max(match.end() - _FAR, 0)
        if name := _NAME_BEFORE.search(text[low : match.end()]):
            yield low + name.start(), match.end()


def _known_body(text: str, end: int) -> bool:
    """Whether the name that ends at *end* is of a body every unit works with."""
    return bool(_BODIES.search(text[max(end - _FAR, 0) : end]))


def _teaches(unit: str) -> bool:
    return any(word in unit for word in ("学", "校", "院", "幼儿园"))


def _same(name: str, unit: str) -> bool:
    """Whether one name is the other with less or more of the places before it."""
    return name.endswith(unit) or unit.endswith(name) or unit in name or name in unit


@lru_cache(maxsize=512)
def _of_years(text: str, year: int) -> tuple[Slip, ...]:
    return tuple(_stale(plain(text), year))


def _stale(text: str, year: int) -> Iterator[Slip]:
    for line in re.finditer(r"[^\n]+", text):
        said = _TITLE.sub("", line[0])
        if f"{year}" in line[0] or _OTHER_TIMES.search(said):
            continue
        if (opens := _older_opening(line)) is not None and int(opens["year"]) < year:
            yield _dated(opens, "year", year)
            continue
        for sentence in _SENTENCE.finditer(text, *line.span()):
            about = max((m.start() for m in _ABOUT.finditer(*_within(sentence))), default=-1)
            for match in _YEAR.finditer(*_within(sentence)):
                if int(match["year"]) < year and match.end() <= about:
                    yield _dated(match, "year", year)


def _older_opening(line: re.Match[str]) -> re.Match[str] | None:
    """A line that opens as the report of a year does; not one that looks back."""
    return None if _HONOURED.search(line[0]) else _OF_US.match(*_within(line))


def _within(part: re.Match[str]) -> tuple[str, int, int]:
    return part.string, part.start(), part.end()


def _dated(match: re.Match[str], group: str, year: int) -> Slip:
    begin, end = match.span(group)
    says = f"这里写的是 {match[group]} 年，报告年度是 {year} 年，请核对是否从旧报告带来。"
    return Slip(CHECK, begin, end + len("年"), says)
