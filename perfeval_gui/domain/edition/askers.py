"""Who has what a report still lacks: 人事, 会计, 业务股室."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who is asked for what only he knows.

    Attributes:
        who: What he is called on a sheet that is sent to him.
        of: What he is asked for: keys of sections, names of tables, of columns
            (``indicators[].actual``) and of cells, of lines of a table with fixed lines.
    """

    who: str
    of: frozenset[str]
