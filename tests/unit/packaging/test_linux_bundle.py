"""What is handed out for Linux: how it is packed, and what its libraries ask for.

Small stand-ins, and what was built into `dist` where somebody built it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bundle import archives, inputs, staging
from linux import deb, elf, fcitx, interpreter, linted, packages, start, tree
from stand_in import STARTS, files, made

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

CHECKOUT: Final = inputs.CHECKOUT


# ---- packing


@pytest.mark.parametrize(
    "write", [packages.write_debian, packages.write_store, packages.write_portable]
)
def test_the_same_files_are_packed_into_the_same_bytes(tmp_path: Path, write: object) -> None:
    first = made(tmp_path / "one", write)
    before = os.umask(0o077)
    try:
        second = made(tmp_path / "two 二", write)
    finally:
        os.umask(before)

    assert first.read_bytes() == second.read_bytes()
    assert first.name == second.name


def test_a_package_installs_below_usr_and_runs_nothing(tmp_path: Path) -> None:
    package = made(tmp_path, packages.write_debian)
    files = deb.contents(package)

    assert {name.split("/")[0] for name in files} == {"usr"}
    assert files["usr/lib/perfeval/perfeval"] == STARTS.encode()
    assert "usr/share/applications/perfeval.desktop" in files
    assert "usr/share/icons/hicolor/scalable/mimetypes/application-x-perfeval.svg" in files
    assert "usr/share/doc/perfeval/copyright" in files
    assert described(package) == {"control", "md5sums"}


def test_the_package_for_the_store_keeps_to_its_layout(tmp_path: Path) -> None:
    package = made(tmp_path, packages.write_store)
    home = f"opt/apps/{packages.STORE_ID}"
    files = deb.contents(package)

    assert {re.sub(r"(/(?:entries|files|info))(/.*)?$", r"\1", name) for name in files} == {
        f"{home}/entries",
        f"{home}/files",
        f"{home}/info",
    }
    info = json.loads(files[f"{home}/info"])
    assert info["appid"] == packages.STORE_ID
    assert info["version"] == "0.0.1.0"
    assert not any(info["permissions"].values())
    entry = files[f"{home}/entries/applications/{packages.STORE_ID}.desktop"].decode()
    assert f"Exec=/{home}/files/perfeval %f" in entry
    assert f"{home}/entries/icons/hicolor/scalable/apps/{packages.STORE_ID}.svg" in files
    assert described(package) == {"control", "md5sums"}


def described(package: Path) -> set[str]:
    """The files that dpkg itself reads in a *package*: scripts would be among them."""
    done = subprocess.run(
        ["tar", "-tJ"],
        input=deb.members(package.read_bytes())["control.tar.xz"],
        capture_output=True,
        check=True,
    )
    return {Path(name).name for name in done.stdout.decode().split() if not name.endswith("/")}


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="no dpkg")
def test_dpkg_reads_what_is_written(tmp_path: Path) -> None:
    package = made(tmp_path, packages.write_debian)

    told = dpkg("--field", package)
    assert "Version: 0.0.1\n" in told
    assert re.search(r"^Installed-Size: [1-9]\d*$", told, flags=re.MULTILINE)
    listed = dpkg("--contents", package)
    assert "./usr/bin/perfeval -> ../lib/perfeval/perfeval" in listed
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "out"], check=True)
    extracted = tmp_path / "out/usr/lib/perfeval/app/within/文件 一.txt"
    assert extracted.read_text(encoding="utf-8") == "app"


def dpkg(option: str, package: Path) -> str:
    done = subprocess.run(["dpkg-deb", option, package], capture_output=True, text=True, check=True)
    return done.stdout


# ---- libraries


def qt_libraries() -> Iterator[tuple[str, elf.Elf]]:
    """The libraries of the environment's Qt that are handed out."""
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent
    rules = staging.rules_for("linux")
    for path in sorted({*qt.glob("*.so*"), *qt.glob("Qt/lib/*.so*"), *qt.rglob("plugins/**/*.so")}):
        name = path.relative_to(qt.parent).as_posix()
        if not any(rule.drops(name) for rule in rules):
            yield name, elf.read(path.read_bytes())


