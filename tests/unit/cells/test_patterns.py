"""Patterns that are compiled at their first use."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import perfeval_gui
from checkout import ROOT
from perfeval_gui.domain.cells.patterns import pattern

# What is compiled while everything that reads a text is loaded, counted at the one place that
# compiles.
LOADING = """
import re._compiler
compiled = []
compile = re._compiler.compile
re._compiler.compile = lambda text, flags=0: compiled.append(text) or compile(text, flags)
import perfeval_gui.cli.check
print(len(compiled))
"""


def every_module() -> Iterator[ModuleType]:
    found = walk_packages(perfeval_gui.__path__, "perfeval_gui.")
    return (import_module(one.name) for one in found)


def test_every_pattern_is_one() -> None:
    """What `re.compile` would refuse while the program starts is refused here."""
    modules = list(every_module())
    # What was there when the tests began is not among the objects otherwise.
    gc.unfreeze()
    kind = type(pattern(""))
    patterns = [one for one in gc.get_objects() if type(one) is kind]

    assert len(modules) > 200
    assert len(patterns) > 300
    for one in patterns:
        assert one.groups >= 0, one.pattern


@pytest.mark.parametrize("text", ["(?P<figure>[0-9]+)(?P<unit>元)?", "[。；]", "无|没有"])
def test_it_does_what_a_compiled_one_does(text: str) -> None:
    late, known = pattern(text, re.DOTALL), re.compile(text, re.DOTALL)
    for said in ("", "共12元；没有", "无。\n无"):
        for _ in range(2):
            assert late.findall(said) == known.findall(said)
            assert late.split(said) == known.split(said)
            assert late.sub("〇", said) == known.sub("〇", said)
            for way in ("search", "match", "fullmatch"):
                got, wanted = getattr(late, way)(said), getattr(known, way)(said)
                assert (got and got.groupdict()) == (wanted and wanted.groupdict())
    assert (late.pattern, late.flags, late.groups) == (known.pattern, known.flags, known.groups)


def test_bytes_are_looked_through_as_well() -> None:
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_nobody_asks_which_pattern_a_match_is_of() -> None:
    """A match knows the compiled one: that is never the very object that was called."""
    sources = (ROOT / "perfeval_gui").rglob("*.py")
    asked = [path for path in sources if re.search(r"\w\.re\b", path.read_text(encoding="utf-8"))]

    assert not asked


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    late = pattern("(")
    with pytest.raises(re.error):
        late.search("")


def test_it_has_nothing_that_a_compiled_one_has_not() -> None:
    late = pattern("a")
    with pytest.raises(AttributeError):
        late.find("a")  # type: ignore[attr-defined]  # that is the point


def test_loading_every_check_compiles_next_to_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )

    # It was 460 when each was compiled where it stands; a few of Python's own are left.
    assert int(done.stdout) < 60
