import Figures

/// The text is written once, front to back, and remembers where it came from.
extension BlockBuilder {
    /// Writes words of the source, marks taken out, and gives their place in the text.
    @discardableResult
    mutating func append(_ span: ByteSpan, cleaning: Bool) -> ByteSpan {
        let start = text.count
        guard !span.isEmpty else { return ByteSpan(start, start) }
        mapTo(span.start)
        guard cleaning else {
            take(span.range)
            return ByteSpan(start, text.count)
        }
        let bytes = bytes
        var cursor = Cursor(bytes, span)
        while !cursor.isAtEnd {
            let runStart = cursor.position
            while !cursor.isAtEnd, !OddMark.mayBegin(with: cursor.here) || OddMark(cursor) == nil { cursor.step() }
            if cursor.position > runStart {
                mapTo(runStart)
                take(runStart..<cursor.position)
            }
            guard let mark = OddMark(cursor) else { break }
            mapTo(cursor.position)
            switch mark.meaning {
            case .emphasis: toggleEmphasis()
            case .space: text.append(0x20)
            case .lineBreak: text.append(0x0A)
            case .nothing: break
            }
            cursor.position = min(cursor.end, cursor.position + mark.length)
        }
        return ByteSpan(start, text.count)
    }

    /// Takes bytes as they were received.
    private mutating func take(_ range: Range<Int>) {
        bytes.withUnsafeBufferPointer { text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Writes a byte that stands between words: a line break between blocks, a tab between cells.
    mutating func separate(_ byte: UInt8) {
        if !text.isEmpty, text.last != 0x0A || byte != 0x0A { text.append(byte) }
    }

    mutating func mapTo(_ place: Int) {
        map.add(text: text.count, source: place)
    }

    mutating func toggleEmphasis() {
        if let start = emphasisStart {
            if text.count > start { emphases.append(ByteSpan(start, text.count)) }
            emphasisStart = nil
        } else {
            emphasisStart = text.count
        }
    }

    /// A space where a line break stood between two Latin words or digits.
    mutating func joinSpace(before span: ByteSpan) {
        guard !span.isEmpty, let last = text.last, last < 0x80, bytes[span.start] < 0x80, !endsWithDigit else { return }
        text.append(0x20)
    }
}
