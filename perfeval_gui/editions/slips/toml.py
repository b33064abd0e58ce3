"""TOML with exact figures."""

from __future__ import annotations

from decimal import Decimal


def toml_of(text: str) -> dict[str, object]:
    """What the TOML *text* says; figures without quotes are exact all the same.

    Raises:
        ValueError: It is not TOML, or goes deeper than can be read.
    """
    # Imported here: what an edition says is kept from the start before.
    import tomllib

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise ValueError("层次太深") from None
