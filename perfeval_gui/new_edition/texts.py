"""Texts of a blank form: their years, their gaps for the hand, and how a page file writes them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.imports.forms.words import YEAR
from perfeval_gui.new_edition.kinds import COUNTED

_YEAR: Final = pattern(rf"({YEAR})(?=\s*年)")
_GAP_YEAR: Final = pattern(r"(?:[_＿　 ]{2,}|[×xX*]{2,4}|20[_＿×xX*　 ]{1,4})(?=年度)")
_BLANKS: Final = r"[ \t　_＿]"
_DAY: Final = rf"(?:{_BLANKS}*年{_BLANKS}+月{_BLANKS}*日?)"
_SPACED: Final = r"(?:[\u4e00-\u9fff][ 　]){1,6}[\u4e00-\u9fff]"
_SEALED: Final = "(?:[（(](?:盖章|公章|签章|签字|章)[）)])?"
_SLOT: Final = pattern(
    rf"(?P<label>{_SPACED}|[^\s　_＿：:，。；、]{{1,24}})(?P<colon>{_BLANKS}{{0,4}}[：:]{_SEALED})"
    rf"(?P<gap>{_DAY}|{_BLANKS}*(?=$|\n)|{_BLANKS}{{2,}})"
    rf"|(?P<before>[^\s　_＿：:，。；]{{0,24}})(?P<line>[_＿]{{3,}})"
    rf"|(?P<counted>[\u4e00-\u9fff]{{2,8}})(?P<room>[ 　]{{2,}})(?={COUNTED}|万元|元)"
    rf"|(?P<alone>{_BLANKS}*年{_BLANKS}+月{_BLANKS}+日)"
)
_BOX: Final = pattern(r"[□☐○◯■☑☒](?=\s*[^\s□☐○◯■☑☒])")
_MOUTH: Final = pattern(r"(?:(?<![^\W_])|(?<=[是否有无]))口(?=\s*[^\s口])")
"""The word 口, typed for a box: there are two at least, and none of them ends a word (人口)."""
_WORD: Final = pattern(r"[^\W\d_]")
_SIGNS: Final = pattern(r"[^\w]|_")
_NUMBERING: Final = pattern(
    r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s*|其中[:：]?|[#*★△▲●]+"
)
_SPOKEN: Final = (
    *(
        (f"{{{year}}}{ending}", word)
        for year, word in (("Y-1", "上年"), ("Y+1", "下年"))
        for ending in ("年度", "年", "")
    ),
    *((f"{{Y}}{ending}", "") for ending in ("年度", "年", "")),
)
_BRACKETS: Final = pattern(r"\([^()]*\)")
_MOST_KEY: Final = 16
_LEADING: Final = {
    "'": "’",
    '"': "”",
    "`": "‘",
    ":": "：",
    "=": "＝",
    "<": "＜",
    "^": "＾",
}
_LINE_END: Final = pattern("[\x85\u2028\u2029]")
_CONTROL: Final = pattern("[\x7f-\x9f]")
_MEANT: Final = str.maketrans({"{": "（", "}": "）", "[": "〔", "]": "〕", "|": "∣"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap in a text that somebody is to fill: its label, where it begins and ends."""

    label: str
    start: int
    end: int
    day: bool = False
    colon: str = ""


def visible(text: str) -> str:
    """*text* without signs that nobody sees and no file of an edition may have, lines kept."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def year_of(texts: Iterable[str], usual: int) -> int:
    """The year that a form is of: what its texts name most; *usual* where they name none."""
    found = Counter(int(year) for text in texts for year in _YEAR.findall(text))
    return max(found, key=lambda year: (found[year], year)) if found else usual


def with_years(text: str, year: int) -> str:
    """*text* with its years as a page file writes them."""
    text = _GAP_YEAR.sub("{Y}", text)
    names = {year - 1: "{Y-1}", year: "{Y}", year + 1: "{Y+1}"}
    return _YEAR.sub(lambda found: names.get(int(found[1]), found[1]), text)


def printed(text: str, year: int) -> str:
    r"""*text* as a page file prints it: years, lines as ``\n``, no marks of a page file."""
    lines = (line.strip(" ") for line in text.translate(_MEANT).strip("\n").split("\n"))
    plain = [_LEADING.get(line[:1], line[:1]) + line[1:] for line in lines]
    return with_years("\\n".join(plain), year)


def without_years(text: str) -> str:
    """A title without the years that a page file has in it: it is the same every year."""
    for written, _ in _SPOKEN:
        text = text.replace(written, "")
    return text.strip(" 　") or text


def is_blank(text: str) -> bool:
    """Whether a cell is there to be filled: nothing in it, or only a line to write on."""
    return not text.strip(" \n\t　_＿…．.")


def says_something(text: str) -> bool:
    """Whether *text* has a word."""
    return _WORD.search(text) is not None


def boxes(text: str) -> tuple[str, ...]:
    """What may be ticked in *text*: the words behind its boxes, or before them."""
    found = _box_places(text)
    if not found:
        return ()
    if text[: found[0]].strip() and not text[found[-1] + 1 :].strip():
        return ()
    parts = [text[at + 1 : end] for at, end in zip(found, [*found[1:], len(text)], strict=True)]
    words = tuple(part.strip(" 　\n；;，,、/") for part in parts)
    return words if all(0 < len(word) <= _MOST_KEY for word in words) else ()


def before_boxes(text: str) -> str:
    """What stands before the first box of *text*."""
    found = _box_places(text)
    return text[: found[0]] if found else text


def _box_places(text: str) -> list[int]:
    found = [one.start() for one in _BOX.finditer(text)]
    typed = [one.start() for one in _MOUTH.finditer(text)]
    return found or (typed if len(typed) > 1 else [])


def slots(text: str) -> tuple[Slot, ...]:
    """The gaps of *text*, from left to right."""
    found: list[Slot] = []
    matches = list(_SLOT.finditer(text))
    # One alone may be a label that is spaced out: 审核　　人.
    counted = sum(1 for match in matches if match["room"]) > 1
    for match in matches:
        if match["alone"]:
            before = text[: match.start()].rpartition("\n")[2].strip(" 　（）()")
            found.append(Slot(before, *match.span("alone"), day=True))
        elif match["room"] and not counted:
            continue
        elif match["room"]:
            found.append(Slot(match["counted"], *match.span("room")))
        elif match["line"]:
            label = match["before"] or (found[-1].label if found else "")
            found.append(Slot(label, *match.span("line")))
        else:
            day = "年" in match["gap"]
            found.append(Slot(match["label"], *match.span("gap"), day=day, colon=match["colon"]))
    return tuple(found)


def key_of(label: str) -> str:
    """A name for what the printed *label* labels: its letters and figures, no number before it."""
    text = unicodedata.normalize("NFKC", label)
    for written, spoken in _SPOKEN:
        text = text.replace(written, spoken)
    text = _BRACKETS.sub("", text).strip() or text
    while (found := _NUMBERING.match(text)) is not None and found.end():
        text = text[found.end() :].strip()
    text = "".join(one for one in _SIGNS.sub("", text) if f"a{one}".isidentifier())[:_MOST_KEY]
    text = text or ("本年" if "{Y}" in label else "")
    # Names that every form knows, and words of the language, are plain letters: Year is not year.
    return text if text[:1].isalpha() and not text.isascii() else f"栏{text}"
