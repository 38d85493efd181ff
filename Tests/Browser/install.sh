#!/bin/sh
# A virtual environment with what the browser tests need. Says nothing where nothing is missing. usage: install.sh FOLDER
set -eu
folder=$1
wanted=$(dirname "$0")/requirements.txt
cmp -s "$wanted" "$folder/requirements.txt" && exit 0
echo "installing the browser tests' tools into $folder"
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
# Debian's own Python: another one on the path may be of any age.
/usr/bin/python3 -m venv "$folder"
if ! "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" >"$folder/install.log" 2>&1; then
    cat "$folder/install.log" >&2
    exit 1
fi
cp "$wanted" "$folder/requirements.txt"
