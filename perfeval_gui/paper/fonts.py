"""Typefaces for paper: the official ones where they are installed, else a named substitute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from perfeval_gui.pages.model import Align, Role, Style
from perfeval_gui.paper.page import UNIT, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Family names of one role, best first.

    Attributes:
        same: Names under which the official face itself is installed.
        substitutes: Faces of the same kind, taken when none of *same* is there.
        dark: Substitutes that are heavy enough as they are; the others are set bold when the
            official face is a heavy one. None where the role is not heavy.
    """

    same: tuple[str, ...]
    substitutes: tuple[str, ...]
    dark: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """A face the form asks for and the family that stands in; *taken* is empty if there is none."""

    wanted: str
    taken: str


_SERIF: Final = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "思源宋体",
    "宋体",
    "SimSun",
    "方正书宋_GBK",
    "AR PL UMing CN",
)
_SANS: Final = (
    "微软雅黑",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "思源黑体",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
_LADDERS: Final[dict[Role, Ladder]] = {
    "fang": Ladder(
        same=("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
        substitutes=(
            "华文仿宋",
            "STFangsong",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "FandolFang",
            *_SERIF,
        ),
    ),
    "kai": Ladder(
        same=("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
        substitutes=(
            "华文楷体",
            "STKaiti",
            "方正楷体_GBK",
            "FandolKai",
            "LXGW WenKai",
            "AR PL UKai CN",
            *_SERIF,
        ),
    ),
    "hei": Ladder(
        same=("黑体", "SimHei"),
        substitutes=("华文黑体", "STHeiti", "方正黑体_GBK", "FandolHei", *_SANS),
    ),
    "title": Ladder(
        same=("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        substitutes=("华文中宋", "STZhongsong", *_SERIF),
        dark=("华文中宋", "STZhongsong"),
    ),
    "song": Ladder(
        same=("宋体", "SimSun"),
        substitutes=("新宋体", "NSimSun", "华文宋体", "STSong", "FandolSong", *_SERIF),
    ),
}


class Typefaces:
    """The families taken for every role on this computer.

    Created once, after the application object, and passed to whatever sets type.

    Attributes:
        lines: What was set in them, by text, style, alignment and measure, for `Typesetter`.
    """

    def __init__(self) -> None:
        installed = frozenset(QFontDatabase.families())
        self._chinese = tuple(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
        self._families = {
            role: _present(ladder, installed) or self._chinese for role, ladder in _LADDERS.items()
        }
        self.lines: dict[tuple[str, str, Align | None, float], tuple[Line, ...]] = {}
        self._fonts: dict[tuple[Role, int, bool], QFont] = {}

    @property
    def can_set_chinese(self) -> bool:
        """False when no installed family has Chinese characters: everything would be boxes."""
        return bool(self._chinese) or any(self._families.values())

    def taken(self, role: Role) -> str:
        """The family that sets *role*; empty when the computer has no Chinese face."""
        return next(iter(self._families[role]), "")

    def substitutions(self) -> tuple[Substitution, ...]:
        """Every official face that is missing here, with what is used instead."""
        return tuple(
            Substitution(ladder.same[0], self.taken(role))
            for role, ladder in _LADDERS.items()
            if self.taken(role) not in ladder.same
        )

    def font(self, style: Style, shrink: float = 1) -> QFont:
        """The font of *style* in layout units, made smaller by the factor *shrink*."""
        key = (style.font, int(style.size * UNIT * shrink + 0.001), style.bold)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._make(*key)
        return font

    def _make(self, role: Role, pixels: int, bold: bool) -> QFont:
        font = QFont()
        # The whole ladder: a character the first family lacks comes from the next one.
        font.setFamilies([*self._families[role], *self._chinese[:1]])
        font.setPixelSize(pixels)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Noto's variants of digits that stand beside Latin letters have no code in a PDF.
        font.setFeature(QFont.Tag("locl"), 0)
        font.setBold(bold or self._emboldened(role))
        return font

    def _emboldened(self, role: Role) -> bool:
        ladder = _LADDERS[role]
        if ladder.dark is None:
            return False
        return self.taken(role) not in (*ladder.same, *ladder.dark)


def _present(ladder: Ladder, installed: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in (*ladder.same, *ladder.substitutes) if name in installed)
