// Reads a ledger with Go's own sumdb packages: the signed checkpoint, the tiles, the proofs. usage: ledger FOLDER KEYFILE
package main

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (tiles) Height() int                     { return 8 }
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		// Go's own paths name the height, ours do not.
		data, err := os.ReadFile(filepath.Join(t.folder, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func read(parts ...string) []byte {
	data, err := os.ReadFile(filepath.Join(parts...))
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func checkpoint(data []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(data, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	raw, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	var root tlog.Hash
	if copy(root[:], raw) != tlog.HashSize || len(raw) != tlog.HashSize {
		log.Fatal("a root of another length")
	}
	return tlog.Tree{N: size, Hash: root}
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(os.Args[2]))))
	check(err)
	tree := checkpoint(read(folder, "checkpoint"), verifier)
	hashes := tlog.TileHashReader(tree, tiles{folder})
	count := 0
	check(filepath.Walk(filepath.Join(folder, "proof"), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		head, carried, _ := strings.Cut(string(read(path)), "\n\n")
		lines := strings.Split(head, "\n")
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		check(err)
		theirs, err := tlog.ProveRecord(tree.N, index, hashes)
		check(err)
		ours := make(tlog.RecordProof, 0)
		for _, line := range lines[2:] {
			raw, err := base64.StdEncoding.DecodeString(line)
			check(err)
			var hash tlog.Hash
			copy(hash[:], raw)
			ours = append(ours, hash)
		}
		if fmt.Sprint(ours) != fmt.Sprint(theirs) {
			log.Fatalf("%s: Go proves it otherwise", path)
		}
		leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		check(err)
		at := checkpoint([]byte(carried), verifier)
		check(tlog.CheckRecord(ours, at.N, at.Hash, index, leaf[0]))
		count++
		return nil
	}))
	olds, err := filepath.Glob(filepath.Join(folder, "since-*"))
	check(err)
	for _, path := range olds {
		size, err := strconv.ParseInt(strings.TrimPrefix(filepath.Base(path), "since-"), 10, 64)
		check(err)
		theirs, err := tlog.ProveTree(tree.N, size, hashes)
		check(err)
		var ours tlog.TreeProof
		for _, line := range strings.Fields(string(read(path))) {
			raw, err := hex.DecodeString(line)
			check(err)
			var hash tlog.Hash
			copy(hash[:], raw)
			ours = append(ours, hash)
		}
		if fmt.Sprint(ours) != fmt.Sprint(theirs) {
			log.Fatalf("%s: Go proves it otherwise", path)
		}
		old := checkpoint(read(folder, "..", strconv.FormatInt(size, 10), "checkpoint"), verifier)
		check(tlog.CheckTree(ours, tree.N, tree.Hash, size, old.Hash))
	}
	if count == 0 {
		log.Fatal("no proofs")
	}
	fmt.Printf("%d entries, %d proofs, %d older sizes\n", tree.N, count, len(olds))
}
