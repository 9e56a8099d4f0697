#!/usr/bin/env bash
# owner-watch.sh PID NAME TAIL: ends the cluster when the process has ended, however that was
"$3" --pid="$1" -s 0.5 -f /dev/null
exec "$(dirname "$0")/../down" "$2"
