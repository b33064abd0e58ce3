"""An edition as one zip, to be handed on: the same files give the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

from perfeval_gui.editions.home.bundles import read_bundle

_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16


def packed(folder: Path) -> bytes:
    """The zip of the edition in *folder*: its own files, within a folder called after it.

    Raises:
        EditionError: There is none in it.
        OSError: It cannot be read.
    """
    bundle = read_bundle(folder)
    done = io.BytesIO()
    # Not compressed: what compresses differs from system to system, and an edition is small.
    with zipfile.ZipFile(done, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(bundle.files.items()):
            info = zipfile.ZipInfo(f"{bundle.id}/{name}", _ALWAYS)
            # By itself this says on which system it was written.
            info.create_system = 3
            info.external_attr = _MODE
            archive.writestr(info, data)
    return done.getvalue()
