import Glibc
import Pages

/// The links and anchors of pages, as numbers.
///
/// A page is walked once, from tag to tag and in them from `=` to `=`: what stands before tells whether it is
/// `href`, `src` or `id`. Links to
/// places on the page itself are checked at once; others are kept, each but once.
struct LinkNotes {
    struct Target {
        /// The page it leads to, and the page with its anchor (0 where there is none).
        var page: UInt64
        var anchor: UInt64
        /// The page it was found on, and how it is written there.
        var from: Int
        var words: String
    }

    private(set) var targets: [Target] = []
    private(set) var anchors: Set<UInt64> = []
    private(set) var faults: [BrokenLink] = []
    private(set) var hasAnchoredTargets = false
    private var seen: Set<UInt64> = []
    private var own: Set<UInt64> = []
    private var resolved: [UInt8] = []

    mutating func note(_ bytes: borrowing [UInt8], at address: Address, page: Int) {
        let path = Array(address.path.utf8)
        let base = LinkNotes.hash(path[...])
        own.removeAll(keepingCapacity: true)
        var pending: [(UInt64, Range<Int>)] = []
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let end = start + buffer.count
            var at = start
            // `<` in text is escaped, and so are `<`, `>` and quotes in attributes: a tag is what it looks like.
            while let open = memchr(at, Int32(UInt8(ascii: "<")), end - at) {
                at = UnsafePointer(open.assumingMemoryBound(to: UInt8.self)) + 1
                guard at < end, at.pointee != UInt8(ascii: "/"), at.pointee != UInt8(ascii: "!") else { continue }
                guard let close = memchr(at, Int32(UInt8(ascii: ">")), end - at) else { break }
                let tagEnd = UnsafePointer(close.assumingMemoryBound(to: UInt8.self))
                while let (kind, value) = LinkNotes.attribute(&at, tagEnd) {
                    switch kind {
                    case .other: continue
                    case .id:
                        let anchor = LinkNotes.hash(value, from: base &* 31)
                        if !own.insert(anchor).inserted {
                            let words = "#\(String(decoding: value, as: UTF8.self)) (an id that stands twice)"
                            faults.append(BrokenLink(page: address.path, target: words))
                        }
                    case .link where value.first == UInt8(ascii: "#"):
                        let words = UnsafeBufferPointer(rebasing: value.dropFirst())
                        let offset = (value.baseAddress ?? start) - start
                        pending.append((LinkNotes.hash(words, from: base &* 31), offset..<(offset + value.count)))
                    case .link: note(value, path: path, page: page)
                    }
                }
                at = tagEnd
            }
        }
        for (anchor, range) in pending where !own.contains(anchor) {
            faults.append(BrokenLink(page: address.path, target: String(decoding: bytes[range], as: UTF8.self)))
        }
        anchors.formUnion(own)
    }

    private enum Kind { case link, id, other }

    /// The next attribute with a value in a tag.
    private static func attribute(
        _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> (kind: Kind, value: UnsafeBufferPointer<UInt8>)? {
        guard let found = memchr(at, Int32(UInt8(ascii: "=")), end - at) else { return nil }
        let equals = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        let start = equals + 2
        guard start <= end, equals[1] == UInt8(ascii: "\""),
            let found = memchr(start, Int32(UInt8(ascii: "\"")), end - start)
        else {
            at = equals + 1
            return (.other, UnsafeBufferPointer(start: at, count: 0))
        }
        let close = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
        let kind = equals - at >= 3 ? Self.kind(equals) : .other
        at = close + 1
        return (kind, UnsafeBufferPointer(start: start, count: close - start))
    }

    /// What attribute ends at `=`. At least a blank and two letters stand before.
    private static func kind(_ equals: UnsafePointer<UInt8>) -> Kind {
        switch (equals[-1], equals[-2], equals[-3]) {
        case (UInt8(ascii: "f"), UInt8(ascii: "e"), UInt8(ascii: "r")):
            equals[-4] == UInt8(ascii: "h") && equals[-5] <= 0x20 ? .link : .other
        case (UInt8(ascii: "c"), UInt8(ascii: "r"), UInt8(ascii: "s")): equals[-4] <= 0x20 ? .link : .other
        case (UInt8(ascii: "d"), UInt8(ascii: "i"), 0...0x20): .id
        default: .other
        }
    }

    private mutating func note(_ value: UnsafeBufferPointer<UInt8>, path: [UInt8], page: Int) {
        guard !value.isEmpty, !LinkNotes.isElsewhere(value) else { return }
        // `../` of two pages of one depth is the same place: most links are seen before they are resolved.
        resolved.removeAll(keepingCapacity: true)
        if let slash = path.lastIndex(of: UInt8(ascii: "/")) { resolved.append(contentsOf: path[...slash]) }
        var at = 0
        while value.count - at >= 3, value[at] == UInt8(ascii: "."), value[at + 1] == UInt8(ascii: "."),
            value[at + 2] == UInt8(ascii: "/")
        {
            at += 3
            if !resolved.isEmpty { resolved.removeLast() }
            while let last = resolved.last, last != UInt8(ascii: "/") { resolved.removeLast() }
        }
        let anchorStart = value.firstIndex(of: UInt8(ascii: "#")) ?? value.count
        while at < anchorStart {
            if value[at] == UInt8(ascii: "%"), at + 2 < anchorStart, let high = LinkNotes.digit(value[at + 1]),
                let low = LinkNotes.digit(value[at + 2])
            {
                resolved.append(high << 4 | low)
                at += 3
            } else {
                resolved.append(value[at])
                at += 1
            }
        }
        let target = LinkNotes.hash(resolved[...])
        var anchor: UInt64 = 0
        if anchorStart + 1 < value.count {
            anchor = LinkNotes.hash(UnsafeBufferPointer(rebasing: value[(anchorStart + 1)...]), from: target &* 31)
            hasAnchoredTargets = true
        }
        guard seen.insert(anchor == 0 ? target : anchor).inserted else { return }
        targets.append(Target(page: target, anchor: anchor, from: page, words: String(decoding: value, as: UTF8.self)))
    }

    /// Another site, a letter: not ours to check.
    private static func isElsewhere(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        if value.count > 1, value[0] == UInt8(ascii: "/"), value[1] == UInt8(ascii: "/") { return true }
        for byte in value {
            switch byte {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "?"): return false
            default: continue
            }
        }
        return false
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    static func hash(_ path: String) -> UInt64 { hash(Array(path.utf8)[...]) }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBufferPointer { hash($0, from: 0xCBF2_9CE4_8422_2325) }
    }

    /// FNV-1a.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt64) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
