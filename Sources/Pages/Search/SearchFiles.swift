import Rendering

/// The pieces of a node, one after the other in few files: each file costs every release a link, and every disk a block.
///
/// The head says what each file is called and how long its pieces are; the script asks for a piece by its range of bytes.
/// Files are named after their content, so a piece that changes rewrites its own file and no other.
struct SearchFiles {
    private let prefix: String
    private let output: any PageOutput
    private var names = SearchNames()
    private var files: [(name: String, lengths: [Int])] = []
    private var bytes: [UInt8] = []
    private var lengths: [Int] = []

    /// In bytes. A server that does not know ranges sends the whole file.
    private static let most = 64 << 10
    private static let fewest = 16 << 10
    /// How often a slug is one before which a file may end, as a power of two.
    private static let cutBits = 2

    init(_ kind: String, in folder: String, _ output: any PageOutput) {
        prefix = "search/\(folder)/\(kind)"
        self.output = output
    }

    /// The pieces of a department follow. A file that is long enough ends where the hash of a slug says so: behind a piece
    /// that grew, files soon begin again where they did.
    mutating func begin(_ slug: String) {
        guard bytes.count >= SearchFiles.fewest else { return }
        if Fingerprint(slug.utf8).value.trailingZeroBitCount >= SearchFiles.cutBits { end() }
    }

    mutating func add(_ piece: UnsafeRawBufferPointer) {
        if bytes.count + piece.count > SearchFiles.most { end() }
        bytes.append(contentsOf: piece)
        lengths.append(piece.count)
    }

    /// Ends the file.
    mutating func end() {
        guard !bytes.isEmpty else { return }
        let (name, isNew) = names.add(Fingerprint(bytes))
        if isNew { output.write(file: bytes, at: Address("\(prefix)\(name).bin")) }
        files.append((name, lengths))
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll()
    }

    /// `["3k0q8d1z", 1830, 2004, "90xk2m7a", 1711]`
    func list(_ key: StaticString, into head: inout JSONObject) {
        head.array(key) { array in
            for (name, lengths) in files {
                array.string(name)
                for length in lengths { array.int(length) }
            }
        }
    }
}
