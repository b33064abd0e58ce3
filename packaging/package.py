"""Makes what is handed out to clerks: `python3 packaging/dev.py package [linux|windows|all]`.

Run by the environment's Python, which dev.py sees to.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import linux.build
import windows.build
from bundle.archives import write_sums
from bundle.inputs import CHECKOUT, load
from bundle.job import Job, prepare
from speech import fail, say

BUILDS: Final[dict[str, Callable[[Job], None]]] = {
    "linux": linux.build.build,
    "windows": windows.build.build,
}


def main(arguments: list[str]) -> None:
    """Builds for the systems that are asked for, and writes the list of hashes beside."""
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("system", nargs="?", default="all", choices=[*BUILDS, "all"])
    parser.add_argument("--to", type=Path, default=CHECKOUT / "dist", help="成品放在哪个文件夹")
    parser.add_argument("--work", type=Path, default=CHECKOUT / "build", help="中间文件放在哪里")
    asked = parser.parse_args(arguments)
    wanted = load().python["windows"]
    if asked.system != "linux" and f"{sys.version_info[0]}.{sys.version_info[1]}" != wanted:
        fail(
            f"给 Windows 打包要用 Python {wanted} 建的 .venv：字节码只认这个版本。",
            f"For Windows a .venv of Python {wanted} is needed: bytecode is for that version.",
        )
    target = asked.to.resolve()
    for system in BUILDS if asked.system == "all" else [asked.system]:
        say(f"正在打包：{system}", f"Packing for {system}.")
        BUILDS[system](prepare(system, asked.work.resolve() / system, target))
    write_sums(target)
    say(f"成品在 {target}：", f"What is handed out is in {target}:")
    for path in sorted(target.iterdir()):
        print(f"  {path.stat().st_size / 1e6:7.2f} MB  {path.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
