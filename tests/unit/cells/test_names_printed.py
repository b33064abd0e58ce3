"""Nasty names in every text cell: through checks, drafts, the command line and exported files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from itertools import cycle, product
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from amount import many
from checkout import ROOT
from given.command_line import Capture, run, values_file
from given.nasty import NASTY
from given.texts_everywhere import everywhere
from given.worked import ISSUED, filled, issued
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.file_names import clean_name, file_name
from perfeval_gui.publishing.publishing import FORMATS, build, publish
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.storage.draft.draft import dump, load
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.draft.rescue import rescued
from perfeval_gui.storage.saving.backups import Backups
from perfeval_gui.storage.saving.saving import Saver

pytestmark = pytest.mark.usefixtures("qapp")
PRINTED: Final = NASTY[::6]
KINDS: Final = ("docx", "xlsx")
IN_FILES: Final = list(product(NASTY, KINDS)) if many(1, 0) else list(zip(NASTY, cycle(KINDS)))
"""As a rule every name is in one of the two files, else in both."""
LONG: Final = "县" * 5_000


@pytest.mark.parametrize("name", NASTY)
def test_checks_and_drafts(name: str, tmp_path: Path) -> None:
    report = everywhere(name)
    sheet = issued().evaluate(report)

    assert sheet.faults == {}
    assert {f.check for f in run_checks(sheet)}.isdisjoint(FAILURES)
    assert load(dump(report)) == report
    assert rescued(dump(report)[:-20]) is not None
    for other in sheet.names():
        sheet.explanation(other)
        sheet.formula(other)
    path = tmp_path / f"{clean_name(name)}.perfeval"
    Saver(Backups(tmp_path / "备份")).save(path, report, "")
    assert path.parent == tmp_path
    assert open_draft(path) == report


@pytest.mark.parametrize("name", NASTY)
def test_names_of_files_stay_in_their_folder(name: str, tmp_path: Path) -> None:
    package = compose(issued().evaluate(put(filled(), "unit", name)))
    suggested = file_name(package, "docx")

    assert (tmp_path / suggested).parent == tmp_path
    assert suggested == Path(suggested).name
    assert suggested not in (".docx", "..docx")


def test_a_year_in_marks_that_somebody_typed_stays_what_it_is() -> None:
    sheet = issued().evaluate(put(everywhere("甲"), "projects[0].name", "甲{Y-1}{name}{Y}"))

    assert sheet.fund_label("projects").endswith("（甲{Y-1}{name}{Y}）")
    assert "甲{Y-1}{name}{Y}）" in "".join(cell.text for cell in compose(sheet).cells())


@pytest.mark.parametrize(("name", "ending"), IN_FILES)
def test_word_and_excel(name: str, ending: str) -> None:
    """`build` reads the file back and compares it with the pages."""
    package = compose(issued().evaluate(everywhere(name)))

    assert len(build(package, ending, Typefaces())) > 1_000


@pytest.mark.parametrize("name", PRINTED)
def test_all_three_formats(name: str, tmp_path: Path) -> None:
    sheet = issued().evaluate(everywhere(name))
    folder = tmp_path / "导出"
    written = list(publish(partial(compose, sheet), folder, FORMATS, Typefaces()))

    assert len(written) == 3
    assert sorted(folder.iterdir()) == sorted(written)


@pytest.mark.parametrize("name", PRINTED)
def test_the_command_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    values = values_file(tmp_path, {"edition": ISSUED, "values": {"unit": name, "thrift": name}})
    draft = tmp_path / "甲.perfeval"

    assert run("fill", values, "-o", draft) == 0
    assert run("show", draft, "--json") == 0
    assert json.loads(capsys.readouterr().out)["values"]["unit"] == open_draft(draft).cover.unit
    assert run("check", draft, "--json") == 1
    assert json.loads(capsys.readouterr().out)[0]["findings"]


# ---- messages are short


def test_no_message_repeats_a_long_text() -> None:
    report = everywhere(LONG)
    sheet = issued().evaluate(report)

    long = {f.check: len(f.message) for f in run_checks(sheet) if len(f.message) > 700}
    assert long == {}


@pytest.mark.parametrize(
    "content",
    [
        {"edition": LONG},
        {"edition": ISSUED, LONG: 1},
        {"edition": ISSUED, **{f"键{n}" * 50: 1 for n in range(500)}},
        {"edition": ISSUED, "values": {LONG: "1"}},
        {"edition": ISSUED, "values": {f"k{n}": "1" for n in range(5_000)}},
        {"edition": ISSUED, "values": {"quota": LONG}},
        {"edition": ISSUED, "tables": {LONG: []}},
        {"edition": ISSUED, "tables": {"indicators": [{LONG: "1"}]}},
        {"edition": ISSUED, "tables": {"indicators": [{"group": LONG}] * 900}},
        f'{{"edition": "{ISSUED}", "{LONG}": 1, "{LONG}": 2}}',
    ],
    ids=range(10),
)
def test_no_refusal_repeats_what_it_refuses(
    content: object, tmp_path: Path, capsys: Capture
) -> None:
    assert run("fill", values_file(tmp_path, content), "-o", tmp_path / "甲.perfeval") == 2
    err = capsys.readouterr().err

    assert "Traceback" not in err
    assert len(err) < 12_000
    assert all(len(line) < 400 for line in err.splitlines())


# ---- surroundings that know no Chinese


def in_ascii(*arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """A locale without Chinese, and Python told to follow it to the letter."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**kept, **ascii_only},
        capture_output=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("command", ["export", "check", "fill", "new"])
