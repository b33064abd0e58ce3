"""The draft format: one header line, then readable JSON.

Header: ``PERFEVAL <format version> <length of the body in bytes> <SHA-256 of the body>``.
Body (format 1)::

    {"edition": "yunxi-2023", "year": 2023,
     "values": {"quota": "8", "in_post": {"unread": "eight"}, "base_date": "2024-06-20", …},
     "document": "0f3c…", "program": "0.1.0",
     "tables": {"projects": [{"id": 1, "name": "…", "final": "24.92"}, …]}}

Figures and days are strings, a rate with its %, so that it is no amount in a cell of another kind;
blank is null, text that could not be read keeps its own form. Keys this version does not know are
kept and written back, and so are choices the edition does not have, texts of any length, and of
several lines in a cell of one. ``document`` is the id of the draft, ``program`` the version of the
program that saved it, ``final`` the words of its final state (`final_words`); each may be missing.
History: 1 — first version.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NoReturn, TypeVar

from perfeval_gui import __version__
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.names.evidence import without_folders
from perfeval_gui.domain.names.fields import TableRow, get, put_all, rows_of, with_ids
from perfeval_gui.domain.record.form import Form, Table
from perfeval_gui.domain.record.report import STANDARD, FinalState, Report
from perfeval_gui.storage.draft import final_words
from perfeval_gui.storage.draft.long_tables import (
    MOST_ID,
    Read,
    exact,
    plain_cells,
    plain_rows,
    stored_rows,
    stored_value,
)
from perfeval_gui.storage.draft.readable import readable

Of = TypeVar("Of")
Held = TypeVar("Held")
Found = TypeVar("Found")
MAGIC: Final = b"PERFEVAL"
VERSION: Final = 1
MOST_BYTES: Final = 32 * 1024 * 1024
MOST_ROWS: Final = 100_000
"""Rows of all tables together."""
# What a small file could otherwise blow up into: each part costs some 60 bytes of memory.
_MOST_PARTS: Final = 2_000_000
# A name costs more than a part, and all of them are kept if unknown; one that comes again does not.
_MOST_NAMES: Final = 400_000
_MOST_IN_ONE: Final = 100_000
_MOST_DEPTH: Final = 32
LAST_YEAR: Final = 9999
_VERSION: Final = pattern(rb"PERFEVAL (\d{1,4}) ")
_HEADER: Final = pattern(rb"PERFEVAL \d{1,4} (\d{1,12}) ([0-9a-f]{64})")
_SURROGATE: Final = pattern("[\ud800-\udfff]")
_DOCUMENT: Final = pattern(r"[0-9a-f]{32}")
# A text and the colon that makes it a name. One that never ends goes to the end of the file, so
# that it is read once and not anew from each quotation mark in it.
_TEXT: Final = pattern(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"|\\?\Z)(\s*:)?', re.DOTALL)
_ROOT: Final = frozenset({"edition", "year", "document", "program", "values", "tables"})
# It stands before everything that is typed: no text of a report can be taken for it.
_PROGRAM: Final = pattern(rb'\{[^{}\[\]]{0,400}?"program": "([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})"')


class DraftError(Exception):
    """A file that cannot be opened as a draft; the message is a Chinese sentence."""


class DamagedError(DraftError):
    """A draft that is not what was once written; something may be left of it."""


class NewerError(DraftError):
    """A draft of a later format: whole, but not for this version to read."""


def dump(report: Report) -> bytes:
    """*report* as the content of a draft file. The same report gives the same bytes."""
    body = readable(content_of(report)).encode("utf-8") + b"\n"
    digest = hashlib.sha256(body).hexdigest()
    return b"%s %d %d %s\n%s" % (MAGIC, VERSION, len(body), digest.encode("ascii"), body)


def for_others(report: Report) -> bytes:
    """The content of a draft that goes to others: it names no folder of this computer."""
    return dump(without_folders(report))


def content_of(report: Report) -> dict[str, Any]:
    """*report* as a draft has it, in parts of its own that may be changed."""
    kept: dict[str, Any] = json.loads(report.unknown) if report.unknown else {}
    fields = report.form.fields.items()
    values = {name: stored_value(get(report, name), field.kind) for name, field in fields}
    tables = {
        name: list(_stored_rows(report, table, kept)) for name, table in report.form.tables.items()
    }
    content: dict[str, Any] = {
        "edition": report.edition,
        "year": report.year,
        **({"document": report.document} if report.document else {}),
        "program": __version__,
        "values": _with_kept(values, kept.get("values", {})),
        "tables": _with_kept(tables, kept.get("tables", {})),
    }
    root: dict[str, Any] = kept.get("root", {})
    final = report.final_state
    return content | root | ({} if final is None else {"final": final_words.words(final)})


def _with_kept(stored: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """*stored* with what is *kept*, except where something was typed in its place since."""
    return stored | {key: old for key, old in kept.items() if not stored.get(key)}


def _stored_rows(report: Report, table: Table, kept: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    extras = kept.get("rows", {}).get(table.name, {})
    for cells in stored_rows(table, rows_of(report, table.name)):
        extra = extras.get(str(cells["id"]))
        yield _with_kept(cells, extra) if extra else cells


def load(data: bytes, form: Form = STANDARD) -> Report:
    """The report in *data*, the content of a draft file, as far as *form* has cells for it.

    What it has none for is kept as unknown content; see `fitting`.

    Raises:
        DraftError: Not a draft, a newer format, damaged, or holding what no draft holds.
    """
    return report_in(_body(data), form)


def report_in(body: bytes, form: Form = STANDARD) -> Report:
    """The report that *body* holds, what stands below the header of a draft; as `load` does."""
    if too_many_parts(body):
        raise DraftError("草稿内容过多，不是正常的草稿。")
    try:
        content = _JSON.decode(body.decode("utf-8"))
    except DraftError:
        raise
    except (ValueError, RecursionError):
        raise DraftError("草稿内容不是有效的格式，文件可能已损坏。") from None
    return Loader(content, form).report()


def too_many_parts(body: bytes) -> bool:
    """Whether *body* would blow up in memory.

    What stands in texts is no part, and a name is there but once, however many rows have it:
    whatever can be typed can be opened, into cells of an edition's own as well. Marks are counted
    first, as a draft of usual size has too few of them to be looked at further.
    """
    if len(body) <= min(_MOST_PARTS, _MOST_NAMES):
        return False
    if _parts(body) > _MOST_PARTS and _parts(_TEXT.sub(b"", body)) > _MOST_PARTS:
        return True
    if body.count(b":") <= _MOST_NAMES:
        return False
    names = set[bytes]()
    for text in _TEXT.finditer(body):
        if text[2]:
            names.add(text[1])
            if len(names) > _MOST_NAMES:
                return True
    return False


def _parts(body: bytes) -> int:
    return sum(body.count(mark) for mark in (b",", b"{", b"["))


def saved_by(data: bytes) -> tuple[int, ...]:
    """The version of the program that saved *data*, a draft; empty where it does not say."""
    found = _PROGRAM.match(data.partition(b"\n")[2])
    return numbers(found[1].decode("ascii")) if found else ()


def numbers(version: str) -> tuple[int, ...]:
    """A *version* of the program, "0.10.2", as one that can be compared."""
    return tuple(map(int, version.split(".")))


def _body(data: bytes) -> bytes:
    line, newline, body = data.partition(b"\n")
    if not line.startswith(MAGIC + b" "):
        raise DraftError("这不是本程序的草稿文件。")
    if len(data) > MOST_BYTES:
        raise DraftError("草稿文件过大，不是正常的草稿。")
    # The version comes first and alone: a newer format may have another header behind it.
    found = _VERSION.match(line)
    if found is not None and int(found[1]) > VERSION:
        raise NewerError(
            f"这份草稿由更新的程序版本保存（格式 {int(found[1])}，本程序支持到 {VERSION}），"
            "请升级程序；文件没有改动。"
        )
    header = _HEADER.fullmatch(line)
    if found is None or not int(found[1]) or header is None or not newline:
        raise DamagedError("文件已损坏（开头不完整）。")
    if len(body) != int(header[1]) or hashlib.sha256(body).hexdigest().encode() != header[2]:
        raise DamagedError("文件已损坏（校验不符）。")
    return body


def _refuse(text: str) -> NoReturn:
    raise DraftError(f"草稿里有不能使用的数字 {text[:20]}。")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > _MOST_IN_ONE:
        raise DraftError("草稿内容过多，不是正常的草稿。")
    content = dict(pairs)
    if len(content) != len(pairs):
        raise DraftError("草稿里有重复的栏目。")
    return content


_JSON: Final = json.JSONDecoder(
    parse_constant=_refuse, parse_float=_refuse, object_pairs_hook=_pairs
)


def _wrong(path: str) -> DraftError:
    return DraftError(f"草稿里的“{path}”不是应有的形式。")


@lru_cache(maxsize=8)
def _blank(form: Form) -> Report:
    """A report of *form* of no edition and no year, in which nothing is filled in."""
    return Report(edition="", year=0, form=form, own=form.own)


class Loader:
    """Turns the JSON content into a report, checking every value and keeping unknown keys."""

    def __init__(self, content: object, form: Form) -> None:
        self.content = self._dict(content, "草稿")
        self.form = form
        self.kept: dict[str, Any] = {}
        self.rows = 0

    def report(self) -> Report:
        """The report; DraftError where something cannot be represented."""
        edition, year = self.content.get("edition"), self.content.get("year")
        if not isinstance(edition, str) or clean_text(edition, lines=False) != edition:
            raise DraftError("草稿里没有版式。")
        if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= LAST_YEAR:
            raise DraftError("草稿里没有年度。")
        document, form = self._document(), self.form
        values = self._cells(dict(self._known("values", form.fields)))
        tables = {
            name: self._table(form.tables[name], stored)
            for name, stored in self._known("tables", form.tables)
        }
        final = self._final_state()
        return put_all(
            _blank(form),
            values,
            tables,
            edition=edition,
            year=year,
            document=document,
            unknown=unknown_text(self.kept),
            final_state=final,
        )

    def _known(self, part: str, known: Collection[str]) -> Iterator[tuple[str, object]]:
        """What *part* has of the *known* names; the rest is kept."""
        for name, stored in self._dict(self.content.get(part, {}), part).items():
            if name in known:
                yield name, stored
            else:
                self.kept.setdefault(part, {})[name] = stored

    def _final_state(self) -> FinalState | None:
        """The final state; all else beside the report that this version does not know is kept."""
        root = {key: value for key, value in self.content.items() if key not in _ROOT}
        # One of a later version says what this one cannot know: it is kept as it is.
        if (final := final_words.read(root.get("final"))) is not None:
            del root["final"]
        if root:
            self.kept["root"] = root
        return final

    def _document(self) -> str:
        stored = self.content.get("document", "")
        # The id is the name of a folder: anything else could lead elsewhere.
        if not isinstance(stored, str) or (stored and not _DOCUMENT.fullmatch(stored)):
            raise _wrong("document")
        return stored

    def _dict(self, stored: object, path: str) -> dict[str, Any]:
        if not isinstance(stored, dict):
            raise _wrong(path)
        return stored

    def _cells(self, stored: Mapping[str, object]) -> Mapping[str, Value]:
        """The values of stand-alone cells that are *stored*, by name."""
        fields = self.form.fields
        plain = self._plain(plain_cells, self.form, stored)
        return plain or {
            name: self._value(fields[name].kind, one, name) for name, one in stored.items()
        }

    def _table(self, table: Table, stored: object) -> tuple[TableRow, ...]:
        if not isinstance(stored, list):
            raise _wrong(table.name)
        if not stored:
            return ()
        self.rows += len(stored)
        if self.rows > MOST_ROWS:
            raise DraftError("草稿里的行数过多，不是正常的草稿。")
        plain = tuple(self._plain(plain_rows, table, stored) or ())
        rows = plain or tuple(self._row(table, entry, i) for i, entry in enumerate(stored))
        ids = [row.id for row in rows if row.id]
        if len(set(ids)) < len(ids):
            raise DraftError(f"草稿里的“{table.name}”有重复的行号。")
        # Only now does every row have its id, those written without one included.
        rows = with_ids(rows)
        for row, entry in () if plain else zip(rows, stored, strict=True):
            if extra := {k: v for k, v in entry.items() if k != "id" and k not in table.kinds}:
                self.kept.setdefault("rows", {}).setdefault(table.name, {})[str(row.id)] = extra
        return rows

    def _plain(
        self, by_columns: Callable[[Of, Held, Read], Found | None], of: Of, stored: Held
    ) -> Found | None:
        """What is *stored*, read by columns; None where one has to be looked into."""
        try:
            return by_columns(of, stored, lambda kind, one: self._value(kind, one, ""))
        except DraftError:
            return None

    def _row(self, table: Table, entry: object, index: int) -> TableRow:
        path = f"{table.name}[{index}]"
        cells = self._dict(entry, path)
        row_id = cells.get("id", 0)
        if not isinstance(row_id, int) or isinstance(row_id, bool) or not 0 <= row_id <= MOST_ID:
            raise _wrong(f"{path}.id")
        known = {
            column: self._value(kind, cells[column], f"{path}.{column}")
            for column, kind in table.kinds.items()
            if column in cells
        }
        row: TableRow = table.row_type(id=row_id, **known)
        return row

    def _value(self, kind: Kind, stored: object, path: str) -> Value:
        if kind.holds == "flag":
            value: Value = stored if isinstance(stored, bool) else None
        elif kind.holds in ("text", "choice"):
            value = clean_text(stored, lines=True) if isinstance(stored, str) else None
        elif stored is None:
            return None
        elif isinstance(stored, dict):
            return self._unread(kind, stored, path)
        else:
            value = exact(kind, stored)
        if value is None:
            raise _wrong(path)
        return value

    def _unread(self, kind: Kind, stored: dict[str, Any], path: str) -> Value:
        """Text kept as typed is read again: what this version can read needs no mending."""
        if stored.keys() != {"unread"} or not isinstance(stored["unread"], str):
            raise _wrong(path)
        value = kind.read(stored["unread"])
        # What was typed into a cell of several lines keeps them, should the cell become one again.
        return Unread(clean_text(stored["unread"])) if isinstance(value, Unread) else value


def unknown_text(kept: dict[str, Any]) -> str:
    """What this version does not know, as JSON text that can be written back."""
    if not kept:
        return ""
    level: list[object] = [kept]
    for _ in range(_MOST_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True) if not level else ""
    if not text or _SURROGATE.search(text):
        raise DraftError("草稿里有不能保存的内容。")
    return text


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
