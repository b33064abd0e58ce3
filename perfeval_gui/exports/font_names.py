"""Typeface names that the files carry. Fonts are named, never bundled."""

from __future__ import annotations

from typing import Final

from perfeval_gui.pages.model import Role

FONT_NAMES: Final[dict[Role, str]] = {
    "fang": "仿宋_GB2312",
    "kai": "楷体_GB2312",
    "hei": "黑体",
    "title": "方正小标宋简体",
    "song": "宋体",
}
"""The official face of each role (GB/T 9704), as Word and WPS list it."""

SUBSTITUTES: Final[dict[Role, str]] = {
    "fang": "仿宋",
    "kai": "楷体",
    "hei": "SimHei",
    "title": "华文中宋",
    "song": "SimSun",
}
"""Named in Word's font table as the face to take where the official one is missing."""
