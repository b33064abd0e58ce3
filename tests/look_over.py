"""Looks over the whole window in every size, scale, look and content, as a person would.

`python3 packaging/dev.py looks [FOLDER [PART…]]` fails on anything that is cut, shortened,
overlapping, out of reach or too faint, and writes sheets of pictures into FOLDER (looks/ without
one) for a person to look through. What was found in a part, one look of one screen, is kept there:
begun again, the walk goes on where it broke off, and walks anew what was found by another version.
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
from looking.kept import LOOKS, Part, version

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


def look(setup: str, looks: Iterable[str], folder: Path) -> list[dict[str, str]]:
    """Walk the *looks* of one *setup* in a process that begins with it; what broke it off."""
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
        command = [sys.executable, script, setup, str(folder), place, *looks]
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
        )
    if done.returncode != 0:
        return [{"kind": "failed", "where": setup, "what": done.stderr[-2000:], "seen": setup}]
    return []


def walked(folder: Path, parts: Iterable[Part]) -> list[dict[str, str]]:
    """Walk those *parts* of which *folder* keeps nothing yet; what broke some of them off."""
    now, left = version(), defaultdict(list)
    for part in parts:
        if part.kept(folder, now) is None:
            left[part.setup].append(part.look)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        broken = pool.map(lambda setup: look(setup, left[setup], folder), left)
        return [one for all_of in broken for one in all_of]


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
    parts = [Part(setup, look) for setup in setups() for look in LOOKS]
    if arguments[1:]:
        parts = [part for part in parts if part.name.startswith(tuple(arguments[1:]))]
    found, pictures = walked(folder, parts), 0
    for part in parts:
        if (kept := part.kept(folder, version())) is not None:
            found += kept.found
            pictures += kept.pictures
    for line in told(found):
        print(line)
    print(f"{len(parts)} 部分，{pictures} 张图，{len(found)} 处不对。图在 {folder}。")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
