"""Tests are collected by the process that runs them, file by file.

Processes that share the tests would each collect all of them, which takes as long as a thousand
tests, and twice as long where nothing was compiled yet. Here each of them lists the files, and what
is in a file is asked where it is run. Whoever names tests or words of theirs has them all collected
first, as pytest has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Self

import pytest


def is_wanted(config: pytest.Config) -> bool:
    """Whether this process shares all tests of some files with others."""
    named = any("::" in argument for argument in config.args)
    chosen = config.option.keyword or config.option.markexpr or config.option.deselect
    return hasattr(config, "workerinput") and not named and not chosen


class FileOfTests(pytest.Item):
    """All tests of a file, as one thing to be run."""

    module: pytest.Module

    def runtest(self) -> None:
        """By itself it is no test."""
        raise NotImplementedError

    def run(self, after: pytest.Item | None) -> None:
        """Collect and run its tests; what the next file, *after*, needs as well stays."""
        session, failed = self.session, self.session.testsfailed
        tests = list(session.genitems(self.module))
        assert tests or session.testsfailed > failed, f"there is no test in {self.nodeid}"
        self.config.hook.pytest_collection_modifyitems(
            session=session, config=self.config, items=tests
        )
        place = session.items.index(self)
        for test, following in pairwise((*tests, after)):
            assert test is not None
            # Told is only of what stands in the list of what is to be run.
            session.items[place] = test
            self.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
            if session.shouldfail or session.shouldstop:
                return


class LaterFile(pytest.File):
    """A file of which nothing is known yet."""

    module: pytest.Module

    @classmethod
    def of(cls, module: pytest.Module) -> Self:
        """The file of *module*, which is not imported."""
        later: Self = cls.from_parent(module.parent, path=module.path)
        later.module = module
        return later

    def collect(self) -> Iterator[pytest.Item]:
        """All of it as one thing to be run, called as the file is: by that processes share it."""
        item: FileOfTests = FileOfTests.from_parent(self, name=self.name, nodeid=self.nodeid)
        item.module = self.module
        yield item
