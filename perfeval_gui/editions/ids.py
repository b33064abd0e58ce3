"""Names of editions: of any script, and safe as a folder and as text on every system."""

from __future__ import annotations

import unicodedata
from typing import Final

MOST_BYTES: Final = 120
"""Forty Chinese characters: some systems take no more than 143 bytes, and paths have an end."""
# Names that Windows keeps for devices, in any folder.
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_NEW: Final = "新版式"
# Letters without a shape: two names that look alike would be two editions.
_UNSEEN: Final = frozenset("\u115f\u1160")
RULE: Final = (
    f"版式的名称只能用汉字、小写字母、数字和“-”，以文字或数字开头，不超过 {MOST_BYTES // 3} 个汉字"
)


def normal(name: str) -> str:
    """The name of a folder as an id: a Mac takes letters with marks apart, and they are one."""
    return unicodedata.normalize("NFC", name)


def near(name: str) -> str:
    """An id that is as much like *name* as one may be: of letters, figures and “-” in it."""
    usual = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    found = "".join(sign if _fits(sign) else "-" for sign in usual)
    found = "-".join(part for part in found.split("-") if part)
    while len(found.encode()) > MOST_BYTES:
        found = found[:-1]
    found = found.strip("-")
    return found if found and not why_no_id(found) else _NEW


def why_no_id(name: str) -> str:
    """Why no edition may be called *name*, a Chinese clause; empty where one may."""
    usual = unicodedata.normalize("NFKC", name).casefold()
    if not name or not all(map(_fits, name)) or name.startswith("-"):
        return RULE
    if usual != name:
        # Full-width digits, capitals: on some systems the same name, on others another one.
        return f"{RULE}；请改成“{usual}”"
    if name in _DEVICES:
        return f"“{name}”是 Windows 留给设备的名称，请换一个"
    if len(name.encode()) > MOST_BYTES:
        return RULE
    return ""


def _fits(sign: str) -> bool:
    return sign == "-" or (sign.isalnum() and sign not in _UNSEEN)
