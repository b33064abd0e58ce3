"""A draft as a file inside a PDF file: attached to what Qt wrote, and found in what others made.

Attached as the standard says: with its name for all systems, its relation to the document and its
media type at the stream. Qt's own way of attaching is broken by Ghostscript. The draft is found by
what it holds: programs that write a PDF anew call and pack things as they like.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Final

from perfeval_gui.carriers.pieces import INCOMPLETE, MIXED, MOST_DRAFT, Carried, unpacked

_MAGIC: Final = b"PERFEVAL "
_HEAD: Final = re.compile(rb"PERFEVAL \d{1,4} (\d{1,12}) ([0-9a-f]{64})\n")
# What is not packed begins with the sign of a draft, what is packed with the sign of that.
_STREAM: Final = re.compile(rb"stream\r?\n(?=P|[\x08\x18\x28\x38\x48\x58\x68\x78])")
_PROBE: Final = 4096
"""Bytes of a stream that are looked at for the beginning of a draft."""
_MOST_STREAMS: Final = 50_000
_MOST_DRAFTS: Final = 8
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_TRAILER: Final = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+) \n%%EOF\n", re.DOTALL)
_SIZE: Final = re.compile(rb"/Size (\d+) ?\n")
_PAGE: Final = re.compile(rb"/Type /Page\n.*?/Annots (\d+) 0 R", re.DOTALL)
_NAME: Final = "草稿.perfeval"
_TOLD: Final = "做成这份文件的草稿，用“绩效自评填报”打开"
_HIDDEN: Final = 2


class UnknownPdfError(Exception):
    """A PDF file that is not put together as Qt puts it together."""


def is_pdf(data: bytes) -> bool:
    """Whether *data* is a PDF file; a few bytes may stand before its beginning."""
    return b"%PDF-" in data[:1024]


def attach(content: bytes, draft: bytes) -> bytes:
    """*content*, a PDF file of Qt's, with *draft* inside; as long as both, and equal for equal.

    What is changed stands behind what was there, as the format provides for.

    Raises:
        UnknownPdfError: The file is not what Qt writes.
    """
    trailer = list(_TRAILER.finditer(content))[-1:]
    if not trailer:
        raise UnknownPdfError
    entries, before = trailer[0][1], trailer[0][2]
    size, root, page = _SIZE.search(entries), _ROOT.search(entries), _PAGE.search(content)
    if size is None or root is None or page is None:
        raise UnknownPdfError
    free, catalog = int(size[1]), _object(content, int(root[1]))
    names = re.search(rb"/Names (\d+) 0 R\n", catalog)
    if names is None or _object(content, int(names[1])) != b"<<\n>>":
        raise UnknownPdfError
    if _object(content, int(page[1])) != b"[ ]":
        raise UnknownPdfError
    listed = b"/EmbeddedFiles << /Names [%s %d 0 R] >>" % (_text(_NAME), free + 1)
    changed = {
        int(root[1]): catalog.removesuffix(b">>") + b"/AF [%d 0 R]\n>>" % (free + 1),
        int(names[1]): b"<<\n%s\n>>" % listed,
        int(page[1]): b"[%d 0 R]" % (free + 2),
        free: _file(draft),
        free + 1: _specification(free),
        free + 2: b"<<\n/Type /Annot /Subtype /FileAttachment /Rect [0 0 0 0] /F %d\n"
        b"/FS %d 0 R /Contents %s\n>>" % (_HIDDEN, free + 1, _text(_TOLD)),
    }
    told = _SIZE.sub(b"/Size %d \n/Prev %s \n" % (free + 3, before), entries)
    return _with_objects(content, changed, told)


def _object(content: bytes, number: int) -> bytes:
    """What stands in the object with that *number*; empty where there is none."""
    found = re.search(rb"\n%d 0 obj\n(.*?)\nendobj" % number, content, re.DOTALL)
    return found[1] if found is not None else b""


def _file(draft: bytes) -> bytes:
    packed = zlib.compress(draft, 9)
    # A checksum that the format asks for, and proves nothing.
    check = hashlib.md5(draft, usedforsecurity=False).hexdigest().encode()
    return (
        b"<<\n/Type /EmbeddedFile /Subtype /application#2Foctet-stream /Filter /FlateDecode\n"
        b"/Params << /Size %d /CheckSum <%s> >> /Length %d\n>>\nstream\n%s\nendstream"
        % (len(draft), check, len(packed), packed)
    )


def _specification(file: int) -> bytes:
    return (
        b"<<\n/Type /Filespec /F (draft.perfeval) /UF %s /Desc %s\n"
        b"/AFRelationship /Source /EF << /F %d 0 R /UF %d 0 R >>\n>>"
        % (_text(_NAME), _text(_TOLD), file, file)
    )


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def _with_objects(content: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    """*content* with *objects* behind it, by their numbers, and a table of where they are."""
    out = [content]
    at = len(content)
    lines = [b"xref\n0 1\n0000000000 65535 f \n"]
    for number, inside in sorted(objects.items()):
        lines.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, inside))
        at += len(out[-1])
    out += (*lines, b"trailer\n<<\n", trailer, b">>\nstartxref\n%d \n%%%%EOF\n" % at)
    return b"".join(out)


def carried(data: bytes) -> Carried:
    """The draft inside *data*, a PDF file; one that is there more than once is one draft."""
    found = set(islice(_drafts(data), _MOST_DRAFTS))
    drafts = {draft for draft in found if draft}
    if len(drafts) > 1:
        return Carried(fault=MIXED)
    if drafts:
        return Carried(draft=drafts.pop())
    return Carried(fault=INCOMPLETE) if found else Carried()


def _drafts(data: bytes) -> Iterator[bytes]:
    """Every draft in a stream of *data*; empty for one that is not whole."""
    for start in islice(_STREAM.finditer(data), _MOST_STREAMS):
        end = start.end()
        if data.startswith(_MAGIC, end):
            yield _proved(data[end : end + MOST_DRAFT])
        elif _inflated(data[end : end + _PROBE]) == _MAGIC:
            yield _proved(unpacked(data[end:]))


def _inflated(packed: bytes) -> bytes:
    """What *packed* begins with, as long as the sign of a draft; empty where it is not deflated."""
    try:
        return zlib.decompressobj().decompress(packed, len(_MAGIC))
    except zlib.error:
        return b""


def _proved(stream: bytes) -> bytes:
    """The draft that *stream* begins with, if all of it is there as its first line says."""
    head = _HEAD.match(stream)
    if head is None:
        return b""
    draft = stream[: head.end() + int(head[1])]
    proved = hashlib.sha256(draft[head.end() :]).hexdigest().encode() == head[2]
    return draft if proved else b""
