"""Tries what was built where nothing is prepared: in fresh systems of Debian without Python.

`python3 packaging/linux/trial.py dist [bullseye bookworm trixie]`, as root, with debootstrap, on a
machine that has its Debian packages from somewhere. Of each release a system is made below
`build/trial`; the .deb, the archive for one's home and the package for the store are installed,
used by somebody who is not root, and removed. A picture of the window of each lies beside.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent.parent
RELEASES: Final = ("bullseye", "bookworm", "trixie")
NEEDED: Final = "xvfb xdg-utils shared-mime-info desktop-file-utils fonts-wqy-microhei xz-utils"
"""What a desktop has and an empty system has not."""
ALONE: Final = (
    *("unshare", "--mount", "--pid", "--fork", "sh", "-c"),
    'mount -t proc proc "$0/proc"; mount -t tmpfs tmpfs "$0/dev/shm"; exec chroot "$@"',
)
"""Begins a command with processes and memory to share of its own; both end with it."""
DRAFTS: Final = 64
"""From so many on a check is shared by all cores; for fewer a process more takes longer."""
MOST_AT_ONCE: Final = """
"$1" check many > checked.txt 2>&1 & most=0
while kill -0 $! 2>/dev/null; do
    here=$(grep -ls "app/[p]erfeval" /proc/[0-9]*/cmdline | wc -l)
    [ "$here" -le $most ] || most=$here
    sleep 0.05
done
wait $!
echo $most
"""
"""Checks the folder `many`, and tells how many processes of the program there were at once."""
PICTURE: Final = """
import sys, time
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
def taken():
    screen = application.primaryScreen().grabWindow(0)
    image = screen.toImage()
    points = ((x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8))
    return screen, len({image.pixel(*point) for point in points})
for _ in range(60):
    time.sleep(1)
    if taken()[1] > 50:
        time.sleep(5)
        sys.exit(not taken()[0].save("window.png"))
sys.exit("no window within a minute")
"""
"""Has the Python of the bundle save the screen once there is more on it than a few colours."""
PYTHON: Final = "/usr/lib/perfeval/python/bin/python3"
SAMPLE: Final = "/usr/lib/perfeval/app/resources/samples/示例.perfeval"
STARTED: Final = """
Xvfb :5 -screen 0 1366x768x24 >/dev/null 2>&1 & screen=$!
trap 'kill $screen' EXIT
sleep 3
export DISPLAY=:5
"$1" "$2" > window.log 2>&1 & window=$!
"$3" -c "$4"
kill -0 $window
kill $window
wait $window || true
"""
"""Opens a draft in the window, and has a picture taken of the screen."""

FCITX: Final = "fcitx-bin fcitx-modules fcitx-module-dbus fcitx-pinyin dbus-x11 openbox xdotool"
"""The input method of UOS 20, in the releases of Debian that still have it."""
TYPED: Final = """
mkdir -p .config/fcitx
printf '[Profile]\\nIMName=pinyin\\nEnabledIMList=fcitx-keyboard-us:True,pinyin:True\\n' \\
    > .config/fcitx/profile
