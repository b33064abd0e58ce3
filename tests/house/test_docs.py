"""What the documents say, compared with the program: names, commands, files, links, examples."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from dev import COMMANDS
from given.worked import EDITIONS, ISSUED, issued
from perfeval_gui.cli import commands, words
from perfeval_gui.cli.errors import UsageError
from perfeval_gui.cli.values import filled
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.edition.drawn_text import FORMS
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.own.kinds import WORDS
from perfeval_gui.editions.own.ways import WAYS
from perfeval_gui.editions.places import EXAMPLES
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.findings.finding import LEVELS

DOCUMENTS: Final = tuple(
    sorted(
        path
        for pattern in ("*.md", "docs/**/*.md", "packaging/*.md", "resources/help/*.md")
        for path in ROOT.glob(pattern)
    )
)
VALUES: Final = ROOT / "docs/values.md"
PAGES: Final = ROOT / "docs/pages.md"
EDITION: Final = ROOT / "docs/edition.md"
FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE: Final = re.compile(r"`([^`\n]+)`")
LINK: Final = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
OPTION: Final = re.compile(r"(?<![\w-])(--[a-z][a-z-]*)")
COMMAND: Final = re.compile(r"\bmain\.py((?: +[^`\n]+)?)")
FOLDERS: Final = ("perfeval_gui", "packaging", "resources", "docs", "tests", "ui", ".ci")
# What a kind is called in docs/values.md where it is not called by its unit.
KINDS: Final = {
    "text": "text",
    "amount": "figure",
    "phone": "text",
    "person": "text",
    "prose": "text, several lines",
    "day": "day",
    "linked": "true or false",
    "band": "choice",
    "group": "choice",
    "count": "whole 人",
    "tally": "whole 个",
    "change": "万元, may be below zero",
}


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def prose_of(document: Path) -> str:
    """The text without examples in fences and code."""
    return CODE.sub("", FENCE.sub("", text_of(document)))


def example(document: Path, language: str, number: int = 0) -> str:
    """The first fenced example in *language*, or the *number*-th after it."""
    found: list[tuple[str, str]] = FENCE.findall(text_of(document))
    return [code for kind, code in found if kind == language][number]


def name_of(document: Path) -> str:
    return str(document.relative_to(ROOT))


# ---- links and files


def broken_links(document: Path) -> list[str]:
    targets = (link.partition("#")[0] for link in LINK.findall(prose_of(document)))
    return [
        link for link in targets if link and ":" not in link and not there(document.parent, link)
    ]


def there(folder: Path, name: str) -> bool:
    """Whether a file or folder, or one that fits a pattern, is there."""
    return any(folder.glob(name)) if "*" in name else (folder / name).exists()


def missing_files(document: Path) -> list[str]:
    """Files of the checkout named in code that are not there; ``<id>`` stands for any name."""
    named = (re.sub(r"<\w+>", "*", code) for code in CODE.findall(FENCE.sub("", text_of(document))))
    paths = (code.rstrip("/") for code in named if re.fullmatch(r"[\w./*-]+", code))
    return [path for path in paths if path.split("/")[0] in FOLDERS and not there(ROOT, path)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_and_files_are_there(document: Path) -> None:
    assert broken_links(document) == []
    assert missing_files(document) == []


def test_a_broken_link_and_a_missing_file_are_noticed(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("[a](a.md) [b](b.md) `docs/none.md` `ui/*.ui` `x/y`", encoding="utf-8")

    assert broken_links(document) == ["b.md"]
    assert missing_files(document) == ["docs/none.md"]


# ---- command lines


def wrong_commands(text: str) -> list[str]:
    """Command lines of the program in *text* that it does not take."""
    wrong = []
    for given in COMMAND.findall(text):
        words = shlex.split(given)
        if not words or words == ["--version"] or words[0].endswith(".perfeval"):
            continue
        try:
            commands._parser().parse_args(words)
        except UsageError:
            wrong.append(given.strip())
    return wrong


def unknown_options(text: str) -> set[str]:
    """Options in *text* that stand nowhere in the source of the command line."""
    source = text_of(ROOT / "perfeval_gui/cli/commands.py")
    return {option for option in OPTION.findall(text) if f'"{option}"' not in source}


@pytest.mark.parametrize(
    "document", [path for path in DOCUMENTS if path.parent != ROOT / "packaging"], ids=name_of
)
def test_commands_are_understood(document: Path) -> None:
    text = text_of(document)

    assert wrong_commands(text) == []
    assert unknown_options(text) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_dev_commands_exist(document: Path) -> None:
    assert set(re.findall(r"\bdev\.py ([a-z]+)\b", text_of(document))) <= set(COMMANDS)


def test_wrong_commands_are_noticed() -> None:
    text = "`main.py show a --colour`\n    python main.py paint a\n`main.py show a --json`"

    assert wrong_commands(text) == ["show a --colour", "paint a"]
    assert unknown_options(text) == {"--colour"}


def test_readme_shows_every_command() -> None:
    shown = {given.split()[0] for given in COMMAND.findall(text_of(ROOT / "README.md")) if given}

    assert set(words.COMMANDS) <= shown


# ---- names


def rows(document: Path) -> Iterator[list[str]]:
    """The rows of the tables in *document*, cell by cell."""
    for line in FENCE.sub("", text_of(document)).splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]


def documented() -> dict[str, list[str]]:
    """The rows of docs/values.md, by the names in them."""
    named = ((CODE.findall(" ".join(row)), row) for row in rows(VALUES))
    return {name: row for names, row in named for name in names if not is_line(name)}


def is_line(name: str) -> bool:
    """Whether *name* is a line of the fund table, which is no value by itself."""
    return f"{name}.final" in STANDARD.fields


def typed() -> dict[str, Kind]:
    """Every typed cell, columns of tables included."""
    columns = {
        f"{name}[].{column}": kind
        for name, table in STANDARD.tables.items()
        for column, kind in table.kinds.items()
    }
    return {name: field.kind for name, field in STANDARD.fields.items()} | columns


def origin(name: str, book: Rulebook) -> str:
    if name not in book.figures:
        return "typed"
    return "typed or computed" if name in typed() else "computed"


def test_values_name_every_cell_and_figure_and_nothing_else() -> None:
    assert set(documented()) == set(typed()) | set(issued().figures)


def test_values_say_label_kind_and_origin() -> None:
    book = issued()
    for name, row in documented().items():
        line, _, column = name.partition(".")
        if (fund := book.edition.fund_row(line)) is not None and len(row) > 4:
            assert row[1] == fund.label.rstrip("：:"), name
            assert column == "change" or row[-1] == origin(name, book), name
            continue
        kind = book.figures[name].kind if name in book.figures else typed()[name]
        label = book.edition.labels[name].rstrip("：:").replace(" ", "")
        assert row == [f"`{name}`", label, KINDS.get(kind.name, kind.unit), origin(name, book)]


def test_glossary_names_exist() -> None:
    known = {part for name in (*typed(), *issued().figures) for part in re.split(r"\W+", name)}
    forms = [row[1] for row in rows(ROOT / "CONTEXT.md") if len(row) == 3]
    names = {
        name for cell in forms for name in CODE.findall(cell) if re.fullmatch(r"[a-z_]+", name)
    }

    assert len(names) > 60
    assert names - known - {"projects", "buildings", "evaluators", "passages"} == {
        *("typed", "computed"),
        *("error", "explain", "hint"),
    }


# ---- examples


def test_example_of_values_fills_a_report() -> None:
    report = filled(issued(), json.loads(example(VALUES, "json"), parse_float=str))
    sheet = issued().evaluate(report)

    assert sheet.shown("control_rate") == "100.00%"
    assert sheet.shown("project_spending.final") == "31.93"
    assert sheet.shown("total_score") == "35.00"


def test_examples_of_pages_and_of_worked_examples_are_an_edition(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    shutil.copytree(EDITIONS / ISSUED, folder)
    for number, key in enumerate(("small", "rarer")):
        (folder / f"{key}.page").write_text(example(PAGES, "page", number), encoding="utf-8")
        with (folder / "edition.toml").open("a", encoding="utf-8") as file:
            file.write(f'[[parts]]\nkey = "{key}"\n')

    book = read_edition(folder)
    small, rarer = compose(book.evaluate(filled(book, {}))).parts[-2:]

    assert (small.title, small.landscape, len(small.blocks)) == ("人员和专项情况表", False, 5)
    assert (rarer.title, rarer.landscape, len(rarer.blocks)) == ("指标得分表", True, 4)


def test_the_guide_makes_an_edition_that_loads(tmp_path: Path) -> None:
    """Copied as it stands, and nothing else."""
    folder = tmp_path / "村级公益项目"
    folder.mkdir()
    for name, language in (("edition.toml", "toml"), ("table.page", "page"), (EXAMPLES, "json")):
        (folder / name).write_text(example(EDITION, language), encoding="utf-8")

    book = read_edition(folder)
    made = filled(book, {"values": {"approved": "5", "sources.county.budget": "4"}})
    told = [one.message for one in run_checks(book.evaluate(made)) if one.level == "error"]

    assert compose(book.evaluate(made)).title == "2025年公益项目情况表"
    assert any("资金预算合计应当等于批复资金" in message for message in told)


def rows_below(heading: str) -> list[list[str]]:
    """The cells of the tables of the guide below *heading*, up to the next one."""
    part = text_of(EDITION).partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_the_guide_lists_every_standard_name() -> None:
    told = {name for row in rows_below("## 标准名称") for name in CODE.findall(row[0])}
    columns = {
        row[0].strip("` "): CODE.findall(row[2]) for row in rows_below("## 标准名称") if row[2:]
    }
    typed = {name.partition(".")[0] for name in STANDARD.fields} | set(STANDARD.tables)
    of_lines = re.compile(r"(?!projects\[\]).*\.change|.*\.rest|group_(points|score)\..*")
    computed = {name for name in issued().figures if not of_lines.fullmatch(name)}
    computed -= set(STANDARD.fields)

    assert {name for name in told if not of_lines.fullmatch(name)} == typed | computed
    assert columns == {name: list(table.kinds) for name, table in STANDARD.tables.items()}


def test_the_guide_lists_every_kind_rule_and_check() -> None:
    kinds = [row[0].strip("`") for row in rows_below("## 能填什么：`kind`")]
    rules = [row[0].strip("`") for row in rows_below("## 怎样算：`rule`")]
    checks = {row[0].strip("`"): (row[1], row[2]) for row in rows_below("## 校核的编号")}

    assert sorted(kinds) == sorted((*WORDS, "money", "change"))
    assert sorted(rules) == sorted(WAYS)
    assert checks == {one: (LEVELS[known.level], known.title) for one, known in KNOWN.items()}


def test_every_mark_of_pages_is_in_an_example() -> None:
    marks = set(re.findall(r"^\| `+ ?([^\w\s`…|\\]+|`)", text_of(PAGES), re.MULTILINE))
    words = {"landscape", "margins", "title", *(f":{form}" for form in FORMS if form)}
    examples = example(PAGES, "page") + example(PAGES, "page", 1)

    assert marks >= {"!", "~", "*", "+", "<", "^", "=", "==", ":", "`", "{", "[", "'"}
    assert {mark for mark in marks | words if mark not in examples} == set()


def test_every_key_of_an_edition_is_told() -> None:
    content = tomllib.loads(text_of(EDITIONS / ISSUED / "edition.toml"))
    told = {word for code in CODE.findall(text_of(EDITION)) for word in re.findall(r"\w+", code)}
    keys = set(content)
    for name, entry in content.items():
        if name not in ("labels", "names", "links", "help", "starts"):
            entries = entry if isinstance(entry, list) else [entry]
            keys |= {key for one in entries if isinstance(one, dict) for key in one}

    assert keys - told == set()
