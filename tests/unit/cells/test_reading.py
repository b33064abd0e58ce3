"""The gate for figures, days and texts: what is taken, what is blank, what is refused and why."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import example, given, settings, strategies
from PySide6.QtCore import QLocale

from perfeval_gui.domain.cells import reading
from perfeval_gui.domain.cells.kinds import CHANGE, COUNT, MONEY, PROSE, RATE, Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import clean_text, read_day, read_figure, usual_figure
from perfeval_gui.domain.cells.values import Unread

TAKEN: Final = (
    *(("0", "0"), ("8", "8"), ("10", "10"), ("007", "7"), ("1234", "1234"), ("0.5", "0.5")),
    *(("119.95", "119.95"), ("327.49", "327.49"), ("0.00", "0"), ("0.0", "0"), ("1.10", "1.1")),
    *(("160.440", "160.44"), ("12.", "12"), ("12。", "12"), ("12。5", "12.5"), ("12．5", "12.5")),
    *(("１２３", "123"), ("１，２３４．５", "1234.5"), ("１２３万元", "123"), ("８．０", "8")),
    *(("1,234", "1234"), ("1,234.50", "1234.5"), ("12,345,678.90", "12345678.9")),
    *(("1，234", "1234"), ("999,999", "999999"), ("123,456.7", "123456.7"), ("0,123", "123")),
    *((" 8 ", "8"), ("　8　", "8"), ("\t8\n", "8"), ("8\r\n", "8"), ("8\u00a0", "8")),
    *(("\ufeff8", "8"), ("8\u200b", "8"), ("1\u200b2", "12"), ("\u202a12\u202c", "12")),
    *(("1\x002", "12"), ("\u20608", "8"), ("8\u200f", "8"), ("8\u3000万元", "8")),
    *(("8万元", "8"), ("8 万元", "8"), ("1,234.5万元", "1234.5"), ("－8", "-8"), ("−8", "-8")),
    *(("-8", "-8"), ("- 8", "-8"), ("+8", "8"), ("＋8", "8"), ("-0", "0"), ("-0.00", "0")),
    *(("+0", "0"), ("-1,234.5", "-1234.5"), ("9999999999999", "9999999999999")),
    *(("9,999,999,999,999.99", "9999999999999.99"), ("0.01", "0.01"), ("-0.01", "-0.01")),
)
BLANK: Final = (
    *("", " ", "　", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "  \n ", "-", "--", "—"),
    *(
        "——",
        "–",
        "/",
        "无",
        "N/A",
        "n/a",
        " 无 ",
        "　—　",
        "－",
        "−",
        " / ",
        "－－",
        "-\n",
        "无\u200b",
    ),
)
REFUSED: Final = (
    # commas that group nothing, or group wrongly
    *("1,5", "1.234,5", "12,34", "1,2345", ",123", "123,", "1,,234", "1,23,456", "1234,567"),
    *(
        "1,234,56",
        "１，５",
        "1, 234",
        "1 ,234",
        "1.234.567",
        "1.2.3",
        "1..2",
        "..",
        ".",
        ",",
        "1.,2",
    ),
    *(".5", "。5", "-.5", "+.", "1.5,000", "0.123,456", "12,345.6,7", "，", "．"),
    # figures beside each other, as pasted out of two cells
    *("7 24", "7.01 24.92", "7\t24", "7\n24", "1 234", "12　34", "8\u00a08", "1. 5", "1 .5"),
    # signs
    *("+-8", "--8", "8-", "8+", "-+8", "- - 8", "(8)", "（8）", "8-9", "8~9", "8－9", "±8"),
    # words and units that would change the figure
    *(
        "八",
        "八人",
        "8人左右",
        "约8",
        "8个",
        "8元",
        "8亿元",
        "8亿",
        "8万",
        "8千",
        "万元",
        "元",
        "￥8",
    ),
    *(
        "¥8",
        "$8",
        "8%",
        "8％",
        "8万元元",
        "万元8",
        "8 人 3",
        "十",
        "壹",
        "大约",
        "待定",
        "无8",
        "8无",
        "—8—",
    ),
    # what other readers of numbers let pass
    *("NaN", "nan", "sNaN", "Infinity", "-inf", "∞", "1e5", "1E5", "1e999", "0x10", "0b1", "0o7"),
    *(
        "1_000",
        "1__0",
        "=1+1",
        "=8",
        "'8",
        "8'",
        '"8"',
        "1/2",
        "8/",
        "/8",
        "1*2",
        "1+2",
        "8;",
        "8；",
    ),
    *(
        "٣",
        "۳",
        "३",
        "໓",
        "៣",
        "½",
        "²",
        "8²",
        "②",
        "①",
        "Ⅷ",
        "⑧",
        "㈧",
        "𝟖",
        "𝟠",
        "〇",
        "零",
        "一",
        "8é",
    ),
    *(
        "#N/A",
        "#REF!",
        "TRUE",
        "true",
        "None",
        "null",
        "--—",
        "---",
        "//",
        "N/A8",
        "n.a.",
        "NA",
        "－—",
    ),
    *(
        "8\u0301",
        "8🙂",
        "🙂",
        "8:30",
        "2024.6.20",
        "2024-06-20",
        "8°",
        "8㎡",
        "8平方米",
        "８ｋ",
        "８Ｅ５",
    ),
    # too long
    *("10000000000000", "99999999999999", "1" * 14, "1" * 40, "10,000,000,000,000", "0" * 14 + "1"),
)


def test_there_are_enough_samples() -> None:
    samples = [text for text, _ in TAKEN] + [*BLANK, *REFUSED]

    assert len(samples) >= 200
    assert len(set(samples)) == len(samples)


@pytest.mark.parametrize(("text", "figure"), TAKEN, ids=ascii)
def test_taken(text: str, figure: str) -> None:
    assert read_figure(text, ("万元",)) == Decimal(figure)


def test_there_is_no_minus_zero() -> None:
    # It would be stored and compared as something else than 0.
    assert str(read_figure("-0.00")) == "0"


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_blank(text: str) -> None:
    assert read_figure(text, ("万元",)) is None
    assert MONEY.read(text) is None
    assert read_day(text) is None


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_refused_and_kept(text: str) -> None:
    value = MONEY.read(text)

    assert value == Unread(clean_text(text, lines=False))
    assert MONEY.show(value) == clean_text(text, lines=False)
    assert MONEY.fault(value).endswith("。")


@pytest.mark.parametrize("name", ["C", "zh_CN", "de_DE", "fr_FR", "ar_EG"])
def test_no_locale_changes_what_is_read(name: str) -> None:
    samples = [text for text, _ in TAKEN] + [*BLANK, *REFUSED]
    before = [MONEY.read(text) for text in samples]
    usual = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        after = [MONEY.read(text) for text in samples]
        shown = [MONEY.show(value) for value in after]
    finally:
        QLocale.setDefault(usual)

    assert after == before
    assert shown == [MONEY.show(value) for value in before]


# ---- an independent reading of the same grammar, mark by mark


def reference(text: str) -> Decimal | str | None:
    """A figure, None for blank, or ``no``; written without a regular expression."""
    wide = {**dict(zip("０１２３４５６７８９", "0123456789", strict=True)), "．": ".", "。": "."}
    wide |= {"，": ",", "－": "-", "−": "-", "＋": "+"}
    marks = [wide.get(mark, mark) for mark in text if mark not in "\u200b\ufeff\x00"]
    words = "".join(" " if mark.isspace() else mark for mark in marks).split()
    joined = "".join(words)
    if joined in ("", "-", "--", "—", "——", "/", "无"):
        return None
    for left, right in itertools.pairwise(words):
        if left[-1] in "0123456789.," and right[0] in "0123456789.,":
            return "no"
    joined = joined.removesuffix("万元")
    sign = joined[:1] if joined[:1] in ("+", "-") else ""
    whole, point, part = joined[len(sign) :].partition(".")
    groups = whole.split(",")
    digits = "".join(groups)
    if not digits or any(mark not in "0123456789" for mark in digits + part):
        return "no"
    grouped = len(groups[0]) in (1, 2, 3) and all(len(group) == 3 for group in groups[1:])
    if (len(groups) > 1 and not grouped) or len(digits) > 13 or (part and not point):
        return "no"
    return Decimal(f"{sign}{digits}.{part or 0}")


ALPHABET: Final = "0123456789" * 3 + ",.，．。-−－+ 　\t\u200b\ufeff\x00０９—/无万元%e_٣½一"


@settings(max_examples=600)
@given(strategies.text(alphabet=ALPHABET, max_size=12))
@example("1,234,567.80 万元")
@example("-0")
@example("1 ,5")
def test_the_gate_agrees_with_the_grammar(text: str) -> None:
    value = read_figure(text, ("万元",))
    wanted = reference(text)

    assert wanted == ("no" if isinstance(value, Unread) else value)


# ---- days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024.6.20", date(2024, 6, 20)),
        ("2024-06-20", date(2024, 6, 20)),
        ("2024/6/20", date(2024, 6, 20)),
        ("2024年6月20日", date(2024, 6, 20)),
        ("2024年6月20号", date(2024, 6, 20)),
        ("２０２４．６．２０", date(2024, 6, 20)),
        ("2024 年 6 月 20  日", date(2024, 6, 20)),
        ("2024.2.29", date(2024, 2, 29)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["2023.2.29", "2024.13.1", "24.6.20", "2024年6月", "20240620", "6.20", "明天", "٢٠٢٤.6.20"],
)
def test_what_is_no_day(text: str) -> None:
    assert isinstance(read_day(text), Unread)


# ---- texts


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("厂地\r\n协作\r中心", "厂地\n协作\n中心"),
        ("甲\u2028乙\u2029丙", "甲\n乙\n丙"),
        ("甲\x00乙\x07丙\x1b", "甲乙丙"),
        ("\ufeff甲\u200b乙\u200d丙\u202e丁\u2066", "甲乙丙丁"),
        ("甲\ud800乙\udfff", "甲乙"),
        ("甲\ufffe\uffff\ufdd0乙", "甲乙"),
        ("甲\u00a0乙", "甲 乙"),
        ("甲\u00ad乙", "甲乙"),
        ("甲\t乙", "甲\t乙"),
        ("1200㎡ ① ½ ⅷ", "1200㎡ ① ½ ⅷ"),
        ("𠮷野䶮\ue000", "𠮷野䶮\ue000"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("⽀出⽤于⻋辆、⻓廊，⼾数⼋⼗", "支出用于车辆、长廊，户数八十"),
        ("偏旁⺅⺡⺮", "偏旁⺅⺡⺮"),
    ],
)
def test_cleaned_texts(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_every_radical_becomes_a_word_or_stays() -> None:
    became = {chr(code): clean_text(chr(code)) for code in range(0x2E80, 0x2FD6)}
    words = {word for radical, word in became.items() if word != radical}

    assert all("\u4e00" <= word <= "\u9fff" for word in words)
    # 214 of the dictionary, one of which is meant for 户; of the supplement those that are words.
    assert sum(word != radical for radical, word in became.items()) == 214 + 38
    assert (became["⽤"], became["⼾"], became["⻢"]) == ("用", "户", "马")


def test_a_day_and_a_figure_copied_from_a_pdf_are_read() -> None:
    assert read_day("2024年6⽉20⽇") == read_day("2024年6月20日")
    assert PROSE.read("⽯化中⼼") == "石化中心"


@given(strategies.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once, line = clean_text(text), clean_text(text, lines=False)

    assert clean_text(once) == once
    assert clean_text(line, lines=False) == line
    assert "\n" not in line
    once.encode("utf-8")


def changed(monkeypatch: pytest.MonkeyPatch, *, lines: bool) -> set[str]:
    """The characters that cleaning takes out or changes, none of them passed over."""
    with monkeypatch.context() as patched:
        for name in ("_PLAIN", "_PLAIN_LINE"):
            patched.setattr(reading, name, pattern("(?!)"))
        return {one for one in map(chr, range(0x110000)) if clean_text(one, lines=lines) != one}


def test_no_character_is_passed_over_that_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned = changed(monkeypatch, lines=True)
    assert len(cleaned) > 2_000
    assert not any(map(reading._PLAIN.fullmatch, cleaned))
    in_a_line = changed(monkeypatch, lines=False)
    assert in_a_line - cleaned == {"\t", "\n"}
    assert not any(map(reading._PLAIN_LINE.fullmatch, in_a_line))
    # What is written every day is: a text of it is looked through once.
    assert reading._PLAIN.fullmatch("“甲区”（2023年）：经费——8.5万元，降3%；办公……①见附件。\n\tＡ")


def test_the_mutant_passes_over_a_mark_without_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PLAIN", pattern("[^\x00-\x1f]*+"))
    assert clean_text("甲\u200b乙") == "甲\u200b乙"


@given(
    strategies.text("0123456789.,+-%", max_size=17),
    strategies.sampled_from([MONEY, CHANGE, COUNT, RATE]),
)
@example("9999999999999.99", MONEY)
@example("99999999999999", MONEY)
@example("0", MONEY)
@example("007", COUNT)
@example("12.5", COUNT)
@example("98.76", RATE)
def test_a_figure_written_as_usual_is_read_like_any_other(text: str, kind: Kind) -> None:
    # A space is no part of a figure, and nobody writes it where it is usual.
    assert usual_figure(f" {text}") is None
    assert repr(kind.read(text)) == repr(kind.read(f" {text}")).replace("text=' ", "text='")


@given(strategies.text("0123456789.,+-%人 ", max_size=16), strategies.sampled_from([(), ("%",)]))
@example("1,234.50", ())
@example("12345678901234", ())
def test_a_figure_that_needs_no_cleaning_is_read_like_one_that_does(
    text: str, units: tuple[str, ...]
) -> None:
    # A sign without width goes when a text is cleaned.
    assert read_figure(text, units) == read_figure(f"\u200b{text}\u200b", units)
