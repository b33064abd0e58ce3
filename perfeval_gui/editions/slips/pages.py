"""Page files: marks of a drawing that were typed in full width, and words for its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.editions.slips.languages import whole
from perfeval_gui.editions.slips.lookalikes import LABEL, NAME
from perfeval_gui.editions.slips.marks import is_unseen, plain
from perfeval_gui.editions.slips.mending import Language, slips
from perfeval_gui.editions.slips.repairs import Repair
from perfeval_gui.editions.slips.slip import Slip

_BARS: Final = "｜│┃∣¦︱"
_VALUE: Final = pattern(rf"([{{｛])\s*({NAME})\s*([}}｝])")
_PLAIN: Final = pattern(r"[A-Za-z_][\w.]*(?:\[\]\.\w+)?(?:[|:]\w+)?", re.ASCII)
_WORDS: Final = {
    **dict.fromkeys(("标题", "名称", "题目"), "title"),
    **dict.fromkeys(("页边距", "边距", "margin"), "margins"),
    **dict.fromkeys(("列", "列宽", "栏", "栏宽", "column", "colums", "columms"), "columns"),
    **dict.fromkeys(("提纲", "正文"), "outline"),
    **dict.fromkeys(("编号", "页码", "number"), "numbered"),
    **dict.fromkeys(("条件", "当"), "when"),
}
_STYLES: Final = {
    **dict.fromkeys(("附件",), "attach"),
    **dict.fromkeys(("标题", "题目"), "title"),
    **dict.fromkeys(("封面",), "cover"),
    **dict.fromkeys(("行", "一行"), "line"),
    **dict.fromkeys(("节", "小标题"), "section"),
    **dict.fromkeys(("说明", "备注", "注"), "note"),
    **dict.fromkeys(("空行", "空"), "space"),
    **dict.fromkeys(("正文",), "body"),
}


def mended_names(line: str) -> str:
    """*line* with its names in the brackets that are read."""

    def mended(found: re.Match[str]) -> str:
        inside = "".join(plain(sign) for sign in found[2])
        marks = "{}" if found[1] in "{｛" else "[]"
        return f"{marks[0]}{inside}{marks[1]}" if _PLAIN.fullmatch(inside) else found[0]

    return LABEL.sub(mended, _VALUE.sub(mended, line))


def _bars(line: str) -> str:
    return re.sub(f"[{_BARS}]", "|", line)


def _front(line: str) -> str:
    """What stands before the first bar, or is the first word, in signs of the keyboard."""
    found = re.match(r"[^|]*(?=\|)|\s*\S+", line)
    front = "".join(map(plain, found[0])) if found is not None else ""
    front = "".join(" " if is_unseen(sign) and sign.isspace() else sign for sign in front)
    if found is None:
        return line
    rest = line[found.end() :]
    return (
        f"{front} {rest}" if rest.startswith("|") and front.strip() == front != "" else front + rest
    )


def _joins(line: str) -> str:
    cells = line.split("|")
    return "|".join(
        cell.replace(cell.strip(), plain(cell.strip())) if len(cell.strip()) == 1 else cell
        for cell in cells
    )


def _numbers(line: str) -> str:
    word, _, rest = line.strip().partition(" ")
    if word not in ("columns", "margins"):
        return line
    rest = "".join(map(plain, rest)).replace("毫米", " ")
    return f"{word} {' '.join(re.sub(r'mm|[,;:=|]', ' ', rest, flags=re.IGNORECASE).split())}"


def _first_word(line: str) -> str:
    found = re.match(r"\s*([^\s:：=＝@|]+)\s*[:：=＝]?\s*(.*)", line)
    if found is None:
        return line
    word = found[1].casefold()
    word = _WORDS.get(word, word)
    known = word in (*_WORDS.values(),)
    return f"{word} {found[2]}".rstrip() if known else line


def _style(line: str) -> str:
    found = re.match(r"\s*[@＠]\s*([^\s:：]+)\s*[:：]?\s*(.*)", line)
    if found is None:
        return line
    word = found[1].casefold()
    return f"@{_STYLES.get(word, word)} {found[2]}".rstrip()


def _bar_first(line: str) -> str:
    return f"| {line.strip()}" if "|" in line and not line.lstrip().startswith("|") else line


def _unseen(line: str) -> str:
    return "".join(sign for sign in line if sign.isspace() or not is_unseen(sign)).strip()


def _comment(line: str) -> str:
    return re.sub(r"^\s*(?:(?://|--|;|※)\s*|(?=[^\x00-\x7f]))", "# ", line)


def _said(clause: str) -> Callable[[str, str], str]:
    return lambda _before, _after: clause


_OF_PAGE: Final = (
    Repair(_unseen, _said("这里有看不见的字符"), sure=True),
    Repair(_bars, _said("表格的竖线要用半角的“|”"), sure=True),
    Repair(mended_names, _said("名称要写在半角的 {} 或 [] 里"), sure=True),
    Repair(_front, _said("行首的标记要用半角的"), sure=True),
    Repair(_joins, _said("合并的标记要用半角的 < 和 ^"), sure=True),
    Repair(_first_word, _said("行首的词要用英文小写，后面空一格")),
    Repair(_numbers, _said("数字用空格隔开，不写单位和标点"), sure=True),
    Repair(_style, _said("样式写成 @ 和英文小写的样式名，后面空一格")),
    Repair(_bar_first, _said("表格行要从“|”开始")),
    Repair(_comment, _said("说明的文字前面要写 #")),
)


def in_page(text: str, fault: Callable[[str], Slip | None]) -> Iterator[Slip]:
    """What is wrong with the drawing *text*, line by line; *fault* is the first that is found."""
    return slips(text, Language(fault, _OF_PAGE, whole, keeps=True))
