import Pages

/// The links between bundles, and what they may lead to. A link within a bundle is checked as soon as the bundle ends.
///
/// There are hundreds for each report, and all are looked up when the last page is written: they wait on disk.
struct CrossLinks {
    /// The addresses of what was written.
    private(set) var addresses: [UInt64] = []
    private(set) var faults: [BrokenLink] = []
    /// Of each link the page and the place it leads to (0 where it leads to none), as numbers; how long its words are;
    /// the page it stands on and how it is written there, with a zero byte between.
    private var wanted: AtticRoll
    /// Of each written page its number, how many places there are on it, and the halves of their numbers.
    private var places: AtticRoll

    init(in attic: Attic) {
        wanted = AtticRoll(in: attic)
        places = AtticRoll(in: attic)
    }

    mutating func add(address: UInt64) { addresses.append(address) }

    mutating func add(page: UInt64, anchors numbers: some Collection<UInt64>) {
        guard !numbers.isEmpty else { return }
        places.add { bytes in
            append(page, to: &bytes)
            append(UInt32(numbers.count), to: &bytes)
            for number in numbers { append(UInt32(truncatingIfNeeded: number), to: &bytes) }
        }
    }

    mutating func add(fault: BrokenLink) { faults.append(fault) }

    mutating func add(page: UInt64, anchor: UInt64, _ link: BrokenLink) {
        wanted.add { bytes in
            append(page, to: &bytes)
            append(anchor, to: &bytes)
            append(UInt32(link.page.utf8.count + 1 + link.target.utf8.count), to: &bytes)
            bytes.append(contentsOf: link.page.utf8)
            bytes.append(0)
            bytes.append(contentsOf: link.target.utf8)
        }
    }

    /// Calls `body` for each link.
    func forEachWanted(_ body: (_ page: UInt64, _ anchor: UInt64, _ words: UnsafeRawBufferPointer) -> Void) {
        wanted.forEachStretch { bytes in
            var at = 0
            while at + 20 <= bytes.count {
                let end = at + 20 + Int(bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt32.self))
                body(
                    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                    bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self),
                    UnsafeRawBufferPointer(rebasing: bytes[(at + 20)..<end]))
                at = end
            }
        }
    }

    /// Takes out of `needed` the places that exist: by page, the numbers of places.
    func settle(_ needed: inout [UInt64: Set<UInt64>]) {
        places.forEachStretch { bytes in
            var at = 0
            while at + 12 <= bytes.count {
                let page = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                let start = at + 12
                at = start + 4 * Int(bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self))
                guard let numbers = needed[page] else { continue }
                let known = Set(
                    stride(from: start, to: at, by: 4).lazy.map {
                        bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
                    })
                let missing = numbers.filter { !known.contains(UInt32(truncatingIfNeeded: $0)) }
                needed[page] = missing.isEmpty ? nil : missing
            }
        }
    }
}

extension BrokenLink {
    /// From its words as they were put aside.
    init(_ words: UnsafeRawBufferPointer) {
        let end = words.firstIndex(of: 0) ?? words.endIndex
        self.init(
            page: String(decoding: words[..<end], as: UTF8.self),
            target: String(decoding: words[end...].dropFirst(), as: UTF8.self))
    }
}

private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
}
