/// JSON written straight into a buffer.
///
/// Objects and arrays are open while a closure runs and are closed when it ends, also when it throws, so that what is
/// written is well-formed by construction. Numbers with a decimal point are written as strings of exact digits.
///
///     JSON.object(into: &out, style: .pretty) { report in
///         report.string("schema", "gongkai/report/1")
///         report.decimal("value", score)
///         report.array("facts") { facts in
///             for fact in found { facts.object { $0.string("id", fact.id) } }
///         }
///     }
public enum JSON {
    public enum Style: Sendable {
        /// No white space at all.
        case compact
        /// Two spaces for each level; arrays of whole numbers on one line.
        case pretty
    }

    /// Writes one object. A pretty one ends with a line break.
    @inlinable
    public static func object<Failure: Error>(
        into out: inout [UInt8], style: Style = .compact, inScript: Bool = false,
        _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = JSONWriter(room: out.capacity - out.count, style: style, inScript: inScript)
        defer { writer.end(&out) }
        try writer.object(body)
    }

    /// Writes one array. A pretty one ends with a line break.
    @inlinable
    public static func array<Failure: Error>(
        into out: inout [UInt8], style: Style = .compact, inScript: Bool = false,
        _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = JSONWriter(room: out.capacity - out.count, style: style, inScript: inScript)
        defer { writer.end(&out) }
        try writer.array(body)
    }
}
