#!/bin/sh
# The command line from outside: exit codes, streams, messages. usage: commands.sh TOOL
set -u
case $1 in /*) tool=$1 ;; *) tool=$PWD/$1 ;; esac
reports=$PWD/Tests/Fixtures/reports
theme=$PWD/Theme
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room" || exit 1
passed=0
failed=0

# check NAME CODE ARGUMENTS...: runs the tool on the file `in`, leaves what it said in `out` and `err`.
check() {
    name=$1 want=$2
    shift 2
    [ -f in ] || : >in
    "$tool" "$@" <in >out 2>err
    code=$?
    rm -f in
    if [ "$code" = "$want" ]; then passed=$((passed + 1)); else fault "exit $code, expected $want"; fi
}

fault() {
    failed=$((failed + 1))
    echo "failed: $name: $1"
    head -n 3 err
}

# says STREAM PATTERN: what the last check said holds the pattern.
says() { if grep -Eq -- "$2" "$1"; then passed=$((passed + 1)); else fault "$1 does not say: $2"; fi; }
silent() { if [ -s "$1" ]; then fault "$1 should be empty"; else passed=$((passed + 1)); fi; }
lines() { if [ "$(wc -l <"$1")" = "$2" ]; then passed=$((passed + 1)); else fault "$1 has $(wc -l <"$1") lines, expected $2"; fi; }

check 'version' 0 --version
says out '^gongkai [0-9]+\.[0-9]+\.[0-9]+$'
silent err
check 'help' 0 --help
says out 'read'
check 'help of read' 0 read --help
says out '--json'
check 'no command' 2
silent out
says err 'usage:'
check 'unknown command' 2 publsh
says err "error: unknown command 'publsh'"
check 'no file' 2 read
silent out
says err '^error: '
check 'unknown option' 2 read --jsn x.txt
says err "error: unknown option '--jsn'"

first=$reports/suining-culture-2019.txt
second=$reports/jishou-women-2025.md
check 'a report' 0 read "$first"
silent err
says out '.'
check 'two reports, two lines' 0 read --json "$first" "$second"
lines out 2
says out '^\{"schema":"gongkai/report/1","source":\{"name":"[^"]*suining-culture-2019\.txt","sha256":"[0-9a-f]{64}"'
says out '"name":"[^"]*jishou-women-2025\.md"'
check 'a format by name' 0 read --format json "$first"
check 'an unknown format' 2 read --format xml "$first"
check 'options may follow' 0 read "$first" --json
lines out 1
check 'laid out' 0 read --pretty "$first"
says out '^  "schema": "gongkai/report/1",$'

cp "$first" in
check 'standard input' 0 read --json -
says out '"name":"<stdin>"'
says out '"encoding":"utf-8"'
printf '\357\273\277' | cat - "$first" >bom.txt
check 'a byte order mark' 0 read --json bom.txt
says out '"score":\{"value":"95.7"'
sed 's/$/\r/' "$first" >crlf.txt
check 'lines that end in CR LF' 0 read --json crlf.txt
says out '"score":\{"value":"95.7"'

iconv -f UTF-8 -t GB18030 "$first" >gb.txt
check 'GB18030' 0 read --json gb.txt
says out '"encoding":"gb18030"'
"$tool" read --json "$first" 2>err | sed 's/.*"kind"/"kind"/' >plain
sed 's/.*"kind"/"kind"/' out >decoded
name='GB18030 reads the same'
if cmp -s plain decoded; then passed=$((passed + 1)); else fault 'the facts differ'; fi

check 'a file that is not there' 1 read missing.txt
says err '^missing\.txt: error: '
silent out
check 'a folder' 1 read .
says err 'error: '
printf '\344\270\200\377\377' >noise.txt
check 'neither UTF-8 nor GB18030' 1 read noise.txt
says err '^noise\.txt: error: byte 3: not UTF-8 and not GB18030$'
printf 'a\000b' >nul.txt
check 'a NUL byte' 1 read nul.txt
says err '^nul\.txt: error: byte 1: '
printf '%%PDF-1.7\n' >report.txt
check 'a PDF by another name' 1 read report.txt
says err 'PDF'
: >empty.txt
check 'an empty file' 1 read --json empty.txt
says out '"kind":"unknown"'
check 'one that cannot be read does not stop the others' 1 read --json missing.txt "$first"
lines out 1
check 'final accounts are no self-evaluation' 1 read --json "$reports/balinzuoqi-culture-2021.txt"
says out '"kind":"final-accounts"'
check 'a third party evaluates' 1 read --json "$reports/linqu-eldercare-2022.txt"
says out '"kind":"third-party-evaluation"'

# What keeps a year from the public: `check` says it, and `build` keeps it back.
mkdir -p Content/a/2023
printf 'title: 某站\n' >Content/site.yaml
printf 'name: 某县总工会\nregion: [某省, 某县]\n' >Content/a/department.yaml
printf '2023年度某县总工会部门整体支出绩效自评报告\n\n支出合计104.50万元。\n' >Content/a/2023/report.txt
printf '2023年度部门决算\n\n支出合计104.50万元。\n' >Content/a/2023/accounts.txt
printf 'approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nreview: [部门负责人, 分管领导, 保密审查]\n' >Content/a/2023/disclosure.yaml
check 'nothing stands in the way' 0 check Content --as-of 2024-10-01
says out '^1份公开材料：可以公开1份$'
check 'days are counted down' 0 check Content/a --as-of 2024-09-04T12:00:00+08:00
says out '等待: 公开时刻未到：2024-09-05 09:00，还有1天 \[due\]'
says out '提醒: 距法定公开期限2024-09-09还有5天 \[deadline\]'
says out '^Content/a/2023: 批复2024-08-20，期限2024-09-09，还有5天，排定2024-09-05 09:00$'
printf '\n经办人：张某，13812345679\n' >>Content/a/2023/report.txt
check 'a mobile number' 1 check Content/a/2023/report.txt --as-of 2024-10-01
says out '^Content/a/2023/report.txt:5:8: 不能公开: 含有手机号码（138\*\*\*\*5679） \[personal-data\]$'
says out '做法：遮去后再公开'
check 'gates as JSON' 1 check --json Content --as-of 2024-10-01
says out '"schema":"gongkai/gates/1","folder":"Content/a/2023".*"state":"blocked".*"gate":"personal-data","effect":"blocks"'
check 'gates as SARIF' 1 check --format sarif Content --as-of 2024-10-01
says out '"ruleId": "gate/personal-data"'
check 'gates for workflows' 1 check --format github Content --as-of 2024-10-01
says out '^::error file=Content/a/2023/report.txt,line=5,col=8,title=不能公开 personal-data::'
check 'what a gate blocks is not built' 0 build --content Content --theme "$theme" --site Site --as-of 2024-10-01
says out 'Content/a/2023: withheld by 1 gate: Content/a/2023/report.txt:5:8: '
name='no byte of it is in the release'
if grep -rq '13812345679\|某县总工会' Site/current/; then fault 'it is'; else passed=$((passed + 1)); fi
check 'drafts are for staff' 0 build --content Content --theme "$theme" --site Site --as-of 2024-10-01 --drafts
name='a draft says so'
if grep -q '草稿' Site/current/a/2023.html; then passed=$((passed + 1)); else fault 'it does not'; fi
mkdir Content/a/2022
printf 'a\0b' >Content/a/2022/report.txt
check 'last year cannot be read' 1 check Content --as-of 2024-10-01
says err '^Content/a/2022/report.txt: error: byte 1: a NUL byte'
lines err 1
says out '^Content/a/2023/report.txt:1:1: 说明: 没有读到'
rm -r Content/a/2022
printf 'reviews: [甲]\n' >>Content/a/2023/disclosure.yaml
check 'a key nobody knows' 1 check Content/a/2023 --as-of 2024-10-01
says err "Content/a/2023/disclosure.yaml:4:1: error: there is no key 'reviews' here: did you mean 'review'"

check 'keygen without a name' 2 keygen --key k
says err 'expected --name NAME'
check 'keygen with a name of two words' 2 keygen --name 'a b' --key k
mkdir -p Content Site
check 'a key in Content' 1 keygen --name a --key Content/new/k
says err 'a key must not stand in Content'
check 'keygen' 0 keygen --name example.org/ledger --key keys/k
says out '^example\.org/ledger\+[0-9a-f]{8}\+A[0-9A-Za-z+/]+=*$'
name='the mode of a key'
if [ "$(stat -c %a keys/k)" = 600 ]; then passed=$((passed + 1)); else fault 'others can read it'; fi
check 'a key is not written over' 1 keygen --name example.org/ledger --key keys/k
says err 'a file is here already'
check 'publish nothing' 1 publish --key keys/none --content nowhere
says err 'there is no (such folder|theme)'
check 'verify without a key' 2 verify Site
check 'verify with something else' 2 verify Site --key abc
check 'verify an empty folder' 1 verify Site --key "$("$tool" keygen --name b --key keys/b 2>/dev/null)"
says out '^ledger/checkpoint: 错误: 缺少这个文件$'
check 'deploy without a site' 1 deploy www --site nowhere
says err 'publish first'
check 'deploy to nothing' 2 deploy
check 'rollback without releases' 1 rollback --site nowhere
says err 'there are no releases here'

[ "$failed" = 0 ] || { echo "smoke: $failed failed, $passed passed"; exit 1; }
echo "smoke: $passed checks passed"
