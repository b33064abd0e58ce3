"""Where files live: what is shipped, and what belongs to the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

SAMPLE: Final = "示例.perfeval"


def resources() -> Path:
    """The folder of shipped resources, in a checkout and in what is handed out alike."""
    return _program() / "resources"


def changes() -> Path:
    """What is new in this and in earlier versions."""
    return _program() / "CHANGELOG.md"


def editions() -> tuple[Path, ...]:
    """Folders in which editions lie: those shipped, the user's own, those beside the program."""
    found = (shipped_editions(), own_editions(), editions_beside())
    # Where the system knows no home the last two are one.
    return tuple(dict.fromkeys(found))


def shipped_editions() -> Path:
    """The folder of the editions that come with the program."""
    return resources() / "editions"


def editions_beside() -> Path:
    """The folder of editions beside the program, which goes along on a stick."""
    return _beside() / "editions"


def own_editions() -> Path:
    """The folder that editions are added to, beside the settings; it may not be there yet."""
    return settings().parent / "editions"


def sample() -> Path:
    """The shipped sample draft."""
    return resources() / "samples" / SAMPLE


def backups() -> Path:
    """The folder of what drafts held before they were saved."""
    from platformdirs import user_data_path

    return _own(user_data_path) / "backups"


def recovery() -> Path:
    """The folder of what was typed and not yet saved."""
    return _state() / "recovery"


def spare_recovery() -> Path:
    """Where recovery copies go when the user's own folders take no files."""
    return _beside() / "recovery"


def log() -> Path:
    """The folder of the log."""
    return _state() / "log"


def _state() -> Path:
    from platformdirs import user_state_path

    return _own(user_state_path)


def locks() -> Path:
    """The folder that says which drafts are open."""
    return _state() / "locks"


def settings() -> Path:
    """The file of window settings and recent files."""
    # Imported here: the program's first window does not wait for it.
    from platformdirs import user_config_path

    return _own(user_config_path) / "settings.json"


def _own(named: Callable[..., Path]) -> Path:
    """The folder that *named* gives; where the system knows no home, one beside the program."""
    try:
        folder = named("perfeval", appauthor=False)
    except RuntimeError:
        return _beside()
    return folder if folder.is_absolute() else _beside()


def _program() -> Path:
    return Path(__file__).parent.parent


def _beside() -> Path:
    program = _program()
    # What is handed out has the program in a folder of its own, beside Python and the libraries.
    handed_out = program.name == "app" and (program.parent / "lib" / "PySide6").is_dir()
    return (program.parent if handed_out else program) / "perfeval-data"
