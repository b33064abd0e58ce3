"""Files that Windows saves otherwise than is seen: encodings, hidden endings, signs nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.editions.slips.slip import Slip

_SAVE_AS: Final = "请用记事本打开它，选“另存为”，把“编码”选成 UTF-8 再保存"
_HIDDEN: Final = "Windows 把后面的“.txt”藏了起来：请在资源管理器的“查看”里勾选“文件扩展名”，"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_CONTROL: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_COPY: Final = pattern(r"\s*(?:-\s*)?(?:副本|复件|copy|\(\d+\))\s*")
_ENDINGS: Final = pattern(r"\.(?:txt|text|bak|doc|docx|rtf|md)$")


def text_of(data: bytes) -> str | Slip:
    """What *data* says, lines ended alike; or why it is no text in UTF-8."""
    if data.startswith(_UTF_16) or data[:2000].count(0) > len(data[:2000]) // 4 > 0:
        return Slip(0, f"这个文件存成了 UTF-16（Unicode）。{_SAVE_AS}。")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return Slip(0, "这是 Word 文件或者压缩文件，不是纯文本；请用记事本写。")
    try:
        # Notepad puts a mark in front of it: that is no part of the text.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Slip(line, f"这个文件不是 UTF-8 编码{_of_old(data)}。{_SAVE_AS}。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (found := _CONTROL.search(text)) is not None:
        line = text.count("\n", 0, found.start()) + 1
        sign = f"U+{ord(found[0]):04X}"
        return Slip(line, f"这里有看不见的控制字符（{sign}），请把这一行重新打一遍。")
    return text


def _of_old(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "，像是 GBK（ANSI）"


def missing(name: str, there: Iterable[str]) -> str:
    """Why there is no file called *name* among those *there*, and what to do."""
    near = next((one for one in sorted(there) if one != name and meant(one) == name), "")
    if not near:
        return "缺少这个文件。"
    hidden = _HIDDEN if near.lower() == f"{name}.txt" else "请"
    return f"缺少这个文件，但有“{near}”。{hidden}把它改名为“{name}”。"


def meant(name: str) -> str:
    """What a file called *name* was to be called."""
    usual = _COPY.sub("", unicodedata.normalize("NFKC", name).casefold()).replace(" ", "")
    while (shorter := _ENDINGS.sub("", usual)) != usual:
        usual = shorter
    # Without any ending: the one that Windows hides is all there was.
    return {"edition": "edition.toml", "examples": "examples.json"}.get(usual, usual)
