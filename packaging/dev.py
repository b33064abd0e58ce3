#!/usr/bin/env python3
"""Everything a checkout needs: set it up and start, test, or build parts of it.

Only the standard library is used, and syntax that Python 3.8 reads, so that an old Python can
say which one is needed.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import environment
import system
import ui_forms
from environment import CHECKOUT, PYTHON, SCRIPTS
from speech import say

USAGE = """用法 / usage: python3 packaging/dev.py COMMAND

  start [草稿.perfeval]  准备好环境并启动程序          set up and start the program
  test [pytest 参数]     准备好环境并运行全部检查      set up and run every check and test
  full [pytest 参数]     同 test，随机试验做足         as test, with all of every long test
  shipped [pytest 参数]  用打包的 Python 运行测试      run the tests with the bundled Python
  forms                  由 ui/ 生成界面代码和用词     compile ui/
  bench [asked 旧版目录] 测量运行速度，或与旧版相比    run the benchmarks; or against an old build
  robustness [种子]      断电、杀进程等全部故障试验    run every fault test in full, 10 minutes
  steady [次数]          在忙的和慢的机器上重复测试    repeat tests on a busy and a slow machine
  shots                  给每个页面截图                take a picture of every page
  looks [文件夹]         在各种屏幕上逐页查看          look all over on every screen, in parts
  pictures               重做说明书和 README 的图      make the pictures of README and help anew
  package [linux|windows|all]
                         打包成不需要 Python 的程序    make what runs without Python
"""
# A file of tests stays in one process: what its tests share is made once. In their own order the
# slow ones, which are few in a file, do not all come last. How many tests there are is not known
# before they run (tests/by_file.py), so no share of them is told; a process that a test ends is not
# begun anew, as it would be ended again.
PROCESSORS = [
    *("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"),
    *("--max-worker-restart", "0", "--override-ini", "console_output_style=classic"),
]
# pytest keeps what it makes of each file of tests; without, every process makes it anew.
KEPT = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
)


def start(arguments: list[str]) -> int:
    """Starts the program with the sample; without a screen, exports the sample instead."""
    screen = system.has_screen()
    system.prepare(windows=screen, tests=False)
    environment.prepare("requirements.txt")
    samples = sorted((CHECKOUT / "resources/samples").glob("*.perfeval"))
    drafts = [str(Path(draft).resolve()) for draft in arguments or samples[:1]]
    if screen:
        say("正在启动程序……", "Starting the program.")
        return run(["main.py", *drafts])
    say(
        "这台机器没有屏幕（未设置 DISPLAY 或 WAYLAND_DISPLAY），改为把示例导出成文件。",
        "This machine has no screen (DISPLAY and WAYLAND_DISPLAY are not set): "
        "the sample is exported to files instead.",
    )
    return export(drafts)


def export(drafts: list[str]) -> int:
    """Writes the files of *drafts* into the folder export of the checkout and lists them."""
    target = CHECKOUT / "export"
    code = run(["main.py", "export", *drafts, "--to", str(target)], QT_QPA_PLATFORM="offscreen")
    if code == 0:
        say(f"文件在 {target}：", f"The files are in {target}:")
        for path in sorted(target.rglob("*")):
            print(f"  {path.relative_to(CHECKOUT)}")
    return code


def test(arguments: list[str]) -> int:
    """Runs every check even when one fails; what pytest prints last is the last line."""
    set_up_for_tests()
    failed = []
    for name, command in CHECKS:
        say(name, " ".join(command[1:]))
        if run(command) != 0:
            failed.append(name)
    if failed:
        say(f"未通过：{'、'.join(failed)}", f"Failed so far: {', '.join(failed)}; now pytest.")
    code = run(["-m", "pytest", *PROCESSORS, *arguments], **KEPT)
    return code or len(failed)


def full(arguments: list[str]) -> int:
    """As `test`, with all of the tests of which a part is run as a rule."""
    os.environ["PERFEVAL_FULL_TESTS"] = "1"
    return test(arguments)


def shipped(arguments: list[str]) -> int:
    """Runs the tests with the interpreter that is handed out for Linux."""
    set_up_for_tests()
    return run(["packaging/shipped.py", *PROCESSORS, *arguments], **KEPT)


def forms(_arguments: list[str]) -> int:
    """Compiles the forms drawn in ui/, and the words that Qt says in menus and dialogs."""
    system.prepare(windows=False, tests=False)
    environment.prepare("requirements.txt")
    for module in ui_forms.compile_all(SCRIPTS):
        print(module.relative_to(CHECKOUT))
    return 0


def bench(arguments: list[str]) -> int:
    """Runs the benchmarks."""
    return run_script("tests/benchmarks/bench.py", arguments)


def robustness(arguments: list[str]) -> int:
    """Runs the tests of kills, power cuts, full disks and damage in full; counts come last."""
    return run_script("tests/robustness/full.py", arguments)


def steady(arguments: list[str]) -> int:
    """Runs the tests that could depend on a machine's speed again and again; counts come last."""
    return run_script("tests/steady.py", arguments)


def shots(arguments: list[str]) -> int:
    """Takes a picture of every page."""
    return run_script("tests/shots.py", arguments)


def looks(arguments: list[str]) -> int:
    """Looks every page over on every kind of screen, or goes on with it."""
    return run_script("tests/look_over.py", arguments)


def pictures(arguments: list[str]) -> int:
    """Makes the pictures of README, help and documents anew."""
    return run_script("tests/pictures.py", arguments)


def package(arguments: list[str]) -> int:
    """Makes what is handed out to clerks; packaging/README.md says what it needs and makes."""
    environment.prepare("requirements.txt")
    return run(["packaging/package.py", *arguments])


def run_script(script: str, arguments: list[str]) -> int:
    """Runs a *script* that imports the program, which is in no folder Python looks in."""
    set_up_for_tests()
    settings = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), str(CHECKOUT / "tests")]),
    }
    return run([script, *arguments], **settings)


def set_up_for_tests() -> None:
    """What tests, benchmarks and pictures need."""
    system.prepare(windows=True, tests=True)
    environment.prepare("requirements-dev.txt")
    # They start the program hundreds of times, also where Python may not keep what it compiled.
    run(["-m", "compileall", "-q", "main.py", "perfeval_gui", "tests"])


def run(arguments: list[str], **settings: str) -> int:
    """Runs the environment's Python in the checkout and returns its exit code."""
    variables = dict(system.environment_for_qt(), **settings)
    command = [str(PYTHON), *arguments]
    return subprocess.run(command, cwd=str(CHECKOUT), env=variables, check=False).returncode


COMMANDS = {
    "start": start,
    "test": test,
    "full": full,
    "shipped": shipped,
    "forms": forms,
    "bench": bench,
    "robustness": robustness,
    "steady": steady,
    "shots": shots,
    "looks": looks,
    "pictures": pictures,
    "package": package,
}


def main() -> int:
    """Runs the command that was asked for and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Where the locale has no Chinese, question marks are better than a crash.
            stream.reconfigure(errors="replace")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004 - one command
        print(USAGE)
        return 2
    try:
        code = COMMANDS[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
