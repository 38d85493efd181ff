import Disclosures
import Glibc

/// A ledger on disk: `checkpoint`, `tile/…`, and the proofs that were made.
///
/// Tiles are never written over: a tile that grows is a new file beside the old one.
public struct LedgerFolder: Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// The checkpoint that stands in a file, if there is a file.
    static func checkpoint(_ path: String, _ key: VerifierKey) throws(LedgerError) -> Checkpoint? {
        guard let bytes = try content(path) else { return nil }
        do throws(Checkpoint.Fault) {
            return try Checkpoint(bytes, signedBy: key)
        } catch {
            throw LedgerError(path, "\(error)")
        }
    }

    /// Reads the ledger of `witness`, the largest checkpoint that is known to have been signed, and proves that it
    /// extends all others.
    func read(_ witnesses: [(path: String, checkpoint: Checkpoint)]) throws(LedgerError) -> Ledger {
        guard let largest = witnesses.max(by: { $0.checkpoint.size < $1.checkpoint.size }) else { return Ledger() }
        let ledger = try entries(upTo: largest.checkpoint.size, signed: largest.path)
        for witness in witnesses where ledger.tree.root(at: witness.checkpoint.size) != witness.checkpoint.root {
            throw LedgerError(
                path,
                "its first \(witness.checkpoint.size) entries are not those that were signed in \(witness.path): "
                    + "nothing is appended to a ledger with another history")
        }
        for tile in Tile.all(of: ledger.size) where try content(tile) != ledger.bytes(of: tile) {
            throw LedgerError("\(path)/\(tile.path)", "its hashes are not those of the entries")
        }
        return ledger
    }

    func entries(upTo size: Int, signed place: String) throws(LedgerError) -> Ledger {
        var ledger = Ledger()
        for tile in Tile.level(0, of: size) {
            let file = "\(path)/\(tile.entriesPath)"
            guard let bytes = try LedgerFolder.content(file) else {
                throw LedgerError(
                    file,
                    "entries are missing: \(place) was signed over \(size). Bring \(path) back from a copy, "
                        + "or from the ledger/ folder of a release")
            }
            guard let bundle = EntryBundle.entries(bytes), bundle.count == tile.width else {
                throw LedgerError(file, "expected \(tile.width) entries with their lengths")
            }
            for bytes in bundle {
                guard let entry = Entry(bytes) else { throw LedgerError(file, "entry \(ledger.size) cannot be read") }
                ledger.append(entry)
            }
        }
        return ledger
    }

    private func content(_ tile: Tile) throws(LedgerError) -> [UInt8]? {
        try LedgerFolder.content("\(path)/\(tile.path)")
    }

    static func content(_ path: String) throws(LedgerError) -> [UInt8]? {
        if access(path, F_OK) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
        do throws(DiskError) {
            return try Disk.files.read(path)
        } catch {
            throw LedgerError(path, error.reason)
        }
    }

    // MARK: Writing

    /// Writes the tiles and entries that are not there yet. Nothing refers to them before a checkpoint does.
    func store(_ ledger: Ledger, after signed: Int) throws(LedgerError) {
        for file in files() where file.tile.entriesNeeded > signed { unlink("\(path)/\(file.path)") }
        for tile in Tile.all(of: ledger.size) where tile.entriesNeeded > signed {
            try DurableFile.write(ledger.bytes(of: tile), to: tile.path, below: path)
            if tile.level == 0 {
                try DurableFile.write(ledger.entryBytes(of: tile), to: tile.entriesPath, below: path)
            }
        }
    }

    func store(_ checkpoint: Checkpoint) throws(LedgerError) {
        try DurableFile.write(checkpoint.bytes, to: "checkpoint", below: path)
    }

    /// Where the proof of an entry is kept.
    static func proofPath(_ index: Int) -> String { "proof/\(Tile.number(index))" }

    /// The proof of an entry: as it was made, or made now.
    func proof(of index: Int, _ ledger: Ledger, _ checkpoint: Checkpoint) throws(LedgerError) -> String {
        let place = LedgerFolder.proofPath(index)
        if access("\(path)/\(place)", F_OK) != 0 {
            let proof = LedgerProof(index: index, tree: ledger.tree, checkpoint: checkpoint)
            try DurableFile.write(proof.bytes, to: place, below: path)
        }
        return "\(path)/\(place)"
    }

    /// What a release serves of the ledger: all tiles of all its sizes. Part of a tile goes when the whole one is there.
    func served(_ size: Int) -> [String] {
        files().filter { file in
            let full = Tile(level: file.tile.level, index: file.tile.index, width: Tile.fullWidth)
            return file.tile.entriesNeeded <= size && (file.tile.isFull || full.entriesNeeded > size)
        }
        .map(\.path)
    }

    private func files() -> [(path: String, tile: Tile)] {
        var found: [(path: String, tile: Tile)] = []
        func walk(_ folder: String) {
            for entry in Disk.files.list("\(path)/\(folder)") ?? [] {
                let inner = folder + "/" + entry.name
                if entry.isFolder {
                    walk(inner)
                } else if let parsed = Tile.parse(inner) {
                    found.append((inner, parsed.tile))
                }
            }
        }
        walk("tile")
        return found
    }
}
