"""Repairs of one line, each of one slip; whether it was that one, a reader has to say.

A repair gives the line as it should be, or the line itself where there is nothing of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.editions.slips.keys import CHINESE
from perfeval_gui.editions.slips.marks import DOUBLE, SINGLE, is_unseen, plain, seen, segments


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to mend a line.

    Attributes:
        mend: The line mended.
        why: What was wrong with it, a Chinese clause; told the line before and after.
        sure: Whether there is no line that it makes worse.
        wide: Whether it would also take a line whose signs are wrong as they stand.
        last: Whether it would do for almost any line, and is tried after all others.
        shown: Whether the mended line is what should be written.
    """

    mend: Callable[[str], str]
    why: Callable[[str, str], str]
    sure: bool = False
    wide: bool = False
    last: bool = False
    shown: bool = True


def _said(clause: str) -> Callable[[str, str], str]:
    return lambda _before, _after: clause


def _outside(line: str, change: Callable[[str], str]) -> str:
    return "".join(change(part) if code else part for code, part in segments(line))


# ---- signs


def _shown(part: str) -> str:
    spaces = (" " if sign.isspace() else "" if is_unseen(sign) else sign for sign in part)
    return "".join(spaces)


def _unseen(line: str) -> str:
    return _outside(line, _shown)


def _which_unseen(before: str, _after: str) -> str:
    found = dict.fromkeys(seen(sign) for sign in before if is_unseen(sign))
    return f"这里有看不见的字符（{'、'.join(found)}），要删掉或者改成空格"


def _marks(line: str) -> str:
    def mended(part: str) -> str:
        # What is said behind the mark of a comment stays as it is.
        code, mark, said = part.partition("＃")
        return f"{''.join(map(plain, code + mark))}{said}"

    found = line.find("＃")
    if found >= 0 and line.count('"', 0, found) % 2 == 0:
        return f"{_outside(line[:found], mended)}#{line[found + 1 :]}"
    return _outside(line, mended)


def _which_marks(before: str, after: str) -> str:
    pairs = zip(before, after, strict=True)
    found = list(dict.fromkeys((was, now) for was, now in pairs if was != now))[:4]
    were, are = ("".join(f"“{pair[at]}”" for pair in found) for at in (0, 1))
    return f"{were}是中文标点或者全角字符，要用半角的{are}"


def _quotes(line: str) -> str:
    def mended(part: str) -> str:
        if part[:1] in DOUBLE or (part[:1] in SINGLE and part[:1] != "'"):
            return f'"{part[1:-1]}"'
        return part

    return "".join(part if code else mended(part) for code, part in segments(line))


def _all_quotes(line: str) -> str:
    return re.sub(f"[{DOUBLE}]", '"', re.sub(f"[{SINGLE}]", "'", line))


_NESTED: Final = 2
_PAIR: Final = r'"([^"]*)"'
_CURLY: Final = r"“\1”"
_QUOTES: Final = _said('引号要用英文的"，不能用中文的“”‘’')

# ---- name, sign, value

_NAME: Final = r"(?P<name>\s*[\w.\[\]-]+|\s*\"[^\"]*\"|\s*'[^']*')\s*"
_COLON: Final = pattern(_NAME + r"(?::=?|=+>|=\s*=+|→|->|等于)\s*(?P<value>[^=>\s].*)")
_NO_SIGN: Final = pattern(_NAME + r"\s+(?P<value>[\"'\[].*|[0-9.]+\s*)")
_VALUE: Final = pattern(
    r"(?P<name>[^=\"']*|\s*\"[^\"]*\"\s*)=\s*(?P<value>[^\s\"'\[{#=][^#\"=]*?)(?P<rest>\s*(?:#.*)?)"
)
_NUMBER: Final = pattern(
    r"(?P<name>[^=\"']*)=\s*0*(?P<value>\d+(?:\.\d+)?)\s*(?:年|年度|级|分|万元|元)?"
)
_TAIL: Final = pattern(
    r"(?P<name>[^\"=]*=\s*(?:\"(?:\\.|[^\"\\])*\"|[0-9.]+(?![0-9.])|true|false))"
    r"\s*(?://|--|;|；|，|。)?\s*(?P<value>[^\s#,\]\"'=%％][^\"=]*)"
)
_KEY: Final = pattern(r"\s*(?P<name>[^\"'=#\s][^\"'=#]*?)\s*=\s*(?P<value>.*)")
_EMPTY: Final = pattern(r"(?P<name>[^=#]+)=\s*(?:#.*)?")
_WORDS: Final = {
    **dict.fromkeys(("true", "yes", "on", "是", "真", "对"), "true"),
    **dict.fromkeys(("false", "no", "off", "否", "假", "不是"), "false"),
}


