"""The packages of Linux: a .deb, the same for the store of UOS, and an archive for one's home."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from pathlib import Path
from typing import Final

from bundle.archives import write_tar_xz
from bundle.inputs import CHECKOUT
from bundle.job import Job
from linux.deb import write_deb

PLACE: Final = Path(__file__).resolve().parent
ICONS: Final = CHECKOUT / "resources/icons"
HOME: Final = "usr/lib/perfeval"
STORE_ID: Final = "local.perfeval"
"""The store of UOS knows programs by a domain turned round; the project has none, so none of
anybody's is taken: whoever hands the program in to the store puts in their own."""
PERMISSIONS: Final = (
    "autostart",
    "notification",
    "trayicon",
    "clipboard",
    "account",
    "bluetooth",
    "camera",
    "audio_record",
    "installed_apps",
)
DESKTOP: Final = ("perfeval.desktop", "perfeval-mime.xml")


def write_debian(job: Job, folder: Path) -> Path:
    """Writes the .deb for Debian, UOS and 麒麟; it needs no script of its own to install."""
    root = job.work / "debian"
    take(folder, root / HOME)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/perfeval").symlink_to("../lib/perfeval/perfeval")
    share = root / "usr/share"
    write(share / "applications/perfeval.desktop", started_in(f"/{HOME}"))
    put(PLACE / "perfeval-mime.xml", share / "mime/packages/perfeval.xml")
    put(PLACE / "perfeval.metainfo.xml", share / "metainfo/perfeval.metainfo.xml")
    put_icons(share / "icons", "perfeval")
    overrides = filled(PLACE / "debian/lintian-overrides", job, PACKAGE="perfeval")
    write(share / "lintian/overrides/perfeval", overrides)
    pack(share / "man/man1/perfeval.1.gz", filled(PLACE / "perfeval.1", job))
    write_documents(job, share / "doc/perfeval", "perfeval", f"/{HOME}")
    target = job.target / f"perfeval_{job.version}_amd64.deb"
    control = filled(PLACE / "debian/control", job, PACKAGE="perfeval")
    write_deb(root, control, target, int(job.when.timestamp()))
    return target


def write_store(job: Job, folder: Path) -> Path:
    """Writes the .deb in the layout that the store of UOS asks for: all below /opt/apps/ID."""
    root = job.work / "store"
    home = f"opt/apps/{STORE_ID}"
    take(folder, root / home / "files")
    write_documents(job, root / home / "files/doc", STORE_ID, f"/{home}/files")
    entries = root / home / "entries"
    text = started_in(f"/{home}/files")
    text = re.sub("^Icon=perfeval$", f"Icon={STORE_ID}", text, flags=re.MULTILINE)
    write(entries / f"applications/{STORE_ID}.desktop", text)
    put(PLACE / "perfeval-mime.xml", entries / f"mime/packages/{STORE_ID}.xml")
    put_icons(entries / "icons", STORE_ID)
    info = {
        "appid": STORE_ID,
        "name": "绩效自评填报",
        "version": store_version(job.version),
        "arch": ["amd64"],
        "permissions": dict.fromkeys(PERMISSIONS, False),
        "support-plugins": [],
        "plugins": [],
    }
    write(root / home / "info", json.dumps(info, ensure_ascii=False, indent=2) + "\n")
    target = job.target / f"{STORE_ID}_{store_version(job.version)}_amd64.deb"
    control = filled(PLACE / "debian/control", job, PACKAGE=STORE_ID)
    control = control.replace(f"Version: {job.version}\n", f"Version: {info['version']}\n")
    write_deb(root, control, target, int(job.when.timestamp()))
    return target


def write_portable(job: Job, folder: Path) -> Path:
    """Writes the archive with 安装.sh, for who is no administrator; it also runs where it lies."""
    name = f"perfeval-{job.version}-linux-x86_64"
    root = job.work / "portable"
    take(folder, root)
    for script in (PLACE / "portable").iterdir():
        put(script, root / script.name).chmod(0o755)
    for file in DESKTOP:
        put(PLACE / file, root / "desktop" / file)
    target = job.target / f"{name}.tar.xz"
    write_tar_xz(root, target, top=name, when=job.when)
    return target


def started_in(home: str) -> str:
    """The menu entry for a program that lies in the folder *home*, started without a search."""
    text = (PLACE / "perfeval.desktop").read_text(encoding="utf-8")
    return re.sub("^Exec=perfeval", f"Exec={home}/perfeval", text, flags=re.MULTILINE)


def store_version(version: str) -> str:
    """The *version* in the four numbers that the store asks for."""
    return ".".join([*version.split("."), "0", "0", "0"][:4])


def write_documents(job: Job, folder: Path, package: str, home: str) -> None:
    """Writes what Debian's policy asks of every package: its licences and what changed."""
    copyrights = filled(PLACE / "debian/copyright", job, HOME=home)
    write(folder / "copyright", copyrights)
    changes = filled(PLACE / "debian/changelog", job, PACKAGE=package)
    pack(folder / "changelog.gz", changes)


def filled(template: Path, job: Job, **values: str) -> str:
    """The text of a *template* with the version, the day and *values* put in."""
    values |= {
        "VERSION": job.version,
        "DAY": job.when.strftime("%Y-%m-%d"),
        "DATE": job.when.strftime("%a, %d %b %Y %H:%M:%S +0000"),
    }
    text = template.read_text(encoding="utf-8")
    return re.sub("@([A-Z]+)@", lambda match: values[match[1]], text)


def take(folder: Path, target: Path) -> None:
    """The files of *folder* once more, without a copy of their bytes."""
    shutil.copytree(folder, target, copy_function=os.link)


def put_icons(folder: Path, program: str) -> None:
    """The icon of the program, and that of its drafts."""
    scalable = folder / "hicolor/scalable"
    put(ICONS / "perfeval.svg", scalable / f"apps/{program}.svg")
    put(ICONS / "perfeval-draft.svg", scalable / "mimetypes/application-x-perfeval.svg")


def put(source: Path, target: Path) -> Path:
    """Copies one file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def write(target: Path, text: str) -> None:
    """Writes one text."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def pack(target: Path, text: str) -> None:
    """Writes one text packed, without the time of packing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
