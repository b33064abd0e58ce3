"""Which document lies in which file: found again when a damaged file can no longer say it.

A line per file beside the backups, the latest last, each with its own checksum: a line that is
damaged is passed over, the others count.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.storage.disk.atomic import WriteError, write_file
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.saving.backups import own_folder

NAME: Final = "files.txt"
MOST: Final = 500
_MOST_BYTES: Final = 4 * 1024 * 1024
_DOCUMENT: Final = re.compile("[0-9a-f]{32}")
# Stands before all values in a draft; quotes inside a text would be escaped.
_STORED: Final = re.compile(rb'(?<!\\)"document": ?"([0-9a-f]{32})"')


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The record of files and the ids of the documents in them, in the folder of the backups."""

    folder: Path

    def document_at(self, path: Path) -> str:
        """The id of the document that was last seen in *path*; empty where none was."""
        return dict(self._known()).get(_key(path), "")

    def file_of(self, document: str) -> Path | None:
        """The file in which the document with the id *document* was last seen."""
        found = (key for key, one in self._known() if one == document)
        return next((Path(key) for key in found), None)

    def claim(self, path: Path, document: str, port: FilePort | None = None) -> None:
        """Remember that *document* lies in *path*, and nowhere else. A failure costs nothing."""
        known, key = self._known(), _key(path)
        if (key, document) in known:
            return
        rest = [one for one in known if one[0] != key and one[1] != document]
        lines = [_line(*one) for one in (*rest, (key, document))[-MOST:]]
        with contextlib.suppress(OSError, WriteError):
            own_folder(self.folder)
            write_file(self.folder / NAME, b"".join(lines), port, follow=False)

    def own_id(self, path: Path, document: str) -> str:
        """The id under which the draft in *path*, which says *document*, is to be kept.

        A copy of a draft that is still in its own place says the same id; it is a document of
        its own all the same. Empty where it has to get a new id.
        """
        home = self.file_of(document)
        if home is None or _same(home, path) or document_in(_head(home)) != document:
            return document
        own = self.document_at(path)
        return own if own != document else ""

    def _known(self) -> list[tuple[str, str]]:
        try:
            lines = read_file(self.folder / NAME, _MOST_BYTES).split(b"\n")
        except OSError:
            return []
        return [found for line in lines for found in _read(line)]


def document_in(data: bytes) -> str:
    """The id that *data*, a draft file or what is left of one, still says; empty without."""
    found = _STORED.search(data)
    return found[1].decode("ascii") if found else ""


def _head(path: Path) -> bytes:
    try:
        return read_file(path, 4096)
    except OSError:
        return b""


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _key(path: Path) -> str:
    try:
        path = path.resolve()
    except (OSError, RuntimeError):
        path = path.absolute()
    return os.path.normcase(path)


def _line(key: str, document: str) -> bytes:
    text = json.dumps([key, document])
    digest = hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
    return f"{digest} {text}\n".encode("ascii")


def _read(line: bytes) -> Iterator[tuple[str, str]]:
    digest, _, text = line.partition(b" ")
    if not text or hashlib.sha256(text).hexdigest()[:16].encode() != digest:
        return
    key, document = json.loads(text)
    if isinstance(key, str) and isinstance(document, str) and _DOCUMENT.fullmatch(document):
        yield key, document
