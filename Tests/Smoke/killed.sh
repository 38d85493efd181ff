#!/bin/sh
# Kills builds at many instants: `current` must always show one whole site, each release that is kept must be whole, and the
# next build must give what a build of everything gives. usage: killed.sh TOOL CONTENT THEME [TIMES]
set -u
tool=$1 content=$2 theme=$3 times=${4:-40}
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
cp -r "$content" "$site/Content"
report=$(find "$site/Content" -name 'report.txt' | sort | head -n 1)
build() {
    "$tool" build --content "$site/Content" --theme "$theme" --site "$site/$1" --as-of 2026-01-01T00:00:00Z \
        --keep 2 >/dev/null 2>&1
}
build Site || { echo "error: the first build failed" >&2; exit 1; }
whole=$(find "$site/Site/current/" -type f | wc -l)
i=0
while [ "$i" -lt "$times" ]; do
    i=$((i + 1))
    echo "第 $i 次补充。" >>"$report"
    # Now and then nothing is remembered, so that a build of everything is killed; now and then a build comes to its end, so
    # that there is an old release to be taken apart.
    [ $((i % 4)) != 1 ] || rm -f "$site/Site/state"
    [ $((i % 4)) != 2 ] || build Site
    echo "再补充第 $i 次。" >>"$report"
    timeout -s KILL "0.$(printf %03d $((i * 3)))" \
        "$tool" build --content "$site/Content" --theme "$theme" --site "$site/Site" --as-of 2026-01-01T00:00:00Z \
        --keep 2 >/dev/null 2>&1
    for release in "$site/Site/current/" "$site/Site/releases/"*; do
        files=$(find "$release" -type f | wc -l)
        [ "$files" = "$whole" ] || { echo "error: after kill $i $release has $files files, not $whole" >&2; exit 1; }
    done
done
echo "最后一次补充。" >>"$report"
before=$(readlink "$site/Site/current")
build Site || { echo "error: the build after the kills failed" >&2; exit 1; }
[ "$(readlink "$site/Site/current")" != "$before" ] || { echo "error: current was not switched" >&2; exit 1; }
build Cold || { echo "error: the build of everything failed" >&2; exit 1; }
diff -r "$site/Site/current/" "$site/Cold/current/" || { echo "error: not what a build of everything gives" >&2; exit 1; }
[ "$(find "$site/Site" -maxdepth 2 -name '.building-*' -o -name '.gone-*' -o -name 'state.*' | wc -l)" = 1 ] || { echo "error: remains of killed builds" >&2; exit 1; }
echo "killed $times times: a whole site every time"
