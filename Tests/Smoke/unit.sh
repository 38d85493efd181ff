#!/bin/sh
# Runs the test suites that are built: short where they pass, everything where they fail. usage: unit.sh SWIFT
set -u
log=.build/tests.log
"$1" test --skip-build >"$log" 2>&1
code=$?
if [ "$code" != 0 ]; then
    cat "$log"
    echo "tests: failed" >&2
    exit "$code"
fi
# What a suite prints for people begins with a bar.
grep '^| ' "$log"
grep -E 'Test run with [0-9]+ test' "$log" | tail -n 1 | sed "s|^[^T]*||"
