#!/usr/bin/env bash
# LibreOffice Calc: texts of an .xlsx file such as "a_xE_b" are taken for the code of a control character and lose it.
#
# ISO/IEC 29500 (ST_Xstring) writes a character that XML cannot hold as _xHHHH_, with four digits. LibreOffice takes one
# to three digits as well if they make a control character: of "a_xE_b" and "a_x0E_b" the middle is gone on the
# screen and on paper, and "a_x5_x41_b" loses half of it, while "a_x41_b", which would be no control character, stays.
# openpyxl reads all of them as they are. Whoever writes such texts has to mask those with fewer digits, too.
#
# Seen with Debian's libreoffice-calc 4:7.4.7-1+deb12u14 and PyPI's openpyxl 3.1.5. Needs soffice and python3 with venv.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
"$work/venv/bin/python" - "$work/given.xlsx" <<'PY'
import sys

from openpyxl import Workbook, load_workbook

texts = ("a_xE_b", "a_x0E_b", "a_x5_x41_b", "a_x41_b", "a_x005F_xE_b")
book = Workbook()
for column, text in enumerate(texts, 1):
    book.active.cell(1, column, text)
book.save(sys.argv[1])
assert [cell.value for cell in load_workbook(sys.argv[1]).active[1]] == list(texts)
PY
office --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76 --outdir "$work" "$work/given.xlsx" > /dev/null
seen=$(tr -d '\000-\010\013-\037' < "$work/given.csv")
echo "a_xE_b, a_x0E_b, a_x5_x41_b, a_x41_b, a_x005F_xE_b without control characters: $seen"
[ "$seen" = "ab,ab,ax41_b,a_x41_b,a_xE_b" ] ||
    { echo "changed: ab,ab,ax41_b,a_x41_b,a_xE_b was seen before"; exit 1; }
