import Figures

extension BlockBuilder {
    /// A table of contents: the line 目录 and what stands under it until its first entry comes again,
    /// or lines that end in dots and a page number.
    mutating func contents(at i: Int) -> Int? {
        let line = lines[i]
        guard line.characters <= 60 else { return nil }
        if hasLeader(line) { return take(contents: i..<(i + 1)) }
        guard isContentsTitle(line) else { return nil }
        var entries: [ArraySlice<UInt8>] = []
        var end = i + 1
        while end < lines.count {
            let entry = lines[end]
            if entry.isBlank {
                end += 1
                continue
            }
            guard entry.characters <= 60, !entry.endsSentence || hasLeader(entry) else { break }
            let words = key(entry)
            if let first = entries.first, words == first { break }
            if !hasLeader(entry), Numbering.read(bytes, entry.span) == nil, !entry.hasDigit, entries.count > 1 { break }
            entries.append(words)
            end += 1
        }
        return entries.count >= 2 ? take(contents: i..<end) : nil
    }

    private mutating func take(contents range: Range<Int>) -> Int {
        close()
        let start = text.count
        for line in lines[range] where !line.isBlank {
            append(line.span, cleaning: line.needsCleaning)
            separate(0x0A)
        }
        blocks.append(.contents(ByteSpan(start, text.count)))
        return range.upperBound
    }

    private func isContentsTitle(_ line: Line) -> Bool {
        guard line.characters <= 6 else { return false }
        var cursor = Cursor(bytes, line.span)
        guard cursor.eat("目") else { return false }
        cursor.skipSpace()
        return (cursor.eat("录") || cursor.eat("次")) && cursor.isAtEnd
    }

    /// Dots that lead to a page number: …… 3 or ...... 12.
    private func hasLeader(_ line: Line) -> Bool {
        guard line.hasDigit, endsLikePageNumber(line) else { return false }
        var cursor = Cursor(bytes, line.span)
        var dots = 0
        while !cursor.isAtEnd {
            if cursor.eat("…") {
                dots += 3
            } else if cursor.eat(".") || cursor.eat("·") || cursor.eat("．") {
                dots += 1
            } else if dots >= 4 {
                cursor.skipSpace()
                while cursor.eat("-") || cursor.eat("—") || cursor.eat(" ") {}
                guard cursor.digit() != nil else { return false }
                while let digit = cursor.digit() { cursor.position += digit.length }
                while cursor.eat("-") || cursor.eat("—") || cursor.eat(" ") {}
                return cursor.isAtEnd
            } else {
                dots = 0
                cursor.step()
            }
        }
        return false
    }

    /// The last byte of a digit of either width, or of a dash.
    private func endsLikePageNumber(_ line: Line) -> Bool {
        switch bytes[line.span.end - 1] {
        case 0x30...0x39, 0x90...0x99, UInt8(ascii: "-"): true
        default: false
        }
    }

    /// An entry's words without its page number.
    private func key(_ line: Line) -> ArraySlice<UInt8> {
        var slice = bytes[line.span.range]
        while true {
            if let last = slice.last,
                (last >= 0x30 && last <= 0x39) || last == 0x20 || last == 0x09 || last == UInt8(ascii: ".")
            {
                slice.removeLast()
            } else if slice.suffix(3).elementsEqual("…".utf8) || slice.suffix(3).elementsEqual("．".utf8) {
                slice.removeLast(3)
            } else if slice.suffix(2).elementsEqual("·".utf8) {
                slice.removeLast(2)
            } else {
                break
            }
        }
        return slice
    }
}
