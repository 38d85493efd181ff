import Figures

/// What a cell looks like.
public enum CellKind: Sendable {
    case empty, number, words

    public init(_ span: ByteSpan, _ text: borrowing [UInt8]) { self = CellLook(span, text).kind }
}

/// A cell, looked at once: what it looks like, and its number.
public struct CellLook: Sendable {
    public let span: ByteSpan
    public let kind: CellKind
    /// Nil where the cell is no number, or where its digits do not stand right at its beginning or behind its sign.
    public let number: Decimal?

    public init(_ span: ByteSpan, _ text: borrowing [UInt8]) {
        self.span = span
        guard !span.isEmpty else {
            kind = .empty
            number = nil
            return
        }
        var cursor = Cursor(text, span)
        // Nearly all cells of words.
        if cursor.here >= 0xE4, cursor.here <= 0xE9 {
            kind = .words
            number = nil
            return
        }
        let isNegative = cursor.eat(UInt8(ascii: "-")) || cursor.eat("－") || cursor.eat("−")
        let start = cursor.position
        cursor.skipSpace()
        let isPadded = cursor.position > start
        guard let value = try? cursor.number() else {
            kind = .words
            number = nil
            return
        }
        if !cursor.isAtEnd {
            cursor.skipSpace()
            _ = cursor.eat("万") || cursor.eat("亿")
            _ =
                cursor.eat("%") || cursor.eat("％") || cursor.eat("元") || cursor.eat("分") || cursor.eat("人")
                || cursor.eat("个") || cursor.eat("名")
        }
        kind = cursor.isAtEnd ? .number : .words
        number = kind == .number && !isPadded ? (isNegative ? value.negated : value) : nil
    }
}