Xvfb :5 -screen 0 1366x768x24 >/dev/null 2>&1 & screen=$!
trap 'kill $screen' EXIT
sleep 3
export DISPLAY=:5
eval "$(dbus-launch --sh-syntax --exit-with-x11)"
openbox >/dev/null 2>&1 &
fcitx -d >/dev/null 2>&1
timeout 60 sh -c 'until ls .config/fcitx/dbus/*-5 >/dev/null 2>&1; do sleep 1; done'
new/*/perfeval draft.perfeval > window.log 2>&1 & window=$!
timeout 60 sh -c 'until xdotool search --onlyvisible --name draft >/dev/null; do sleep 1; done'
sleep 9
xdotool key ctrl+a; sleep 2
xdotool key ctrl+space; sleep 2
xdotool type --delay 500 caizhengju; sleep 3
xdotool key space; sleep 2
xdotool key ctrl+s; sleep 5
kill $window
grep -m 1 '"unit"' draft.perfeval
"""
"""Types pinyin over the name of the unit, takes what is offered first, and saves."""


def main() -> int:
    """Tries every release that is named; returns how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("releases", nargs="*", default=RELEASES)
    parser.add_argument("--work", type=Path, default=CHECKOUT / "build/trial")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    failed = 0
    for release in asked.releases:
        try:
            tried(release, asked.dist.resolve(), asked.work.resolve())
            print(f"{release}: 1 passed, 0 failed", flush=True)
        except (subprocess.CalledProcessError, AssertionError) as error:
            failed += 1
            print(f"{release}: {error}", flush=True)
    print(f"{len(asked.releases) - failed} passed, {failed} failed")
    return failed


def tried(release: str, dist: Path, work: Path) -> None:
    """Tries everything in one *release*."""
    system = System(fresh(release, work))
    assert not system.has("python3"), "this system has a Python"
    for made in dist.iterdir():
        shutil.copyfile(made, system.root / "srv" / made.name)
    packaged(system)
    in_ones_home(system)
    in_the_store(system)
    if system.run("apt-cache -q madison fcitx-pinyin"):
        typed(system)
    picture = work / f"{release}.png"
    shutil.copyfile(system.root / "home/clerk/window.png", picture)
    print(f"{release}: {picture}", flush=True)


def fresh(release: str, work: Path) -> Path:
    """A new system; what is the same each time is made once."""
    base, root = work / f"{release}.base", work / release
    if not base.exists():
        made = base.with_suffix(".making")
        shutil.rmtree(made, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", release, made, mirror()], check=True)
        system = System(made)
        system.run("apt-get -qq update")
        system.run(f"apt-get -qq -y install --no-install-recommends {NEEDED}")
        system.run("useradd --create-home clerk")
        made.rename(base)
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", base, root], check=True)
    return root


def mirror() -> str:
    """Where this machine has its Debian packages from."""
    for path in sorted(Path("/etc/apt").glob("sources.list*")):
        for file in [path] if path.is_file() else sorted(path.iterdir()):
            text = file.read_text(encoding="utf-8")
            if found := re.search(
                r"^(?:URIs:|deb (?:\[.*?\] )?)\s*(\S+/debian/?)\s", text, re.MULTILINE
            ):
                return found[1]
    raise AssertionError("no place of Debian packages in /etc/apt")


class System:
    """A system below a folder."""

    def __init__(self, root: Path) -> None:
        """Use the system below *root*."""
        self.root = root

    def run(self, script: str, *arguments: str, user: str = "root") -> str:
        """Runs a *script* in the system; its failure ends the trial. Returns what it printed."""
        home = "/root" if user == "root" else f"/home/{user}"
        given = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
        given |= {"DEBIAN_FRONTEND": "noninteractive"}
        change = [*ALONE, str(self.root), f"--userspec={user}", str(self.root), "env", "-i"]
        named = [f"{name}={value}" for name, value in given.items()]
        told = f"set -eu; cd; {script}"
        command = [*change, *named, "sh", "-c", told, "sh", *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def has(self, program: str) -> bool:
        """Whether there is a *program*."""
        return bool(self.run(f"command -v {program} || true").strip())

    def files(self) -> set[str]:
        """Every path that is no cache of apt's and no process."""
        script = "find / -xdev \\( -path /proc -o -path /sys -o -path /var/cache -o -path /srv"
        script += " -o -path /var/log -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt"
        return set(self.run(f"{script} \\) -prune -o -print").splitlines())


def packaged(system: System) -> None:
    """The .deb: installed by root, used by a clerk, removed."""
    system.run("apt-get -qq -y install --no-install-recommends /srv/perfeval_*.deb >/dev/null")
    # What it needs of the system stays, and is no part of what it leaves behind.
    installed = set(system.run("dpkg -L perfeval").splitlines())
    used(system, "perfeval", SAMPLE)
    kind = system.run("xdg-mime query default application/x-perfeval", user="clerk").strip()
    assert kind == "perfeval.desktop", kind
    assert "application/x-perfeval:*.perfeval" in system.run("cat /usr/share/mime/globs2")
    system.run("apt-get -qq -y purge perfeval >/dev/null")
    left = {name for name in system.files() if "perfeval" in name and "/home/clerk" not in name}
    assert not left, left
    assert not {name for name in installed if "perfeval" in name} & system.files()
    system.run("test -e draft.perfeval && test -d .local/state/perfeval", user="clerk")


def used(system: System, program: str, sample: str) -> None:
    """What a clerk does: look, check on both cores, export, and open the window."""
    clerk = "clerk"
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", system.run(f"{program} --version", user=clerk))
    system.run('cp "$1" draft.perfeval; chmod 600 draft.perfeval', sample, user=clerk)
    system.run(
        f"mkdir many; for i in $(seq {DRAFTS}); do cp draft.perfeval many/$i.perfeval; done"
        f"; {program} show draft.perfeval > shown.txt",
        user=clerk,
    )
    at_once = int(system.run(MOST_AT_ONCE, program, user=clerk))
    checked = (system.root / "home/clerk/checked.txt").read_text(encoding="utf-8")
    assert f"检查了 {DRAFTS} 份草稿" in checked, checked[-300:]
    cores = os.cpu_count() or 1
    assert at_once == cores + 1, f"{at_once} processes on {cores} cores"
    system.run(f"{program} export draft.perfeval --to out", user=clerk)
    made = {path.suffix for path in (system.root / "home/clerk/out").rglob("*.*")}
    assert made == {".docx", ".xlsx", ".pdf"}, made
    no_screen = system.run(f"{program} draft.perfeval 2>&1 || echo failed", user=clerk)
    assert "没有找到图形界面" in no_screen, no_screen
    assert no_screen.endswith("failed\n"), no_screen
    system.run(STARTED, program, "draft.perfeval", PYTHON, PICTURE, user=clerk)


def in_ones_home(system: System) -> None:
    """The archive: installed by the clerk, used, installed again, removed."""
    system.run("mkdir new; tar -xJf /srv/perfeval-*-linux-x86_64.tar.xz -C new", user="clerk")
    before = system.files()
    system.run("sh new/*/安装.sh > /dev/null; sh new/*/安装.sh > /dev/null", user="clerk")
    home = "/home/clerk/.local/opt/perfeval"
    cut_short(system, home)
    system.run("sh new/*/安装.sh > /dev/null", user="clerk")
    system.run('"$1" check draft.perfeval >/dev/null', f"{home}/perfeval", user="clerk")
    kind = system.run("xdg-mime query default application/x-perfeval", user="clerk").strip()
    assert kind == "perfeval.desktop", kind
    system.run(f"sh {home}/卸载.sh >/dev/null", user="clerk")
    left = {
        name for name in system.files() - before if not name.startswith("/home/clerk/.local/state")
    }
    assert left <= {"/home/clerk/.local/opt", "/home/clerk/.local/share"}, left


