"""The values of a report as JSON: it is filled in with them, and told in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.cells.values import is_blank
from perfeval_gui.domain.names.fields import rows_of
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.final_state.standing import Standing, standing
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.sentences.starting_texts import followed
from perfeval_gui.storage.disk.atomic import reason_of
from perfeval_gui.storage.disk.plainfiles import read_file

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
_MOST_BYTES: Final = 32 * 1024 * 1024


def read_json(path: Path) -> dict[str, object]:
    """What the file *path* says, numbers as they are written.

    Raises:
        UsageError: It cannot be read, or is no JSON of that shape.
    """
    try:
        data = read_file(path, _MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UsageError(f"“{path}”太大，不是一份草稿的值。")
        # Numbers are taken as written: a float would change 209.64.
        text = data.decode("utf-8-sig")
        content = json.loads(text, parse_float=str, object_pairs_hook=_unrepeated)
    except OSError as error:
        raise UsageError(f"打不开“{path}”：{reason_of(error, reading=True)}。") from None
    except UnicodeDecodeError:
        raise UsageError(f"“{path}”不是 UTF-8 编码的文本。") from None
    except json.JSONDecodeError as error:
        place = f"第 {error.lineno} 行第 {error.colno} 个字符处"
        raise UsageError(f"“{path}”不是有效的 JSON，{place}有误。") from None
    except (ValueError, RecursionError):
        raise UsageError(f"“{path}”不是有效的 JSON，数字过长或层次过深。") from None
    if not isinstance(content, dict):
        raise UsageError(f"“{path}”最外层应当是一组“名称: 值”。")
    return content


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """One of two values under the same name would be lost unseen."""
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = sorted({name for name in names if names.count(name) > 1})
        raise UsageError(f"“{cut('、'.join(repeated))}”写了不止一次。")
    return content


def _mapping(content: dict[str, object], key: str) -> dict[str, object]:
    found = content.get(key, {})
    if not isinstance(found, dict):
        raise UsageError(f"“{key}”应当是一组“名称: 值”。")
    return found


def filled(book: Rulebook, content: dict[str, object]) -> Report:
    """A new report of *book* filled with *content*, the JSON that `fill` reads.

    Raises:
        FillError: Unknown names or unreadable figures, all of them with their paths.
        UsageError: The JSON has another shape.
    """
    if strangers := content.keys() - {"edition", "year", "values", "tables", "name"}:
        raise UsageError(f"没有“{cut('、'.join(sorted(strangers)))}”这一项。")
    year = content.get("year", book.edition.year)
    if isinstance(year, bool) or not isinstance(year, int):
        raise UsageError("“year”应当是四位年份。")
    report = new_report(book.edition, wanted_year(year))
    values, tables = _mapping(content, "values"), _mapping(content, "tables")
    given = fill(report, book.edition, values, tables, frozenset(book.figures))
    return followed(book.evaluate(report), book.evaluate(given)).report


def wanted_year(year: int) -> int:
    """*year*, if a report may be of it.

    Raises:
        UsageError: It may not.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(f"年度 {year} 不在 {FIRST_YEAR} 到 {LAST_YEAR} 之间。")
    return year


def _cell(sheet: Sheet, name: str) -> object:
    value = sheet.value(name)
    if isinstance(value, bool):
        return value
    return None if is_blank(value) else sheet.shown(name)


def figures_as_json(sheet: Sheet) -> dict[str, object]:
    """Every typed and computed value by its name, as printed; blank is None, a flag true or false.

    Of a report that was declared final ``"final"`` says so.
    Shape: ``{"edition", "year", "values": {name: text}, "tables": {table: [{column: text}]}}``.
    """
    tables = {}
    for table, declared in sheet.report.form.tables.items():
        derived = [
            name.partition("[].")[2] for name in sheet.columns if name.startswith(f"{table}[")
        ]
        columns = (*declared.kinds, *derived)
        tables[table] = [
            {column: _cell(sheet, f"{table}[{row}].{column}") for column in columns}
            for row in range(len(rows_of(sheet.report, table)))
        ]
    typed = sheet.report.form.fields
    names = [*typed, *(name for name in sheet.singles if name not in typed)]
    known = standing(sheet)
    return {
        "edition": sheet.report.edition,
        "year": sheet.report.year,
        **({"final": _final_as_json(known)} if known is not None else {}),
        "values": {name: _cell(sheet, name) for name in names},
        "tables": tables,
    }


def _final_as_json(known: Standing) -> dict[str, object]:
    """When the report was declared final, and what became of it: ``same`` and so on."""
    state = known.state
    return {
        "declared": state.declared,
        "number": state.number,
        "digest": state.digest,
        "released": state.released or None,
        "became": known.became,
        "changed": [line for line, _ in known.lines],
    }
