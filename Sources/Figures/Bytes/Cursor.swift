/// Walks UTF-8 bytes that were validated once.
///
/// A cursor never decodes: words are compared as bytes, and Chinese text is mostly skipped three
/// bytes at a time. It never leaves its bytes: at the end every look gives nothing.
///
/// It borrows what it walks, so that making one and copying one costs nothing.
public struct Cursor: ~Escapable {
    public let bytes: Span<UInt8>
    public var position: Int
    /// At most the number of bytes.
    public let end: Int

    @inlinable
    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>, _ span: ByteSpan) {
        self.bytes = bytes
        self.position = max(0, span.start)
        self.end = min(bytes.count, span.end)
    }

    @inlinable
    @_lifetime(borrow bytes)
    public init(_ bytes: borrowing [UInt8], _ span: ByteSpan) {
        self.init(bytes.span, span)
    }

    @inlinable
    @_lifetime(borrow bytes)
    public init(_ bytes: borrowing [UInt8]) {
        self.init(bytes.span, ByteSpan(0, bytes.count))
    }

    @inlinable public var isAtEnd: Bool { position >= end }

    /// The byte here, or 0 at the end.
    @inlinable public var here: UInt8 { byte(at: position) }

    /// The byte `offset` further on, or 0 outside.
    @inlinable
    public func ahead(_ offset: Int) -> UInt8 {
        byte(at: position + offset)
    }

    /// The byte at a place, or 0 outside.
    @inlinable
    @inline(__always)
    func byte(at place: Int) -> UInt8 {
        // Unsigned, so that one comparison proves both bounds.
        UInt(bitPattern: place) < UInt(bitPattern: end) ? bytes[unchecked: place] : 0
    }

    @inlinable
    public mutating func eat(_ byte: UInt8) -> Bool {
        guard here == byte, !isAtEnd else { return false }
        position += 1
        return true
    }

    /// The character here, if it has one byte or three, as nearly all have; NUL otherwise and at the end.
    @inlinable public var character: Unicode.Scalar { character(at: 0) }

    /// The character `offset` bytes further on.
    @inlinable
    @inline(__always)
    public func character(at offset: Int) -> Unicode.Scalar {
        let place = position + offset
        let lead = byte(at: place)
        if lead < 0x80 { return Unicode.Scalar(lead) }
        guard lead >= 0xE0, lead < 0xF0, place &+ 3 <= end else { return "\0" }
        // A lead byte was seen at the place, so that it lies inside.
        let (second, third) = (bytes[unchecked: place &+ 1], bytes[unchecked: place &+ 2])
        return Unicode.Scalar(UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)) ?? "\0"
    }

    /// Steps over `word` if it stands here.
    @inlinable
    @inline(__always)
    public mutating func eat(_ word: StaticString) -> Bool {
        guard stands(word) else { return false }
        position += word.utf8CodeUnitCount
        return true
    }

    @inlinable
    @inline(__always)
    public func stands(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position >= 0, position + count <= end else { return false }
        return isWord(word, at: position)
    }

    /// Whether the bytes from `place` on, all of them inside, are those of `word`.
    @inlinable
    @inline(__always)
    func isWord(_ word: StaticString, at place: Int) -> Bool {
        let start = word.utf8Start
        var i = 0
        while i < word.utf8CodeUnitCount {
            if bytes[unchecked: place &+ i] != start[i] { return false }
            i &+= 1
        }
        return true
    }

    /// Whether `word` ends right before the cursor.
    @inlinable public func follows(_ word: StaticString) -> Bool { self.word(word, endsAt: position) }

    /// Whether `word` ends right before `place`.
    @inlinable
    @inline(__always)
    public func word(_ word: StaticString, endsAt place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place >= count, place <= bytes.count else { return false }
        return isWord(word, at: place - count)
    }

    /// Steps over one character.
    @inlinable
    public mutating func step() {
        position = min(end, position + characterLength(here))
    }

    /// Steps over spaces of every kind, line breaks included.
    @inlinable
    public mutating func skipSpace() {
        while let length = spaceLength { position += length }
    }

    @inlinable
    var spaceLength: Int? {
        switch here {
        case 0x20, 0x09, 0x0A, 0x0D: return isAtEnd ? nil : 1
        case 0xC2: return ahead(1) == 0xA0 ? 2 : nil
        case 0xE3: return ahead(1) == 0x80 && ahead(2) == 0x80 ? 3 : nil
        default: return nil
        }
    }
}

/// The length of the UTF-8 character that begins with `byte`.
@inlinable
public func characterLength(_ byte: UInt8) -> Int {
    if byte < 0x80 { return 1 }
    if byte < 0xE0 { return 2 }
    return byte < 0xF0 ? 3 : 4
}
