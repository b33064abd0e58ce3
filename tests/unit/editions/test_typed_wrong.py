"""Editions as somebody who types Chinese writes them first: each slip told with line and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.worked import EDITIONS, ISSUED
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.slips import languages
from perfeval_gui.editions.slips.figures import figure_of
from perfeval_gui.editions.slips.files import missing
from perfeval_gui.editions.slips.keys import meant
from perfeval_gui.editions.slips.languages import in_json, in_toml
from perfeval_gui.editions.slips.marks import DOUBLE, SINGLE
from unit.editions.typed_wrong import IN_EXAMPLES, IN_PAGE, IN_TOML, POINTS

FILES = {path.name: path.read_bytes() for path in sorted((EDITIONS / ISSUED).iterdir())}
TEXTS = {name: data.decode() for name, data in FILES.items()}


def edition(folder: Path, **files: bytes | None) -> Path:
    """The issued edition with some of its files others, or away (None)."""
    place = folder / "a"
    place.mkdir()
    for name, data in {**FILES, **files}.items():
        if data is not None:
            (place / name).write_bytes(data)
    return place


def refused(folder: Path, file: str, data: bytes | None) -> EditionError:
    with pytest.raises(EditionError) as caught:
        read_edition(edition(folder, **{file: data}))
    assert caught.value.file == file
    return caught.value


def replaced(file: str, old: str, new: str) -> tuple[str, int]:
    """The text of *file* with *new* for *old*, and the line where that stands."""
    text = TEXTS[file]
    assert old in text, "a change that changes nothing proves nothing"
    return text.replace(old, new, 1), text.count("\n", 0, text.index(old)) + 1


@pytest.mark.parametrize(("old", "new", "words"), IN_TOML)
def test_a_slip_in_edition_toml(tmp_path: Path, old: str, new: str, words: str) -> None:
    text, line = replaced("edition.toml", old, new)
    error = refused(tmp_path, "edition.toml", text.encode())

    assert words in error.reason
    # A second one of two is told where it stands, an open list where it should end.
    assert line <= error.line <= line + new.count("\n") + ("写了两遍" in words) * 400


@pytest.mark.parametrize(("old", "new", "words"), IN_PAGE)
def test_a_slip_on_a_page(tmp_path: Path, old: str, new: str, words: str) -> None:
    text, line = replaced("base.page", old, new)
    error = refused(tmp_path, "base.page", text.encode())

    assert words in error.reason
    assert error.line == line


@pytest.mark.parametrize(("old", "new", "words"), IN_EXAMPLES)
def test_a_slip_in_the_examples(tmp_path: Path, old: str, new: str, words: str) -> None:
    text, line = replaced("examples.json", old, new)
    error = refused(tmp_path, "examples.json", text.encode())

    assert words in error.reason
    assert error.line == line


def test_every_slip_of_a_file_is_told() -> None:
    text = TEXTS["edition.toml"]
    for old, new in (
        ('points = "10"', "points ＝ “10”"),
        ('points = "25"', 'points: "25"'),
        ("[hand]", "［hand］"),
        ('quota = "编制数"', "quota = 编制数"),
        ('least = "0.80"', 'least = "0.80'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    found = list(in_toml(text))

    assert [slip.line for slip in found] == sorted(slip.line for slip in found)
    assert len(found) == 5
    assert all("请写成：" in slip.reason for slip in found)


def test_a_good_file_has_none() -> None:
    assert list(in_toml(TEXTS["edition.toml"])) == []
    assert list(in_json(TEXTS["examples.json"])) == []


# ---- files as a system saves them


@pytest.mark.parametrize("file", list(FILES))
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_marks_in_front_and_ends_of_lines_of_other_systems(
    tmp_path: Path, file: str, ending: str
) -> None:
    data = b"\xef\xbb\xbf" + TEXTS[file].replace("\n", ending).encode()

    assert read_edition(edition(tmp_path, **{file: data})).edition.year == 2023


def test_tabs_are_spaces(tmp_path: Path) -> None:
    toml = TEXTS["edition.toml"].replace(" = ", "\t=\t").replace("    [", "\t[")
    page = TEXTS["base.page"].replace(" | ", "\t|\t").replace("columns 52 20", "columns\t52 20")
    place = edition(tmp_path, **{"edition.toml": toml.encode()})

    assert read_edition(place).edition.year == 2023
    (place / "base.page").write_text(page.replace("columns\t", "columns "), "utf-8")
    assert read_edition(place).edition.year == 2023


@pytest.mark.parametrize("file", ["edition.toml", "base.page", "examples.json"])
@pytest.mark.parametrize(
    ("encoding", "word"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("gbk", "GBK")],
)
def test_another_encoding(tmp_path: Path, file: str, encoding: str, word: str) -> None:
    error = refused(tmp_path, file, TEXTS[file].encode(encoding))

    assert word in error.reason
    assert "另存为" in error.reason
    assert "UTF-8" in error.reason
    assert (error.line > 0) == (word == "GBK")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04abc", "Word"),
        (b"\xd0\xcf\x11\xe0abc", "Word"),
        (b"{\\rtf1", "Word"),
        (b"name = \x00\n", "控制字符"),
        (b"\x81\x20\xff", "不是 UTF-8"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, word: str) -> None:
    assert word in refused(tmp_path, "edition.toml", data).reason


def test_signs_that_nobody_sees_are_told_with_their_line(tmp_path: Path) -> None:
    data = TEXTS["base.page"].replace("{quota}", "{quota}\x0b").encode()
    error = refused(tmp_path, "base.page", data)

    assert (error.line, "U+000B" in error.reason) == (12, True)


@pytest.mark.parametrize(
    ("there", "word"),
    [
        ("base.page.txt", "文件扩展名"),
        ("base.page.TXT", "文件扩展名"),
        ("base.txt", ""),
        ("Base.page", "改名为“base.page”"),
        ("base.page - 副本", "改名为"),
        ("base (1).page", "改名为"),
        ("ｂase．page", "改名为"),
        ("base.page.docx", "改名为"),
        ("cover.page", ""),
    ],
)
def test_a_file_that_is_called_otherwise(there: str, word: str) -> None:
    told = missing("base.page", [there, "x"])

    assert word in told
    assert (f"“{there}”" in told) == bool(word)


def test_a_hidden_ending_is_told(tmp_path: Path) -> None:
    place = edition(tmp_path)
    (place / "base.page").rename(place / "base.page.txt")
    with pytest.raises(EditionError, match=r"改名为“base\.page”"):
        read_edition(place)
    (place / "edition.toml").rename(place / "edition.toml.txt")
    with pytest.raises(EditionError, match="文件扩展名"):
        read_edition(place)
    assert "改名为" in missing("edition.toml", ["edition.txt"])


# ---- figures and keys


@pytest.mark.parametrize("value", ["10", "10.0", "１０"])
def test_a_figure_is_exact_with_and_without_quotes(tmp_path: Path, value: str) -> None:
    text, _ = replaced("edition.toml", POINTS, f"points = {value}" if value.isascii() else POINTS)
    text = text.replace('jump = "0.50"', "jump = 0.1")
    edition_ = read_edition(edition(tmp_path, **{"edition.toml": text.encode()})).edition

    assert str(edition_.limits.jump) == "0.1"
    assert edition_.execution_points == 10


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"10%"', 'points = "0.1"'),
        ('"10分"', 'points = "10"'),
        ('"1,000"', 'points = "1000"'),
        ('"10。5"', 'points = "10.5"'),
        ('" 10 万元"', 'points = "10"'),
        ('"十"', '例如 points = "10"'),
        ('""', "写在引号里的数字"),
        *(
            (value, "写在引号里的数字")
            for value in ("nan", "inf", "-1", "true", "[]", "2023-01-01")
        ),
        *((value, "写在引号里的数字") for value in ('"1e99"', "1e999999", '"1e-99"')),
    ],
)
def test_a_figure_that_is_none(tmp_path: Path, value: str, words: str) -> None:
    text, line = replaced("edition.toml", POINTS, f"points = {value}")
    error = refused(tmp_path, "edition.toml", text.encode())

    assert error.line == line
    assert words in error.reason


def test_figures_have_bounds() -> None:
    assert figure_of("1e14") == 10**14
    assert (
        figure_of(True)
        is figure_of(None)
        is figure_of("1e15")
        is figure_of("0.0000000000001")
        is None
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (POINTS, 'point = "10"', "是不是“points”"),
        (POINTS, 'Points = "10"', "是不是“points”"),
        (POINTS, '"分值" = "10"', "是不是“points”"),
        ("hint_over", "hint-over", "是不是“hint_over”"),
        ("hint_over", "hintover", "是不是“hint_over”"),
        ("[indicators]", "[indicator]", "是不是“indicators”"),
        ("[[groups]]", "[groups]", "[[groups]]"),
        ('label = "产出指标"', '"名称" = "产出指标"', "是不是“label”"),
        ('quota = "编制数"', '"编制数" = "编制数"', "没有“编制数”这个栏目"),
        ('quota = "编制数"', 'qouta = "编制数"', "是不是“quota”"),
        ('quota = "编制数"', "quota = 12", 'quota = "12"'),
        ('quota = "编制数"', "quota = true", 'quota = "true"'),
        ("year = 2023", 'year = "2023"', "不加引号"),
        ("year = 2023", "year = 2023.0", "不加引号"),
        ("level = 2", 'level = "2"', "不加引号"),
        ("1\npassage = false", '1\npassage = "false"', "不加引号"),
    ],
)
def test_a_key_that_is_called_otherwise(tmp_path: Path, old: str, new: str, words: str) -> None:
    text, _ = replaced("edition.toml", old, new)

    assert words in refused(tmp_path, "edition.toml", text.encode()).reason


def test_what_was_meant_is_only_told_where_it_is_near() -> None:
    assert meant("colour", ("points", "label")) == ""
    assert meant("x" * 100, ("x" * 99,)) == ""
    assert meant("在职人数", ("quota", "in_post"), {"in_post": "在职 人数"}) == "，是不是“in_post”"


# ---- anything


SIGNS = st.sampled_from(
    [*"＝，：［］｛｝｜＃（）、；。＜＾＊！～", *DOUBLE, *SINGLE, *"\"'=[]{}|<^*#\\,\n\t \u3000"]
)
DAMAGE = st.tuples(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 10**6),
    st.sampled_from(("put", "take", "swap", "line")),
    st.one_of(SIGNS, st.text(max_size=3), st.sampled_from(["９", "分值", "[[x]]\n", '"""', "= "])),
)


