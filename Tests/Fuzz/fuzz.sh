#!/bin/sh
# Feeds the reader what libFuzzer thinks of. usage: fuzz.sh SECONDS
# The corpus begins with the fixtures, and stays under .build; what is found lies in .build/fuzz/findings.
set -eu
seconds=$1
room=.build/fuzz
mkdir -p .build
export GONGKAI_FUZZ=1 SWIFT_BACKTRACE=enable=no
swift build --quiet --scratch-path "$room" -c release --product gongkai-fuzz -Xswiftc -sanitize=fuzzer,address 2>"$room.log" || {
    cat "$room.log" >&2
    exit 1
}
mkdir -p "$room/seeds" "$room/corpus" "$room/findings"
for report in Tests/Fixtures/reports/*.txt Tests/Fixtures/reports/*.md; do
    # Pieces of 3 KB: small inputs are mutated well.
    split -b 3000 -a 2 "$report" "$room/seeds/$(basename "$report")-"
done
# libFuzzer's dictionary is ASCII: one word a line, its bytes in hexadecimal.
while IFS= read -r word; do
    printf '"%s"\n' "$(printf %s "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
done <Tests/Fuzz/words.txt >"$room/words.dict"
printf '"\\x0A\\x0A"\n"\\x0D\\x0A"\n"\\x09"\n"\\xE3\\x80\\x80"\n"\\xC2\\xA0"\n"\\xEF\\xBB\\xBF"\n' >>"$room/words.dict"
exec "$room/release/gongkai-fuzz" "$room/corpus" "$room/seeds" -max_total_time="$seconds" -max_len=8192 -timeout=10 \
    -rss_limit_mb=2048 -dict="$room/words.dict" -artifact_prefix="$room/findings/" -print_final_stats=1
