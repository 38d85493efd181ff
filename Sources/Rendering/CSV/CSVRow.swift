import Figures

/// One row of a table as RFC 4180 has it: cells between commas, quoted where they must be, a line ended by CR LF.
///
/// A text that a spreadsheet would take for a formula is given an apostrophe before it, and so is a text that begins
/// with an apostrophe: who takes one leading apostrophe away from every text cell has the text back. Numbers are
/// written as they are; none of them can be a formula.
///
///     var row = CSVRow()
///     row.text("总工会", into: &out)
///     row.decimal(score, into: &out)
///     row.end(into: &out)
public struct CSVRow: Sendable {
    @usableFromInline var isFirst = true

    public init() {}

    /// A text; nil is an empty cell.
    @inlinable
    public mutating func text(_ value: (some Bytes)?, into out: inout [UInt8]) {
        guard let value else { return cell(atMost: 0, into: &out) { _ in } }
        value.withBytes { write($0, &out) }
    }

    /// Words of our own that need neither quotes nor an apostrophe: a name of a column, a rule.
    @inlinable
    public mutating func plain(_ value: (some Bytes)?, into out: inout [UInt8]) {
        guard let value else { return cell(atMost: 0, into: &out) { _ in } }
        value.withBytes { bytes in cell(atMost: bytes.count, into: &out) { $0.put(bytes) } }
    }

    public mutating func int(_ value: Int?, into out: inout [UInt8]) {
        cell(atMost: 20, into: &out) { if let value { $0.put(number: value) } }
    }

    /// With at least so many places.
    public mutating func decimal(_ value: Decimal?, places: Int = 0, into out: inout [UInt8]) {
        guard let value else { return cell(atMost: 0, into: &out) { _ in } }
        cell(atMost: Tail.room(for: value, places: places), into: &out) { $0.put(decimal: value, places: places) }
    }

    public mutating func bool(_ value: Bool?, into out: inout [UInt8]) {
        cell(atMost: 5, into: &out) { if let value { $0.put(value ? "true" : "false") } }
    }

    public mutating func end(into out: inout [UInt8]) {
        out.append(0x0D)
        out.append(0x0A)
        isFirst = true
    }

    /// A cell that the closure puts: at most `room` bytes.
    @inlinable @inline(__always)
    public mutating func cell(atMost room: Int, into out: inout [UInt8], _ body: (inout Tail) -> Void) {
        out.append(atMost: room + 1) { tail in
            if !isFirst { tail.put(UInt8(ascii: ",")) }
            body(&tail)
        }
        isFirst = false
    }

    @usableFromInline
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        let isFormula = !bytes.isEmpty && CSVRow.looksLikeFormula(bytes)
        if Runs.end(of: bytes, from: 0, CSVRow.quoted) == bytes.count {
            return cell(atMost: bytes.count + 1, into: &out) {
                if isFormula { $0.put(UInt8(ascii: "'")) }
                $0.put(bytes)
            }
        }
        cell(atMost: 2, into: &out) {
            $0.put(UInt8(ascii: "\""))
            if isFormula { $0.put(UInt8(ascii: "'")) }
        }
        Runs.write(bytes, CSVRow.doubled, into: &out) { byte, out in
            if byte == UInt8(ascii: "\"") { out.append("\"\"") } else { out.append("\u{FFFD}") }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// `=` `+` `-` `@`, a tab or a line break in front, full-width signs included; and the apostrophe itself.
    private static func looksLikeFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes[0] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "'"): true
        case 0x09, 0x0A, 0x0D: true
        // ＋ － ＝ ＠
        case 0xEF:
            bytes.count > 2 && bytes[1] == 0xBC
                && (bytes[2] == 0x8B || bytes[2] == 0x8D || bytes[2] == 0x9D || bytes[2] == 0xA0)
        default: false
        }
    }

    private static var quoted: Specials {
        Specials(UInt8(ascii: "\""), UInt8(ascii: ","), controls: Specials.allControls)
    }
    private static var doubled: Specials { Specials(UInt8(ascii: "\""), UInt8(ascii: "\"")) }
}
