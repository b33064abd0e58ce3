#!/usr/bin/env bash
# jionlp 1.5.31: parse_money reads an amount in which Arabic digits stand before two scale words
# with the first scale counted again, and calls the result "accurate".
#
# Seen: 1亿2000万元 gives 220020000.00 (it is 120000000), 1万5千元 gives 25000.00 (15000),
#       1万零500元 gives 20005.00 (10500), and 两千五 gives 2005.00 (2500 in speech).
#       Written wholly in ideographs the same amounts are read rightly: 一万二千元 is 12000.00.
# Why it matters: a reader of clerks' texts cannot lean on a result that says it is accurate; a
#       numeral must be used up as a whole or not be read.
# Fails when the output is no longer the one above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check jionlp==1.5.31 jiojio==1.2.8
cat > "$folder/ask.py" <<'PY'
import jionlp

for text in ("1亿2000万元", "1万5千元", "1万零500元", "两千五", "一万二千元", "1.5万元"):
    read = jionlp.parse_money(text)
    print(text, read["num"], read["definition"])
PY
(cd "$folder" && env/bin/python ask.py 2>/dev/null | grep -v '^#' > seen.txt)
cat > "$folder/expected.txt" <<'TXT'
1亿2000万元 220020000.00 accurate
1万5千元 25000.00 accurate
1万零500元 20005.00 accurate
两千五 2005.00 accurate
一万二千元 12000.00 accurate
1.5万元 15000.00 accurate
TXT
cat "$folder/seen.txt"
diff "$folder/expected.txt" "$folder/seen.txt"
echo "as recorded: jionlp 1.5.31"
