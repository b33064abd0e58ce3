"""The program without a window: the same rules and pages from the command line.

Exit 0 done, 1 a check found what must be mended, 2 wrong use or unreadable input: one sentence
on stderr, never a traceback.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from perfeval_gui import __version__, paths
from perfeval_gui.cli.drafts import Given, demand_open, given
from perfeval_gui.cli.errors import UsageError, why_not_done
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.evidence.telling import told_of
from perfeval_gui.final_state.standing import in_lines
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.telling.readable import readable
from perfeval_gui.storage.disk.plainfiles import why_no_folder
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.storage.draft.fitting import fitted

WRONG: Final = 2
INTERRUPTED: Final = 130
_COLUMNS: Final = 80
# What argparse says, in the clerk's language.
_USAGE: Final = tuple(
    (pattern(text), sentence)
    for text, sentence in (
        (r"the following arguments are required: (.*)", r"缺少 \1"),
        (r"unrecognized arguments: (.*)", r"不认识 \1"),
        (r"argument \S+: invalid choice: '(.*?)' \(.*", r"没有“\1”这个命令"),
        (r"argument (\S+): expected .*", r"\1 后面缺少内容"),
        (r"argument (\S+): invalid int value: '(.*)'", r"\1 应当是整数，不能是“\2”"),
    )
)


def _path(text: str) -> Path:
    """A path that was written down; a blank one would mean this very folder."""
    if not text.strip():
        raise UsageError("文件名空着，没有做任何事。")
    return Path(text)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing the whole usage."""

    def error(self, message: str) -> NoReturn:
        for said, sentence in _USAGE:
            if found := said.match(message):
                message = found.expand(sentence)
                break
        raise UsageError(f"用法有误：{message}（运行 {self.prog} --help 查看用法）")


def _book(edition: str) -> Rulebook:
    """The edition called *edition*; where others may lie is asked only if it is none of ours."""
    shipped = Shelf((paths.shipped_editions(),))
    return (shipped if edition in shipped.ids() else Shelf(paths.editions())).read(edition)


def _opened(path: Path) -> Sheet:
    """The draft *path*, or the one in that file: what is to be known of it goes to stderr."""
    opened = given(path, _book)
    if note := opened.note():
        print(f"{path}：{note}", file=sys.stderr)
    return _sheet(opened)


def _sheet(opened: Given) -> Sheet:
    book = _book(opened.report.edition)
    return book.evaluate(fitted(opened.report, book.form))


def _write_draft(path: Path, report: Report) -> int:
    if why := why_no_folder(path.parent):
        raise UsageError(why)
    demand_open(path)
    save_draft(path, report)
    return 0


# ---- commands


