"""Numbers of headings and of items inside one text: missing, repeated, or of mixed style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.rules.proofreading.prose.texts import Slip
from perfeval_gui.rules.quantities.numerals import chinese_number

CHECK: Final = "text-numbering"

_CHINESE: Final = "[一二三四五六七八九十]{1,3}"
_NUMBER: Final = pattern(
    # What it may begin with is looked for first: the places before are looked at in few places.
    r"(?=[ 　\t（(0-9一二三四五六七八九十①-⑳])"
    rf"(?:^|(?<=\n)|(?<=[；;。：:]))[ 　\t]*(?P<mark>"
    rf"(?P<comma>[0-9]{{1,2}})、(?![0-9]{{1,2}}[、号季月日类级])|(?P<dot>[0-9]{{1,2}})[.．](?![0-9])"
    rf"|（(?P<round>[0-9]{{1,2}})）|\((?P<half>[0-9]{{1,2}})\)|(?P<bracket>[0-9]{{1,2}})[)）]"
    rf"|(?P<han>{_CHINESE})、(?![一二三四五六七八九十])"
    rf"|（(?P<hanround>{_CHINESE})）|\((?P<hanhalf>{_CHINESE})\)"
    rf"|(?P<first>{_CHINESE})是(?=[^否非])|(?P<circle>[①-⑳]))"
)
_CIRCLES: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SHOWN: Final = {
    "comma": "1、", "dot": "1.", "round": "（1）", "half": "(1)", "bracket": "1）", "han": "一、",
    "hanround": "（一）", "hanhalf": "(一)", "first": "一是", "circle": "①",
}  # fmt: skip
_PLAIN: Final = ("comma", "dot", "han")
_BRACKETED: Final = ("round", "half", "bracket", "hanround", "hanhalf")
# Styles that stand for each other, so that using two of them for lists of one level is no plan.
_ARABIC: Final = ("comma", "dot", "round", "half", "bracket")


@dataclass(slots=True)
class _List:
    """An open list: the style it began in, its last number, the style of the lists inside it."""

    style: str
    number: int
    inside: str = field(default="")


def may_be_numbered(text: str) -> bool:
    """Whether an item of a line of *text* may have a number before it."""
    return _NUMBER.search(text) is not None


def numbering(text: str) -> Iterator[Slip]:
    """What is wrong with the numbers before the items of *text*.

    A list inside a list has a style of its own and begins at 1; after it the outer one goes on.
    """
    lists: list[_List] = []
    for match in _NUMBER.finditer(text):
        style = next(name for name in _SHOWN if match[name])
        number = _value(match[style])
        if number == 0:
            continue
        at = _list_of(lists, style, number)
        if says := _wrong(match["mark"], number, style, lists, at):
            yield Slip(CHECK, match.start("mark"), match.end("mark"), says)
        if at is None:
            if number > 1:
                lists.clear()
            elif lists:
                lists[-1].inside = lists[-1].inside or style
            lists.append(_List(style, number))
        else:
            del lists[at + 1 :]
            lists[at].number = number


def _list_of(lists: list[_List], style: str, number: int) -> int | None:
    """Which of the open *lists* an item goes on with; None where it begins one."""
    places = range(len(lists) - 1, -1, -1)
    same = next((n for n in places if lists[n].style == style), None)
    if same is not None or number == 1:
        return same
    after = next((n for n in places if lists[n].number + 1 == number), None)
    if after is not None:
        return after
    # A number left out as well as another style: still the list that is marked alike.
    family = next((f for f in (_PLAIN, _BRACKETED) if style in f), ())
    alike = (n for n in places if lists[n].style in family and lists[n].number < number)
    return next(alike, None)


def _value(digits: str) -> int:
    if digits in _CIRCLES:
        return _CIRCLES.index(digits) + 1
    return int(digits) if digits.isdecimal() else int(chinese_number(digits) or 0)


def _wrong(mark: str, number: int, style: str, lists: list[_List], at: int | None) -> str:
    if at is None:
        return _wrong_begin(mark, number, style, lists)
    last, other = lists[at].number, lists[at].style != style
    if other:
        jump = f"从 {last} 跳到“{mark}”，" if number != last + 1 else f"“{mark}”"
        return f"编号{jump}与前面的“{_SHOWN[lists[at].style]}”写法不一致，请统一写法。"
    if number in (last + 1, 1):
        return ""
    if number == last:
        return f"编号“{mark}”重复，请改正编号。"
    return f"编号从 {last} 跳到“{mark}”，中间缺号或者顺序不对，请改正编号。"


def _wrong_begin(mark: str, number: int, style: str, lists: list[_List]) -> str:
    if number > 1:
        return f"编号从“{mark}”开始，缺少前面的编号，请改正编号。"
    before = lists[-1].inside if lists else ""
    if before in _ARABIC and style in _ARABIC and before != style:
        return f"同一级的编号“{mark}”与前面的“{_SHOWN[before]}”写法不一致，请统一写法。"
    return ""
