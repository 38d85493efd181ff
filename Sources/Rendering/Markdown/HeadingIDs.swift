/// Ids that no two headings of a page share.
struct UniqueIDs {
    /// Every id that is taken, and the last number that was put behind it.
    private var taken: [Key: Int] = [:]

    init(reserved: [[UInt8]]) {
        for id in reserved { taken[Key(bytes: id)] = 1 }
    }

    /// The id itself where it is free, else with the first free number behind it.
    mutating func unique(_ id: [UInt8]) -> [UInt8] {
        guard var number = taken.updateValue(1, forKey: Key(bytes: id)) else { return id }
        while true {
            number += 1
            var numbered = id
            numbered.append(UInt8(ascii: "-"))
            numbered.append(number: number)
            if taken[Key(bytes: numbered)] == nil {
                taken[Key(bytes: numbered)] = 1
                taken[Key(bytes: id)] = number
                return numbered
            }
        }
    }

    /// Hashed at once, not byte by byte as an array is.
    private struct Key: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    /// Words as an id: letters, digits and all that is not ASCII stay, small; anything else becomes one dash.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to id: inout [UInt8]) {
        var needsDash = false
        let start = id.count
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
                if needsDash, id.count > start { id.append(UInt8(ascii: "-")) }
                needsDash = false
                let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                id.append(isCapital ? byte | 0x20 : byte)
            default: needsDash = true
            }
        }
        if id.count == start { id.append("section") }
    }
}
