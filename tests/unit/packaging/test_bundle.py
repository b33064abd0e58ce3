"""What is handed out to clerks: inputs, what is left out, licences, and the same bytes again.

Small stand-ins only; `python3 packaging/dev.py package` makes the real things.
"""

from __future__ import annotations

import json
import os
import py_compile
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

import pytest

from bundle import archives, fetching, inputs, materials, staging

WHEN: Final = archives.midnight("2026-11-22")
PRUNE: Final = """
[[rule]]
why = "no use"
drop = ["*/unused/*", "*.pyi"]
keep = ["*/needed.pyi"]
"""
METADATA: Final = "Name: some-thing"


def wheel(folder: Path, **files: str) -> Path:
    """A wheel with *files*, whose names have __ for / and _dot_ for a dot."""
    path = folder / "some_thing-1.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
        archive.writestr("some_thing-1.2.dist-info/METADATA", METADATA)
        archive.writestr("some_thing-1.2.dist-info/licenses/LICENSE", "may be used")
    return path


def rules(folder: Path) -> list[staging.Rule]:
    path = folder / "prune.toml"
    path.write_text(PRUNE, encoding="utf-8")
    return staging.rules_for("linux", path)


def tree(folder: Path) -> Path:
    (folder / "app").mkdir(parents=True)
    (folder / "app" / "module.py").write_text(
        "PAGES = {'甲', '乙', 'c', 'd'} & {1}\n", encoding="utf-8"
    )
    (folder / "run").write_text("#!/bin/sh\n", encoding="ascii")
    (folder / "run").chmod(0o700)
    (folder / "说明 书.txt").write_text("看\n", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in archives.files_below(folder)]


# ---- inputs


def test_every_pinned_package_has_a_licence_and_every_text_is_there() -> None:
    told = inputs.load()

    assert set(inputs.pinned()) <= set(told.licences)
    assert set(told.licences) <= {*inputs.pinned(), *told.inputs, "python"}
    for licence in told.licences.values():
        assert all((materials.TEXTS / text).is_file() for text in licence.texts)


def test_inputs_name_no_place() -> None:
    assert "://" not in (inputs.PLACE / "inputs.toml").read_text(encoding="utf-8")


def test_a_file_with_another_hash_is_taken_away_and_ends_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "thing-1" / "thing-1.tar.gz"
    wrong.parent.mkdir()
    wrong.write_bytes(b"other")
    wanted = inputs.Input("thing", "1", "nowhere", {wrong.name: "0" * 64})

    with pytest.raises(SystemExit):
        fetching.fetch(wanted, tmp_path)
    assert "thing-1.tar.gz" in capsys.readouterr().err
    assert not wrong.exists()
    with pytest.raises(SystemExit):
        fetching.prove(wrong, {"0" * 64})


def test_what_is_in_the_cache_is_not_fetched_again(tmp_path: Path) -> None:
    kept = tmp_path / "thing-1" / "thing-1.tar.gz"
    kept.parent.mkdir()
    kept.write_bytes(b"right")
    wanted = inputs.Input("thing", "1", "nowhere", {kept.name: fetching.sha256(kept)})

    assert fetching.fetch(wanted, tmp_path) == kept.parent


def test_source_packages_are_asked_of_the_places_that_the_machine_knows() -> None:
    one = (
        "# of nobody\nTypes: deb\nURIs: far/debian\nSuites: old old-updates\nComponents: main\n"
        "\nTypes: deb\nURIs: far/debian-security\nSuites: old-security\n"
    )
    other = "# deb none/debian\ndeb [arch=amd64] far/debian old main\ndeb far/tools any main\n"

    assert fetching.places(one, "deb-src", "new").split("\n")[1:5] == [
        "Types: deb-src",
        "URIs:  far/debian",
        "Suites: new",
        "Components: main",
    ]
    assert "security" not in fetching.places(one, "deb-src", "new")
    assert fetching.places(other, "deb", "new") == "deb [arch=amd64] far/debian new main\n"


# ---- what is left out


def test_rules_leave_out_and_count(tmp_path: Path) -> None:
    given = rules(tmp_path)
    thing = wheel(tmp_path, a__unused__b_dot_py="12345", a__c_dot_pyi="678", a__needed_dot_pyi="x")
    staging.stage_wheels([thing], tmp_path / "lib", given)

    assert names(tmp_path / "lib") == ["a/needed.pyi"]
    assert given[0].size == 8


def test_a_pattern_that_hits_nothing_ends_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        staging.stage_wheels([wheel(tmp_path, a__c_dot_pyi="x")], tmp_path / "lib", rules(tmp_path))
    assert "*/unused/*" in capsys.readouterr().err


def test_a_file_of_a_wheel_that_pip_would_put_elsewhere_ends_the_build(tmp_path: Path) -> None:
    assert staging.is_of_pip("xlrd-2.0.2.data/scripts/runxlrd.py")
    with pytest.raises(SystemExit):
        staging.is_of_pip("thing-1.data/data/share/x")


@pytest.mark.parametrize("system", ["linux", "windows", "python for windows"])
def test_nothing_for_the_network_is_handed_out(system: str) -> None:
    given = staging.rules_for(system)
    for name in {
        "linux": ["PySide6/QtNetwork.abi3.so", "PySide6/Qt/lib/libQt6Network.so.6"],
        "windows": ["PySide6/QtNetwork.pyd", "PySide6/Qt6Network.dll"],
        "python for windows": ["_ssl.pyd", "libssl-3.dll"],
    }[system]:
        assert any(rule.drops(name) for rule in given), name
    for name in {
        "linux": ["PySide6/Qt/lib/libQt6Widgets.so.6", "PySide6/QtPrintSupport.abi3.so"],
        "windows": ["PySide6/Qt6Widgets.dll", "PySide6/plugins/platforms/qwindows.dll"],
        "python for windows": ["_decimal.pyd", "_socket.pyd"],
    }[system]:
        assert not any(rule.drops(name) for rule in given), name


