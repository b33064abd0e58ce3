"""Parts of an office file (OOXML) and how they belong together. No link leads elsewhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.markup import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Package:
    """The parts of an office file.

    Args:
        archive: The zip that it is.

    Attributes:
        main: Path of the part that the file is about; "" where it says none.

    Raises:
        UnreadableError: It is damaged.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        self.main = next(iter(self.related("", "officeDocument")), "")

    def root(self, part: str) -> _Element | None:
        """The root of the part *part*; None where there is none.

        Raises:
            UnreadableError: It is damaged or too large.
        """
        return parse(self._archive.pieces(part), part)

    def related(self, part: str, kind: str) -> list[str]:
        """Paths of the parts that *part* names as its *kind* ("styles"), in the file itself."""
        found = (path for named, path in self.relations(part).values() if named == kind)
        return list(dict.fromkeys(found))

    def first(self, part: str, kind: str) -> _Element | None:
        """The root of the first part that *part* names as its *kind*."""
        return next((self.root(path) for path in self.related(part, kind)), None)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and path of each part that *part* names, by the id of the relation."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = {} if root is None else dict(self._read(root, folder))
        return self._relations[part]

    def content_type(self, part: str) -> str:
        """What the file says that *part* is; "" where it says nothing."""
        root = self.root("[Content_Types].xml")
        if root is None:
            return ""
        ending = part.rpartition(".")[2].lower()
        named = default = ""
        for one in root:
            if one.get("PartName", "").lstrip("/").lower() == part.lower():
                named = one.get("ContentType", "")
            elif one.get("Extension", "").lower() == ending:
                default = one.get("ContentType", "")
        return named or default

    def _read(self, root: _Element, folder: str) -> list[tuple[str, tuple[str, str]]]:
        found = []
        for one in root.iter(_RELATION):
            target, kind = one.get("Target", ""), one.get("Type", "").rpartition("/")[2]
            if one.get("TargetMode") == "External" or not target:
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            path = posixpath.normpath(path)
            if path in self._archive:
                found.append((one.get("Id", ""), (kind, path)))
        return found
