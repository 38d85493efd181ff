import Pages

/// A bundle in the table of a state file: eight words.
///
/// The table alone tells what changed; what a bundle wrote is looked up only where it is needed.
struct StateRow: Sendable {
    static let size = 64

    /// The fingerprint of the bundle's name: rows are in its order.
    var name: UInt64
    var inputs: UInt64
    /// Of the addresses and bytes of its files.
    var digest: UInt64
    /// Its folder's stamp; 0 where it has none.
    var stamp: UInt64
    /// When the newest file of that folder was changed.
    var newest: Int
    /// Where its entry lies in the attic, and how long it is.
    var offset: Int
    var length: Int
    /// Its files, and their bytes: 24 and 40 bits.
    private var counts: UInt64

    var files: Int { Int(counts >> 40) }
    var bytes: Int { Int(counts & 0xFF_FFFF_FFFF) }

    init(
        name: Fingerprint, inputs: Fingerprint, digest: Fingerprint, stamp: UInt64, newest: Int, offset: Int,
        length: Int, files: Int, bytes: Int
    ) {
        self.name = name.value
        self.inputs = inputs.value
        self.digest = digest.value
        self.stamp = stamp
        self.newest = newest
        self.offset = offset
        self.length = length
        counts = UInt64(files) << 40 | UInt64(bytes)
    }

    init(_ bytes: UnsafeRawBufferPointer, at row: Int) {
        func word(_ place: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: row * StateRow.size + place * 8, as: UInt64.self).littleEndian
        }
        name = word(0)
        inputs = word(1)
        digest = word(2)
        stamp = word(3)
        newest = Int(Int64(bitPattern: word(4)))
        offset = Int(word(5) & 0x7FFF_FFFF_FFFF_FFFF)
        length = Int(word(6) & 0x7FFF_FFFF_FFFF_FFFF)
        counts = word(7)
    }

    func append(to bytes: inout [UInt8]) {
        for word in [
            name, inputs, digest, stamp, UInt64(bitPattern: Int64(newest)), UInt64(offset), UInt64(length), counts,
        ] {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }
}
