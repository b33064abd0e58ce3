"""Suggested names of exported files: what the county wants, and what every system takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from given.edges import EDGES
from given.worked import sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.publishing.file_names import clean_name, file_name
from perfeval_gui.publishing.publishing import FORMATS

CLEANED: Final = (
    ("甲中心2023年度自评", "甲中心2023年度自评"),
    ("附件2、附件3-1 甲", "附件2、附件3-1 甲"),
    ('a\\b/c:d*e?f"g<h>i|j', "abcdefghij"),
    ("一\n二\t三\r四", "一 二 三 四"),
    ("\0甲\x1f\x7f", "甲"),
    ("甲\u200b乙\u202e丙\ufeff", "甲乙丙"),
    ("甲\ud800", "甲"),
    ("  甲  ", "甲"),
    ("甲...", "甲"),
    ("甲. . .", "甲"),
    ("甲 .", "甲"),
    (". 甲", "甲"),
    ("甲\u3000", "甲"),
    ("\u3000甲\u3000", "甲"),
    (".", "_"),
    ("..", "_"),
    ("...", "_"),
    ("", "_"),
    (" ", "_"),
    ("\n", "_"),
    ("???", "_"),
    ("/", "_"),
    (".hidden", "hidden"),
    ("../../etc/passwd", "etcpasswd"),
    ("..\\..\\甲", "甲"),
    ("C:\\甲", "C甲"),
    ("\\\\server\\share", "servershare"),
    ("\\\\?\\C:\\甲", "C甲"),
    ("甲:stream", "甲stream"),
    ("甲|乙", "甲乙"),
    ("CON", "_CON"),
    ("con", "_con"),
    ("Con.2023", "_Con.2023"),
    ("CON .x", "_CON .x"),
    ("CON.", "_CON"),
    (" CON ", "_CON"),
    ("C?ON", "_CON"),
    ("PRN", "_PRN"),
    ("aux", "_aux"),
    ("aux.txt.docx", "_aux.txt.docx"),
    ("NUL", "_NUL"),
    ("nul.docx", "_nul.docx"),
    ("COM1", "_COM1"),
    ("com9.甲", "_com9.甲"),
    ("COM0", "_COM0"),
    ("com¹", "_com¹"),
    ("COM²", "_COM²"),
    ("LPT9.甲", "_LPT9.甲"),
    ("lpt³", "_lpt³"),
    ("CONIN$", "_CONIN$"),
    ("conout$", "_conout$"),
    ("console", "console"),
    ("COM10", "COM10"),
    ("LPT", "LPT"),
    ("甲CON", "甲CON"),
    ("-rf 甲", "-rf 甲"),
    ("~甲", "~甲"),
    ("$HOME %PATH%", "$HOME %PATH%"),
    ("“甲”（乙）", "“甲”（乙）"),
    ("长" * 260, "长" * 80),
    ("长" * 300, "长" * 80),
    ("𠮷" * 300, "𠮷" * 60),
    ("长" * 79 + ".末", "长" * 79),
    ("a" * 79 + " b", "a" * 79),
)
NOT_ON_WINDOWS: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
DEVICES: Final = re.compile(
    r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)"
)


def refusals(name: str) -> list[str]:
    """Why Windows, macOS or Linux would not take a file called so."""
    found = [f"{mark} is not allowed" for mark in NOT_ON_WINDOWS.findall(name)]
    if DEVICES.match(name):
        found.append("is a device")
    if name != name.strip(" .") or not name:
        found.append("is cut by Windows")
    if len(name.encode(errors="replace")) > 255 or len(name) > 100:
        found.append("is too long")
    return found


@pytest.mark.parametrize(("name", "cleaned"), CLEANED)
def test_names_that_every_system_takes(name: str, cleaned: str, tmp_path: Path) -> None:
    assert clean_name(name) == cleaned
    assert clean_name(cleaned) == cleaned
    for ending in FORMATS:
        assert refusals(f"{cleaned}.{ending}") == []
        (tmp_path / f"{cleaned}.{ending}").write_bytes(b"")


def test_sixty_names_are_tried_and_most_would_be_refused() -> None:
    assert len(CLEANED) >= 60
    assert sum(bool(refusals(name)) for name, _ in CLEANED) >= 40


def test_the_name_of_a_file_is_the_county_s() -> None:
    package = compose(EDGES["published"]())
    assert file_name(package, "docx") == (
        "附件2、附件3-1 岳阳市云溪区巴陵石化协作协调事务中心2023年度部门整体支出绩效自评.docx"
    )
    other = compose(EDGES["other edition"]())
    assert file_name(other, "pdf") == "2024年度绩效自评_临江县水利服务站.pdf"


@pytest.mark.parametrize("unit", ["某" * 40, "某" * 260, "𠮷" * 260, "某" * 39 + " 某"])
def test_a_long_unit_does_not_push_the_year_out(unit: str) -> None:
    name = file_name(compose(sheet_of({"unit": unit})), "xlsx")

    assert name.startswith("附件2、附件3-1 " + unit[:39])
    assert name.endswith("2023年度部门整体支出绩效自评.xlsx")


def test_no_unit_leaves_a_name() -> None:
    assert file_name(compose(sheet_of()), "docx") == (
        "附件2、附件3-1 2023年度部门整体支出绩效自评.docx"
    )
