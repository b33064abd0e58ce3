"""Characters of symbol fonts: the code says nothing without its font."""

from __future__ import annotations

from typing import Final

# Those that forms use: boxes to tick, ticks, bullets, signs of comparison.
_WINGDINGS: Final = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
    0xB2: "✧", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x28: "☎", 0x2A: "✉",
    **{0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)},
    **{0x8B + n: "⓿❶❷❸❹❺❻❼❽❾❿"[n] for n in range(11)},
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "□",
    0x2A: "□", 0x30: "□", 0x96: "•", 0x97: "●", 0x98: "●", 0x99: "○",
}  # fmt: skip
_SYMBOL: Final = {
    0x22: "∀", 0x24: "∃", 0x2A: "*", 0x2B: "+", 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞",
    0xA7: "♣", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xD6: "√", 0xE5: "∑", 0x6D: "μ", 0x61: "α",
    0x62: "β", 0x67: "γ", 0x64: "δ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x57: "Ω",
}  # fmt: skip
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE: Final = range(0xF000, 0xF100)


def symbol(code: str | int, font: str | None) -> str:
    """What the character *code* of *font* looks like; the character itself where nobody knows."""
    try:
        number = code if isinstance(code, int) else int(code, 16)
        known = _FONTS.get((font or "").lower(), {})
        low = number - 0xF000 if number in _PRIVATE else number
        return known.get(low) or (chr(low) if _is_plain(low, known) else chr(number))
    except ValueError:
        return "\ufffd"
    except OverflowError:
        return "\ufffd"


def _is_plain(low: int, known: dict[int, str]) -> bool:
    """Whether the symbol is a letter or digit, which Symbol has at its usual place."""
    return known is _SYMBOL and chr(low).isascii() and chr(low).isprintable()
