#!/usr/bin/env bash
# Python: a small set minus the keys of a large dictionary takes as long as the dictionary is large.
#
# `few - known.keys()` copies the set and takes every single key of the dictionary out of it; `few.difference(known)`, which gives the same,
# looks up those few. The keys that are asked for their hash are counted, so that no clock decides: 100,000 against none.
#
# Seen with Python 3.11. Needs python3, nothing else.
set -eu
python3 --version
python3 - <<'PY'
import sys


class Key(str):
    asked = 0

    def __hash__(self):
        Key.asked += 1
        return super().__hash__()


known = {Key(number): None for number in range(100_000)}
few = {Key("new")}


def asked(difference):
    Key.asked = 0
    assert difference() == {"new"}
    return Key.asked


minus, method = asked(lambda: few - known.keys()), asked(lambda: few.difference(known))
print(f"one text minus 100,000 keys: {minus} keys are hashed; as a difference: {method}")
if minus < 50_000 or method > 10:
    print("changed: only what is in the set is looked up, or all keys are in both ways")
    sys.exit(1)
PY
