/// A piece of a template file: text, or what stands between braces.
struct TemplateTag {
    enum Kind {
        case literal, text, html, section, inverted, close, part, comment
    }

    var kind: Kind
    /// Where it stands, braces included. A literal's range may be cut where a tag has the line to itself.
    var range: Range<Int>
    var name: String
}

/// Cuts a file into tags.
struct TemplateScanner {
    let file: String
    let bytes: [UInt8]
    private(set) var tags: [TemplateTag] = []
    private(set) var findings: [TemplateError.Finding] = []

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        scan()
        joinLines()
    }

    /// Line and column of a byte: a line break is LF, CR or both; a byte order mark takes no column.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        var at = bytes.starts(with: TemplateScanner.byteOrderMark) ? 3 : 0
        while at < min(offset, bytes.count) {
            let byte = bytes[at]
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            at += 1
        }
        return (line, column)
    }

    func finding(_ offset: Int, _ message: String) -> TemplateError.Finding {
        let place = place(of: offset)
        return TemplateError.Finding(file: file, line: place.line, column: place.column, message: message)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func scan() {
        var start = bytes.starts(with: TemplateScanner.byteOrderMark) ? 3 : 0
        var at = start
        while let open = find("{{", from: at) {
            if open > start { tags.append(TemplateTag(kind: .literal, range: start..<open, name: "")) }
            let isTriple = open + 2 < bytes.count && bytes[open + 2] == UInt8(ascii: "{")
            guard let close = find(isTriple ? "}}}" : "}}", from: open + 2) else {
                findings.append(finding(open, "the tag is not closed: expected '\(isTriple ? "}}}" : "}}")'"))
                return
            }
            let end = close + (isTriple ? 3 : 2)
            addTag(open..<end, inside: bytes[(open + (isTriple ? 3 : 2))..<close], isTriple: isTriple)
            (start, at) = (end, end)
        }
        if start < bytes.count { tags.append(TemplateTag(kind: .literal, range: start..<bytes.count, name: "")) }
    }

    private func find(_ word: StaticString, from start: Int) -> Int? {
        let count = word.utf8CodeUnitCount
        var at = start
        while at + count <= bytes.count {
            if (0..<count).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) { return at }
            at += 1
        }
        return nil
    }

    private mutating func addTag(_ range: Range<Int>, inside: ArraySlice<UInt8>, isTriple: Bool) {
        var inside = inside
        var kind = isTriple ? TemplateTag.Kind.html : .text
        if !isTriple, let sign = inside.first {
            switch sign {
            case UInt8(ascii: "#"): kind = .section
            case UInt8(ascii: "^"): kind = .inverted
            case UInt8(ascii: "/"): kind = .close
            case UInt8(ascii: ">"): kind = .part
            case UInt8(ascii: "!"): kind = .comment
            default: break
            }
            if kind != .text { inside = inside.dropFirst() }
        }
        let name = String(decoding: inside.trimmingSpace, as: UTF8.self)
        if kind != .comment, let fault = TemplateScanner.fault(name) {
            findings.append(finding(range.lowerBound, fault))
            // A section must still meet its end.
            if kind != .section && kind != .inverted && kind != .close { kind = .comment }
        }
        tags.append(TemplateTag(kind: kind, range: range, name: name))
    }

    private static func fault(_ name: String) -> String? {
        if name.isEmpty { return "the tag is empty: expected a name" }
        if name.hasPrefix("&") {
            return "'{{\(name)}}' is not known here: expected '{{{\(name.dropFirst())}}}' for HTML"
        }
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...0xFF: true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        return isName ? nil : "'\(name)' is not a name: expected letters, digits, '-', '_' or '.'"
    }

    /// A tag that shows nothing and has a line to itself takes the line with it.
    private mutating func joinLines() {
        for index in tags.indices {
            switch tags[index].kind {
            case .section, .inverted, .close, .part, .comment: break
            case .literal, .text, .html: continue
            }
            let tag = tags[index].range
            var start = tag.lowerBound
            while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
            let isFirst =
                start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
                || (start == 3 && bytes.starts(with: TemplateScanner.byteOrderMark))
            var end = tag.upperBound
            while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
            guard isFirst, end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D else { continue }
            if end < bytes.count {
                end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
            }
            if index > 0, tags[index - 1].kind == .literal {
                let range = tags[index - 1].range
                tags[index - 1].range = range.lowerBound..<max(range.lowerBound, min(range.upperBound, start))
            }
            if index + 1 < tags.count, tags[index + 1].kind == .literal {
                let range = tags[index + 1].range
                tags[index + 1].range = min(end, range.upperBound)..<range.upperBound
            }
        }
    }
}

extension ArraySlice<UInt8> {
    var trimmingSpace: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }
}
