#!/usr/bin/env bash
# xlsx (SheetJS) 0.18.5, npm: a cell whose value lies halfway between two shown figures is shown
# up or down by the last bit of its double, cell by cell.
#
# Seen with format 0.00%: 0.84325 is shown as 84.33% and 0.80445 as 80.44%; with 0.00: 2.675 as
#       2.68 and 1.005 as 1.00. numfmt 4.0.1, another formatter of the same codes, shows 80.45% and
#       1.01, as spreadsheets do.
# Why it matters: pages that show a workbook in a browser print another rate than the paper; the
#       workbook must hold the rounded figure and not leave rounding to the format.
# Fails when the output is no longer the one above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 numfmt@4.0.1
cat > ask.mjs <<'JS'
import xlsx from 'xlsx';
import { format } from 'numfmt';

for (const [code, value] of [
  ['0.00%', 0.84325], ['0.00%', 0.80445], ['0.00%', 0.8045], ['0.00', 2.675], ['0.00', 1.005],
]) {
  const cell = { t: 'n', v: value, z: code };
  console.log(code, value, xlsx.utils.format_cell(cell), format(code, value));
}
JS
node ask.mjs > seen.txt
cat > expected.txt <<'TXT'
0.00% 0.84325 84.33% 84.33%
0.00% 0.80445 80.44% 80.45%
0.00% 0.8045 80.45% 80.45%
0.00 2.675 2.68 2.68
0.00 1.005 1.00 1.01
TXT
cat seen.txt
diff expected.txt seen.txt
echo "as recorded: xlsx 0.18.5, numfmt 4.0.1"
