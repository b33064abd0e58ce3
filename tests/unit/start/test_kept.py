"""What Python makes alike at every start: kept whole, and never trusted where it does not fit."""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from checkout import ROOT
from linux.support import SUPPORT
from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.kept import records, store
from perfeval_gui.kept.patterns import Kept
from perfeval_gui.kept.records import code_of
from perfeval_gui.kept.store import Store, key_of

TEXTS: Final = (
    ("(?P<figure>[0-9]+)(?P<unit>元)?", re.DOTALL),
    ("[。；〇-龥]|(?:无|没有)(?!据)", 0),
    (r"\bthe (\w+) \1\b", re.IGNORECASE | re.ASCII),
    ("", 0),
)
SAMPLE: Final = "resources/samples/示例.perfeval"


COMPILER: Final = import_module("re._compiler")
MAGIC: Final = import_module("_sre").MAGIC


def compiled(text: str | bytes, flags: int, kept: Store) -> re.Pattern[Any]:
    """What the library gets where it asks for its compiler."""
    return Kept(getattr(COMPILER.compile, "compile", COMPILER.compile), kept)(text, flags)


def write(kept: Store) -> None:
    for _ in kept.writing():
        pass


@pytest.fixture(autouse=True)
def may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "made.kept"


def filled(file: Path) -> Store:
    """A store of another start than the one that filled *file*."""
    first = Store(file)
    for text, flags in TEXTS:
        compiled(text, flags, first)
    write(first)
    return Store(file)


class Counted:
    """What the library's compiler is asked for, by a name of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self.calls = 0
        self._real = getattr(module, name)
        monkeypatch.setattr(module, name, self)

    def __call__(self, *arguments: object, **more: object) -> object:
        self.calls += 1
        return self._real(*arguments, **more)


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> Counted:
    re.purge()
    return Counted(monkeypatch, COMPILER, "compile")


# ---- patterns


def test_a_second_start_compiles_no_pattern(file: Path, compiling: Counted) -> None:
    later = filled(file)
    first = compiling.calls
    made = [compiled(text, flags, later) for text, flags in TEXTS]

    assert first == len(TEXTS)
    assert compiling.calls == first
    re.purge()
    assert made == [re.compile(text, flags) for text, flags in TEXTS]
    said = "共12元；没有 the cat cat"
    for one, (text, flags) in zip(made, TEXTS, strict=True):
        known = re.compile(text, flags)
        assert one.groupindex == known.groupindex
        assert [found.groups() for found in one.finditer(said)] == [
            found.groups() for found in known.finditer(said)
        ]


def test_every_pattern_of_the_rules_is_kept_as_it_is(file: Path) -> None:
    """A program that cannot be kept would be compiled at each start, and nobody would see it."""
    kind = type(pattern(""))
    names = [f"perfeval_gui.rules.quantities.{name}" for name in ("reading", "grammar", "words")]
    found = [
        one for name in names for one in vars(import_module(name)).values() if type(one) is kind
    ]
    first = Store(file)
    for one in found:
        compiled(one.pattern, one.flags, first)
    write(first)

    assert len(found) > 10
    later = Store(file)
    for one in found:
        assert compiled(one.pattern, one.flags, later) == re.compile(one.pattern, one.flags)
    write(later)
    assert all(later.get(key) for key in later._used)
    assert len(later._used) == len({(one.pattern, one.flags) for one in found})


def test_text_and_bytes_and_other_flags_are_other_patterns(file: Path) -> None:
    first = Store(file)
    compiled("a.", 0, first)
    write(first)
    later = Store(file)

    assert compiled(b"a.", 0, later) == re.compile(b"a.")
    assert compiled("a.", re.DOTALL, later) == re.compile("a.", re.DOTALL)


def test_what_is_no_pattern_is_told_as_ever(file: Path) -> None:
    with pytest.raises(re.error):
        compiled("(", 0, Store(file))


@pytest.mark.parametrize(
    "program",
    [
        (1,),
        (MAGIC,),
        (MAGIC + 1, 32, b"\1\0\0\0", 0, {}, (None,)),
        (MAGIC, 32, b"\7\0\0\0\7\0\0\0", 0, {}, (None,)),
        (MAGIC, 32, b"\1\0\0", 0, {}, (None,)),
        ("nothing of the kind",),
    ],
    ids=["short", "no parts", "another machine", "no program", "half a number", "text"],
)
def test_a_program_that_the_machine_does_not_take_is_made_anew(
    file: Path, program: tuple[object, ...]
) -> None:
    whole = filled(file)
    for text, flags in TEXTS:
        compiled(text, flags, whole)
    for key in whole._used:
        whole.add(key, lambda: marshal.dumps(list(program)))
    write(whole)
    later = Store(file)

    for text, flags in TEXTS:
        assert compiled(text, flags, later) == re.compile(text, flags)


def test_a_program_of_something_else_is_not_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library that writes its programs otherwise: what is made of them tells."""
    real = COMPILER._code
    first = Store(file)
    for text, flags in TEXTS[:2]:
        compiled(text, flags, first)
    monkeypatch.setattr(COMPILER, "_code", lambda parsed, flags: [*real(parsed, flags)[:-1], 0, 1])
    write(first)
    assert first._used == {}


# ---- records


