"""Starts the program of the bundle.

To look for its modules one by one, each in three folders, is a tenth of a start. The bytecode of
those that the window loads lies in one file beside this one, where `joined.py` put it: that of the
program and its libraries there alone. All others are found as by any Python, and so are these, by
their source, where that file is missing or not whole.
"""

import _imp
import marshal
import sys

# Where `importlib` has them from, which is files to be found.
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

FILE = "start.modules"
NUMBERS = (4, 8, 12)
"""Behind the mark of the bytecode: how long the list of modules is, and the rest."""
Entry = tuple[bool, str, str, int, int]
"""Whether it is a package, its source and bytecode below the bundle, where its code lies."""
ABSENT = ("_bz2", "_lzma", "_winapi", "bz2", "lzma", "nt")
"""What Python's own modules ask for and the bundle has not: a search would be for nothing."""


class Loader(SourceFileLoader):
    """A module like any other, but for where its bytecode is taken from."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        """Load the module *name* of the source *path* from *code*."""
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> "CodeType":  # noqa: ARG002 - it is one module's
        """What is run; its errors show lines of the source where it lies here."""
        code: "CodeType" = marshal.loads(self.code)
        # As Python's own loaders do, and none of them for bytecode that is there already.
        _imp._fix_co_filename(code, self.path)  # type: ignore[attr-defined] # noqa: SLF001
        return code


class Joined:
    """Finds the modules that lie in one file."""

    def __init__(self, root: str, entries: dict[str, Entry], code: memoryview) -> None:
        """Find *entries*, whose files lie below *root* as well."""
        self.root, self.entries, self.code = root, entries, code

    def find_spec(self, name: str, *_where: object) -> ModuleSpec | None:
        """What Python asks of everything that finds modules; None for what is not here."""
        entry = self.entries.get(name)
        if entry is None:
            if name in ABSENT:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return None
        is_package, source, bytecode, begin, end = entry
        loader = Loader(name, self.root + source, self.code[begin:end])
        spec = ModuleSpec(name, loader, origin=self.root + source, is_package=is_package)
        spec.has_location = True
        spec.cached = self.root + bytecode
        if is_package:
            spec.submodule_search_locations = [(self.root + source).rpartition("/")[0]]
        return spec


def joined(folder: str, root: str) -> Joined | None:
    """The modules of the file in a *folder*; None where there is none for this Python."""
    try:
        with open(f"{folder}/{FILE}", "rb") as file:  # noqa: PTH123 - before pathlib is found
            data = memoryview(file.read())
    except OSError:
        return None
    first, second, head = NUMBERS
    listed = int.from_bytes(data[first:second], "little")
    rest = int.from_bytes(data[second:head], "little")
    if data[:first] != MAGIC_NUMBER or len(data) != head + listed + rest:
        return None
    return Joined(root, marshal.loads(data[head : head + listed]), data[head + listed :])


def prepare() -> None:
    """Has Python look into the file first."""
    folder = __file__.rpartition("/")[0]
    if (found := joined(folder, folder.rpartition("/")[0] + "/")) is not None:
        sys.meta_path.insert(0, found)


def main() -> int:
    """Runs the program; returns its exit code."""
    from perfeval_gui.start.app import main

    return main(sys.argv[1:])


if __name__ in {"__main__", "__mp_main__"}:
    # The second is how the processes begin that a command shares its work with.
    prepare()
if __name__ == "__main__":
    sys.exit(main())
