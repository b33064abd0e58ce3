"""Starts the program inside perfeval.exe and perfeval-cli.exe.

Processes beside it (many drafts checked at once, an old Word file read) are started with the Python
that lies in the folder `python`: perfeval.exe would open another window.
"""

import sys
from pathlib import Path

from perfeval_gui.start.app import main

if __name__ == "__main__":
    program = Path(sys.executable)
    name = "python.exe" if program.stem.endswith("-cli") else "pythonw.exe"
    python = str(program.parent / "python" / name)
    # multiprocessing reads both once it is imported; where they differ it takes the second.
    vars(sys).update(executable=python, _base_executable=python)
    sys.exit(main(sys.argv[1:]))
