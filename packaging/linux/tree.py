"""Lays out the folder that every package of Linux installs: Python, the libraries, the program.

`perfeval` starts it; `python` has the interpreter and its library, `lib` the wheels and the few
libraries of X11 that a desktop of Qt 5 may not have, `app` the program, and `licenses` every
licence beside the bill of materials.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from bundle.archives import NO_COLUMNS, compile_all, files_below
from bundle.fetching import sha256
from bundle.job import Job
from bundle.materials import Part, licence_of, write_bill
from bundle.sizes import write_sizes
from bundle.staging import Rule, all_of_use, rules_for, tell
from linux import fcitx, interpreter
from linux.deb import members
from linux.elf import elf_files
from linux.joined import join, loaded
from linux.proof import prove
from linux.support import SUPPORT
from speech import fail

PLACE: Final = Path(__file__).resolve().parent
QT_LIBRARIES: Final = "lib/PySide6/Qt/lib"
X11: Final = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-util1",
)
SOURCES: Final = {"python": "python3.13", "zlib": "zlib"}
"""What is compiled, and which input it is."""
PYTHON: Final = "python/bin/python3"
PROGRAM: Final = "app/perfeval"


def stage(job: Job, folder: Path, compiled: Path) -> None:
    """Fills an empty *folder*, with what was *compiled* for it."""
    folder.mkdir(parents=True)
    rules = rules_for("python for linux")
    copy_pruned(compiled / "python", folder / "python", rules)
    (folder / PYTHON).chmod(0o755)
    all_of_use(rules)
    tell(rules)
    licences = folder / "licenses"
    shutil.copytree(compiled / "licenses", licences)
    parts = [*job.stage(folder), *compiled_parts(job)]
    parts += [stage_fcitx(job, folder), *(stage_x11(job, name, folder) for name in X11)]
    # Where Qt's libraries look first.
    for library in (compiled / "opengl").iterdir():
        shutil.copyfile(library, folder / QT_LIBRARIES / library.name)
    write_bill(licences / "bom.cdx.json", parts, version=job.version, when=job.when)
    # Messages of the command line and the class of the window are named after this file.
    (folder / "app/main.py").unlink()
    shutil.copyfile(PLACE / "start.py", folder / PROGRAM)
    shutil.copyfile(PLACE / "perfeval.sh", folder / "perfeval")
    (folder / "perfeval").chmod(0o755)
    make_bytecode(folder)
    name_modules(folder)
    names = loaded([str(folder / PYTHON), "-B", str(folder / PROGRAM)])
    tag = "cpython-" + job.inputs.python["linux"].replace(".", "")
    join(folder, places(folder), names, tag, folder / "app")
    leave_out_sources(folder / places(folder)[0], tag)
    write_sizes(folder, (path for path, _ in elf_files(folder)))
    prove(folder, folder / PYTHON)


def copy_pruned(source: Path, target: Path, rules: Sequence[Rule]) -> None:
    """Copies a folder without what *rules* leave out, and what Python kept when it ran there."""
    for path in files_below(source):
        if path.suffix == ".pyc":
            continue
        name = path.relative_to(source).as_posix()
        rule = next((rule for rule in rules if rule.drops(name)), None)
        if rule is not None:
            rule.size += path.stat().st_size
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)


def compile_once(job: Job) -> Path:
    """What is compiled and needs nothing of the wheels."""
    sources = sources_of(job)
    steps = (Path(interpreter.__file__), interpreter.PROFILE, PLACE / "opengl.c")

    def build(work: Path) -> Path:
        interpreter.build(job, sources, work, work / "done")
        return work / "done"

    return kept(job, "compiled", (*sources.values(), compiler(job), *steps), build)


def sources_of(job: Job) -> dict[str, Path]:
    """The archives of what is compiled."""
    return {name: only(job.fetch(key)) for name, key in SOURCES.items()}


def kept(job: Job, name: str, made_of: Iterable[Path], build: Callable[[Path], Path]) -> Path:
    """What *build* makes in an empty folder, unless the cache has it of the same files."""
    sums = "".join(map(sha256, made_of))
    key = hashlib.sha256(sums.encode()).hexdigest()[:16]
    target = job.cache / f"{name}-{key}"
    if not target.exists():
        work = job.cache / f"compiling-{key}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        build(work).rename(target)
        shutil.rmtree(work, ignore_errors=True)
    return target


def stage_fcitx(job: Job, folder: Path) -> Part:
    """Puts the plug-in for fcitx 4 where Qt looks for it; it is for the Qt that is there."""
    qt = folder / QT_LIBRARIES
    inputs = [only(job.fetch(name)) for name in (fcitx.SOURCE, *fcitx.PACKAGES)]
    libraries = [qt / name for name in fcitx.LIBRARIES]
    steps = (Path(fcitx.__file__), Path(interpreter.__file__))

    def build(work: Path) -> Path:
        fcitx.build(job, qt, work, work / "done")
        return work / "done"

    made = kept(job, "fcitx", (*inputs, *libraries, compiler(job), *steps), build)
    shutil.copyfile(made / fcitx.NAME, folder / "lib/PySide6" / fcitx.PLACE / fcitx.NAME)
    text = f"{fcitx.SOURCE}/{fcitx.LICENCE}"
    (folder / "licenses" / fcitx.SOURCE).mkdir()
    shutil.copyfile(made / fcitx.LICENCE, folder / "licenses" / text)
    version = job.inputs.inputs[fcitx.SOURCE].version
    purl = f"pkg:deb/debian/{fcitx.SOURCE}@{version}?arch=source"
    said = licence_of(fcitx.SOURCE, job.inputs)
    return Part(fcitx.SOURCE, version, purl, said, (sha256(inputs[0]),), (text,))


def compiler(job: Job) -> Path:
    """The compiler, as it is fetched."""
    return only(job.fetch("ziglang"), "*.whl")


def only(folder: Path, pattern: str = "*") -> Path:
    """The one file of an input that is one file."""
    (file,) = folder.glob(pattern)
    return file


def stage_x11(job: Job, name: str, folder: Path) -> Part:
    """Takes the library of a package of Debian."""
    package = only(job.fetch(name))
    parts = members(package.read_bytes())
    (data,) = (content for member, content in parts.items() if member.startswith("data.tar"))
    licence = f"{name}/copyright"
    (folder / "licenses" / name).mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for entry in archive:
            # The loader asks for libxcb-util.so.1, a link to the file libxcb-util.so.1.0.0.
            if entry.isfile() and ".so." in entry.name:
                short = ".".join(Path(entry.name).name.split(".")[:3])
                put(archive, entry, folder / QT_LIBRARIES / short)
            elif entry.isfile() and entry.name.endswith("/copyright"):
                put(archive, entry, folder / "licenses" / licence)
    version = job.inputs.inputs[name].version
    purl = f"pkg:deb/debian/{name}@{version}?arch=amd64"
    said = licence_of(name, job.inputs)
    return Part(name, version, purl, said, (sha256(package),), (licence,))


def put(archive: tarfile.TarFile, entry: tarfile.TarInfo, target: Path) -> None:
    """Unpacks one file."""
    file = archive.extractfile(entry)
    assert file is not None
    target.write_bytes(file.read())


def compiled_parts(job: Job) -> list[Part]:
    """What is compiled here."""
    parts = []
    for name, key in SOURCES.items():
        wanted = job.inputs.inputs[key]
        version = wanted.version.split("-")[0].split("really")[-1]
        said, hashes = licence_of(name, job.inputs), tuple(wanted.files.values())
        texts = (f"{name}/LICENSE.txt",)
        parts.append(Part(name, version, f"pkg:generic/{name}@{version}", said, hashes, texts))
    return parts


def places(folder: Path) -> tuple[str, ...]:
    """Where the interpreter looks for modules, below the bundle: nowhere else."""
    (library,) = (folder / "python/lib").iterdir()
    return (f"python/lib/{library.name}", "lib", "app")


def name_modules(folder: Path) -> None:
    """Says where the interpreter looks for modules."""
    paths = (os.path.relpath(place, Path(PYTHON).parent) for place in places(folder))
    text = "".join(f"{path}\n" for path in paths)
    (folder / f"{PYTHON}._pth").write_text(text, encoding="ascii")


def leave_out_sources(library: Path, tag: str) -> None:
    """Leaves Python's own *library* as bytecode alone, as python.org does in the one for Windows.

    Errors tell its lines by their numbers. Its texts are 3 MB, and nobody mends them here.
    """
    for source in sorted(library.rglob("*.py")):
        kept = source.parent / "__pycache__"
        (kept / f"{source.stem}.{tag}.pyc").rename(source.with_suffix(".pyc"))
        source.unlink()
        if not any(kept.iterdir()):
            kept.rmdir()


def make_bytecode(folder: Path) -> None:
    """Compiles every module with the interpreter of the bundle."""
    python = str(folder / PYTHON)
    (library,) = (folder / "python/lib").iterdir()
    # Python looks for this folder, and says so where it is not there; packages leave it out.
    (library / "lib-dynload").mkdir()
    compile_all(folder, python)
    settings = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="")
    settings["PYTHONPATH"] = os.pathsep.join(str(folder / part) for part in ("app", "lib"))
    command = [python, "-P", *NO_COLUMNS, "-c", SUPPORT]
    if subprocess.run(command, env=settings, check=False).returncode != 0:
        fail("程序没有启动成功，原因见上。", "The bundle does not start; the reason stands above.")