def cut_short(system: System, home: str) -> None:
    """A library of which the end is missing is named; without that the system ends the program."""
    library = f"{home}/lib/PySide6/Qt/lib/libQt6Gui.so.6"
    system.run('truncate -s 3000000 "$1"', library, user="clerk")
    script = '"$1" export draft.perfeval --to out 2>&1 || echo failed'
    told = system.run(script, f"{home}/perfeval", user="clerk")
    assert "libQt6Gui.so.6 损坏" in told, told
    assert told.endswith("failed\n"), told


def typed(system: System) -> None:
    """Chinese comes in through fcitx 4, whose plug-in the bundle brings (docs/adr/0108)."""
    system.run(f"apt-get -qq -y install --no-install-recommends {FCITX} >/dev/null")
    system.run("dbus-uuidgen --ensure")
    told = system.run(TYPED, user="clerk")
    assert "财政局" in told, told


def in_the_store(system: System) -> None:
    """The package for the store of UOS: everything below one folder, and no script."""
    before = system.files()
    system.run("dpkg -i /srv/local.perfeval_*.deb >/dev/null")
    added = system.files() - before
    assert all(name.startswith("/opt/apps") for name in added), sorted(added)[:5]
    system.run(
        "/opt/apps/local.perfeval/files/perfeval check draft.perfeval >/dev/null", user="clerk"
    )
    system.run("dpkg --purge local.perfeval >/dev/null")
    assert system.files() <= before


if __name__ == "__main__":
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("需要 root 和 debootstrap / root and debootstrap are needed")
    sys.exit(main())