def _given(found: re.Match[str] | None, line: str, form: str) -> str:
    return line if found is None else form.format(found["name"].rstrip(), found["value"].strip())


def _colon(line: str) -> str:
    return _given(_COLON.fullmatch(line), line, "{} = {}")


def _no_sign(line: str) -> str:
    return _given(_NO_SIGN.fullmatch(line), line, "{} = {}")


def _value(line: str) -> str:
    found = _VALUE.fullmatch(line)
    if found is None or not found["value"].strip():
        return line
    value = found["value"].rstrip(",;。；，")
    return f'{found["name"].rstrip()} = "{value}"{found["rest"]}'


def _number(line: str) -> str:
    return _given(_NUMBER.fullmatch(line.strip()), line, "{} = {}")


def _tail(line: str) -> str:
    return _given(_TAIL.fullmatch(line.strip()), line, "{} # {}")


def _bullet(line: str) -> str:
    return re.sub(r"^\s*(?:[-*•·>]+|\d+[.、)）])\s+", "", line)


def _english(line: str) -> str:
    name, sign, value = line.partition("=")
    known = CHINESE.get(name.strip().strip("\"'“”"), ())
    return f"{known[0]} ={value}" if sign and known else line


def _which_english(before: str, _after: str) -> str:
    name = before.partition("=")[0].strip().strip("\"'“”")
    return f"名称要用英文，“{name}”是 {' 或 '.join(CHINESE[name])}"


def _word(line: str) -> str:
    name, sign, value = line.partition("=")
    word = _WORDS.get(value.strip().strip("\"'").lower())
    return f"{name}{sign} {word}" if sign and word is not None else line


def _ascii_key(line: str) -> str:
    found = _KEY.fullmatch(line)
    return _given(found if found and found["name"].isascii() else None, line, '"{}" = {}')


def _chinese_key(line: str) -> str:
    found = _KEY.fullmatch(line)
    return _given(None if found and found["name"].isascii() else found, line, '"{}" = {}')


def _which_key(before: str, _after: str) -> str:
    return f"名称要用英文，不能用汉字“{before.partition('=')[0].strip()}”"


def _empty(line: str) -> str:
    found = _EMPTY.fullmatch(line)
    return line if found is None else f'{found["name"].rstrip()} = ""'


# ---- quotes and brackets


def _mixed(line: str) -> str:
    """A quote of one sort in front and one of the other behind."""
    return line.replace("'", '"') if line.count("'") == line.count('"') == 1 else line


def _items(line: str) -> str:
    """Words of a list in quotes; figures may stay."""

    def mended(part: str) -> str:
        return re.sub(
            r"(?<=[\[,])(\s*)([^\s\[\],{}=#\d][^\[\],{}=#]*?)(?=\s*[,\]])", r'\1"\2"', part
        )

    return _outside(line, mended) if "[" in line else line


def _round(line: str) -> str:
    change = str.maketrans("(){}", "[][]")
    return _outside(line, lambda part: part.translate(change)) if "[" in line else line


def _separators(line: str) -> str:
    return _outside(line, lambda part: re.sub(r"[;:/]", ",", part)) if "[" in line else line


def _braces(line: str) -> str:
    bare = line.strip()
    return bare[1:-1].strip() if bare[:1] == "{" and bare[-1:] == "}" else line


def _head_tail(line: str) -> str:
    return re.sub(r"^(\s*\[{1,2}[\w.]+\]{1,2})\s*(?://|--|;)?\s*([^\W_].*)$", r"\1 # \2", line)