def of_record(monkeypatch: pytest.MonkeyPatch, kept: Store) -> type:
    monkeypatch.delitem(vars(dataclasses), "exec", raising=False)
    records.lend(kept)

    @dataclass(frozen=True, slots=True, kw_only=True, order=True)
    class Row:
        name: str
        number: int = 3

    return Row


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Puts back what the library ran with before."""
    before = vars(dataclasses).get("exec")
    yield
    vars(dataclasses).pop("exec", None)
    if before is not None:
        vars(dataclasses)["exec"] = before


@pytest.mark.usefixtures("lent")
def test_a_record_of_a_second_start_is_as_the_first(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Store(file)
    rows = [of_record(monkeypatch, first)]
    write(first)
    asked = Counted(monkeypatch, builtins, "compile")
    rows.append(of_record(monkeypatch, Store(file)))

    assert asked.calls == 0
    for row in rows:
        assert row(name="甲") == row(name="甲", number=3) < row(name="甲", number=4)
        assert repr(row(name="甲")).endswith("Row(name='甲', number=3)")
        assert hash(row(name="甲")) == hash(row(name="甲"))
        assert dataclasses.replace(row(name="甲"), number=5).number == 5
        with pytest.raises(dataclasses.FrozenInstanceError):
            row(name="甲").name = "乙"
        with pytest.raises(TypeError):
            row("甲")


def test_what_is_run_demands_nothing_of_the_future(file: Path) -> None:
    known: dict[str, object] = {}
    exec(code_of("def told(a: int): pass", Store(file)), known)
    told = known["told"]
    assert callable(told)
    assert told.__annotations__ == {"a": int}


# ---- the file


def damaged(whole: bytes) -> list[bytes]:
    step = max(1, len(whole) // 300)
    flipped = [
        whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        for place in range(0, len(whole), step)
    ]
    return [b"", b"\0", whole[:-1], whole[: len(whole) // 2], whole + b"\0", *flipped]


def taken(file: Path, compiling: Counted) -> int:
    """How many damaged files were taken for whole ones."""
    filled(file)
    count = 0
    for data in damaged(file.read_bytes()):
        file.write_bytes(data)
        re.purge()
        before = compiling.calls
        text, flags = TEXTS[0]
        assert compiled(text, flags, Store(file)) == re.compile(text, flags)
        count += compiling.calls == before
    return count


def test_a_damaged_file_costs_the_compiling_only(file: Path, compiling: Counted) -> None:
    assert taken(file, compiling) == 0


def test_a_file_taken_unseen_is_noticed(
    file: Path, compiling: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: no file is looked at whether it is whole. Proves that the test above can fail."""
    whole = filled(file)
    for text, flags in TEXTS:
        compiled(text, flags, whole)
    monkeypatch.setattr(store, "_read", lambda _: dict(whole._used))
    re.purge()
    before = compiling.calls
    file.write_bytes(b"")
    text, flags = TEXTS[0]
    compiled(text, flags, Store(file))
    assert compiling.calls == before


def test_of_another_python_nothing_is_taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = filled(file)
    key = key_of("pattern by first signs str 0", "")
    assert whole.get(key) is not None
    monkeypatch.setattr(store, "_PYTHON", store._PYTHON[:-1] + b"\7")
    assert Store(file).get(key) is None


def test_nothing_is_written_where_python_may_not_or_without_its_folder(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(file.parent / "gone" / file.name)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    filled(file)
    assert list(file.parent.iterdir()) == []


def test_nothing_is_made_for_a_folder_that_nobody_may_write_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    kept = Store(file)
    kept.add(b"key", lambda: made.append(1))
    monkeypatch.setattr(os, "access", lambda *_: False)
    write(kept)
    assert made == []


def test_what_two_starts_added_is_kept(file: Path) -> None:
    one, other = Store(file), Store(file)
    for kept, text in ((one, "甲"), (other, "乙")):
        compiled(text, 0, kept)
    for kept in (one, other):
        write(kept)
    later = Store(file)
    assert all(later.get(key_of("pattern by first signs str 0", text)) for text in "甲乙")


@pytest.mark.parametrize(("limit", "most"), [("_MOST", len(TEXTS) + 1), ("_LARGEST", 1_100)])
def test_what_no_start_uses_any_more_goes_once_there_is_much(
    file: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(store, limit, most)
    later = filled(file)
    for text in "甲乙丙":
        compiled(text, 0, later)
    write(later)
    content = Store(file)
    assert all(content.get(key_of("pattern by first signs str 0", text)) for text in "甲乙丙")
    assert content.get(key_of("pattern by first signs str 0", "")) is None


def test_a_full_disk_costs_the_next_start_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    filled(file)
    assert list(file.parent.iterdir()) == []


# ---- the program

SHOWN: Final = """
import builtins, re._compiler, sys
compiled = []
for module, name in ((builtins, "compile"), (re._compiler, "compile")):
    def counted(*a, real=getattr(module, name), **k):
        compiled.append(a[0])
        return real(*a, **k)
    setattr(module, name, counted)
from perfeval_gui.start.app import main
before = len(compiled)
code = main(sys.argv[1:])
print(len(compiled) - before, file=sys.stderr)
sys.exit(code)
"""


def run(prefix: Path, *arguments: str) -> tuple[str, str]:
    """What Python with *arguments* prints, and tells, where bytecode is kept in *prefix*."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={prefix}", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    return done.stdout, done.stderr


def shown(prefix: Path) -> tuple[str, int]:
    """What `show` of the sample prints, and how often it compiled."""
    output, told = run(prefix, "-c", SHOWN, "show", SAMPLE)
    return output, int(told.splitlines()[-1])


def test_a_draft_is_shown_from_what_the_bundle_keeps_and_without(tmp_path: Path) -> None:
    run(tmp_path, "-c", SUPPORT)
    kept = list(tmp_path.rglob("*.kept"))
    first = shown(tmp_path)
    for file in kept:
        file.write_bytes(b"nothing of the kind")
    second, third = shown(tmp_path), shown(tmp_path)

    assert len(kept) == 3
    assert first[0] == second[0] == third[0]
    # One text for each function of a record; from Python 3.13 on one for all of them.
    assert second[1] > 100
    assert max(first[1], third[1]) < second[1] / 5
