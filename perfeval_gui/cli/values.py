"""A report filled in with values given as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from perfeval_gui.cli.errors import UsageError
from perfeval_gui.domain.cells.quoting import cut
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
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
