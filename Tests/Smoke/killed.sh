#!/bin/sh
# Kills builds at many instants: `current` must always show one whole site, and the next build must give what a build of
# everything gives. usage: killed.sh TOOL CONTENT THEME [TIMES]
set -u
tool=$1 content=$2 theme=$3 times=${4:-40}
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
cp -r "$content" "$site/Content"
report=$(find "$site/Content" -name 'report.txt' | sort | head -n 1)
build() {
    "$tool" build --content "$site/Content" --theme "$theme" --site "$site/$1" --as-of 2026-01-01T00:00:00Z >/dev/null 2>&1
}
build Site || { echo "error: the first build failed" >&2; exit 1; }
whole=$(find "$site/Site/current/" -type f | wc -l)
i=0
while [ "$i" -lt "$times" ]; do
    i=$((i + 1))
    echo "第 $i 次补充。" >>"$report"
    # Every other time nothing is remembered, so that a build of everything is killed.
    [ $((i % 2)) = 0 ] || rm -f "$site/Site/state"
    timeout -s KILL "0.$(printf %03d $((i * 3)))" \
        "$tool" build --content "$site/Content" --theme "$theme" --site "$site/Site" --as-of 2026-01-01T00:00:00Z \
        >/dev/null 2>&1
    files=$(find "$site/Site/current/" -type f | wc -l)
    [ "$files" = "$whole" ] || { echo "error: after kill $i a reader sees $files files, not $whole" >&2; exit 1; }
done
echo "最后一次补充。" >>"$report"
before=$(readlink "$site/Site/current")
build Site || { echo "error: the build after the kills failed" >&2; exit 1; }
[ "$(readlink "$site/Site/current")" != "$before" ] || { echo "error: current was not switched" >&2; exit 1; }
build Cold || { echo "error: the build of everything failed" >&2; exit 1; }
diff -r "$site/Site/current/" "$site/Cold/current/" || { echo "error: not what a build of everything gives" >&2; exit 1; }
[ "$(find "$site/Site" -maxdepth 2 -name '.building-*' -o -name '.gone-*' -o -name 'state.*' | wc -l)" = 1 ] || { echo "error: remains of killed builds" >&2; exit 1; }
echo "killed $times times: a whole site every time"
