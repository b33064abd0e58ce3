"""Two programs at work on one draft, in random order, one of them killed now and then."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from checkout import ROOT
from given.worked import filled
from perfeval_gui.storage.draft.draft import DraftError, dump
from perfeval_gui.storage.draft.files import open_draft

STEPS: Final = 10
LOCKED: Final = "打开草稿"
CHANGED: Final = "文件被别处修改"


class Partner:
    """One program.

    Attributes:
        seen: What the draft held when this program opened or saved it last; None while it has
            it not open.
        typed: What it holds in its window.
    """

    def __init__(self, home: Path, way: str, checkout: Path = ROOT) -> None:
        """Be started when first needed, with the folders under *home*, out of a *checkout*."""
        self._home = home
        self._way = way
        self._checkout = checkout
        self._process: subprocess.Popen[str] | None = None
        self.seen: bytes | None = None
        self.typed = ""

    def begin(self) -> subprocess.Popen[str]:
        """The running program."""
        if self._process is None:
            environment = dict(
                os.environ,
                QT_QPA_PLATFORM="offscreen",
                PYTHONPATH=os.pathsep.join([str(self._checkout), str(self._checkout / "tests")]),
                **{
                    f"XDG_{name}_HOME": str(self._home / name.lower())
                    for name in ("CONFIG", "DATA", "STATE")
                },
            )
            self._process = subprocess.Popen(
                [sys.executable, str(self._checkout / "tests/robustness/partner.py"), self._way],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=environment,
            )
            assert self._process.stdout is not None
            assert self._process.stdout.readline() == "ready\n"
        return self._process

    def say(self, *words: str) -> None:
        """Give a command."""
        pipe = self.begin().stdin
        assert pipe is not None
        pipe.write(" ".join(words) + "\n")
        pipe.flush()

    def ask(self, *words: str) -> dict[str, Any]:
        """Give a command, and wait for what comes of it."""
        self.say(*words)
        pipe = self.begin().stdout
        assert pipe is not None
        answer: dict[str, Any] = json.loads(pipe.readline())
        return answer

    def end(self, number: int = signal.SIGKILL) -> None:
        """Kill it."""
        if self._process is not None:
            with self._process as process:
                process.send_signal(number)
                process.communicate()
        self._process, self.seen = None, None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self.end()


@dataclass
class Game:
    """Random steps of two programs, and what went wrong in them.

    Attributes:
        count: How many different texts were typed; no two are the same.
    """

    path: Path
    partners: tuple[Partner, Partner]
    chance: random.Random
    count: int = 0

    def content(self) -> bytes | None:
        """What the draft file holds."""
        return self.path.read_bytes() if self.path.exists() else None

    def play(self) -> Iterator[str]:
        """One interleaving: every fault in it."""
        self.path.write_bytes(self.draft("起"))
        for partner in self.partners:
            partner.seen = None
        for _ in range(STEPS):
            number = self.chance.randrange(2)
            partner, other = self.partners[number], self.partners[1 - number]
            step = self.chance.choice(("open", "open", "save", "save", "save", "kill", "outside"))
            if step == "open":
                yield from self.opened(partner, other)
            elif step == "outside":
                self.path.write_bytes(self.draft(self.fresh()))
            elif partner.seen is not None:
                yield from self.saved(partner) if step == "save" else self.killed(partner)

    def draft(self, unit: str) -> bytes:
        """A draft that no partner saved, of a *unit*."""
        return dump(replace(filled({"unit": unit}), document="d" * 32))

    def fresh(self) -> str:
        """A text that was never typed."""
        self.count += 1
        return f"单位{self.count}"

    def opened(self, partner: Partner, other: Partner) -> Iterator[str]:
        """Open the draft: where the other has it open, that must be asked about."""
        answer = self.chance.choice(("view", "copy", "back"))
        mine = partner.seen is not None
        told = partner.ask("open", str(self.path), answer)
        asked = LOCKED in told["asked"]
        if other.seen is not None and not mine and not asked:
            yield "opened twice without a word"
        if other.seen is None and asked:
            yield "nobody has it open, and it cannot be opened"
        if not asked:
            partner.seen = self.content()
        elif answer != "back":
            partner.seen = None

    def saved(self, partner: Partner) -> Iterator[str]:
        """Type and save: what this program has not seen must not go without a word."""
        before, partner.typed = self.content(), self.fresh()
        partner.ask("type", partner.typed)
        told = partner.ask("save", self.chance.choice(("mine", "back")))
        after = self.content()
        if before not in (after, partner.seen) and CHANGED not in told["asked"]:
            yield "a save was lost without a word"
        if told["done"] and self.unit() != partner.typed:
            yield "said to be saved, but is not"
        if told["done"]:
            partner.seen = after

    def killed(self, partner: Partner) -> Iterator[str]:
        """Kill it while it saves: the draft is the old or the new one, and can be opened."""
        before, partner.typed = self.unit(), self.fresh()
        partner.ask("type", partner.typed)
        partner.say("save", "back")
        time.sleep(self.chance.random() * 0.02)
        partner.end()
        if self.unit() not in (before, partner.typed):
            yield "torn by a kill"

    def unit(self) -> str:
        """What stands in the draft file; empty where it cannot be opened."""
        try:
            return open_draft(self.path).cover.unit
        except DraftError:
            return ""


def interleavings(
    count: int, chance: random.Random, home: Path, way: str = "ours"
) -> Iterator[str]:
    """The faults of so many interleavings, each as soon as it is there."""
    with Partner(home, way) as one, Partner(home, way) as other:
        for number in range(count):
            game = Game(home / f"甲{number}.perfeval", (one, other), chance)
            yield from game.play()


def reopened(count: int, home: Path) -> int:
    """How often a draft could be opened without a word after its owner was killed."""
    path = home / "乙.perfeval"
    path.write_bytes(dump(filled({"unit": "乙"})))
    fine = 0
    for _ in range(count):
        with Partner(home, "ours") as owner:
            told = owner.ask("open", str(path), "back")
            fine += told["done"] and not told["asked"]
    return fine