def damaged(text: str, place: int, how: str, word: str) -> str:
    at = place % (len(text) + 1)
    if how == "line":
        lines = text.split("\n")
        row = place % len(lines)
        return "\n".join([*lines[:row], word, *lines[row + 1 :]])
    rest = text[at + (how != "put") * max(len(word), 1) :]
    return text[:at] + ("" if how == "take" else word) + rest


def fault(place: Path) -> EditionError | None:
    try:
        read_edition(place)
    except EditionError as error:
        return error
    return None


@settings(max_examples=150)
@given(st.lists(DAMAGE, min_size=1, max_size=3))
def test_damage_is_refused_with_file_and_line_or_loads(
    tmp_path_factory: pytest.TempPathFactory, damages: list[tuple[str, int, str, str]]
) -> None:
    texts = dict(TEXTS)
    for file, at, how, word in damages:
        texts[file] = damaged(texts[file], at, how, word)
    data = {name: text.encode(errors="surrogatepass") for name, text in texts.items()}
    place = edition(tmp_path_factory.mktemp("e"), **data)
    error = fault(place)
    shutil.rmtree(place)

    if error is not None:
        assert error.file in FILES
        assert error.line <= texts[error.file].count("\n") + 1
        assert "Error" not in error.reason


def test_anything_but_a_refusal_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_text: str) -> None:
        raise KeyError

    monkeypatch.setattr(languages, "toml_of", breaks)
    place = edition(tmp_path, **{"edition.toml": b"a = "})
    with pytest.raises(KeyError):
        fault(place)


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from(sorted(FILES)))
def test_any_bytes_are_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, file: str
) -> None:
    place = edition(tmp_path_factory.mktemp("e"), **{file: data})
    with pytest.raises(EditionError):
        read_edition(place)
    shutil.rmtree(place)


@pytest.mark.parametrize(
    "data",
    [
        b"a = " + b"[" * 100_000,
        b"a = " + b"9" * 10_000,
        b"[" * 50_000,
        b"a = \xe2\x80\x9c\n" * 30_000,
    ],
    ids=["deep", "long", "heads", "lines"],
)
def test_what_is_made_to_hold_up_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, "edition.toml", data)


@pytest.mark.parametrize("text", ["[" * 100_000, "[" + "9" * 10_000 + "]", '{"a": ' * 50_000])
def test_examples_made_to_hold_up_are_refused(tmp_path: Path, text: str) -> None:
    refused(tmp_path, "examples.json", text.encode())
