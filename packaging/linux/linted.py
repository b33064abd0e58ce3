"""Has lintian look at the packages: clean but for what is listed, each with its reason.

    python3 packaging/linux/linted.py dist

The package for Debian brings its overrides along (`debian/lintian-overrides`). In that for the
store there is no place for any: what may be said of it stands in `debian/store-suppressed`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).resolve().parent
EXPLAINED: Final = PLACE / "debian/store-suppressed"
STORE: Final = re.compile(r"[a-z]+\..*")
"""How the package for the store is called: by a domain turned round."""
TOLD: Final = re.compile(r"^[EW]: \S+ (\S+)", re.MULTILINE)


def main(dist: Path) -> int:
    """Looks at every package in a folder; returns how many are not clean."""
    wrong = 0
    for package in sorted(dist.glob("*.deb")):
        allowed = explained() if STORE.match(package.name) else set()
        command = ["lintian", "--allow-root", "--tag-display-limit", "0", str(package)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        tags = set(TOLD.findall(done.stdout))
        # A word that is not said any more needs no reason.
        odd = sorted(tags ^ allowed)
        wrong += bool(odd)
        print(f"{package.name}: {', '.join(odd) or 'clean'}")
    return wrong


def explained() -> set[str]:
    """What lintian says of the package for the store, which stands to reason."""
    lines = EXPLAINED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
