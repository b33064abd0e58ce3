"""Looks over the whole window in every size, scale, look and content, as a person would.

`python3 packaging/dev.py looks [FOLDER]` fails on anything that is cut, shortened, overlapping,
out of reach or too faint, and writes sheets of pictures into FOLDER (looks/ without one) for a
person to look through.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from checkout import ROOT

SIZES: Final = ((1024, 700), (1366, 768), (1920, 1080))
"""Pixels of a screen."""
SCALES: Final = (100, 125, 150, 200)
TEXTS: Final = ((1366, 768, 150), (1920, 1080, 200))
"""Sizes of a screen and the size of type chosen on it, per cent."""
_AT_ONCE: Final = 2
_NAMED: Final = 4


def setups() -> Iterator[str]:
    """Every screen: width, height, scale and size of type."""
    for width, height in SIZES:
        for scale in SCALES:
            yield f"{width}x{height}x{scale}x100"
    for width, height, text in TEXTS:
        yield f"{width}x{height}x100x{text}"


def look(setup: str, folder: Path) -> list[dict[str, str]]:
    """What is found wrong in one *setup*, by a process that begins with it."""
    width, height, scale, _ = map(int, setup.split("x"))
    with TemporaryDirectory(prefix="perfeval-looks-") as place:
        screen = Path(place) / "screen.json"
        one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
        one |= {"logicalDpi": 96, "logicalBaseDpi": 96}
        screen.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
        homes = {f"XDG_{name}_HOME": f"{place}/{name}" for name in ("CONFIG", "DATA", "STATE")}
        variables = os.environ | homes
        variables["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        variables["QT_SCALE_FACTOR"] = f"{scale / 100:g}"
        script = str(ROOT / "tests/looking/walk.py")
        command = [sys.executable, script, setup, str(folder), place]
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode != 0:
        return [{"kind": "failed", "where": setup, "what": done.stderr[-2000:], "seen": setup}]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def told(found: Iterable[dict[str, str]]) -> Iterator[str]:
    """One line for each thing that is wrong, however often it was seen."""
    places: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for one in found:
        places[one["kind"], one["where"], one["seen"].split()[-1]].append(one)
    for (kind, where, place), all_of in sorted(places.items()):
        seen = sorted({one["seen"].rpartition(" ")[0] for one in all_of})
        yield f"{kind:10} {place:12} {where}: {all_of[0]['what']}"
        yield f"    {len(seen)} 次：{'；'.join(seen[:_NAMED])}"


def main() -> int:
    """Look everything over; 1 where anything is wrong."""
    arguments = sys.argv[1:]
    folder = Path(arguments[0] if arguments else ROOT / "looks").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    chosen = arguments[1:] or [*setups()]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = [
            one for all_of in pool.map(lambda setup: look(setup, folder), chosen) for one in all_of
        ]
    for line in told(found):
        print(line)
    print(f"{len(chosen)} 种屏幕，{len(found)} 处不对。图在 {folder}。")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
