"""`read`: drafts from files of others, what is told of them, and the draft of the next year."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from given.command_line import Capture, run, sentence
from perfeval_gui.cli import batch
from perfeval_gui.cli.draft_names import drafts_of
from perfeval_gui.cli.reading import UNREAD, Wanted, make
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.putting import put_cells
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.taking.new_year import is_result, new_year
from perfeval_gui.pages.compose import compose
from perfeval_gui.storage.draft.files import open_draft, save_draft
from perfeval_gui.storage.draft.fitting import fitted
from unit.foreign.word_files import packed
from unit.matching.matched import sheet_of

PUBLISHED = "yunxi-2023-as-published"
PROJECT = "guojia-xiangmu-2021"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exports of three forms."""
    folder = tmp_path_factory.mktemp("files")
    for form in (PUBLISHED, PROJECT, "guojia-zhengti-2020"):
        (folder / f"{form}.docx").write_bytes(write_word(compose(sheet_of(form))))
    (folder / "下级").mkdir()
    (folder / "下级/表.xlsx").write_bytes(write_workbook(compose(sheet_of(PUBLISHED))))
    (folder / "读我.txt").write_text("不是表", encoding="utf-8")
    return folder


def printed(path: Path) -> list[str]:
    book = sheet_of(PUBLISHED).book
    sheet = book.evaluate(fitted(open_draft(path), book.form))
    return [cell.text for cell in compose(sheet).cells()]


def test_a_document_becomes_a_draft_that_prints_the_same(
    files: Path, tmp_path: Path, capsys: Capture
) -> None:
    draft = tmp_path / "草稿.perfeval"

    assert run("read", files / f"{PUBLISHED}.docx", "-o", draft) == 0
    assert printed(draft) == [cell.text for cell in compose(sheet_of(PUBLISHED)).cells()]
    told = capsys.readouterr().out
    assert "版式 yunxi-2023，2023 年度" in told
    assert "存疑 0 格，没有找到 0 格，没有认出的内容 0 处" in told


