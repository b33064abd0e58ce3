#!/usr/bin/env bash
# LibreOffice Calc: ROUND to whole numbers does not forgive the last bit of a binary number, ROUND to places does.
#
# 0.285*100 is one bit below 28.5, and divided by 100 again a bit below 0.285. Rounded to whole numbers the one gives
# 28, rounded to two places the other gives 0.29. So a rate that is multiplied up before it is rounded comes out
# lower than the same rate rounded to places: 33.73/40 is 0.84325, and gives 8432 ten-thousandths or 0.8433.
#
# Seen with Debian's libreoffice-calc 4:7.4.7-1+deb12u14. Needs soffice.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
cat > "$work/given.fods" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="a"><table:table-row>
<table:table-cell table:formula="of:=ROUND(0.285*100;0)"/><table:table-cell table:formula="of:=ROUND(0.285*100/100;2)"/>
<table:table-cell table:formula="of:=ROUND(33.73*10000/40;0)"/><table:table-cell table:formula="of:=ROUND(33.73/40;4)"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document>
XML
office --convert-to csv --outdir "$work" "$work/given.fods" > /dev/null
seen=$(cat "$work/given.csv")
echo "ROUND(0.285*100,0), ROUND(0.285*100/100,2), ROUND(33.73*10000/40,0), ROUND(33.73/40,4): $seen"
[ "$seen" = "28,0.29,8432,0.8433" ] || { echo "changed: 28,0.29,8432,0.8433 was seen before"; exit 1; }
