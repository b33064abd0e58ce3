"""A slip: what is wrong in a line of a file of an edition. What finds them is loaded for faults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a *line*, from 1, and what to write instead: one Chinese sentence."""

    line: int
    reason: str
