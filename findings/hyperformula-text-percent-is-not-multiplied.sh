#!/usr/bin/env bash
# hyperformula 3.5.0 (npm): TEXT with a percent format puts the sign behind the bare fraction.
#
# Seen: TEXT(0.84445,"0.00%") gives 0.84%, a hundredth of the rate; spreadsheets show 84.45%.
#       TEXT(1,"0.00%") gives 1.00%. Nothing tells that the format was not understood.
#       And ROUND(33.73/40*100,2) gives 84.32 where ROUND(33.73/40,4) gives 0.8433: of an exact tie
#       only the second form keeps the half up that spreadsheets and paper show (84.33 %).
# Why it matters: a workbook whose rates are texts, or whose rates are rounded after the
#       multiplication, shows other figures in a page that calculates with this engine.
# Fails when the output is no longer the one above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit hyperformula@3.5.0
cat > ask.js <<'JS'
const { HyperFormula } = require('hyperformula');

const formulas = [
  'TEXT(0.84445,"0.00%")', 'TEXT(1,"0.00%")', 'TEXT(0.84445,"0.00")',
  'ROUND(33.73/40*100,2)', 'ROUND(33.73/40,4)', 'ROUND(1.005,2)', 'ROUND(2.675,2)',
];
const sheet = HyperFormula.buildFromArray([formulas.map((f) => '=' + f)], { licenseKey: 'gpl-v3' });
sheet.getSheetValues(0)[0].forEach((value, n) => console.log(formulas[n], '=', value));
JS
node ask.js > seen.txt
cat > expected.txt <<'TXT'
TEXT(0.84445,"0.00%") = 0.84%
TEXT(1,"0.00%") = 1.00%
TEXT(0.84445,"0.00") = 0.84
ROUND(33.73/40*100,2) = 84.32
ROUND(33.73/40,4) = 0.8433
ROUND(1.005,2) = 1
ROUND(2.675,2) = 2.68
TXT
cat seen.txt
diff expected.txt seen.txt
echo "as recorded: hyperformula 3.5.0"
