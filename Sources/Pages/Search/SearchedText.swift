/// Makes of a text what a leaf of the search tree needs of it: for each of its pieces the packed text and the features.
struct SearchedTextWriter {
    private(set) var text = SearchText()
    private let features = FeatureSet()
    private(set) var bytes: [UInt8] = []

    /// Begins the text of a disclosure.
    mutating func begin(_ slug: String, _ name: String, _ region: [String]) {
        text.removeAll()
        text.begin([slug, name, RegionPath.joined(region)])
    }

    /// The words of a document, in UTF-8.
    mutating func append(_ words: [UInt8], as part: UInt16) {
        if part != SearchText.report { text.begin(part: part) }
        text.append(words)
    }

    /// Ends the text: ``bytes`` holds it until the next one.
    mutating func end() {
        bytes.removeAll(keepingCapacity: true)
        text.units.withUnsafeBufferPointer { units in
            for piece in text.pieces.indices {
                let range = text.range(piece)
                let found = features.features(
                    of: UnsafeBufferPointer(rebasing: units[text.pieces[piece].lines..<range.upperBound]))
                let start = bytes.count
                append(UInt32(0))
                append(UInt32(found.count))
                bytes.append(contentsOf: UnsafeRawBufferPointer(found))
                PackedText.pack(UnsafeBufferPointer(rebasing: units[range]), into: &bytes)
                let count = UInt32(bytes.count - start - 8 - 4 * found.count)
                bytes.withUnsafeMutableBytes {
                    $0.storeBytes(of: count, toByteOffset: start, as: UInt32.self)
                }
            }
        }
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    /// Calls `body` for each piece of what a writer made.
    static func forEach(
        _ bytes: [UInt8], _ body: (_ features: UnsafeRawBufferPointer, _ packed: UnsafeRawBufferPointer) -> Void
    ) {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at + 8 <= buffer.count {
                let packed = Int(buffer.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                let features = 4 * Int(buffer.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
                at += 8
                body(
                    UnsafeRawBufferPointer(rebasing: buffer[at..<(at + features)]),
                    UnsafeRawBufferPointer(rebasing: buffer[(at + features)..<(at + features + packed)]))
                at += features + packed
            }
        }
    }
}
