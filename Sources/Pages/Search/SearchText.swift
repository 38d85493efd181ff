/// The text that is searched, in UTF-16 as the script has it: lines, a tab between cells, no other white space twice.
///
/// It is cut into pieces, so that nobody loads a long text for one sentence of it. A piece ends with a line. A line that
/// is longer than a piece goes on in the next one, whose beginning repeats what stood before the cut: no phrase is lost.
struct SearchText {
    /// One after the other, each with its head: a line that says whose it is.
    private(set) var units: [UInt16] = []
    /// Where each piece begins, and where its lines begin after the head.
    private(set) var pieces: [(start: Int, lines: Int)] = []
    private var head: [UInt16] = []
    private var part = SearchText.report
    private var lineStart = 0

    static let pieceUnits = 3000
    /// How much a cut line repeats: twice the longest phrase that is searched for.
    static let overlap = 256

    /// The parts of a disclosure.
    static let report = UInt16(UInt8(ascii: "r"))
    static let accounts = UInt16(UInt8(ascii: "a"))
    static let scores = UInt16(UInt8(ascii: "s"))
    /// Stands between the names of departments.
    static let name = UInt16(UInt8(ascii: "n"))
    /// Begins a line that names the part of the lines after it.
    static let partMark: UInt16 = 2

    private static let newline: UInt16 = 10
    private static let tab: UInt16 = 9
    private static let space: UInt16 = 32

    mutating func removeAll() {
        units.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
    }

    /// Begins what is found together. The fields of the head are parted by tabs.
    mutating func begin(_ fields: [String]) {
        head.removeAll(keepingCapacity: true)
        for (index, field) in fields.enumerated() {
            if index > 0 { head.append(SearchText.tab) }
            for unit in field.utf16 { head.append(unit < 0x20 ? SearchText.space : unit) }
        }
        head.append(SearchText.newline)
        part = SearchText.report
        beginPiece()
    }

    private mutating func beginPiece() {
        let start = units.count
        units += head
        let lines = units.count
        if part != SearchText.report { units += [SearchText.partMark, part, SearchText.newline] }
        lineStart = units.count
        pieces.append((start, lines))
    }

    /// What follows belongs to another part.
    mutating func begin(part: UInt16) {
        self.part = part
        units += [SearchText.partMark, part, SearchText.newline]
        lineStart = units.count
    }

    /// Adds lines of UTF-8 that is known to be valid.
    mutating func append(_ text: [UInt8]) {
        units.reserveCapacity(units.count + text.count / 2 + 64)
        text.withUnsafeBufferPointer { append($0) }
        endLine()
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < text.count {
            at = appendRun(of: text, from: at)
            if units.count - lineStart >= SearchText.pieceUnits {
                cutLine()
            } else if at < text.count, text[at] == UInt8(SearchText.newline) {
                endLine()
                at += 1
            }
        }
    }

    /// Adds what stands before the next line break, or as much of it as makes a piece; gives where the rest begins.
    private mutating func appendRun(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        let last = units.count > lineStart ? units[units.count - 1] : SearchText.newline
        // A space gives way to a tab after it, so it is written again.
        if last == SearchText.space { units.removeLast() }
        let room = SearchText.pieceUnits - (units.count - lineStart)
        units.append(addingCapacity: room + 1) { span in
            span.withUnsafeMutableBufferPointer { out, written in
                (at, written) = SearchText.writeRun(of: text, from: start, after: last, into: out, room)
            }
        }
        return at
    }

    /// Gives where the rest begins, and how many units were written: at most one more than `room`.
    private static func writeRun(
        of text: UnsafeBufferPointer<UInt8>, from start: Int, after before: UInt16,
        into out: UnsafeMutableBufferPointer<UInt16>, _ room: Int
    ) -> (at: Int, written: Int) {
        var (at, last, count) = (start, before, 0)
        let end = text.count
        if last == space {
            out[count] = last
            count &+= 1
        }
        while at < end, count < room {
            let byte = text[at]
            if byte >= 0xE0, byte < 0xF0, at &+ 2 < end {
                last = UInt16(byte & 0x0F) << 12 | UInt16(text[at &+ 1] & 0x3F) << 6 | UInt16(text[at &+ 2] & 0x3F)
                at &+= 3
            } else if byte > 0x20, byte < 0x7F {
                last = UInt16(byte)
                at &+= 1
            } else if byte == 0x0A {
                break
            } else if byte < 0x80 {
                at &+= 1
                if byte == 0x09 {
                    if last == space { count &-= 1 }
                    last = tab
                } else if byte == 0x0D || byte == 0x20, last != space, last != tab, last != newline {
                    last = space
                } else {
                    continue
                }
            } else if byte < 0xE0, at &+ 1 < end {
                last = UInt16(byte & 0x1F) << 6 | UInt16(text[at &+ 1] & 0x3F)
                at &+= 2
            } else if at &+ 3 < end {
                var code = UInt32(byte & 0x07) << 18 | UInt32(text[at &+ 1] & 0x3F) << 12
                code |= UInt32(text[at &+ 2] & 0x3F) << 6 | UInt32(text[at &+ 3] & 0x3F)
                code &-= 0x10000
                out[count] = UInt16(0xD800 + code >> 10)
                count &+= 1
                last = UInt16(0xDC00 + code & 0x3FF)
                at &+= 4
            } else {
                return (end, count)
            }
            out[count] = last
            count &+= 1
        }
        return (at, count)
    }

    private mutating func endLine() {
        if let last = units.last, last == SearchText.space || last == SearchText.tab, units.count > lineStart {
            units.removeLast()
        }
        guard units.count > lineStart else { return }
        if let piece = pieces.last, units.count - piece.lines > SearchText.pieceUnits { moveLine() }
        units.append(SearchText.newline)
        lineStart = units.count
    }

    /// Lets the line that is being written begin a piece, where it does not yet.
    private mutating func moveLine() {
        guard let piece = pieces.last, lineStart > piece.lines + 3 else { return }
        let line = Array(units[lineStart...])
        units.removeLast(line.count)
        beginPiece()
        units += line
    }

    /// Ends a line that is longer than a piece, between words where there is such a place.
    private mutating func cutLine() {
        moveLine()
        var from = units.count - SearchText.overlap
        while from < units.count - SearchText.overlap / 2, SearchText.isOfWord(units[from - 1]) { from += 1 }
        let repeated = Array(units[from...])
        // What may be half a word is left to the next piece.
        for _ in 0..<(SearchText.overlap / 2) {
            guard let last = units.last, SearchText.isOfWord(last) else { break }
            units.removeLast()
        }
        units.append(SearchText.newline)
        beginPiece()
        units += repeated
    }

    private static func isOfWord(_ unit: UInt16) -> Bool {
        let code = Tokens.folded(UInt32(unit))
        return code &- 0x30 < 10 || code &- 0x61 < 26 || code == 0x2E || unit & 0xF800 == 0xD800
    }

    /// The units of a piece, its head with it.
    func range(_ piece: Int) -> Range<Int> {
        pieces[piece].start..<(piece + 1 < pieces.count ? pieces[piece + 1].start : units.count)
    }
}
