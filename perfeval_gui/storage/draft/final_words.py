"""The final state of a draft as one line of words, and what stood in the draft then, packed.

One text at the end of the draft: whoever reads a damaged draft line by line, earlier versions of
this program too, must not take what stood in it then for what stands in it now.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any, Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.domain.record.report import FinalState

_FORM: Final = "1"
"""Of the words, and of what the digest is made of: another one is another version's to know."""
_HELD: Final = "-"
_MOMENT: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_WORDS: Final = pattern(
    rf"{_FORM} ({_MOMENT}) ([0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{0,3}}) ([^\s]{{1,200}})"
    rf" ([0-9a-f]{{8}}) ([0-9a-f]{{64}}) ({_HELD}|{_MOMENT}) ([A-Za-z0-9+/=]+)"
)


def words(final: FinalState) -> str:
    """*final* as a draft has it."""
    about = (final.declared, final.program, final.edition, final.edition_digest, final.digest)
    return " ".join((_FORM, *about, final.released or _HELD, final.content))


def read(stored: object) -> FinalState | None:
    """The final state that is *stored*; None where this version cannot read it as one."""
    found = _WORDS.fullmatch(stored) if isinstance(stored, str) else None
    if found is None:
        return None
    declared, program, edition, edition_digest, digest, released, content = found.groups()
    return FinalState(
        declared=declared,
        program=program,
        edition=edition,
        edition_digest=edition_digest,
        digest=digest,
        content=content,
        released="" if released == _HELD else released,
    )


def packed(content: dict[str, Any]) -> str:
    """The *content* of a draft in few characters."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return base64.b64encode(zlib.compress(body, 9)).decode("ascii")


def unpacked(content: str, most: int) -> bytes | None:
    """The body of the draft that was packed as *content*; None where there is none.

    One of more than *most* bytes is none.
    """
    unpacking = zlib.decompressobj()
    try:
        body = unpacking.decompress(base64.b64decode(content, validate=True), most)
    except (binascii.Error, zlib.error, ValueError):
        return None
    return body if unpacking.eof else None
