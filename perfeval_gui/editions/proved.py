"""Editions that come with the program: checked when it is made, and not once more at every start.

What they are checked for is checked by the tests, of the very files that are handed out, which are
told here by their content. One that was changed by a single letter is checked as any other is.
"""

from __future__ import annotations

import hashlib
from typing import Final

Pages = tuple[tuple[str, str], ...]
"""Name and text of each page, in the order of the edition."""
PROVED: Final = frozenset(
    {
        "1ae2a3fd593c6a5584862d96cf5f7b144aaba8a4e2117ac9ecf56f98cb470410",
        "5515c5ede00c8af7020974e996e54c9b08b05ce86cef015b4a877be0dbf83ca0",
        "dc4bdd58eb9f4bb25edbe3ef2f1d3f992308a3e5dd00e817afe427a845d4ed36",
        "e31f5a4daa2afa26200850735d0f177d0f13a3d4d5772ed614a3fbfa85517b43",
    }
)
"""Their digests. A test tells them anew once one of the files is another one."""


def is_proved(name: str, text: str, pages: Pages, examples: str | None) -> bool:
    """Whether the tests have read and checked the edition called *name* of these very texts."""
    return digest_of(name, text, pages, examples) in PROVED


def digest_of(name: str, text: str, pages: Pages, examples: str | None) -> str:
    """SHA-256 over the name of the folder and all its texts, none of which holds a zero byte."""
    parts = (name, text, *(part for page in pages for part in page), examples or "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