def test_the_program_is_copied_without_what_python_and_editors_leave(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    for name in (
        "perfeval_gui/a.py",
        "perfeval_gui/__pycache__/a.pyc",
        "perfeval_gui/a.py~",
        "resources/x.toml",
        "resources/.DS_Store",
        "main.py",
        "LICENSE",
        "CHANGELOG.md",
        "tests/t.py",
    ):
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="ascii")
    staging.stage_program(tmp_path / "app", checkout)

    assert names(tmp_path / "app") == [
        "CHANGELOG.md",
        "LICENSE",
        "main.py",
        "perfeval_gui/a.py",
        "resources/x.toml",
    ]


# ---- licences


def test_the_bill_names_every_part_with_hash_licence_and_text(tmp_path: Path) -> None:
    told = inputs.Inputs(
        {"linux": "3.13", "windows": "3.11"},
        {},
        {},
        {"some-thing": inputs.Licence("MIT", ("GPL-3.0-only.txt",))},
    )
    thing = wheel(tmp_path)
    parts = materials.wheel_parts([thing], told, tmp_path / "licenses")
    bill = tmp_path / "licenses" / "materials.cdx.json"
    materials.write_bill(bill, parts, version="1.0", when=WHEN)
    read = json.loads(bill.read_text(encoding="utf-8"))
    (part,) = read["components"]

    assert (read["bomFormat"], read["specVersion"]) == ("CycloneDX", "1.5")
    assert part["name"] == "some-thing"
    assert part["licenses"] == [{"expression": "MIT"}]
    assert part["hashes"][0]["content"] == fetching.sha256(thing)
    texts = [told["value"] for told in part["properties"]]
    assert texts == ["some-thing/LICENSE", "some-thing/GPL-3.0-only.txt"]
    assert all((bill.parent / text).is_file() for text in texts)


def test_a_part_without_a_licence_or_its_text_is_not_handed_out(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        materials.licence_of("unknown", inputs.load())
    part = materials.Part("a", "1", "pkg:a", inputs.Licence("MIT"), (), ("a/LICENSE",))
    with pytest.raises(SystemExit):
        materials.write_bill(tmp_path / "b.json", [part], version="1", when=WHEN)


# ---- the same bytes


@pytest.mark.parametrize(
    ("write", "suffix"), [(archives.write_zip, ".zip"), (archives.write_tar_xz, ".tar.xz")]
)
def test_the_same_tree_packs_to_the_same_bytes(write: object, suffix: str, tmp_path: Path) -> None:
    assert callable(write)
    packed = []
    for place, mask in (("one", 0o022), ("another place", 0o077)):
        before = os.umask(mask)
        folder = tree(tmp_path / place)
        os.umask(before)
        os.utime(folder / "run", (len(place), len(place)))
        write(folder, tmp_path / (place + suffix), top="perfeval", when=WHEN)
        packed.append((tmp_path / (place + suffix)).read_bytes())

    assert packed[0] == packed[1]


def test_what_may_be_run_stays_so_and_chinese_names_too(tmp_path: Path) -> None:
    folder = tree(tmp_path / "t")
    archives.write_tar_xz(folder, tmp_path / "t.tar.xz", top="p", when=WHEN)
    archives.write_zip(folder, tmp_path / "t.zip", top="p", when=WHEN)
    with tarfile.open(tmp_path / "t.tar.xz") as archive:
        modes = {entry.name: entry.mode for entry in archive}
    with zipfile.ZipFile(tmp_path / "t.zip") as packed:
        zipped = {e.filename: e.external_attr >> 16 & 0o777 for e in packed.infolist()}

    expected = {"p/app/module.py": 0o644, "p/run": 0o755, "p/说明 书.txt": 0o644}
    assert modes == expected
    assert zipped == expected


def test_bytecode_is_the_same_in_two_folders_and_is_what_python_takes(tmp_path: Path) -> None:
    made = []
    for place in ("one", "another place"):
        folder = tree(tmp_path / place)
        archives.compile_all(folder, sys.executable)
        (compiled,) = folder.rglob("*.pyc")
        made.append(compiled.read_bytes())

    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]
    assert made[0][4:8] == archives.UNCHECKED, "taken without a look at the time of the source"


def test_bytecode_that_python_kept_by_itself_is_made_anew(tmp_path: Path) -> None:
    folder = tree(tmp_path / "one")
    py_compile.compile(str(folder / "app/module.py"))
    (kept,) = folder.rglob("*.pyc")
    assert kept.read_bytes()[4:8] != archives.UNCHECKED
    archives.compile_all(folder, sys.executable)

    assert kept.read_bytes()[4:8] == archives.UNCHECKED


def test_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    folder = tree(tmp_path / "out")
    shutil.rmtree(folder / "app")
    sums = archives.write_sums(folder)

    assert archives.write_sums(folder).read_text(encoding="utf-8").splitlines() == [
        f"{fetching.sha256(folder / name)}  {name}" for name in ("run", "说明 书.txt")
    ]
    assert sums.name == "SHA256SUMS"