def test_everything_taken_over_waits_to_be_looked_over(files: Path, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.perfeval"
    run("read", files / f"{PUBLISHED}.docx", "-o", draft)
    report = open_draft(draft)

    waiting = unconfirmed(report)
    assert waiting["office.prior_final"].startswith(f"“{PUBLISHED}.docx”第 2 张表")
    assert "projects[0].name" in waiting


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff\u202d\u00ad"])
def test_what_no_cell_keeps_is_in_no_draft(files: Path, tmp_path: Path, unseen: str) -> None:
    """Copied from web pages and chats it stands in texts, names of files and of sheets."""
    word, book = tmp_path / f"表{unseen}.docx", tmp_path / f"表{unseen}.xlsx"
    word.write_bytes(between(files / f"{PUBLISHED}.docx", "word/document.xml", "</w:t>", unseen))
    book.write_bytes(between(files / "下级/表.xlsx", "xl/workbook.xml", '" sheetId', unseen))

    for file in (word, book):
        draft = file.with_suffix(".perfeval")
        run("read", file, "-o", draft)
        assert printed(draft) == [cell.text for cell in compose(sheet_of(PUBLISHED)).cells()]
        assert not any(unseen in trace for trace in unconfirmed(open_draft(draft)).values())


def test_radicals_of_a_pdf_are_read_as_the_words_they_look_like(
    files: Path, tmp_path: Path
) -> None:
    """Somebody copied the pages of a PDF into Word: labels, texts and days look as ever."""
    like = {ord(clean_text(chr(code))): chr(code) for code in range(0x2E80, 0x2FD6)}
    with zipfile.ZipFile(files / f"{PUBLISHED}.docx") as archive:
        members: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    content = members["word/document.xml"]
    assert isinstance(content, bytes)
    word, draft = tmp_path / "表.docx", tmp_path / "草稿.perfeval"
    text = content.decode()
    word.write_bytes(packed({**members, "word/document.xml": text.translate(like)}))
    assert sum(text.count(chr(one)) for one in like) > 100

    assert run("read", word, "-o", draft) == 0
    assert printed(draft) == [cell.text for cell in compose(sheet_of(PUBLISHED)).cells()]


def between(file: Path, member: str, end: str, unseen: str) -> bytes:
    """*file* with *unseen* before every *end* in its *member*."""
    with zipfile.ZipFile(file) as archive:
        members: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    content = members[member]
    assert isinstance(content, bytes)
    text = content.decode()
    assert end in text
    return packed({**members, member: text.replace(end, f"{unseen}{end}")})


def test_traces_are_written_as_json(files: Path, tmp_path: Path) -> None:
    traces = tmp_path / "出处.json"
    run("read", files / f"{PUBLISHED}.docx", "-o", tmp_path / "a.perfeval", "--json", traces)
    told = json.loads(traces.read_text(encoding="utf-8"))

    cells = {one["name"]: one for one in told[0]["cells"]}
    assert cells["quota"]["state"] == "sure"
    assert cells["quota"]["found"][0]["text"] == "8"
    assert told[0]["year"] == 2023


def test_a_folder_becomes_a_draft_for_each_document(
    files: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run("read", files, "-o", tmp_path / "草稿") == 0

    made = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.perfeval"))
    assert made == sorted(
        f"草稿/{name}.perfeval" for name in (PUBLISHED, PROJECT, "guojia-zhengti-2020", "下级/表")
    )
    assert "读我" not in capsys.readouterr().out


def test_a_draft_that_cannot_be_written_stops_no_other_one(
    files: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder, long = tmp_path / "文件", "名" * 83
    folder.mkdir()
    for name in ("甲", long, "乙"):
        (folder / f"{name}.docx").write_bytes((files / f"{PUBLISHED}.docx").read_bytes())

    assert run("read", folder, "-o", tmp_path / "草稿") == UNREAD
    told = capsys.readouterr()
    # What ends in .docx is short enough, and what ends in .perfeval is not.
    assert "文件名太长" in told.err
    assert all(f"读自 {name}.docx" in told.out for name in ("甲", "乙"))


def test_a_pdf_says_what_to_do_wherever_it_is_read(
    files: Path, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    (folder / "表.docx").write_bytes((files / f"{PUBLISHED}.docx").read_bytes())
    for name in ("表.pdf", "另一份.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "旧.rtf").write_bytes(b"{\\rtf1}")
    other, draft = folder / "另一份.pdf", tmp_path / "a.perfeval"

    assert run("read", folder, "-o", tmp_path / "草稿") == 0
    told = capsys.readouterr().err
    # A document beside it stands for it.
    assert f"{folder / '表.pdf'}" not in told
    assert f"{other}：这是 PDF，没有读。" in told
    assert "旧.rtf：这是 RTF 文件，没有读。" in told
    assert run("read", other, "-o", draft) == 2
    assert "请找它的 Word 或 Excel 原件" in capsys.readouterr().err
    save_draft(draft, sheet_of(PUBLISHED).report)
    assert run("read", other, "--into", draft) == 2
    assert "请找它的 Word 或 Excel 原件" in capsys.readouterr().err
    assert run("show", other) == 2
    told = capsys.readouterr().err
    assert "里面没有带草稿。PDF 里没有单元格" in told
    assert "请找它的 Word 或 Excel 原件。" in told


def test_folders_with_files_of_one_name_have_drafts_of_their_own(
    files: Path, tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in ("甲/报送", "乙/报送", "丙")]
    for folder, form in zip(folders, (PROJECT, "guojia-zhengti-2020", PROJECT), strict=True):
        folder.mkdir(parents=True)
        (folder / "表.docx").write_bytes((files / f"{form}.docx").read_bytes())
    to = tmp_path / "草稿"

    assert run("read", *folders, "-o", to) == 0
    made = {str(path.relative_to(to)): open_draft(path).edition for path in to.rglob("*.perfeval")}
    assert made == {
        "报送/表.perfeval": PROJECT,
        "报送(2)/表.perfeval": "guojia-zhengti-2020",
        "丙/表.perfeval": PROJECT,
    }


def test_every_document_has_one_draft_of_its_own(tmp_path: Path) -> None:
    names = ("a.docx", "A.docx", "a.xlsx", "a.docx.html", "b/a.docx", "b/~$a.docx")
    for name in names:
        path = tmp_path / "全" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    folders = [tmp_path / "全", tmp_path / "全/b", tmp_path / "全"]
    drafts = drafts_of(folders, tmp_path / "草稿")

    assert {path.name for path in drafts} == {"a.docx", "A.docx", "a.xlsx", "a.docx.html"}
    assert len(drafts) == len({str(path).casefold() for path in drafts.values()})


def test_two_editions_that_are_alike_are_told(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "表.docx"
    file.write_bytes(write_word(compose(sheet_of("guojia-xiangmu-2020"))))
    draft = tmp_path / "a.perfeval"

    assert run("read", file, "-o", draft) == 2
    assert "分不清是" in capsys.readouterr().err
    assert not draft.exists()
    assert run("read", file, "-o", draft, "--edition", "guojia-xiangmu-2020") == 0


def test_what_is_not_sure_is_listed_and_left_out(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "表.docx"
    package = write_word(compose(sheet_of(PUBLISHED)))
    file.write_bytes(package)
    other = tmp_path / "另一份.docx"
    other.write_bytes(package)
    draft = tmp_path / "a.perfeval"

    assert run("read", file, other, "-o", draft) == 1
    told = capsys.readouterr().out
    assert "存疑：绩效指标" in told or "存疑：" in told
    assert open_draft(draft).indicators.indicators == ()


def test_a_draft_that_is_there_stays(files: Path, tmp_path: Path, capsys: Capture) -> None:
    draft = tmp_path / "a.perfeval"
    draft.write_text("别的", encoding="utf-8")

    told = sentence(capsys, "read", files / f"{PUBLISHED}.docx", "-o", draft)
    assert "已经存在" in told
    assert draft.read_text(encoding="utf-8") == "别的"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "图.docx"
    file.write_bytes(b"\x89PNG")

    assert "没有读" in sentence(capsys, "read", file, "-o", tmp_path / "a.perfeval")


def test_files_and_folders_are_not_read_together(
    files: Path, tmp_path: Path, capsys: Capture
) -> None:
    told = sentence(capsys, "read", files, files / f"{PUBLISHED}.docx", "-o", tmp_path / "a")

    assert "不能一起读" in told


def test_a_process_that_ends_costs_only_its_file(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.docx" for number in range(4)]

    done = list(batch.on_all_cores(paths, _ends_at_two, lambda path: f"{path.name} 没有读成"))
    assert done == ["0.docx", "1.docx", "2.docx 没有读成", "3.docx"]


def _ends_at_two(path: Path) -> str:
    if path.stem == "2":
        os._exit(1)
    return path.name


class TestNewYear:
    """The draft of the year after."""

    @pytest.fixture
    def drafts(self, files: Path, tmp_path: Path) -> dict[str, Path]:
        """From a document, and from a draft of it."""
        old, made = tmp_path / "old.perfeval", {}
        file = files / f"{PUBLISHED}.docx"
        run("read", file, "-o", old)
        for name, source in (("draft", old), ("document", file)):
            made[name] = tmp_path / f"{name}.perfeval"
            assert run("read", "--new-year", source, "-o", made[name]) == 1
        return made

    @pytest.mark.parametrize("source", ["draft", "document"])
    def test_what_stays_comes_along(self, drafts: dict[str, Path], source: str) -> None:
        new, old = open_draft(drafts[source]), sheet_of(PUBLISHED).report

        assert new.year == old.year + 1
        assert new.cover.unit == old.cover.unit
        assert new.cover.report_date is None
        assert new.funds.office.prior_final == old.funds.office.final
        assert new.funds.office.final is None
        assert new.funds.projects[1].prior_final == old.funds.projects[1].final
        assert new.funds.three_public.prior_final is None
        assert new.execution.executed is None
        first, before = new.indicators.indicators[0], old.indicators.indicators[0]
        assert (first.group, first.kind, first.name) == (before.group, before.kind, before.name)
        assert first.points == before.points
        assert (first.actual, first.lowered, first.band, first.reason) == ("", None, "", "")

    def test_figures_in_sentences_become_links(self, drafts: dict[str, Path]) -> None:
        texts = "".join(one.text for one in open_draft(drafts["document"]).narrative.passages)

        assert "实有人数{in_post}人" in texts
        assert "基本支出{basic_spending}万元" in texts

    def test_all_of_it_waits(self, drafts: dict[str, Path]) -> None:
        new = open_draft(drafts["draft"])

        assert {"unit", "office.prior_final", "indicators[0].name"} <= set(unconfirmed(new))


def test_what_is_doubtful_is_told_of_a_new_year_too(tmp_path: Path, capsys: Capture) -> None:
    file, other, traces = (tmp_path / name for name in ("表.docx", "另一份.docx", "出处.json"))
    for path in (file, other):
        path.write_bytes(write_word(compose(sheet_of(PUBLISHED))))

    to = tmp_path / "a.perfeval"
    assert run("read", "--new-year", file, other, "-o", to, "--json", traces) == 1
    told = capsys.readouterr().out
    assert "  存疑：" in told
    assert "从 2023 年度带来" in told
    cells = json.loads(traces.read_text(encoding="utf-8"))[0]["cells"]
    assert any(one["state"] == "doubtful" for one in cells)


@pytest.mark.parametrize("new_year", [(), ("--new-year",)])
def test_a_year_that_no_file_names_is_told(
    tmp_path: Path, capsys: Capture, new_year: tuple[str, ...]
) -> None:
    file = tmp_path / "表.html"
    rows = "<tr><td>项目名称</td><td>修路</td></tr><tr><td>主管部门</td><td>局</td></tr>"
    file.write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    to = tmp_path / "a.perfeval"

    assert run("read", *new_year, file, "-o", to, "--edition", PROJECT) == 1
    told = capsys.readouterr().out
    assert f"没有写是哪一年的，按 {sheet_of(PROJECT).edition.year} 年度读" in told
    assert "没有找到：" in told


def test_what_came_of_a_year_stays_in_it_in_declared_cells_too(tmp_path: Path) -> None:
    for form, stays, blank in (
        ("siji-zhibiao-2025", "steps[0].title", "steps[0].actual"),
        ("siji-zhibiao-2025", "goals[0].title", "goals[0].summary"),
        ("liangfen-2025", "marks[0].points", "marks[0].why"),
        ("liangfen-2025", "marks[0].title", "goals_adjusted"),
    ):
        sheet = sheet_of(form)
        filled = {blank: "去年的话"} if get(sheet.report, blank) in ("", None) else {}
        old = sheet.book.evaluate(put_cells(sheet.report, filled))
        new = new_year(old, new_report(sheet.edition, sheet.report.year + 1)).report

        assert get(new, stays) == get(old.report, stays) != ""
        assert get(new, blank) == ""


@pytest.mark.parametrize(
    ("label", "comes_along"),
    [
        *((text, False) for text in ("完成值", "实际完成情况", "偏差原因", "自评得分", "审核意见")),
        *((text, False) for text in ("存在问题", "整改措施", "备注", "评价等级", "")),
        *((text, True) for text in ("项目名称", "三级指标", "评分标准", "完成时限", "主管部门")),
        *((text, True) for text in ("单位基本情况", "计量单位", "责任科室", "评价方法")),
    ],
)
def test_a_declared_cell_is_known_by_its_label(label: str, *, comes_along: bool) -> None:
    edition = replace(sheet_of("liangfen-2025").edition, labels={"marks[].title": label}, names={})

    assert is_result(edition, "marks[].title") is not comes_along


def test_a_fault_of_one_file_is_its_own(tmp_path: Path) -> None:
    wanted = Wanted(edition="nowhere", next_year=False, folders=())
    file = tmp_path / "表.docx"
    file.write_bytes(write_word(compose(sheet_of(PROJECT))))

    assert "nowhere" in make((file,), tmp_path / "a.perfeval", wanted).fault
