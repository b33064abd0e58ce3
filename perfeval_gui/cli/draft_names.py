"""The drafts that documents of folders become: each its own, whatever the names are."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Final

from perfeval_gui.storage.draft.files import SUFFIX

_ENDINGS: Final = (
    *(".docx", ".docm", ".dotx", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et"),
    *(".odt", ".ods", ".html", ".htm", ".mht", ".mhtml"),
)


_REFUSED: Final = (".pdf", ".rtf", ".xlsb")


def passed_over(folders: Sequence[Path]) -> list[Path]:
    """The files in and below *folders* that nobody reads and no document beside them stands for."""
    found: list[Path] = []
    for folder in folders:
        read = {path.with_suffix("") for path in _documents(folder)}
        found += (
            path
            for path in sorted(folder.rglob("*"))
            if path.suffix.lower() in _REFUSED and path.with_suffix("") not in read
        )
    return found


def drafts_of(folders: Sequence[Path], output: Path) -> dict[Path, Path]:
    """The documents in and below *folders*, sorted, each with the draft in *output* it becomes.

    Of several folders each has a folder of its own there, as their documents may have the same
    names. No two drafts have one name on a disk that does not tell capitals from small letters.
    """
    apart = dict(zip(folders, _apart([(_name(one),) for one in folders]), strict=True))
    found: dict[Path, Path] = {}
    seen: set[Path] = set()
    for folder, name in apart.items():
        within = Path(name) if len(apart) > 1 else Path()
        for path in _documents(folder):
            # A folder may be given twice, or once more with the one it lies in.
            if (whole := path.absolute()) not in seen:
                seen.add(whole)
                found[path] = within / path.relative_to(folder)
    stems = Counter(_folded(str(place.with_suffix(""))) for place in found.values())
    wishes = [
        # 报告.docx beside 报告.xlsx: each keeps its whole name.
        tuple(map(str, (place,) if stems[_folded(str(stem))] > 1 else (stem, place)))
        for place in found.values()
        for stem in (place.with_suffix(""),)
    ]
    names = _apart(wishes)
    return {path: output / f"{name}{SUFFIX}" for path, name in zip(found, names, strict=True)}


def _documents(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _ENDINGS and not path.name.startswith("~$") and path.is_file():
            yield path


def _name(folder: Path) -> str:
    return folder.resolve().name or "文件夹"


def _apart(wishes: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A name for each, the first of its wishes that is free; else numbered, as 甲(2)."""
    taken: set[str] = set()
    for of in wishes:
        numbered = (f"{of[-1]}({number})" for number in count(2))
        name = next(one for one in chain(of, numbered) if _folded(one) not in taken)
        taken.add(_folded(name))
        yield name


def _folded(name: str) -> str:
    """*name* as disks compare names that tell no capitals and no ways of writing an accent."""
    return unicodedata.normalize("NFC", name).casefold()