@pytest.fixture(scope="module")
def libraries() -> dict[str, elf.Elf]:
    return dict(qt_libraries())


def test_qt_asks_for_no_newer_glibc_than_ours(libraries: dict[str, elf.Elf]) -> None:
    assert libraries["PySide6/Qt/lib/libQt6Core.so.6"].glibc == interpreter.GLIBC
    assert max(one.glibc for one in libraries.values()) <= interpreter.GLIBC


def test_libraries_are_looked_for_in_the_bundle_alone(libraries: dict[str, elf.Elf]) -> None:
    for name, one in libraries.items():
        assert all(place.startswith("$ORIGIN") for place in one.search), name


def test_every_function_of_opengl_that_qt_asks_for_is_answered(
    libraries: dict[str, elf.Elf],
) -> None:
    text = (interpreter.PLACE / "opengl.c").read_text(encoding="utf-8")
    answered = set(re.findall(r"^NONE\((\w+)\)$", text, flags=re.MULTILINE))
    wanted = {name for one in libraries.values() for name in one.wanted}

    assert {name for name in wanted if re.match(r"(egl|gl|glX)[A-Z]", name)} == answered


def test_no_library_needs_one_that_is_left_out(libraries: dict[str, elf.Elf]) -> None:
    there = {Path(name).name for name in libraries}
    needed = {library for one in libraries.values() for library in one.needed}

    assert {name for name in needed if name.startswith(("libQt6", "libicu"))} <= there


def test_what_reads_a_file_reads_this_one_as_the_loader_does() -> None:
    told = elf.read(Path(sys.executable).resolve().read_bytes())

    assert "libc.so.6" in told.needed
    assert (2, 2) < told.glibc < (3, 0)


# ---- what was compiled


def test_what_python_kept_where_it_was_compiled_is_not_handed_out(tmp_path: Path) -> None:
    library = tmp_path / "compiled/lib"
    (library / "__pycache__").mkdir(parents=True)
    for name in ("one.py", "pdb.py", "__pycache__/pdb.cpython-313.pyc"):
        (library / name).touch()
    rule = staging.Rule(["lib/pdb.py"], "no use", (), ("linux",))
    tree.copy_pruned(tmp_path / "compiled", tmp_path / "bundle", [rule])

    assert files(tmp_path / "bundle") == {"lib/one.py"}


# ---- what was built


def built() -> list[Path]:
    return sorted((CHECKOUT / "dist").glob("perfeval_*_amd64.deb"))


# Root, or who may be root among processes of their own, makes a system of the libraries and fonts
# of this one: nothing of what is mounted outlives it.
APART: Final = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
AS_ROOT: Final = () if os.geteuid() == 0 else ("--user", "--map-root-user")
ENTERED: Final = """
set -eu
for place in usr/lib/x86_64-linux-gnu usr/lib64 usr/share/fonts etc/fonts dev; do
    [ -d "/$place" ] || continue
    mkdir -p "$0/$place"
    mount --rbind "/$place" "$0/$place"
done
mkdir -p "$0/proc"
mount -t proc proc "$0/proc"
PATH=$PATH:/usr/sbin:/sbin
dpkg --root="$0" --force-depends --install "$1" >/dev/null
chroot "$0" env -i PATH=/usr/bin HOME=/home sh -c "$2"
dpkg --root="$0" --purge perfeval >/dev/null 2>&1
"""
USED: Final = """
set -eu
if command -v python3; then exit 1; fi
cd /home
perfeval --version > version
[ -d /usr/lib/perfeval/app/perfeval_gui ] || exit 0
cp /usr/lib/perfeval/app/resources/samples/示例.perfeval draft.perfeval
perfeval check draft.perfeval > checked
perfeval export draft.perfeval --to out
perfeval draft.perfeval 2> refused || true
"""
"""What a clerk does in a system that has no screen; the stand-in knows its version only."""


