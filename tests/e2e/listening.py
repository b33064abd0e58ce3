"""Asks by AT-SPI what a program says of itself, as a screen reader does, and writes it as JSON.

Run by the system's own Python, which has gi: ``listening.py NAME`` walks the program called NAME
once; ``listening.py NAME heard`` writes "ready", then the first announcement it hears.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402 - the version is chosen before

PATIENCE = 60_000
STATES = ("READ_ONLY", "CHECKED", "FOCUSABLE", "ENABLED", "SHOWING")


def program(name: str) -> Atspi.Accessible:
    """The program called *name*, as soon as it is there."""
    while True:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(at)
            if found is not None and found.get_name() == name:
                return found
        time.sleep(0.2)


def walk(node: Atspi.Accessible) -> Iterator[dict[str, object]]:
    """What is said of *node* and of what is in it."""
    states = node.get_state_set()
    if not states.contains(Atspi.StateType.VISIBLE):
        return
    yield {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "value": text_of(node),
        "described": node.get_description(),
        "states": [one for one in STATES if states.contains(getattr(Atspi.StateType, one))],
    }
    for at in range(node.get_child_count()):
        inner = node.get_child_at_index(at)
        if inner is not None:
            yield from walk(inner)


def text_of(node: Atspi.Accessible) -> str:
    """What stands in *node*, where text can stand in it."""
    text = node.get_text_iface()
    return str(Atspi.Text.get_text(text, 0, -1)) if text is not None else ""


def hear(event: Atspi.Event) -> None:
    """Write what was announced, and end."""
    sys.stdout.write(f"{event.any_data}\n")
    sys.stdout.flush()
    Atspi.event_quit()


def main() -> None:
    """Do what the command line asks for."""
    Atspi.set_timeout(PATIENCE, PATIENCE)
    found = program(sys.argv[1])
    if sys.argv[2:]:
        listener = Atspi.EventListener.new(hear)
        listener.register("object:announcement")
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        Atspi.event_main()
    else:
        json.dump(list(walk(found)), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
