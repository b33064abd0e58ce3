"""Numbers of headings and of items inside one text: missing, repeated, or of mixed style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.rules.proofreading.texts import Slip
from perfeval_gui.rules.quantity import chinese_number

CHECK: Final = "text-numbering"

_CHINESE: Final = "[一二三四五六七八九十]{1,3}"
_NUMBER: Final = re.compile(
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


def numbering(text: str) -> Iterator[Slip]:
    """What is wrong with the numbers before the items of *text*.

    A list inside a list has a style of its own and begins at 1; after it the outer one goes on.
    """
    open_lists: list[tuple[str, int]] = []
    for match in _NUMBER.finditer(text):
        style = next(name for name in _SHOWN if match[name])
        number = _value(match[style])
        if number == 0:
            continue
        at = next((i for i, (known, _) in enumerate(open_lists) if known == style), None)
        if says := _wrong(match["mark"], number, open_lists, at):
            yield Slip(CHECK, match.start("mark"), match.end("mark"), says)
        if at is not None:
            del open_lists[at:]
        elif number > 1:
            # What goes on in another style takes the place of the list it goes on with.
            del open_lists[next((i for i, (_, n) in enumerate(open_lists) if n + 1 == number), 0) :]
        open_lists.append((style, number))


def _value(digits: str) -> int:
    if digits in _CIRCLES:
        return _CIRCLES.index(digits) + 1
    return int(digits) if digits.isdecimal() else int(chinese_number(digits) or 0)


def _wrong(mark: str, number: int, open_lists: list[tuple[str, int]], at: int | None) -> str:
    if at is not None:
        last = open_lists[at][1]
        if number in (last + 1, 1):
            return ""
        if number == last:
            return f"编号“{mark}”重复，请改正编号。"
        return f"编号从 {last} 跳到“{mark}”，中间缺号或者顺序不对，请改正编号。"
    if number == 1:
        return ""
    for known, last in reversed(open_lists):
        if last + 1 == number:
            return f"编号“{mark}”与前面的“{_SHOWN[known]}”写法不一致，请统一写法。"
    return f"编号从“{mark}”开始，缺少前面的编号，请改正编号。"
