"""The ledger by other hands: pymerkle for roots and proofs, OpenSSL for signatures, Go's sumdb/tlog where there is Go."""

import base64
import functools
import hashlib
import os
import pathlib
import shutil
import struct
import subprocess

import pytest
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

import sites

SIZES = [1, 2, 255, 256, 257, 700, 70_000]


@functools.cache
def ledgers():
    """A ledger of each size, as the tool's own code writes it."""
    folder = sites.ROOM / "ledgers"
    folder.mkdir()
    swift = shutil.which("swift", path=os.environ["PATH"] + ":/opt/swift/usr/bin")
    done = subprocess.run(
        [swift, "test", "--skip-build", "--filter", "ReleasesTests.LedgerFiles"], cwd=sites.ROOT, capture_output=True,
        text=True, env=os.environ | {"GONGKAI_LEDGERS": str(folder)})
    assert done.returncode == 0 and (folder / "70000/checkpoint").exists(), done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module", autouse=True)
def written():
    """Where the ledgers cannot be written, every test says why."""
    ledgers()


def number(index):
    parts = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        parts.insert(0, f"x{index % 1000:03}")
    return "/".join(parts)


def tiles(level, size):
    """The names of one level's tiles, as the specification has them, and how wide each is."""
    count = size >> (8 * level)
    for index in range(count // 256):
        yield number(index), 256
    if count % 256:
        yield f"{number(count // 256)}.p/{count % 256}", count % 256


def entries(folder, size):
    found = []
    for name, width in tiles(0, size):
        bundle = (folder / "tile/entries" / name).read_bytes()
        before = len(found)
        while bundle:
            length, = struct.unpack(">H", bundle[:2])
            found.append(bundle[2:2 + length])
            assert len(found[-1]) == length
            bundle = bundle[2 + length:]
        assert len(found) - before == width
    return found


@functools.cache
def tree_entries(size):
    return entries(ledgers() / str(size), size)


@functools.cache
def tree(size):
    grown = InmemoryTree(algorithm="sha256")
    for entry in tree_entries(size):
        grown.append_entry(entry)
    return grown


def note(path):
    """A signed note: its text, its signer's name, the id of its key, the signature."""
    text, _, rest = path.read_text().rpartition("\n\n")
    dash, name, encoded = rest.removesuffix("\n").split(" ")
    assert dash == "—"
    raw = base64.b64decode(encoded, validate=True)
    return text + "\n", name, raw[:4], raw[4:]


def checkpoint(path):
    text, name, _, _ = note(path)
    origin, size, root = text.splitlines()
    assert origin == name
    return int(size), base64.b64decode(root, validate=True)


@pytest.mark.parametrize("size", SIZES)
def test_root(size):
    assert checkpoint(ledgers() / str(size) / "checkpoint") == (size, tree(size).get_root(size))


@pytest.mark.parametrize("size", SIZES)
def test_inclusion(size):
    root = checkpoint(ledgers() / str(size) / "checkpoint")[1]
    proofs = [path for path in (ledgers() / str(size) / "proof").rglob("*") if path.is_file()]
    assert proofs
    for path in proofs:
        head, _, carried = path.read_text().partition("\n\n")
        first, index, *hashes = head.splitlines()
        assert first == "c2sp.org/tlog-proof@v1" and carried == (ledgers() / str(size) / "checkpoint").read_text()
        index = int(index.removeprefix("index "))
        theirs = tree(size).prove_inclusion(index + 1, size)
        leaf = hashlib.sha256(b"\0" + tree_entries(size)[index]).digest()
        verify_inclusion(leaf, root, theirs)
        # Theirs holds the leaf as well, and says of each hash on which side it stands.
        ours = [base64.b64decode(hash, validate=True) for hash in hashes]
        assert sorted(ours + [leaf]) == sorted(theirs.path)
        assert climb(leaf, index, size, ours) == root


@pytest.mark.parametrize("size", SIZES)
def test_consistency(size):
    new = checkpoint(ledgers() / str(size) / "checkpoint")[1]
    for old in (old for old in SIZES if old < size):
        root = checkpoint(ledgers() / str(old) / "checkpoint")[1]
        ours = (ledgers() / str(size) / f"since-{old}").read_text().splitlines()
        assert climb_both(old, size, root, [bytes.fromhex(hash) for hash in ours]) == (root, new)
        verify_consistency(root, new, tree(size).prove_consistency(old, size))


def climb(leaf, index, size, path):
    """The root that a proof of inclusion leads to: RFC 9162, section 2.1.3.2."""
    last, found = size - 1, leaf
    for step in path:
        assert last > 0
        if index % 2 or index == last:
            found = node(step, found)
            while index % 2 == 0 and index:
                index, last = index >> 1, last >> 1
        else:
            found = node(found, step)
        index, last = index >> 1, last >> 1
    assert last == 0
    return found


def climb_both(old, size, root, path):
    """The two roots that a proof of consistency leads to: RFC 9162, section 2.1.4.2."""
    if old & (old - 1) == 0:
        path = [root] + path
    index, last = old - 1, size - 1
    while index % 2:
        index, last = index >> 1, last >> 1
    before = after = path[0]
    for step in path[1:]:
        assert last > 0
        if index % 2 or index == last:
            before, after = node(step, before), node(step, after)
            while index % 2 == 0 and index:
                index, last = index >> 1, last >> 1
        else:
            after = node(after, step)
        index, last = index >> 1, last >> 1
    assert last == 0
    return before, after


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


@pytest.mark.parametrize("size", SIZES)
def test_tiles(size):
    """Every tile of every level, from the leaves."""
    hashes = [hashlib.sha256(b"\0" + entry).digest() for entry in tree_entries(size)]
    wanted, level = set(), 0
    while hashes:
        for place, (name, width) in enumerate(tiles(level, size)):
            path = ledgers() / str(size) / "tile" / str(level) / name
            wanted.add(path)
            assert path.read_bytes() == b"".join(hashes[place * 256:place * 256 + width])
        for _ in range(8):
            hashes = [node(*hashes[at:at + 2]) for at in range(0, len(hashes) - 1, 2)]
        level += 1
    found = {path for path in (ledgers() / str(size) / "tile").rglob("*") if path.is_file()}
    assert {path for path in found if path.relative_to(ledgers()).parts[2] != "entries"} == wanted


@pytest.mark.parametrize("size", SIZES)
def test_signature(size, tmp_path):
    """OpenSSL knows nothing of notes: it gets the text, the key and the signature."""
    name, key_id, key = (ledgers() / "key").read_text().strip().split("+", 2)
    raw = base64.b64decode(key, validate=True)
    assert raw[0] == 1 and len(raw) == 33
    assert hashlib.sha256(name.encode() + b"\n\1" + raw[1:]).digest()[:4].hex() == key_id
    text, signer, signed_id, signature = note(ledgers() / str(size) / "checkpoint")
    assert signer == name and signed_id.hex() == key_id
    # RFC 8410: what stands before the 32 bytes of an Ed25519 key.
    (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + raw[1:])
    (tmp_path / "signature").write_bytes(signature)

    def verifies(words):
        (tmp_path / "text").write_text(words)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", tmp_path / "key.der", "-rawin",
             "-in", tmp_path / "text", "-sigfile", tmp_path / "signature"], capture_output=True).returncode == 0

    assert verifies(text)
    assert not verifies(text.replace(f"\n{size}\n", f"\n{size + 1}\n"))


@functools.cache
def go_program():
    """Go brings its sumdb packages along for its own use: no module is fetched."""
    root = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True).stdout.strip()
    packages = pathlib.Path(root, "src/cmd/vendor/golang.org").resolve()
    path = sites.ROOM / "go"
    (path / "src").mkdir(parents=True)
    (path / "src/golang.org").symlink_to(packages)
    shutil.copytree(pathlib.Path(__file__).parent / "go", path / "src/ledger")
    program = path / "ledger"
    done = subprocess.run(
        ["go", "build", "-o", program, "ledger"], capture_output=True, text=True,
        env=os.environ | {"GOPATH": str(path), "GO111MODULE": "off", "GOFLAGS": "", "GOCACHE": str(path / "cache")})
    assert done.returncode == 0, done.stderr
    return program


@pytest.mark.skipif(not shutil.which("go"), reason="there is no Go here")
@pytest.mark.parametrize("size", SIZES)
def test_go(size):
    """Go's sumdb/tlog and note: checkpoint, tiles, proofs of inclusion and of consistency."""
    done = subprocess.run(
        [go_program(), ledgers() / str(size), ledgers() / "key"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{size} entries")