def _export(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.exporting import Export, endings_of, export

    endings = endings_of(options.format)
    if options.to.exists() and not options.to.is_dir():
        raise UsageError(f"“{options.to}”不是文件夹；--to 后面写放导出文件的文件夹。")
    if (options.show_names or options.hide_names) and not options.public:
        raise UsageError("--show-names、--hide-names 只用于公开版，请加上 --public。")
    wanted = Export(
        folder=options.to,
        endings=endings,
        draft=not options.no_draft,
        public=options.public,
        shown=tuple(options.show_names.split()),
        hidden=tuple(options.hide_names.split()),
        base=options.draft.absolute().parent,
    )
    return export(_opened(options.draft), wanted)


def _show(options: argparse.Namespace) -> int:
    if options.json:
        from perfeval_gui.cli.values import figures_as_json

        shown = figures_as_json(_opened(options.draft))
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return 0
    opened = given(options.draft, _book)
    sheet = _sheet(opened)
    for label, text in readable(sheet):
        print(f"{label}：{text}".replace("\n", " "))
    for line in opened.lines():
        print(line)
    for line in in_lines(sheet):
        print(line)
    for line in told_of(sheet.edition, sheet.report, options.draft.absolute().parent):
        print(line)
    return 0


def _fill(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.values import filled, read_json
    from perfeval_gui.domain.names.filling import FillError

    content = read_json(options.values)
    if not isinstance(edition := content.get("edition"), str):
        raise UsageError(f"“{options.values}”里没有写“edition”，即用哪个版式。")
    book = _book(edition)
    try:
        report = filled(book, content)
    except FillError as error:
        raise UsageError(f"“{options.values}”里有不能用的值：\n{error}") from None
    return _write_draft(options.output, report)


def _new(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.values import wanted_year
    from perfeval_gui.editions.shelf import new_report

    if options.output.exists():
        raise UsageError(f"“{options.output}”已经存在，没有覆盖。")
    book = _book(options.edition)
    year = options.year if options.year is not None else book.edition.year
    return _write_draft(options.output, new_report(book.edition, wanted_year(year)))


def _check(options: argparse.Namespace) -> int:
    # Every check, and what works on all cores: no other command needs them.
    from perfeval_gui.cli.check import check

    return check(options.drafts, as_json=options.json, workbook=options.xlsx)


def _read(options: argparse.Namespace) -> int:
    if options.into is not None:
        return _read_into(options)
    if options.output is None:
        raise UsageError("缺少 -o 新草稿，或者 --into 已有的草稿。")
    from perfeval_gui.cli.reading import Wanted, read_files

    wanted = Wanted(
        edition=options.edition or "", next_year=options.new_year, folders=paths.editions()
    )
    return read_files(options.files, options.output, wanted, options.json)


def _read_into(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.collecting import read_into

    if options.output is not None or options.new_year or options.edition or options.json:
        raise UsageError("--into 不能和 -o、--new-year、--edition、--json 一起用。")
    return read_into(options.files, options.into, _book)


def _collect(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.collecting import collect

    sheet, shelf = _opened(options.draft), Shelf(paths.editions())
    return collect(sheet, options.last, shelf, options.output, apart=options.apart)


def _projects(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.projects import make_projects

    book = _book(options.edition)
    return make_projects(_opened(options.draft), book, options.to, options.lines)


def _draw(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.drawing import draw_form
    from perfeval_gui.cli.values import wanted_year

    year = 0 if options.year is None else wanted_year(options.year)
    return draw_form(options.form, options.output, Shelf(paths.editions()), year)


def _editions(options: argparse.Namespace) -> int:
    from perfeval_gui.cli.editions import Editions
    from perfeval_gui.editions.home.keeping import Home

    home = Home(paths.own_editions(), paths.shipped_editions(), paths.editions_beside())
    editions = Editions(home, paths.editions())
    if options.check is not None:
        return editions.checked(options.check)
    if options.add is not None:
        return editions.added(options.add, replace=options.replace)
    if options.export is None:
        return editions.listed()
    if options.output is None:
        raise UsageError("--export 后面要用 -o 写出 zip 文件名。")
    return editions.exported(options.export, options.output)


# ---- the command line


class _Lines(argparse.HelpFormatter):
    """Asks how wide the terminal is where it is told; each argument asks for one of these."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())


def _width() -> int:
    """Columns for help, as `argparse` has them; without what it loads to copy and pack files."""
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(1).columns
    except (ValueError, OSError):
        columns = 0
    return (columns if columns > 0 else _COLUMNS) - 2


def _takes(*names: str, **how: Any) -> tuple[tuple[str, ...], dict[str, Any]]:  # noqa: ANN401
    """An argument, as `argparse` is told of it."""
    return names, how


_DRAFT: Final = _takes("draft", type=_path, metavar="草稿")
_TO: Final = _takes("--to", type=_path, required=True, metavar="文件夹")
_NEW_DRAFT: Final = _takes("-o", "--output", type=_path, required=True, metavar="草稿")
_YEAR: Final = _takes("--year", type=int, metavar="年度")
_FORM: Final = _takes("--edition", required=True, metavar="版式")
_DECLARED: Final[Mapping[str, tuple[Any, ...]]] = {
    "export": (
        *(_export, "把草稿导出为 Word、Excel、PDF", _DRAFT, _TO),
        _takes("--no-draft", action="store_true"),
        _takes("--public", action="store_true"),
        _takes("--show-names", default="", metavar="照印的姓名，空格隔开"),
        _takes("--hide-names", default="", metavar="另外要遮住的姓名"),
        _takes("--format", default="docx,xlsx,pdf", metavar="docx,xlsx,pdf"),
    ),
    "show": (
        *(_show, "列出草稿里填写和算出的全部数字", _DRAFT),
        _takes("--json", action="store_true"),
    ),
    "check": (
        *(_check, "检查草稿，或文件夹里的全部草稿"),
        _takes("drafts", type=_path, nargs="+", metavar="草稿或文件夹"),
        _takes("--json", action="store_true"),
        _takes("--xlsx", type=_path, metavar="清单.xlsx"),
    ),
    "fill": (
        *(_fill, "用 JSON 里的值做一份草稿"),
        _takes("values", type=_path, metavar="VALUES.json"),
        _NEW_DRAFT,
    ),
    "new": (_new, "新建空白草稿", _FORM, _YEAR, _NEW_DRAFT),
    "read": (
        *(_read, "读别的程序的文件，做成草稿；文件夹里的每个文件各做一份"),
        _takes("files", type=_path, nargs="+", metavar="文件或文件夹"),
        _takes("-o", "--output", type=_path, metavar="草稿或文件夹"),
        _takes("--into", type=_path, metavar="已有的草稿"),
        _takes("--edition", metavar="版式"),
        _takes("--new-year", action="store_true"),
        _takes("--json", type=_path, metavar="TRACE.json"),
    ),
    "collect": (
        *(_collect, "把还缺的格做成收集表，分给有这些数的人填", _DRAFT),
        _takes("-o", "--output", type=_path, required=True, metavar="收集表.xlsx"),
        _takes("--apart", action="store_true", help="每人一个文件"),
        _takes("--last", type=_path, metavar="去年的文件"),
    ),
    "projects": (
        *(_projects, "按整体自评的专项，为每个项目新建一份自评表", _DRAFT, _FORM, _TO),
        _takes("--lines", default="", metavar="operations,maintenance"),
    ),
    "draw": (
        *(_draw, "照空表（Word 文件）画出一个版式"),
        _takes("form", type=_path, metavar="空表.docx"),
        _YEAR,
        _takes("-o", "--output", type=_path, required=True, metavar="文件夹"),
    ),
    "editions": (
        *(_editions, "列出、检查、添加、导出版式"),
        _takes("--check", type=_path, metavar="文件夹或zip"),
        _takes("--add", type=_path, metavar="文件夹或zip"),
        _takes("--replace", action="store_true"),
        _takes("--export", metavar="版式"),
        _takes("-o", "--output", type=_path, metavar="zip"),
    ),
}
"""What runs each command, what it is for, and what it takes."""


def _parser(names: Iterable[str] = tuple(_DECLARED)) -> argparse.ArgumentParser:
    """What reads the command line, of these commands: to know all ten takes longer than most."""
    text = "部门整体支出绩效自评：不开窗口时的用法。"
    usual: dict[str, Any] = {"allow_abbrev": False, "formatter_class": _Lines}
    parser = _Parser(prog=Path(sys.argv[0]).name, description=text, **usual)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name in names:
        run, text, *taken = _DECLARED[name]
        added = commands.add_parser(name, help=text, description=text, **usual)
        added.set_defaults(run=run)
        for given_as, how in taken:
            added.add_argument(*given_as, **how)
    return parser


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The *arguments* read; where the first is no command, all of them are known."""
    asked = [name for name in arguments[:1] if name in _DECLARED]
    return (_parser(asked) if asked else _parser()).parse_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    try:
        options = _parsed(arguments)
        code: int = options.run(options)
        # What cannot be printed is told here, not while Python ends.
        sys.stdout.flush()
    except SystemExit:
        # argparse has printed the help or the version.
        return 0
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return _cut_off()
    except Exception as error:  # noqa: BLE001 - what nobody thought of ends in a sentence as well
        print(why_not_done(error), file=sys.stderr)
        return WRONG
    else:
        return code


def _cut_off() -> int:
    """The reader of our output, such as ``head``, has seen enough: nothing went wrong."""
    # Python would try to write the rest while it ends, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