@pytest.mark.parametrize(
    "unit", ["𠮷野县林业局", "县林业局(本级)", "A&B中心", "Forestry"][: many(4, 1)]
)
def test_ascii_surroundings_end_in_files_or_a_sentence(
    unit: str, command: str, tmp_path: Path
) -> None:
    draft, values = tmp_path / "a.perfeval", tmp_path / "v.json"
    save_draft(draft, put(filled(), "unit", unit))
    values.write_text(json.dumps({"edition": ISSUED, "values": {"unit": unit}}))
    arguments = {
        "export": ["export", str(draft), "--to", str(tmp_path / "out"), "--format", "docx,xlsx"],
        "check": ["check", str(draft), "--xlsx", str(tmp_path / "清单.xlsx")],
        "fill": ["fill", str(values), "-o", str(tmp_path / "新.perfeval")],
        "new": ["new", "--edition", "版式", "-o", str(tmp_path / "新.perfeval")],
    }[command]
    done = in_ascii(*arguments)

    told = done.stderr.decode("utf-8")
    assert "Traceback" not in told
    assert "诊断" not in told
    assert done.returncode in (0, 1, 2)
    if command == "export":
        assert done.returncode == 0
        written = sorted((tmp_path / "out").iterdir())
        assert [path.suffix for path in written] == [".docx", ".xlsx"]
        # Called as anywhere else, and told by that name.
        assert all("部门整体支出" in path.name for path in written)
        assert done.stdout.decode("utf-8").splitlines() == [str(path) for path in written]


# Bytes that are letters, none, and both.
FILES: Final = ("县局".encode(), b"a\xff", "乡".encode() + b"\xe4\xb9")


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name is any bytes")
@pytest.mark.parametrize("form", ["lines", "json", "xlsx"])
def test_drafts_are_told_by_their_names(form: str, tmp_path: Path) -> None:
    for name in FILES:
        save_draft(tmp_path / os.fsdecode(name + b".perfeval"), filled())
    (tmp_path / os.fsdecode(b"\xfe.perfeval")).write_text("无")
    listed = tmp_path / "清单.xlsx"
    more = {"lines": (), "json": ("--json",), "xlsx": ("--xlsx", str(listed))}[form]
    done = in_ascii("check", str(tmp_path), *more)

    told = done.stderr.decode()
    assert done.returncode == 2
    assert "诊断" not in told
    assert f"{tmp_path}/\ufffd.perfeval：打不开“\ufffd.perfeval”" in told
    if form == "lines":
        found = {line.split("：")[0] for line in done.stdout.decode().splitlines()}
    elif form == "json":
        found = {one["file"] for one in json.loads(done.stdout) if "findings" in one}
    else:
        sheet = load_workbook(listed)["检查结果"]
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        found = {str(row[0]) for row in rows if row[3] != "打不开"}
    assert found == {f"{tmp_path}/{name}.perfeval" for name in ("县局", "a\ufffd", "乡\ufffd")}


def test_every_text_cell_has_the_name() -> None:
    """What the tests above rest on."""
    report = everywhere("甲")
    texts = [name for name, field in STANDARD.fields.items() if field.kind.holds == "text"]

    assert len(texts) > 15
    assert all(issued().evaluate(report).typed(name) == "甲" for name in texts)
