"""Starts perfeval: `python main.py` opens the window, `python main.py --help` lists the rest."""

import sys

from perfeval_gui.start.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
