#!/bin/sh
# Kills builds at many instants: `current` must always show one whole site. usage: killed.sh TOOL CONTENT THEME [TIMES]
set -u
tool=$1 content=$2 theme=$3 times=${4:-40}
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
build() { "$tool" build --content "$content" --theme "$theme" --site "$site/Site" --as-of "$1" >/dev/null 2>&1; }
build 2026-01-01T00:00:00Z || { echo "error: the first build failed" >&2; exit 1; }
whole=$(find "$site/Site/current/" -type f | wc -l)
i=0
while [ "$i" -lt "$times" ]; do
    i=$((i + 1))
    timeout -s KILL "0.$(printf %03d $((i * 3)))" \
        "$tool" build --content "$content" --theme "$theme" --site "$site/Site" --as-of "2026-02-01T00:00:$(printf %02d $((i % 60)))Z" \
        >/dev/null 2>&1
    files=$(find "$site/Site/current/" -type f | wc -l)
    [ "$files" = "$whole" ] || { echo "error: after kill $i a reader sees $files files, not $whole" >&2; exit 1; }
done
build 2026-03-01T00:00:00Z || { echo "error: the build after the kills failed" >&2; exit 1; }
case $(readlink "$site/Site/current") in
releases/20260301T000000Z-*) echo "killed $times times: a whole site every time" ;;
*) echo "error: current was not switched" >&2; exit 1 ;;
esac
