import Figures

/// What objects and arrays share: the bytes, the depth, how values are written.
@usableFromInline
struct JSONWriter: ~Copyable {
    @usableFromInline var out: Sheet
    @usableFromInline let isPretty: Bool
    @usableFromInline let inScript: Bool
    @usableFromInline var depth = 0

    @usableFromInline
    init(room: Int, style: JSON.Style, inScript: Bool) {
        // An array that is used again has the room that the document before took.
        out = Sheet(capacity: max(1 << 10, min(room, 1 << 15)))
        isPretty = style == .pretty
        self.inScript = inScript
    }

    /// Gives away what was written.
    @usableFromInline
    mutating func end(_ document: inout [UInt8]) {
        if isPretty { out.append(atMost: 1) { $0.put(UInt8(ascii: "\n")) } }
        out.move(to: &document)
    }

    @inlinable
    mutating func object<Failure: Error>(
        _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "{"))
        var isEmpty = true
        let result = withUnsafeMutablePointer(to: &self) { writer -> Result<Void, Failure> in
            var object = JSONObject(writer: writer)
            do throws(Failure) {
                try body(&object)
                isEmpty = object.isEmpty
                return .success(())
            } catch {
                isEmpty = object.isEmpty
                return .failure(error)
            }
        }
        close(UInt8(ascii: "}"), isEmpty: isEmpty)
        try result.get()
    }

    @inlinable
    mutating func array<Failure: Error>(
        _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "["))
        var isEmpty = true
        let result = withUnsafeMutablePointer(to: &self) { writer -> Result<Void, Failure> in
            var array = JSONArray(writer: writer)
            do throws(Failure) {
                try body(&array)
                isEmpty = array.isEmpty
                return .success(())
            } catch {
                isEmpty = array.isEmpty
                return .failure(error)
            }
        }
        close(UInt8(ascii: "]"), isEmpty: isEmpty)
        try result.get()
    }

    @usableFromInline
    mutating func open(_ bracket: UInt8) {
        out.append(atMost: 1) { $0.put(bracket) }
        depth += 1
    }

    @usableFromInline
    mutating func close(_ bracket: UInt8, isEmpty: Bool) {
        depth -= 1
        let indent = isEmpty ? nil : indent
        out.append(atMost: separatorRoom + 1) { tail in
            tail.newLine(indent)
            tail.put(bracket)
        }
    }

    /// How many blanks a line begins with; nil where there are no lines.
    @inlinable @inline(__always)
    var indent: Int? { isPretty ? depth * 2 : nil }

    /// A comma, a line break, blanks.
    @inlinable @inline(__always)
    var separatorRoom: Int { isPretty ? depth * 2 + 2 : 1 }

    /// A value that the closure puts, after what stands before every value of an array.
    @inlinable @inline(__always)
    mutating func value(first: Bool, room: Int, _ body: (inout Tail) -> Void) {
        let indent = indent
        out.append(atMost: separatorRoom + room) { tail in
            if !first { tail.put(UInt8(ascii: ",")) }
            tail.newLine(indent)
            body(&tail)
        }
    }

    /// A key, which needs no escaping, and a value that the closure puts.
    @inlinable @inline(__always)
    mutating func field(_ key: StaticString, first: Bool, room: Int, _ body: (inout Tail) -> Void) {
        let indent = indent
        out.append(atMost: separatorRoom + key.utf8CodeUnitCount + 4 + room) { tail in
            if !first { tail.put(UInt8(ascii: ",")) }
            tail.newLine(indent)
            tail.put(UInt8(ascii: "\""))
            tail.put(key)
            tail.put("\":")
            if indent != nil { tail.put(UInt8(ascii: " ")) }
            body(&tail)
        }
    }

    /// Text that need not be plain.
    @usableFromInline
    mutating func string(_ value: UnsafeBufferPointer<UInt8>) {
        if Escape.isPlainJSON(value, inScript: inScript) {
            return out.append(atMost: value.count + 2) { $0.put(quoted: value) }
        }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(value.count + 64)
        Escape.writeJSON(value, inScript, &escaped)
        escaped.withUnsafeBufferPointer { escaped in
            out.append(atMost: escaped.count + 2) { $0.put(quoted: escaped) }
        }
    }
}

extension Tail {
    @inlinable @inline(__always)
    mutating func newLine(_ indent: Int?) {
        guard let indent else { return }
        put(UInt8(ascii: "\n"))
        put(UInt8(ascii: " "), count: indent)
    }

    @inlinable @inline(__always)
    mutating func put(quoted decimal: Decimal, places: Int = 0) {
        put(UInt8(ascii: "\""))
        put(decimal: decimal, places: places)
        put(UInt8(ascii: "\""))
    }

    @inlinable @inline(__always)
    mutating func put(quoted plain: UnsafeBufferPointer<UInt8>) {
        put(UInt8(ascii: "\""))
        put(plain)
        put(UInt8(ascii: "\""))
    }

    /// `[1,2]`, or `[1, 2]`: on one line in both styles. At most 44 bytes.
    @inlinable @inline(__always)
    mutating func put(_ span: ByteSpan, isPretty: Bool) {
        put(UInt8(ascii: "["))
        put(number: span.start)
        put(UInt8(ascii: ","))
        if isPretty { put(UInt8(ascii: " ")) }
        put(number: span.end)
        put(UInt8(ascii: "]"))
    }
}
