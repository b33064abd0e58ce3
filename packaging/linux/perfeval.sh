#!/bin/sh
# Starts the program in whatever folder it lies; it brings its own Python and libraries.
here=$0
# To follow a link takes a program more, which a start from the menu can do without.
if [ -L "$here" ] || [ "${here#/}" = "$here" ]; then
    here=$(readlink -f -- "$here")
fi
here=${here%/*}
if [ ! -x "$here/python/bin/python3" ]; then
    echo "程序不完整，或者所在的磁盘不许运行程序（$here）。请重新解压到自己的主文件夹里再打开。" >&2
    exit 1
fi
exec "$here/python/bin/python3" "$here/app/perfeval" "$@"
