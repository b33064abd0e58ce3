"""MHTML: a page with all that belongs to it in one file, as a letter carries it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from typing import Final

from perfeval_gui.imports.errors import too_large

_HEADER: Final = re.compile(rb"^([A-Za-z-]{1,60}):[ \t]*(.*)$")
_BOUNDARY: Final = re.compile(
    rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^;\s]{1,200}))", re.IGNORECASE
)
_DEEPEST: Final = 5
_MOST: Final = 2_000
_HEAD: Final = 65_536
_START: Final = re.compile(
    rb"^\s*(?:[A-Za-z-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE
)


def is_letter(data: bytes) -> bool:
    """Whether *data* is such a file: it begins with headers, one of which is MIME-Version."""
    return _START.match(data[:2_048]) is not None


def pages(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The pages in a letter, their transfer encoding undone.

    Raises:
        UnreadableError: It has more parts than a page ever has.
    """
    headers, body = _divided(data)
    kind = headers.get(b"content-type", b"text/html")
    if kind.lower().startswith(b"multipart/"):
        found = _BOUNDARY.search(kind)
        mark = b"--" + (found[1] or found[2]) if found else b""
        if depth >= _DEEPEST or (mark and body.count(mark) > _MOST):
            raise too_large("里面的部分太多")
        for part in body.split(mark)[1:] if mark else ():
            if not part.startswith(b"--"):
                yield from pages(part.lstrip(b"\r\n"), depth + 1)
    elif kind.lower().startswith(b"text/html"):
        yield _plain(body, headers.get(b"content-transfer-encoding", b"").strip().lower())


def _divided(data: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """Headers by their names in small letters, and what follows the blank line."""
    data = data.replace(b"\r\n", b"\n")
    end = data.find(b"\n\n", 0, _HEAD)
    head, body = (data[:end], data[end + 2 :]) if end >= 0 else (b"", data)
    headers: dict[bytes, bytes] = {}
    name = b""
    for line in head.split(b"\n"):
        if line[:1] in (b" ", b"\t") and name:
            headers[name] += b" " + line.strip()
        elif found := _HEADER.match(line):
            name = found[1].lower()
            headers[name] = found[2]
    return headers, body


def _plain(body: bytes, encoding: bytes) -> bytes:
    if encoding == b"quoted-printable":
        return quopri.decodestring(body)
    if encoding == b"base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    return body
