/// A line as ``MarkdownText`` writes it, cut into pieces from left to right.
///
/// Known are words, escapes, links and strong words in their simplest form, which mean the same wherever they stand.
/// Everything else is foreign: what it means, only a parser of the whole can tell.
struct PlainLine {
    enum Piece {
        /// Words that stand in a page as they are.
        case words(Range<Int>)
        /// An ASCII character that may need escaping.
        case character(UInt8)
        case link(address: Range<Int>)
        case linkEnd
        case strong
        case strongEnd
        /// A pipe without a backslash: in a table, the end of a cell.
        case pipe
        /// The line break, which is left, or the end of the document.
        case end
        case foreign
    }

    let source: UnsafeBufferPointer<UInt8>
    /// Where the next piece begins.
    var at = 0
    private var linkEnd: (words: Int, address: Int)?
    private var isStrong = false

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The next byte, a line break where there is none.
    @inline(__always)
    var first: UInt8 { byte(at) }

    @inline(__always)
    func byte(_ place: Int) -> UInt8 { place < source.count ? source[place] : 0x0A }

    var isAtEnd: Bool { at >= source.count }

    /// From here to the line break.
    var wholeLine: Range<Int> { at..<(source.index(of: 0x0A, or: 0x0A, from: at) ?? source.count) }

    /// Whether nothing in a line of a fenced block could end it or be read as something else.
    static func isVerbatim(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        verbatim.first(in: line, from: 0) == line.count
    }

    mutating func skipSpaces() {
        while first == 0x20 { at += 1 }
    }

    mutating func next() -> Piece {
        let start = at
        at = Runs.end(of: source, from: at, PlainLine.telling)
        if at > start { return .words(start..<at) }
        let byte = first
        switch byte {
        case 0x0A: return isStrong ? .foreign : .end
        case UInt8(ascii: "|"):
            guard !isStrong, linkEnd == nil else { return .foreign }
            at += 1
            return .pipe
        case UInt8(ascii: ">"):
            at += 1
            return .character(byte)
        case UInt8(ascii: "!"):
            // With a link behind it, it is an image.
            guard self.byte(at + 1) != UInt8(ascii: "[") else { return .foreign }
            at += 1
            return .character(byte)
        case UInt8(ascii: "\\"):
            let escaped = self.byte(at + 1)
            guard PlainLine.isPunctuation(escaped) else { return .foreign }
            at += 2
            return .character(escaped)
        case UInt8(ascii: "&"): return entity()
        case UInt8(ascii: "["): return link()
        case UInt8(ascii: "]"):
            guard let linkEnd, linkEnd.words == at else { return .foreign }
            at = linkEnd.address + 1
            self.linkEnd = nil
            return .linkEnd
        case UInt8(ascii: "*"): return stars()
        default: return .foreign
        }
    }

    /// `&#9;`, `&#10;`, `&#13;`, `&#32;`: white space that would be trimmed or folded.
    private mutating func entity() -> Piece {
        guard byte(at + 1) == UInt8(ascii: "#") else { return .foreign }
        var (place, value) = (at + 2, 0)
        while place < at + 4, byte(place) >= 0x30, byte(place) <= 0x39 {
            value = value * 10 + Int(byte(place) - 0x30)
            place += 1
        }
        guard byte(place) == UInt8(ascii: ";"), value == 9 || value == 10 || value == 13 || value == 32 else {
            return .foreign
        }
        at = place + 1
        return .character(UInt8(value))
    }

    /// `[words](address)`, with an address that is nothing but letters, digits and `#/-._~`.
    private mutating func link() -> Piece {
        guard !isStrong, linkEnd == nil else { return .foreign }
        var place = at + 1
        while byte(place) != UInt8(ascii: "]") {
            if byte(place) == 0x0A || byte(place) == UInt8(ascii: "[") { return .foreign }
            place += byte(place) == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place > at + 1, byte(place + 1) == UInt8(ascii: "(") else { return .foreign }
        let start = place + 2
        var end = start
        while PlainLine.isInAddress(byte(end)) { end += 1 }
        guard end > start, byte(end) == UInt8(ascii: ")") else { return .foreign }
        linkEnd = (place, end)
        at += 1
        return .link(address: start..<end)
    }

    /// `**` with a Chinese character, a letter or a digit on its inner side: it can then not be taken for anything else.
    private mutating func stars() -> Piece {
        guard linkEnd == nil, byte(at + 1) == UInt8(ascii: "*"), byte(at + 2) != UInt8(ascii: "*") else {
            return .foreign
        }
        if isStrong {
            guard at > 0, PlainLine.isWord(source[at - 1]) || (at >= 3 && PlainLine.isHan(source[at - 3])) else {
                return .foreign
            }
        } else {
            guard PlainLine.isWord(byte(at + 2)) || PlainLine.isHan(byte(at + 2)) else { return .foreign }
        }
        at += 2
        isStrong.toggle()
        return isStrong ? .strong : .strongEnd
    }

    /// Whether a paragraph or an item of a list can begin here: nothing here looks like another block.
    var beginsWords: Bool {
        switch first {
        case 0x00...0x20, UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "="), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "|"):
            return false
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var place = at
            while byte(place) >= 0x30, byte(place) <= 0x39 { place += 1 }
            return byte(place) != UInt8(ascii: ".") && byte(place) != UInt8(ascii: ")")
        default: return true
        }
    }

    /// The line, where it has nothing but words and pipes.
    var unmarkedRow: Range<Int>? {
        let end = Runs.end(of: source, from: at, PlainLine.markup)
        return byte(end) == 0x0A ? at..<end : nil
    }

    /// ``! & * < > [ \ ] _ ` ``, U+0000 to U+001F and U+007F.
    private static var markup: Specials {
        Specials(
            low: 0xFFFF_FFFF | 1 << 33 | 1 << 38 | 1 << 42 | 1 << 60 | 1 << 62,
            high: 1 << 27 | 1 << 28 | 1 << 29 | 1 << 31 | 1 << 32 | 1 << 63)
    }

    /// The same, and `|`.
    private static var telling: Specials { Specials(low: markup.low, high: markup.high | 1 << 60) }

    /// ``& \ ` `` and U+0000 to U+001F.
    private static var verbatim: Specials { Specials(low: 0xFFFF_FFFF | 1 << 38, high: 1 << 28 | 1 << 32) }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: isWord(byte)
        }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// The first byte of U+4000 to U+9FFF.
    private static func isHan(_ byte: UInt8) -> Bool { byte >= 0xE4 && byte <= 0xE9 }
}
