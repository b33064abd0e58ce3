#!/usr/bin/env bash
# dateparser 1.5.0, language zh: a deadline is read as so long ago, and a month that does not exist
# changes places with the day.
#
# Seen, counted from 20 June 2024: 6月30日前 ("by 30 June") gives 2023-11-20, six months and thirty
#       days back; 12月20日前 gives 2023-05-31. 11月底前 and 2024年6月30日前 are not read.
#       2024年13月5日 gives 2024-05-13, though written Chinese dates have one order only.
# Why it matters: whether a deadline was kept cannot be judged by such a reading, and a mistyped
#       month becomes another valid day in silence.
# Fails when the output is no longer the one above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
cat > "$folder/ask.py" <<'PY'
from datetime import datetime

import dateparser

SETTINGS = {"RELATIVE_BASE": datetime(2024, 6, 20)}
for text in ("6月30日前", "12月20日前", "11月底前", "2024年6月30日前", "2024年13月5日", "2024年6月20日"):
    read = dateparser.parse(text, languages=["zh"], settings=SETTINGS)
    print(text, read.date() if read else None)
PY
(cd "$folder" && env/bin/python -W ignore ask.py > seen.txt)
cat > "$folder/expected.txt" <<'TXT'
6月30日前 2023-11-20
12月20日前 2023-05-31
11月底前 None
2024年6月30日前 None
2024年13月5日 2024-05-13
2024年6月20日 2024-06-20
TXT
cat "$folder/seen.txt"
diff "$folder/expected.txt" "$folder/seen.txt"
echo "as recorded: dateparser 1.5.0"
