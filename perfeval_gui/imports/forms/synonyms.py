"""Other words of the field for a label, by the name of what it labels or by its own words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from perfeval_gui import paths

_FILE = "synonyms.toml"


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, Sequence[str]]:
    """The shipped list, read once."""
    text = (paths.resources() / _FILE).read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
