#!/bin/sh
# Starts the program in whatever folder it lies; it brings its own Python and libraries.
here=$(readlink -f -- "$0")
here=${here%/*}
exec "$here/python/bin/python3" "$here/app/perfeval" "$@"
