extension Escape {
    /// A path from the root of a site or relative to a page: `/` stays, all but letters, digits and `-._~` becomes
    /// `%XX`. What comes out needs no further escaping in an attribute.
    public static func path(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { percent($0, into: &out) { isUnreserved($0) || $0 == UInt8(ascii: "/") } }
    }

    /// One part of a path or one value of a query: `/` is escaped too.
    public static func pathComponent(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { percent($0, into: &out, isUnreserved) }
    }

    /// A whole address somebody wrote, for an attribute: what is legal in an address stays, `&` becomes `&amp;`.
    ///
    /// Says nothing of whether the address is harmless: see ``isHarmless(_:)``.
    public static func address(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { bytes in
            out.append(atMost: 5 * bytes.count) { tail in
                for byte in bytes {
                    if byte == UInt8(ascii: "&") {
                        tail.put("&amp;")
                    } else {
                        tail.put(byte, percent: !isUnreserved(byte) && !isReserved(byte))
                    }
                }
            }
        }
    }

    /// Whether an address can do nothing but lead somewhere: relative, or of a scheme that only fetches or writes a
    /// letter. `javascript:`, `data:`, `vbscript:`, `file:` and whatever else is unknown are refused, however they are
    /// spelled.
    public static func isHarmless(_ address: some Bytes) -> Bool {
        address.withBytes { bytes in
            // The letters of the scheme, eight to a word: the last ones and how many there were.
            var (scheme, count) = (UInt64(0), 0)
            for byte in bytes {
                switch byte {
                case UInt8(ascii: ":"): return count <= 8 && harmlessSchemes.contains(scheme)
                case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
                // Browsers skip tabs and line breaks anywhere, and spaces and controls at the beginning.
                case 0x00...0x20, 0x7F: continue
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme = scheme << 8 | UInt64(byte | 0x20)
                default: scheme = scheme << 8 | UInt64(byte)
                }
                count += 1
            }
            return true
        }
    }

    private static let harmlessSchemes: [UInt64] = ["http", "https", "mailto", "tel"].map { name in
        name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    @inline(__always)
    private static func percent(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8], _ stays: (UInt8) -> Bool
    ) {
        out.append(atMost: 3 * bytes.count) { tail in
            for byte in bytes { tail.put(byte, percent: !stays(byte)) }
        }
    }

    static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// What has a meaning in an address, `%` of what is escaped already included.
    private static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"): true
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"): true
        case UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"): true
        default: false
        }
    }
}

extension Tail {
    /// A byte as it is, or as `%XX`.
    @inline(__always)
    fileprivate mutating func put(_ byte: UInt8, percent: Bool) {
        guard percent else { return put(byte) }
        put(UInt8(ascii: "%"))
        put(Escape.hexadecimal(byte >> 4))
        put(Escape.hexadecimal(byte & 15))
    }
}
