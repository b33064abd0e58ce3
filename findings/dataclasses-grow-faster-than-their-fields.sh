#!/usr/bin/env bash
# Python's dataclasses: making a class of eight times as many fields takes some twenty times as long.
#
# The class is written out as source text, a function for each method, and compiled; one could expect time in step with the number of
# fields. 500 fields take some 0.05 s and 4,000 take 1.4 s; 10,000 took 7 s. Replacing one field of such a record gets slow as well.
#
# Seen with Python 3.11. Needs python3, nothing else.
set -eu
python3 --version
python3 - <<'PY'
import sys
from dataclasses import make_dataclass
from time import process_time


def cost(many):
    fields = [(f"c{n}", int, 0) for n in range(many)]
    least = 1e9
    for _ in range(3):
        begun = process_time()
        make_dataclass("Record", fields, frozen=True)
        least = min(least, process_time() - begun)
    return least


few, many = cost(500), cost(4000)
print(f"500 fields {few:.3f} s, 4000 fields {many:.3f} s: {many / few:.1f} times")
if many / few < 12:
    print("changed: it grows with the number of fields")
    sys.exit(1)
PY
