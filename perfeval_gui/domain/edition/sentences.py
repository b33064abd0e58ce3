"""The standard sentences of an edition, each in several wordings for different figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from perfeval_gui.domain.edition.compared import Compared

Sign = Compared | Literal["blank", "filled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold for a wording: *name* compared with *other*.

    Attributes:
        name: A cell or a figure.
        sign: How it is compared; ``blank`` and ``filled`` compare with nothing.
        other: A figure, or the name of a cell or figure.
    """

    name: str
    sign: Sign
    other: Decimal | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way to say a sentence: *text* with ``{name}`` for figures, and when it fits."""

    text: str
    when: tuple[Condition, ...] = ()


Sentence = tuple[Wording, ...]
"""The wordings of one sentence; the first that fits is taken, and none where none does."""