def _english_head(line: str) -> str:
    found = re.fullmatch(r"\s*(\[{1,2})\s*([^\[\]\s]+)\s*(\]{1,2})\s*", line)
    known = CHINESE.get(found[2], ()) if found is not None else ()
    return f"{found[1]}{known[0]}{found[3]}" if found is not None and known else line


def _which_head(before: str, _after: str) -> str:
    name = before.strip().strip("[] ")
    return f"名称要用英文，“{name}”是 {' 或 '.join(CHINESE[name])}"


def _close_quote(line: str) -> str:
    bare = line.rstrip()
    end = len(bare.rstrip("],"))
    return f'{bare[:end]}"{bare[end:]}' if bare.count('"') % 2 else line


def _close_item(line: str) -> str:
    """A quote that is missing in front of a comma within the line."""
    if line.count('"') % 2:
        for found in re.finditer(r'"([^"]*)"', line):
            text = found[1].rstrip("[], ")
            if "," in found[1][len(text) :]:
                at = found.start(1) + len(text)
                return f'{line[:at]}"{line[at:]}'
    return line


def _triple(line: str) -> str:
    text = line.replace('"""', '"')
    return f'{text}"' if text.count('"') % 2 else text


def _open_quote(line: str) -> str:
    if not line.count('"') % 2:
        return line
    return re.sub(r'([=\[,]\s*)([^"\s\[\],=][^"\[\],=]*")', r'\1"\2', line, count=1)


def _inner(line: str) -> str:
    first, last = line.find('"'), line.rfind('"')
    inside = line[first + 1 : last]
    if not inside.count('"') or inside.count('"') % 2 or re.search(r"[=:\[\],]", inside):
        return line
    return f"{line[: first + 1]}{re.sub(_PAIR, _CURLY, inside)}{line[last:]}"


def _backslash(line: str) -> str:
    return re.sub(r'\\(?![\\"])', r"\\\\", line)


def _comma(line: str) -> str:
    return re.sub(r"([\"'\]])\s*(?=[\"'\[])(?!\]\])", r"\1, ", line)


def _end(line: str) -> str:
    return line.rstrip().rstrip(",;:.。；，、").rstrip()


def _comma_end(line: str) -> str:
    return f"{line.rstrip()}," if line.rstrip().endswith(("]", '"', "}")) else line


def _array_end(line: str) -> str:
    bare = line.rstrip()
    return f"{bare}]" if bare.endswith(("]", '"', ",")) else line


def _bracket(line: str) -> str:
    missing = line.count("[") - line.count("]")
    bare = line.rstrip()
    end = len(bare.rstrip(","))
    return f"{bare[:end]}{']' * missing}{bare[end:]}" if 0 < missing <= _NESTED else line


def _surplus(line: str) -> str:
    bare = line.rstrip()
    return bare[:-1] if bare.endswith("]") and bare.count("]") > bare.count("[") else line


def _head(line: str) -> str:
    found = re.fullmatch(r"\s*(\[[\[\s]*)?([\w.-]+)\s*([\]\s]*\])?\s*(?:#.*)?", line)
    if found is None or not (found[1] or found[3]):
        return line
    double = max((found[1] or "").count("["), (found[3] or "").count("]")) > 1
    return f"[[{found[2]}]]" if double else f"[{found[2]}]"


def _comment(line: str) -> str:
    text = re.sub(r"^\s*(?://+|--+|;+|；|※|\*+|<!--|```\w*|/\*|【)\s*", "", line)
    bare = line.isascii() or re.search(r"[=\"\[\]]", line)
    return f"# {text.strip()}" if text != line or not bare else line


def _no_colon(line: str) -> str:
    return re.sub(r"^(\s*[{,]?\s*\"[^\"]*\")\s+(?=[\"\[{0-9])", r"\1: ", line)


def _last_comma(line: str) -> str:
    return re.sub(r",(\s*[}\]])", r"\1", line)


def _bare(line: str) -> str:
    return re.sub(r"(:\s*)([^\s\"\[\]{},:][^\s\"\[\]{},:]*)", r'\1"\2"', line)


