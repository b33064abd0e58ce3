"""Names in a zip or folder of others: what they say, which are safe, and which are an edition's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from perfeval_gui.editions.slips.files import meant

DEEPEST: Final = 4
"""Folders within one another: programs that unpack put one round the folder of the edition."""
_LONGEST: Final = 200
# What systems put beside files, and nobody sees.
_LITTER: Final = re.compile(
    r"(?:.*/)?(?:__MACOSX(?:/.*)?|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)/?", re.IGNORECASE
)
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?")
# From here on are the signs of East Asia.
_CHINESE: Final = 0x2E80
_NEVER: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_OWN: Final = re.compile(r"edition\.toml|examples\.json|\w+\.page|(?:readme|说明)[^/]*\.(?:txt|md)")


def is_litter(name: str) -> bool:
    """Whether *name* is what a system leaves beside the files of others."""
    return _LITTER.fullmatch(name) is not None


def is_own(name: str) -> bool:
    """Whether a file called *name*, without folders, belongs to an edition."""
    return _OWN.fullmatch(name.casefold()) is not None and len(name) <= _LONGEST


def near_own(name: str) -> str:
    """What a file called *name* was to be called, where that is a file of an edition."""
    right = meant(name)
    return right if right != name and is_own(right) else ""


def why_unsafe(name: str) -> str:
    """Why the path *name* is none of an edition, a clause; empty where it may be."""
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "写的是绝对路径"
    parts = name.rstrip("/").split("/")
    if {"", ".", ".."} & set(parts):
        return "路径指到文件夹外面"
    if len(parts) > DEEPEST:
        return f"文件夹超过 {DEEPEST} 层"
    return next(filter(None, map(_why_no_name, parts)), "")


def _why_no_name(part: str) -> str:
    if _NEVER.search(part) or part.endswith((" ", ".")):
        return "名称里有不能用的字符"
    if _DEVICE.fullmatch(part.strip().casefold()):
        return "名称是 Windows 留给设备的"
    return "名称太长" if len(part) > _LONGEST else ""


def alike(names: Iterable[str]) -> str:
    """The second of two *names* that are one on some systems; empty where there are none."""
    seen: set[str] = set()
    for name in names:
        same = unicodedata.normalize("NFC", name).casefold().rstrip("/")
        if same in seen:
            return name
        seen.add(same)
    return ""


def decoded(raw: bytes) -> str:
    """The name that *raw* is, as it stands in a zip that does not say how it is written.

    Windows in Chinese writes GBK; Macs and Linux write UTF-8 and often forget to say so. Two
    Chinese characters of GBK may look like UTF-8 too, but then like none of Chinese.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")
    if all(sign.isascii() or ord(sign) >= _CHINESE for sign in text):
        return text
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return text
