import Glibc
import Pages

/// The links and anchors of pages, as numbers.
///
/// A page is walked once, from `=` to `=`: what stands before tells whether it is `href`, `src` or `id`, and whether it
/// stands in a tag. Links to places on the page itself are checked at once; others are kept, each but once.
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
    /// Those of all pages, each with its page in its number.
    private(set) var anchors: [UInt64] = []
    private(set) var faults: [BrokenLink] = []
    private var seen: Set<UInt64> = []
    private var ids: [Place] = []
    private var ownLinks: [Place] = []

    /// A place on the page at hand: its number, and where its name stands.
    private struct Place {
        var number: UInt64
        var name: Range<Int>
    }

    /// Forgets the pages noted so far, and keeps the room.
    mutating func removeAll() {
        targets.removeAll(keepingCapacity: true)
        anchors.removeAll(keepingCapacity: true)
        faults.removeAll()
        seen.removeAll(keepingCapacity: true)
    }

    mutating func note(_ bytes: borrowing [UInt8], at address: Address, page: Int) {
        var path = address.path
        let base = LinkNotes.hash(path) &* 31
        ids.removeAll(keepingCapacity: true)
        ownLinks.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let end = start + buffer.count
            var at = start
            while let found = memchr(at, Int32(UInt8(ascii: "=")), end - at) {
                let equals = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
                at = equals + 1
                let kind = LinkNotes.kind(equals, start)
                guard kind != .other, at < end, at.pointee == UInt8(ascii: "\""), LinkNotes.isInTag(equals, start),
                    let close = memchr(at + 1, Int32(UInt8(ascii: "\"")), end - at - 1)
                else { continue }
                let value = UnsafeBufferPointer(
                    start: at + 1, count: UnsafePointer(close.assumingMemoryBound(to: UInt8.self)) - at - 1)
                at += value.count + 2
                let place = equals + 2 - start
                if kind == .id {
                    let name = place..<(place + value.count)
                    ids.append(Place(number: LinkNotes.hash(value, from: base), name: name))
                } else if value.first == UInt8(ascii: "#") {
                    let words = UnsafeBufferPointer(rebasing: value.dropFirst())
                    let name = place..<(place + value.count)
                    ownLinks.append(Place(number: LinkNotes.hash(words, from: base), name: name))
                } else {
                    path.withUTF8 { note(value, path: $0, page: page) }
                }
            }
        }
        // No id stands twice on a page, and every link on the page itself leads to one.
        ids.sort { $0.number < $1.number }
        for (place, next) in zip(ids, ids.dropFirst()) where place.number == next.number {
            let words = "#\(String(decoding: bytes[next.name], as: UTF8.self)) (an id that stands twice)"
            faults.append(BrokenLink(page: address.path, target: words))
        }
        for link in ownLinks where !hasID(link.number) {
            faults.append(BrokenLink(page: address.path, target: String(decoding: bytes[link.name], as: UTF8.self)))
        }
        anchors.append(contentsOf: ids.lazy.map(\.number))
    }

    private func hasID(_ number: UInt64) -> Bool {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low].number == number
    }

    private enum Kind { case link, id, other }

    /// What attribute ends at `=`: its name stands behind white space.
    private static func kind(_ equals: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>) -> Kind {
        guard equals - start >= 5 else { return .other }
        switch equals[-1] {
        case UInt8(ascii: "f"):
            return equals[-2] == UInt8(ascii: "e") && equals[-3] == UInt8(ascii: "r") && equals[-4] == UInt8(ascii: "h")
                && equals[-5] <= 0x20 ? .link : .other
        case UInt8(ascii: "c"):
            return equals[-2] == UInt8(ascii: "r") && equals[-3] == UInt8(ascii: "s") && equals[-4] <= 0x20
                ? .link : .other
        case UInt8(ascii: "d"): return equals[-2] == UInt8(ascii: "i") && equals[-3] <= 0x20 ? .id : .other
        default: return .other
        }
    }

    /// `<` and `>` in text are escaped, and in attributes too, as are quotes: a tag is what it looks like.
    private static func isInTag(_ place: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>) -> Bool {
        var at = place
        while at > start {
            at -= 1
            if at.pointee == UInt8(ascii: ">") { return false }
            if at.pointee == UInt8(ascii: "<") { return at[1] != UInt8(ascii: "!") && at[1] != UInt8(ascii: "/") }
        }
        return false
    }

    private mutating func note(_ value: UnsafeBufferPointer<UInt8>, path: UnsafeBufferPointer<UInt8>, page: Int) {
        guard !value.isEmpty, !LinkNotes.isElsewhere(value) else { return }
        // The page for what is not there leads from the host's root, wherever on it the site is; others must not.
        if value[0] == UInt8(ascii: "/"), path.elementsEqual("404.html".utf8) { return }
        // From the page's folder up, once for each `../`.
        var folder = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        var at = 0
        while value.count - at >= 3, value[at] == UInt8(ascii: "."), value[at + 1] == UInt8(ascii: "."),
            value[at + 2] == UInt8(ascii: "/")
        {
            at += 3
            folder = path[..<max(0, folder - 1)].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        }
        var target = LinkNotes.hash(UnsafeBufferPointer(rebasing: path[..<folder]), from: LinkNotes.start)
        while at < value.count, value[at] != UInt8(ascii: "#"), value[at] != UInt8(ascii: "?") {
            if value[at] == UInt8(ascii: "%"), at + 2 < value.count, let high = LinkNotes.digit(value[at + 1]),
                let low = LinkNotes.digit(value[at + 2])
            {
                target = LinkNotes.hash(high << 4 | low, after: target)
                at += 3
            } else {
                target = LinkNotes.hash(value[at], after: target)
                at += 1
            }
        }
        // What a page is asked is not part of its name.
        while at < value.count, value[at] != UInt8(ascii: "#") { at += 1 }
        var anchor: UInt64 = 0
        if at + 1 < value.count {
            anchor = LinkNotes.hash(UnsafeBufferPointer(rebasing: value[(at + 1)...]), from: target &* 31)
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

    static func hash(_ file: StateEntry.File) -> UInt64 {
        let bytes = UnsafeRawPointer(file.path).assumingMemoryBound(to: UInt8.self)
        return hash(UnsafeBufferPointer(start: bytes, count: file.pathCount), from: start)
    }

    static func hash(_ path: String) -> UInt64 {
        var path = path
        return path.withUTF8 { hash($0, from: start) }
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt64) -> UInt64 {
        var number = start
        for byte in bytes { number = hash(byte, after: number) }
        return number
    }

    /// FNV-1a.
    private static func hash(_ byte: UInt8, after number: UInt64) -> UInt64 {
        (number ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
