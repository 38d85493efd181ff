#!/bin/sh
# Kills publications and deployments at random instants, fills the disk under them, takes their rights away: what is
# shown must verify every time. usage: published.sh TOOL THEME [KILLS [SEED]]
set -u
case $1 in /*) tool=$1 ;; *) tool=$PWD/$1 ;; esac
case $2 in /*) theme=$2 ;; *) theme=$PWD/$2 ;; esac
kills=${3:-300} seed=${4:-$$}
if [ -d /dev/shm ]; then room=$(mktemp -d /dev/shm/gongkai-XXXXXX); else room=$(mktemp -d); fi
trap 'umount "$room/small" 2>/dev/null; rm -rf "$room"' EXIT
cd "$room" || exit 1

fail() {
    echo "error: $* (seed $seed)" >&2
    exit 1
}

add() { # a disclosure of the year $1
    mkdir -p "Content/a/$1"
    printf '某局%s年度部门整体支出绩效自评报告\n\n%s年年初预算安排支出10.00万元。\n\n自评得分95分。\n' "$1" "$1" >"Content/a/$1/report.txt"
    printf '部门决算\n\n支出合计10.00万元。\n' >"Content/a/$1/accounts.txt"
    printf 'approved: 2020-01-01\npublish: 2020-01-02\nreview: [部门负责人, 分管领导, 保密审查]\n' >"Content/a/$1/disclosure.yaml"
}

publish() { "$tool" publish --key key/k --content Content --theme "$theme" --site "${1:-Site}"; }
verify() { "$tool" verify "$@" --key "$key" >verified 2>&1; }

start() { # a site of its own, published once
    rm -rf Content Site www key kept
    mkdir -p Content/a kept
    printf 'title: 公开\nbase_url: https://example.org/\n' >Content/site.yaml
    printf 'name: 某局\n' >Content/a/department.yaml
    key=$("$tool" keygen --name example.org/ledger --key key/k 2>/dev/null) || fail 'no key'
    add 1950
    publish >/dev/null 2>said || fail "the first publication failed: $(cat said)"
    "$tool" deploy www >/dev/null || fail 'the first deployment failed'
}

# Killed, at any instant of the time that a publication takes.
start
add 1951
begun=$(date +%s%N)
publish >/dev/null 2>said || fail "$(cat said)"
length=$((($(date +%s%N) - begun) / 1000000 + 20))
awk -v seed="$seed" -v n="$kills" -v most="$length" \
    'BEGIN { srand(seed); for (i = 0; i < n; i++) printf "%.4f\n", 0.001 + rand() * most / 1000 }' >instants
i=0 whole=0
while read -r instant; do
    if [ $((i % 20)) = 0 ]; then start; fi
    i=$((i + 1))
    add $((1950 + i % 20))
    if [ $((i % 4)) = 0 ]; then
        timeout -s KILL "$instant" "$tool" deploy www >/dev/null 2>&1 && whole=$((whole + 1))
    else
        timeout -s KILL "$instant" "$tool" publish --key key/k --content Content --theme "$theme" --site Site --keep 2 >/dev/null 2>&1 \
            && whole=$((whole + 1))
    fi
    verify Site || fail "after kill $i at $instant s: $(cat verified)"
    verify www || fail "what is deployed, after kill $i at $instant s: $(cat verified)"
    cp Site/current/ledger/checkpoint "kept/$i"
    if [ $((i % 20)) = 0 ] || [ "$i" = "$kills" ]; then
        publish >/dev/null 2>said || fail "the publication after kill $i failed: $(cat said)"
        "$tool" deploy www >/dev/null || fail "the deployment after kill $i failed"
        for checkpoint in kept/*; do
            verify www --since "$checkpoint" || fail "since $checkpoint: $(cat verified)"
        done
        [ "$(ls www/current/a/*.report.txt | wc -l)" -ge 1 ] || fail 'no report'
        [ -z "$(find Site/ledger -name '*.new')" ] || fail 'drafts are left in the ledger'
    fi
done <instants
echo "killed $kills times, $whole came to their end: a whole site and one ledger every time"

# A disk that is full.
start
before=$(readlink Site/current)
if [ "$(id -u)" = 0 ] && mkdir small && mount -t tmpfs -o size=3m none small 2>/dev/null; then
    cp -a Site small/Site
    add 1960
    dd if=/dev/zero of=small/filler bs=1k 2>/dev/null
    for room_left in 0 20 100 200; do
        [ "$room_left" = 0 ] || truncate -s "-${room_left}k" small/filler
        if publish small/Site >/dev/null 2>said; then break; fi
        grep -q 'No space left on device' said || fail "a full disk is called something else: $(cat said)"
        [ "$(readlink small/Site/current)" = "$before" ] || fail 'a full disk, and current was switched'
        verify small/Site || fail "a full disk: $(cat verified)"
    done
    rm small/filler
    publish small/Site >/dev/null 2>said || fail "after the disk was full: $(cat said)"
    verify small/Site || fail "after the disk was full: $(cat verified)"
    dd if=/dev/zero of=small/filler bs=1k 2>/dev/null
    if "$tool" deploy --site small/Site small/www >/dev/null 2>said; then fail 'deployed to a full disk'; fi
    [ ! -e small/www/current ] || fail 'a full disk, and www was switched'
    rm small/filler
    "$tool" deploy --site small/Site small/www >/dev/null 2>said || fail "deploy after the disk was full: $(cat said)"
    verify small/www || fail "deploy after the disk was full: $(cat verified)"
    # A target that cannot be written to.
    shown=$(readlink small/Site/current)
    add 1961
    mount -o remount,ro small
    if publish small/Site >/dev/null 2>said; then fail 'published to a read-only disk'; fi
    grep -q 'Read-only file system' said || fail "a read-only disk is called something else: $(cat said)"
    if "$tool" deploy --site Site small/www >/dev/null 2>said; then fail 'deployed to a read-only disk'; fi
    [ "$(readlink small/Site/current)" = "$shown" ] || fail 'a read-only disk, and current was switched'
    verify small/Site || fail "a read-only disk: $(cat verified)"
    mount -o remount,rw small
    publish small/Site >/dev/null 2>said || fail "after the disk was read-only: $(cat said)"
    echo 'full and read-only disks: nothing changes, and the next publication works'
else
    echo 'full and read-only disks: not tried, mounting one needs root'
fi

# By ssh: here a stand-in that runs the command on this machine.
if command -v rsync >/dev/null; then
    mkdir -p bin
    cat >bin/ssh <<'EOF'
#!/bin/sh
while [ $# -gt 0 ]; do case $1 in --) shift; break ;; -l) shift 2 ;; -*) shift ;; *) break ;; esac; done
shift
exec sh -c "$*"
EOF
    chmod +x bin/ssh
    PATH=$room/bin:$PATH
    start
    there="$room/a folder's name"
    "$tool" deploy "me@there:$there" >/dev/null 2>said || fail "deploy by ssh: $(cat said)"
    add 1970
    publish >/dev/null 2>said || fail "$(cat said)"
    j=0
    while [ "$j" -lt 10 ]; do
        j=$((j + 1))
        timeout -s KILL "0.0$j" "$tool" deploy "me@there:$there" >/dev/null 2>&1
        verify "$there" || fail "deploy by ssh, killed: $(cat verified)"
    done
    sleep 0.3
    "$tool" deploy "me@there:$there" >/dev/null 2>said || fail "deploy by ssh after kills: $(cat said)"
    verify "$there" || fail "$(cat verified)"
    cmp -s "$there/current/ledger/checkpoint" Site/current/ledger/checkpoint || fail 'another release is there'
    [ "$(find "$there/current/" -name style.* -links +1 | wc -l)" = 1 ] || fail 'what did not change was not linked'
    echo 'deployed by rsync over ssh, killed ten times'
else
    echo 'deploy over ssh: not tried, there is no rsync'
fi
