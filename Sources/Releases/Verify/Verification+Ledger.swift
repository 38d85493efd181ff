extension Verification {
    /// All entries, if they are those that were signed.
    func ledger(of checkpoint: Checkpoint) -> Ledger? {
        var ledger = Ledger()
        let tiles = Tile.all(of: checkpoint.size)
        let paths =
            tiles.filter { $0.level == 0 }.map { "ledger/\($0.entriesPath)" } + tiles.map { "ledger/\($0.path)" }
        reader.expect(paths[...])
        for tile in tiles where tile.level == 0 {
            let path = "ledger/\(tile.entriesPath)"
            guard let bytes = need(path) else { return nil }
            guard let entries = EntryBundle.entries(bytes), entries.count == tile.width else {
                fault(path, "条目的长度不对", "expected \(tile.width) entries with their lengths")
                return nil
            }
            for bytes in entries {
                guard let entry = Entry(bytes) else {
                    fault(
                        "\(path), entry \(ledger.size)", "第 \(ledger.size) 条读不懂", "entry \(ledger.size) cannot be read")
                    return nil
                }
                ledger.append(entry)
            }
        }
        for tile in tiles { compare(tile, ledger) }
        if ledger.tree.root != checkpoint.root {
            fault(
                "ledger/checkpoint", "条目的总哈希与签名的不一致：有条目被改动、调换或替换",
                "the root of the entries is not the signed one: entries were altered, moved or replaced")
            return nil
        }
        return ledger
    }

    private func compare(_ tile: Tile, _ ledger: Ledger) {
        let path = "ledger/\(tile.path)"
        guard let bytes = need(path) else { return }
        let right = ledger.bytes(of: tile)
        if bytes == right { return }
        let place = zip(bytes, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(bytes.count, right.count)
        let number = tile.index * Tile.fullWidth + place / Hash.byteCount
        if tile.level == 0 {
            fault(
                "\(path), hash \(number)", "第 \(number) 条的哈希与条目不一致",
                "the hash of entry \(number) is not that of the entry")
        } else {
            fault(
                "\(path), hash \(number)", "这一层第 \(number) 个哈希不对",
                "hash \(number) of level \(tile.level) does not follow")
        }
    }

    /// Whether this ledger begins with all that was in it at an earlier checkpoint.
    func compare(_ ledger: Ledger, _ checkpoint: Checkpoint, since: Checkpoint) {
        guard since.size <= checkpoint.size else {
            return fault(
                "ledger/checkpoint",
                "账本变短了：以前有 \(since.size) 条，现在只有 \(checkpoint.size) 条",
                "the ledger has shrunk: it had \(since.size) entries, now it has \(checkpoint.size)")
        }
        let proof = since.size > 0 ? ledger.tree.consistencyProof(from: since.size, to: checkpoint.size) : []
        let extends =
            since.size == 0
            || MerkleProof.extends(since.size, since.root, to: checkpoint.size, checkpoint.root, proof: proof)
        guard extends else {
            return fault(
                "ledger/checkpoint",
                "这不是同一本账：前 \(since.size) 条与以前签名的不一致",
                "this is a second history: the first \(since.size) entries are not those that were signed before")
        }
        proven.since = since
    }
}
