"""The characters of a page, which says of itself what is often not so.

Pages that say gb2312 hold signs that it has not ("㎡"); a parser that believes them stops there.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_SAID: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_BELIEVED: Final = {b"big5": "big5hkscs", b"big5-hkscs": "big5hkscs"}
"""What Chinese text may be in besides; nothing else is taken at its word."""
_HEAD: Final = 4_096


def decoded(data: bytes) -> str:
    """The text of *data*: by its mark, as UTF-8 where it is that, else as GB 18030."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for start, encoding in _WIDE:
        if data.startswith(start):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        said = _SAID.search(data[:_HEAD])
        encoding = _BELIEVED.get(said[1].lower(), "gb18030") if said else "gb18030"
        return data.decode(encoding, "replace")
