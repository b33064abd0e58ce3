"""Keys and names that are written otherwise than they are called: which was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

_NO_LABELS: Final[Mapping[str, str]] = MappingProxyType({})
_MOST_KNOWN: Final = 5_000
_LONGEST: Final = 80
# What a key is called by those who would write it in Chinese; the first that is a key there.
CHINESE: Final[Mapping[str, tuple[str, ...]]] = {
    "名称": ("name", "label", "text"),
    "版式名称": ("name",),
    "标签": ("label", "labels"),
    "栏目名称": ("labels", "label"),
    "标题": ("text", "title", "label"),
    "年": ("year",),
    "年度": ("year",),
    "年份": ("year",),
    "文件名": ("file_name",),
    "文件名称": ("file_name",),
    "分值": ("points",),
    "分数": ("points",),
    "权重": ("points",),
    "得分": ("score", "points"),
    "执行": ("execution",),
    "预算执行": ("execution",),
    "指标": ("indicators", "groups"),
    "绩效指标": ("indicators", "groups"),
    "一级指标": ("groups",),
    "二级指标": ("kinds",),
    "档次": ("bands",),
    "等级": ("grades", "label"),
    "评价等级": ("grades",),
    "经费": ("funds",),
    "资金": ("funds",),
    "行": ("line", "rows"),
    "列": ("columns",),
    "栏": ("cells", "columns"),
    "表": ("tables",),
    "表格": ("tables",),
    "上级": ("parent",),
    "明细": ("parts",),
    "引用": ("links",),
    "帮助": ("help",),
    "说明": ("help", "text"),
    "起始文字": ("starts", "start"),
    "手写": ("hand",),
    "检查": ("checks",),
    "校核": ("checks",),
    "关闭": ("off",),
    "提纲": ("outline",),
    "页面": ("parts",),
    "部分": ("parts", "sections"),
    "级别": ("level",),
    "层级": ("level", "levels"),
    "最低": ("least",),
    "最低分": ("least",),
    "最高": ("most",),
    "最高分": ("most",),
    "单位": ("unit",),
    "金额": ("money",),
    "种类": ("kind", "kinds"),
    "类型": ("kind",),
    "代码": ("key",),
    "编码": ("key",),
    "键": ("key",),
}


def meant(word: str, known: Collection[str], labels: Mapping[str, str] = _NO_LABELS) -> str:
    """“，是不是“…”” where one of *known* is what *word* was to be; empty where none is.

    *labels* are the printed labels of names: by them a name is known that is written in Chinese.
    """
    found = _found(word, known, labels) if len(word) <= _LONGEST else ""
    return f"，是不是“{found}”" if found else ""


def _found(word: str, known: Collection[str], labels: Mapping[str, str]) -> str:
    usual = _plain(word)
    by_form = {_plain(name): name for name in known}
    if usual in by_form:
        return by_form[usual]
    if not usual.isascii():
        names = (name for name in CHINESE.get(usual, ()) if name in known)
        return next(names, "") or _labelled(usual, known, labels)
    # Imported here: it is asked when something is wrong.
    import difflib

    near = difflib.get_close_matches(usual, list(by_form)[:_MOST_KNOWN], 1, 0.75)
    return by_form[near[0]] if near else ""


def _labelled(word: str, known: Collection[str], labels: Mapping[str, str]) -> str:
    fits = (name for name, text in labels.items() if name in known and _plain(text) == word)
    return next(fits, "")


def _plain(word: str) -> str:
    """*word* without what is no matter: width, case, spaces, hyphens, quotes, years in braces."""
    usual = unicodedata.normalize("NFKC", re.sub(r"\{Y[+-]?1?\}年?度?", "", word)).casefold()
    return re.sub(r"[\s\"'“”‘’:（）()]", "", usual).replace("-", "_")
