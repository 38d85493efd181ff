import Figures

/// What objects and arrays share: the buffer, the depth, how values are written.
@usableFromInline
struct JSONWriter {
    var out: [UInt8]
    let style: JSON.Style
    let inScript: Bool
    var depth = 0

    init(out: [UInt8], style: JSON.Style, inScript: Bool) {
        self.out = out
        self.style = style
        self.inScript = inScript
    }

    mutating func object<Failure: Error>(
        _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        out.append(UInt8(ascii: "{"))
        depth += 1
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

    mutating func array<Failure: Error>(
        _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        out.append(UInt8(ascii: "["))
        depth += 1
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

    private mutating func close(_ bracket: UInt8, isEmpty: Bool) {
        depth -= 1
        if !isEmpty { newLine() }
        out.append(bracket)
    }

    /// Before each value of an array and each key of an object.
    mutating func separate(first: Bool) {
        if !first { out.append(UInt8(ascii: ",")) }
        newLine()
    }

    mutating func newLine() {
        guard style == .pretty else { return }
        out.append(UInt8(ascii: "\n"))
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    @usableFromInline
    mutating func string(_ value: UnsafeBufferPointer<UInt8>) {
        out.append(UInt8(ascii: "\""))
        Escape.writeJSON(value, inScript, &out)
        out.append(UInt8(ascii: "\""))
    }

    mutating func decimal(_ value: Decimal) {
        out.append(UInt8(ascii: "\""))
        out.append(decimal: value)
        out.append(UInt8(ascii: "\""))
    }

    mutating func bool(_ value: Bool) { out.append(value ? "true" : "false") }
    @usableFromInline
    mutating func null() { out.append("null") }

    /// On one line in both styles: spans, counts.
    mutating func ints(_ values: some Sequence<Int>) {
        out.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst {
                out.append(UInt8(ascii: ","))
                if style == .pretty { out.append(UInt8(ascii: " ")) }
            }
            isFirst = false
            out.append(number: value)
        }
        out.append(UInt8(ascii: "]"))
    }

    mutating func span(_ span: ByteSpan) { ints([span.start, span.end]) }
}
