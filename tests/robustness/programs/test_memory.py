"""Too little memory to save or export loses nothing and is said in words."""

from __future__ import annotations

from pathlib import Path

from robustness.programs.memory import ran_out

LEVELS = 20


def test_no_level_of_memory_loses_a_draft(tmp_path: Path) -> None:
    came = ran_out(tmp_path, LEVELS)

    assert len(came) == LEVELS
    # Where Qt itself finds no memory it ends the program: what was typed is in the copy then.
    assert [one for one in came if one["lost"] or one["torn"] or not one["safe"]] == []
    # Those that go on without having saved say so; what they say, tests/unit/storage/test_saving.py
    # shows.
    assert [one for one in came if one["alive"] and not one["saved"] and not one["told"]] == []
    assert any(one["saved"] and one["alive"] for one in came)


def test_a_save_into_the_file_itself_is_caught(tmp_path: Path) -> None:
    """The mutant: proves that the test above can fail."""
    assert any(one["lost"] for one in ran_out(tmp_path, LEVELS // 2, "plain"))
