#!/bin/sh
# Reads every report of a Content folder. usage: content.sh TOOL CONTENT
set -u
tool=$1 content=$2
[ -d "$content" ] || { echo "error: there is no folder $content" >&2; exit 1; }
read=0
refused=0
newest=
for report in "$content"/*/*/report.*; do
    case $report in *.txt | *.md) ;; *) continue ;; esac
    if "$tool" read "$report" >/dev/null; then
        read=$((read + 1))
        newest=$report
    else
        refused=$((refused + 1))
        echo "$report: not understood as a self-evaluation" >&2
    fi
done
departments=$(find "$content" -mindepth 2 -maxdepth 2 -name department.yaml | wc -l)
echo "$tool is built; it read $read reports of $departments departments in $content."
[ -z "$newest" ] || echo "Look at one:  $tool read $newest"
[ "$refused" = 0 ]
