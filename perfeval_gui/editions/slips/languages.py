"""The files of an edition as texts: what is wrong with them before what they say is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.editions.slips.mending import Language, slips
from perfeval_gui.editions.slips.repairs import OF_JSON, OF_TOML
from perfeval_gui.editions.slips.slip import Slip
from perfeval_gui.editions.slips.toml import toml_of

_AT_LINE: Final = pattern(r"at line (\d+)")
# A line that a statement begins with; what an array goes on with is none.
_BEGINS: Final = pattern(
    r"\s*(?:\[{1,2}\s*[A-Za-z_][\w.-]*\s*\]{0,2}\s*(?:#.*)?$"
    r"|[\w.\[\]-]+\s*[=＝:：]|[\"“][^\"”]*[\"”]\s*[=＝:：])"
)
_NEAR: Final = 40
_UNKNOWN: Final = '这一行看不懂，一般写成 名称 = "值"'
_SAID: Final = (
    ("Cannot overwrite", "这一项写了两遍，请删掉一处"),
    ("twice", "这一组写了两遍；可以写几次的组用两层方括号，例如 [[groups]]"),
    ("Cannot mutate", "前面有同名的另一种写法，请删掉一处"),
    ("Unterminated", "引号没有成对"),
    ("Expected '\"", "引号没有成对"),
    ("Illegal character '\\n'", "少了后面的引号"),
    ("Illegal character", "这里有看不见的控制字符，请把这一行重新打一遍"),
    ("Unclosed array", "方括号没有成对，或者两项之间少了逗号"),
    ("Expected ']", "方括号没有成对"),
    ("Unescaped", "引号里的“\\”要写成“\\\\”"),
    ("Invalid value", "“=”后面的值看不懂，文字要写在英文引号里"),
    ("Expected '='", "名称后面要写“=”和它的值"),
    ("Expected newline", "值的后面还有多余的内容，一行只写一项"),
)


def _toml_fault(text: str) -> Slip | None:
    try:
        toml_of(text)
    except ValueError as error:
        told = str(error)
        place = _AT_LINE.search(told)
        line = int(place[1]) if place else _end_of(text, told)
        said = _of_head(text.split("\n")[line - 1].strip(), told) or next(
            (said for word, said in _SAID if word in told), _UNKNOWN
        )
        return Slip(line, f"{said}。")
    return None


def _of_head(line: str, told: str) -> str:
    if not line.startswith("[[") or not told.startswith("Cannot"):
        return ""
    return f"前面有一处不是这样写的，每一处都要用两层方括号，写成 {line}"


def _end_of(text: str, told: str) -> int:
    """The line that is told where the reader came to the end: where what is open was opened."""
    opened = text.rfind('"""') if '"""' in told else -1
    if opened >= 0:
        return text.count("\n", 0, opened) + 1
    lines, begin = text.rstrip("\n").split("\n"), 0
    while begin < len(lines):
        end = _end(lines, begin)
        if not _reads(lines[begin:end]):
            # Behind the last line up to which it can be read.
            whole = [
                at for at in range(begin + 1, min(end, begin + _NEAR)) if _reads(lines[begin:at])
            ]
            return max(whole, default=begin) + 1
        begin = end
    return len(lines)


def _reads(lines: Sequence[str]) -> bool:
    try:
        toml_of("\n".join(lines))
    except ValueError:
        return False
    return True


def _statement(lines: Sequence[str], at: int) -> range:
    """The lines of the statement at fault, which is the one before where *at* is none itself."""
    begin = _begin(lines, at)
    end = _end(lines, at)
    if begin > 0 and _toml_fault("\n".join(lines[begin:end])) is None:
        return range(_begin(lines, begin - 1), end)
    return range(begin, end)


def statement(lines: Sequence[str], at: int) -> range:
    """The lines of the statement that the line *at* is part of."""
    begin = _begin(lines, at)
    return range(begin, _end(lines, begin))


def _end(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and not _BEGINS.match(lines[end]):
        end += 1
    return end


def _begin(lines: Sequence[str], at: int) -> int:
    while at > 0 and not _BEGINS.match(lines[at]):
        at -= 1
    return at


def _json_fault(text: str) -> Slip | None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        told = error.msg
        said = "引号、逗号、冒号和括号都要用半角的"
        if "Invalid control" in told or "Unterminated" in told:
            said = "少了后面的引号"
        elif "delimiter" in told:
            said = "前面少了一个标点"
        return Slip(error.lineno, f"不是有效的 JSON：{said}。")
    except (ValueError, RecursionError):
        return Slip(1, "不是有效的 JSON，数字过长或层次过深。")
    return None


def whole(lines: Sequence[str], _at: int) -> range:
    """All *lines*: they are read together."""
    return range(len(lines))


_TOML: Final = Language(_toml_fault, OF_TOML, _statement, near=_NEAR, skips=True)
_JSON: Final = Language(_json_fault, OF_JSON, whole, near=2)


def in_toml(text: str) -> Iterator[Slip]:
    """Everything that keeps *text* from being TOML, line by line."""
    return slips(text, _TOML)


def in_json(text: str) -> Iterator[Slip]:
    """What keeps *text* from being JSON, line by line."""
    return slips(text, _JSON)