def can_be_apart() -> bool:
    try:
        tried = [*APART, *AS_ROOT, "sh", "-c", 'mount -t proc proc "$0"', "/proc"]
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A system with a shell and the library of C, an empty list of packages, and no Python."""
    root = tmp_path / "root"
    for folder in ("usr/bin", "home", "tmp", "var/lib/dpkg/info", "var/lib/dpkg/updates"):
        (root / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    for name in ("bin", "lib64"):
        (root / name).symlink_to(f"usr/{name}")
    (root / "lib").symlink_to("usr/lib")
    for program in ("sh", "env", "readlink", "cp"):
        shutil.copy(f"/usr/bin/{program}", root / "usr/bin")
    return root


@pytest.mark.skipif(
    shutil.which("dpkg") is None or not Path("/lib64").is_symlink() or not can_be_apart(),
    reason="no system of its own can be made here: packaging/linux/trial.py makes whole ones",
)
def test_a_package_starts_where_no_python_is_and_leaves_nothing(tmp_path: Path, bare: Path) -> None:
    package = built()[-1] if built() else made(tmp_path / "made", packages.write_debian)
    before = {path for path in (bare / "usr").rglob("*") if path.is_file()}
    command = [*APART, *AS_ROOT, "sh", "-c", ENTERED, str(bare), str(package), USED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    home = bare / "home"
    assert (home / "version").read_text(encoding="ascii").strip() == package.name.split("_")[1]
    assert {path for path in (bare / "usr").rglob("*") if path.is_file()} == before
    if built():
        made_of_it = {path.suffix for path in (home / "out").rglob("*.*")}
        assert made_of_it == {".docx", ".xlsx", ".pdf"}
        assert "没有找到图形界面" in (home / "refused").read_text(encoding="utf-8")
        assert (home / "draft.perfeval").is_file()


@pytest.mark.skipif(not built(), reason="nothing was built into dist")
def test_what_was_built_runs_on_an_old_system_and_names_no_folder_of_the_build(
    tmp_path: Path,
) -> None:
    package = built()[-1]
    assert package.stat().st_size <= 40e6
    folders = {str(CHECKOUT), str(Path.home() / ".cache"), "/build/"}
    size = plugins = 0
    for name, data in deb.contents(package).items():
        size += len(data)
        named = [folder for folder in folders if folder.encode() in data]
        if data.startswith(elf.MAGIC):
            one = elf.read(data)
            assert one.glibc <= interpreter.GLIBC, name
            assert all(place.startswith("$ORIGIN") for place in one.search), name
            assert not named, f"{name} names {named}"
        else:
            assert str(CHECKOUT).encode() not in data, name
        plugins += name.endswith(f"{fcitx.PLACE}/{fcitx.NAME}")
        if name.endswith(".pyc"):
            assert data[4:8] == archives.UNCHECKED, f"{name} is compiled anew at each start"
        assert Path(name).name.removesuffix(".py") not in start.ABSENT, name
    assert plugins == 1
    assert size <= 125e6


# ---- what lintian says


SAYS: Final = """#!/bin/sh
case $4 in
    *local.perfeval*) echo 'W: local.perfeval: {}' ;;
    *) echo 'N: 3 hints overridden' ;;
esac
"""


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        (None, True),
        ("odd-tag [usr/bin/perfeval]", False),
        ("no-changelog", False),
    ],
    ids=["what is explained", "something else", "less than is explained"],
)
def test_lintian_may_say_of_the_package_for_the_store_what_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, clean: bool
) -> None:
    tags = [said] if said else sorted(linted.explained())
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/lintian").write_text(
        SAYS.format("'; echo 'E: local.perfeval: ".join(tags)), encoding="ascii"
    )
    (tmp_path / "bin/lintian").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    for name in ("perfeval_0.1.0_amd64.deb", "local.perfeval_0.1.0.0_amd64.deb"):
        (tmp_path / name).touch()

    assert linted.main(tmp_path) == (0 if clean else 1)


def test_what_lintian_says_has_a_reason_before_it() -> None:
    blocks = linted.EXPLAINED.read_text(encoding="utf-8").strip().split("\n\n")

    assert {tag for block in blocks for tag in block.splitlines() if tag[0] != "#"} == (
        linted.explained()
    )
    assert all(block.startswith("# ") for block in blocks)
