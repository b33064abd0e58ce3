"""Whether what an edition says fits what the program knows: names, labels, worked examples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.values import Unread
from perfeval_gui.domain.edition.drawing import Drawing, DrawnCell, DrawnGrid, DrawnRow, DrawnText
from perfeval_gui.domain.edition.drawn_text import ALONE, FORMS, Piece, alone, drawn_pieces
from perfeval_gui.domain.edition.edition import FUNDS
from perfeval_gui.domain.edition.sentences import Sentence
from perfeval_gui.domain.names.fields import kind_of
from perfeval_gui.domain.names.filling import FillError, fill
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.places import EXAMPLES
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.reading.source import Source
from perfeval_gui.editions.slips.keys import meant
from perfeval_gui.editions.slips.languages import in_json
from perfeval_gui.editions.slips.lookalikes import labels_in
from perfeval_gui.rules.figures.catalogue import FUND_COLUMNS
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.sentences.starting_texts import quoted
from perfeval_gui.rules.sentences.text_links import YEARS

_MOST_TOLD: Final = 8
_FUND_CELLS: Final = tuple(f"funds.{column}" for column in (*FUND_COLUMNS, "change"))
_FITTING: Final = {"tick": "可以选择的栏目", "month": "日期", "sum": "可以相加的一列"}
_WORD: Final = pattern(r"[^〔〕{}]+")


def checks_of_names(source: Source, book: Rulebook) -> Iterator[Callable[[], None]]:
    """Checks that the edition's texts name what is known, and what is shown has a label.

    Each raises an EditionError with file, line and reason; none needs that another one passed.
    """
    for check in (_check_labels, _check_links, _check_starts):
        yield partial(check, source, book)
    for drawing in book.edition.drawings:
        yield partial(_check_drawing, drawing, book)


# ---- edition.toml


def _check_labels(source: Source, book: Rulebook) -> None:
    known = _labelled(book) | {"funds.label"} | set(book.form.fields) | set(book.figures)
    known |= set(_of_lines(book))
    for table in ("labels", "names", "help"):
        for name in source.mapping(table):
            if name not in known:
                reason = f"没有“{name}”这个栏目{meant(name, known, book.edition.labels)}。"
                raise source.fault(reason, name, table)
    if missing := sorted(_labelled(book) - set(book.edition.labels)):
        shown = "”“".join(missing[:_MOST_TOLD])
        rest = f"等 {len(missing)} 个" if len(missing) > _MOST_TOLD else ""
        raise source.fault(f"[labels] 缺少“{shown}”{rest}的名称。", "", "labels")
    _check_label_texts(source, book)


def _of_lines(book: Rulebook) -> Iterator[str]:
    """Lines and columns of tables with fixed lines, which have labels though they are no cells."""
    for table in book.edition.declared.tables:
        if table.lines:
            yield from (f"{table.name}.{line.key}" for line in table.lines)
            yield from (f"{table.name}.{column.key}" for column in table.columns)


def _check_label_texts(source: Source, book: Rulebook) -> None:
    for name, text in book.edition.labels.items():
        if reason := _braces_fault(text, YEARS):
            raise source.fault(reason, name, "labels")
    for n, row in enumerate(book.edition.funds):
        names = (*YEARS, "name") if row.line == "projects" else YEARS
        for key, text in (("label", row.label), ("later", row.later)):
            if reason := _braces_fault(text, names):
                raise source.fault(reason, key, "funds", n)
    texts = (name for name, field in book.form.fields.items() if field.kind.holds == "text")
    if reason := _braces_fault(book.edition.file_name, (*YEARS, *texts)):
        raise source.fault(reason, "file_name")


def _labelled(book: Rulebook) -> set[str]:
    """Names that need a label of their own; fund cells are named by line and column."""
    lines = {row.line for row in book.edition.funds}
    cells = {f"{line}.{column}" for line in lines for column in (*FUND_COLUMNS, "change")}
    columns = {
        f"{name}[].{column}" for name, table in book.form.tables.items() for column in table.kinds
    }
    alone = {name for name in book.form.fields if "." not in name}
    # A fund cell in a section of the edition's own is named by nothing else.
    alone |= {
        name
        for section in book.edition.sections
        if not section.view
        for name in section.fields
        if name in STANDARD.fields
    }
    funds = set(_FUND_CELLS) if book.edition.funds else set()
    return (alone | columns | funds | set(book.figures)) - cells


def _check_links(source: Source, book: Rulebook) -> None:
    taken = set(YEARS.values())
    for name, word in book.edition.links.items():
        if name not in book.form.fields and (name not in book.figures or book.figures[name].table):
            raise source.fault(f"没有“{name}”这个可以引用的栏目。", name, "links")
        if not _WORD.fullmatch(word):
            raise source.fault("引用名称不能空着，也不能有〔〕{}。", name, "links")
        if word in taken:
            raise source.fault(f"引用名称“{word}”已经用过。", name, "links")
        taken.add(word)


def _check_starts(source: Source, book: Rulebook) -> None:
    edition = book.edition
    for name, text in edition.starts.items():
        if name not in edition.form.fields:
            raise source.fault(f"没有“{name}”这个栏目。", name, "starts")
        kind = edition.form.fields[name].kind
        if isinstance(value := kind.read(text), Unread):
            raise source.fault(kind.fault(value), name, "starts")
    for n, heading in enumerate(edition.outline):
        if reason := _braces_fault(heading.text, ()):
            raise source.fault(reason, "text", "outline", n)
        for sentence in heading.start:
            _check_sentence(source, n, sentence, book)


def _check_sentence(source: Source, heading: int, sentence: Sentence, book: Rulebook) -> None:
    """Each wording quotes and compares what there is, and may come to be said."""
    always = False
    for wording in sentence:
        if reason := _braces_fault(wording.text, (*YEARS, *book.edition.links)):
            raise source.at(wording.text, source.fault(reason, "", "outline", heading))
        for condition in wording.when:
            others = (condition.other,) if isinstance(condition.other, str) else ()
            for name in (condition.name, *filter(None, others)):
                if "[" in name or not _usable(name, "", book):
                    reason = f"条件里的“{name}”没有这个栏目。"
                    raise source.at(wording.text, source.fault(reason, "", "outline", heading))
        if always:
            reason = "前面的写法没有条件，也不引用数字，总是合适，这一种写法用不到。"
            raise source.at(wording.text, source.fault(reason, "", "outline", heading))
        always = not wording.when and not any(True for _ in quoted(wording, book.edition))


def _braces_fault(text: str, names: Collection[str]) -> str:
    """What is wrong with the ``{name}`` in *text*, each of which is one of *names*; else empty.

    Where the text stands is looked for only once something is wrong: that takes longer.
    """
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in names:
            return f"这里不能用“{{{name}}}”。"
    return _pairs_fault(text)


def _pairs_fault(text: str) -> str:
    return "花括号没有成对。" if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)) else ""


# ---- pages


def _check_when(drawing: Drawing, book: Rulebook) -> None:
    if drawing.when and drawing.when not in book.form.tables:
        reason = f"没有“{drawing.when}”这张表。"
        raise EditionError(f"{drawing.key}.page", drawing.when_line, reason)


def _check_drawing(drawing: Drawing, book: Rulebook) -> None:
    file = f"{drawing.key}.page"
    grids = (block for block in drawing.blocks if isinstance(block, DrawnGrid))
    _check_when(drawing, book)
    for grid in grids:
        for cell in grid.cells:
            if reason := _cell_fault(cell, grid.rows[cell.row], book):
                raise EditionError(file, cell.line, reason)
    for text, line, table in _texts(drawing, book):
        if reason := _pairs_fault(text) or _label_fault(text, book.edition.labels):
            raise EditionError(file, line, reason)
        for piece in drawn_pieces(text):
            if reason := _piece_fault(piece, table, book):
                raise EditionError(file, line, reason)


def _cell_fault(cell: DrawnCell, row: DrawnRow, book: Rulebook) -> str:
    """What is wrong with a cell as a whole, in *row*; empty for nothing."""
    pieces = drawn_pieces(cell.text)
    forms = {piece.form for piece in pieces}
    if alone(cell.text) is None and forms & ALONE:
        return f"用 {min(forms & ALONE)} 的数字要单独占一格。"
    if not row.subtotal:
        return "sum 只能写在 + 行里。" if "sum" in forms else ""
    group = f"{row.repeats}.{row.subtotal}"
    if row.repeats in book.form.tables and not _usable(group, row.repeats, book):
        return f"没有“{group}”这一列。"
    for piece in pieces:
        own = piece.name.partition(".")[0] == row.repeats
        if own and piece.form != "sum" and piece.name != group:
            return f"+ 行里不能用“{piece.name}”，可以写 {{{group}}}，或者某一列的 sum。"
    return ""


def _piece_fault(piece: Piece, table: str, book: Rulebook) -> str:
    """What is wrong with a piece of a text in a row that repeats for *table*; empty for nothing."""
    if piece.label:
        known = piece.label in book.edition.labels
        return (
            "" if known else f"[labels] 里没有“{piece.label}”这个名称{_near(piece.label, book)}。"
        )
    if piece.text:
        return ""
    if piece.form not in FORMS:
        return f"没有“{piece.form}”这种写法。"
    if not _usable(piece.name, table, book):
        return f"这里没有“{piece.name}”这个栏目{_near(piece.name, book)}。"
    return _form_fault(piece, table, book)


def _form_fault(piece: Piece, table: str, book: Rulebook) -> str:
    """Why a value cannot be printed in the form that is asked for; empty where it can."""
    kind = _kind(piece.name, table, book)
    own = piece.name.partition(".")[0] == table
    fits = {
        "tick": kind is not None and (kind.holds == "choice" or kind.boxed),
        "month": kind is not None and kind.holds in ("day", "month"),
        "sum": kind is not None and kind.holds == "figure" and kind.unit != "%" and own,
    }
    if fits.get(piece.form, True):
        return ""
    return f"“{piece.name}”不是{_FITTING[piece.form]}，不能用 {piece.form}。"


def _kind(name: str, repeats: str, book: Rulebook) -> Kind | None:
    """The kind of a drawn name that `_usable` takes; None for a year, and for a fund cell."""
    table, _, column = name.partition(".")
    real = f"{table}[].{column}" if table == repeats != "" else name
    if table == repeats and table in book.edition.lines:
        real = f"{table}.{book.edition.lines[table][0].key}.{column}"
    figure = book.figures.get(real)
    return figure.kind if figure is not None else kind_of(book.form, real)


def _near(name: str, book: Rulebook) -> str:
    return meant(name, book.edition.labels, book.edition.labels)


def _label_fault(text: str, labels: Mapping[str, str]) -> str:
    found = ((shown, name) for shown, name in labels_in(text) if name in labels)
    return next((f"“{shown}”要写成“[{name}]”，否则照原样印出来。" for shown, name in found), "")


def _texts(drawing: Drawing, book: Rulebook) -> Iterator[tuple[str, int, str]]:
    """Every text of a page with its line and the table its row repeats for."""
    for block in drawing.blocks:
        if isinstance(block, DrawnText):
            yield block.text, block.line, ""
        elif isinstance(block, DrawnGrid):
            for row in block.rows:
                if row.repeats not in ("", *book.edition.lines, *book.form.tables):
                    reason = f"没有“{row.repeats}”这张表。"
                    raise EditionError(f"{drawing.key}.page", row.line, reason)
            yield from (
                (c.text, c.line, "" if c.whole else block.rows[c.row].repeats) for c in block.cells
            )


def _usable(name: str, repeats: str, book: Rulebook) -> bool:
    """Whether ``{name}`` has a value in a row that repeats for the table *repeats*."""
    if name in YEARS or name in book.form.fields:
        return True
    table, _, column = name.partition(".")
    if table == repeats and table in book.edition.lines:
        return column == "label" or _is_column(table, column, book)
    if table == repeats != "":
        return column in book.form.tables[table].kinds or f"{table}[].{column}" in book.figures
    return name in book.figures and not book.figures[name].table


def _is_column(table: str, column: str, book: Rulebook) -> bool:
    """Whether the lines of *table* have a cell in *column*."""
    if table == FUNDS:
        return f"{table}.{column}" in _FUND_CELLS
    own = book.edition.declared.table(table)
    return own is not None and any(one.key == column for one in own.columns)


# ---- worked examples


def check_examples(examples: Callable[[], str], book: Rulebook) -> None:
    """The edition's own worked *examples*, once they are read, come out as it says.

    Raises:
        EditionError: One does not, or the file cannot be read as examples.
    """
    text = examples()
    for example in _examples(text):
        name = str(example.get("name", ""))
        # Where the example stands: the line that gives its name.
        line = next((n for n, row in enumerate(text.splitlines(), 1) if name and name in row), 0)
        if reason := _wrong(example, book):
            raise EditionError(EXAMPLES, line, f"例子“{name}”：{reason}")


def _examples(text: str) -> Iterable[Mapping[str, object]]:
    try:
        # Numbers are taken as written: a float would change 209.64.
        found = json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        slip = next(in_json(text))
        raise EditionError(EXAMPLES, slip.line, slip.reason) from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise EditionError(EXAMPLES, 1, "应当是例子的列表。")
    return found


def _wrong(example: Mapping[str, object], book: Rulebook) -> str:
    """What is wrong with a worked example; empty where it comes out as it says."""
    parts = [example.get(key, {}) for key in ("values", "tables", "expect")]
    for key in example:
        if key not in ("name", "values", "tables", "expect"):
            return f"没有“{key}”这一项。"
    match parts:
        case [dict(values), dict(tables), dict(expect)] if expect:
            report = book.edition.blank(book.edition.year)
            try:
                sheet = book.evaluate(fill(report, book.edition, values, tables))
            except FillError as error:
                return str(error)
        case _:
            return "values、tables、expect 应当是一组“名称: 值”，expect 不能空着。"
    for name, wanted in expect.items():
        try:
            got = sheet.shown(name)
        except KeyError:
            return f"没有“{name}”这个栏目。"
        if got != wanted:
            return f"{name} 应当是“{wanted}”，算出来是“{got}”。"
    return ""
