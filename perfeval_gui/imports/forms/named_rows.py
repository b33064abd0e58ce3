"""Rows whose label has the name of a row in it: ``3、本级专项资金（厂地协作）``."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from perfeval_gui.imports.forms.words import forms, with_relative_years

_NAME: Final = "{name}"
_BRACKETS: Final = {"(": ")", "[": "]", "【": "】", "“": "”", "《": "》", "〔": "〕"}


def row_name(labels: Sequence[str], text: str, year: int) -> str | None:
    """The name in *text* of a file of *year*, written as one of *labels*; None where it is none.

    A label that has nothing but the name is none: whatever stands there would be a name.
    """
    for label in labels:
        before, _, after = label.partition(_NAME)
        if forms(before).core:
            name = _between(forms(before).core, after.strip(), text)
        else:
            name = _in_front(forms(after).full, text, year)
        if name is not None:
            return name
    return None


def _between(words: str, after: str, text: str) -> str | None:
    for cut in range(1, len(text) + 1):
        core = forms(text[:cut]).core
        if core == words:
            return _unwrapped(text[cut:].strip(), after)
        if len(core) > len(words):
            break
    return None


def _in_front(words: str, text: str, year: int) -> str | None:
    """What stands before *words* at the end of *text*."""
    for cut in range(len(text) - 1, 0, -1) if words else ():
        if forms(with_relative_years(text[cut:], year)).full == words:
            return text[:cut].strip().rstrip("（(").strip()
    return None


def _unwrapped(text: str, after: str) -> str | None:
    """*text* without the brackets around it; None where a label goes on without any."""
    if not text:
        return ""
    opening = unicodedata.normalize("NFKC", text[0])
    closing = _BRACKETS.get(opening)
    if closing is None:
        return text[1:].strip() if opening == ":" else None
    last = unicodedata.normalize("NFKC", text[-1])
    return text[1:-1].strip() if last == closing and after else None