_MARKED: Final = Repair(_marks, _which_marks, sure=True)
_SEEN: Final = Repair(_unseen, _which_unseen, sure=True)
_QUOTED: Final = Repair(_quotes, _QUOTES, sure=True)
_QUOTED_ALL: Final = Repair(_all_quotes, _QUOTES)
_CLOSED: Final = Repair(_close_quote, _said("少了后面的引号"))
_CLOSED_ITEM: Final = Repair(_close_item, _said("少了后面的引号"))
_OPENED: Final = Repair(_open_quote, _said("少了前面的引号"))
_APART: Final = Repair(_comma, _said("两项之间少了逗号"))
_INNER: Final = Repair(_inner, _said("引号里面的引号要用中文的“”"))
_SLASHED: Final = Repair(_backslash, _said("引号里的“\\”要写成“\\\\”"))
_ENDED: Final = Repair(_end, _said("这一行末尾多了标点"))
OF_TOML: Final = (
    *(_SEEN, _MARKED, _QUOTED, _QUOTED_ALL),
    Repair(_english_head, _which_head),
    Repair(_head, _said("方括号没有成对")),
    Repair(_colon, _said("名称和值之间要写“=”")),
    _ENDED,
    Repair(_bullet, _said("行首多了标记")),
    Repair(_word, _said("是和否要写成 true 和 false，不加引号")),
    Repair(_empty, _said('“=”后面没有写值，空着的要写 ""')),
    Repair(_mixed, _said("前后的引号要一样")),
    *(_CLOSED, _CLOSED_ITEM, _OPENED, _APART),
    Repair(_items, _said("列表里的文字也要写在英文引号里")),
    Repair(_round, _said("列表要用方括号")),
    Repair(_separators, _said("列表的各项用逗号隔开")),
    _INNER,
    Repair(_braces, _said("一行前后不用花括号")),
    Repair(_head_tail, _said("后面的说明要写在 # 后面")),
    Repair(_number, _said("数字后面不写单位，前面不写 0")),
    Repair(_tail, _said("值后面的说明要写在 # 后面")),
    Repair(_value, _said("文字要写在英文引号里"), wide=True),
    Repair(_no_sign, _said("名称和值之间少了“=”")),
    _SLASHED,
    Repair(_triple, _said("写在一行里的文字前后各用一个引号")),
    Repair(_english, _which_english),
    Repair(_ascii_key, _said("有空格、点或者方括号的名称要写在引号里")),
    Repair(_chinese_key, _which_key, shown=False),
    Repair(_bracket, _said("少了后面的方括号")),
    Repair(_surplus, _said("多了一个方括号")),
    Repair(_comma_end, _said("这一行末尾少了逗号")),
    Repair(_array_end, _said("列表没有结束，少了后面的“]”"), last=True),
    Repair(_comment, _said("说明的文字前面要写 #"), last=True),
)
"""In the order in which they are tried."""
OF_JSON: Final = (
    *(_SEEN, _MARKED, _QUOTED, _QUOTED_ALL),
    Repair(_no_colon, _said("名称和值之间少了“:”")),
    Repair(_end, _said("最后一项后面不写逗号")),
    Repair(_last_comma, _said("最后一项后面不写逗号")),
    Repair(_bare, _said("值要写在引号里")),
    Repair(lambda line: f"{line.rstrip()},", _said("这一行末尾少了逗号")),
    *(_CLOSED, _CLOSED_ITEM, _OPENED, _APART, _INNER, _SLASHED),
    Repair(lambda line: line.replace("'", '"'), _said("引号要用双引号")),
    Repair(lambda line: re.sub(r"=", ":", line, count=1), _said("名称和值之间要写“:”")),
    Repair(
        lambda line: re.sub(r"([{,]\s*|^\s*)([A-Za-z_][\w.]*)(\s*:)", r'\1"\2"\3', line),
        _said("名称要写在引号里"),
    ),
    Repair(lambda line: re.sub(r"(//|#).*", "", line), _said("这里不能写说明")),
)
