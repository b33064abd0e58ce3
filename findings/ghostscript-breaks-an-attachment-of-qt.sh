#!/usr/bin/env bash
# Ghostscript: a file attached to a PDF by Qt's addFileAttachment comes out as a name that is none, and poppler lists rubbish.
#
# Qt writes the media type as /Subtype of the file specification, and no /UF. pdfwrite copies the name back without its
# escape: /text#2Fplain becomes /text/plain, two names where one is wanted. The attachment is still there; qpdf mends it
# with a warning, poppler's pdfdetach finds no attachment by its name.
#
# Seen with PySide6-Essentials 6.9.3, Debian's ghostscript 10.0.0~dfsg-11+deb12u7 and qpdf 11.3.0. Needs gs, qpdf, python3 and pip.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet PySide6-Essentials==6.9.3
gs --version
QT_QPA_PLATFORM=offscreen "$work/venv/bin/python" - "$work/given.pdf" <<'PY'
import sys
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter
application = QGuiApplication([])
writer = QPdfWriter(sys.argv[1])
writer.addFileAttachment("a.txt", b"attached", "text/plain")
painter = QPainter(writer)
painter.drawRect(10, 10, 100, 100)
painter.end()
PY
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile="$work/out.pdf" "$work/given.pdf"
before=$(qpdf --check "$work/given.pdf" 2>&1 | grep -ci "warning" || true)
after=$(qpdf --check "$work/out.pdf" 2>&1 | grep -ci "warning" || true)
names=$(grep -ac "/text/plain" "$work/out.pdf" || true)
echo "warnings of qpdf before and after: $before, $after; names without their escape: $names"
[ "$before" = 0 ] && [ "$after" -gt 0 ] && [ "$names" -gt 0 ] || { echo "changed: 0 before, some after was seen"; exit 1; }
