/// Documents that hold nothing but what we write ourselves: headings, paragraphs and items of one line each, tables,
/// charts. Each line says at its beginning what it is, so a page comes of them line by line, without a tree.
extension HTMLWriter {
    /// Gives false where there is more in the document than that; what was written is then worth nothing.
    mutating func writePlain(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        // cmark steps over a byte order mark.
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { return false }
        var line = PlainLine(source)
        while !line.isAtEnd {
            let isPlain: Bool
            switch line.first {
            case 0x0A:
                line.at += 1
                continue
            case UInt8(ascii: "#"): isPlain = writeHeading(&line)
            case UInt8(ascii: "-"): isPlain = writeList(&line)
            case UInt8(ascii: "|"): isPlain = writeTable(&line)
            case UInt8(ascii: "`"): isPlain = writeChart(&line)
            default: isPlain = writeParagraph(&line)
            }
            guard isPlain else { return false }
        }
        return true
    }

    private mutating func writeParagraph(_ line: inout PlainLine) -> Bool {
        guard line.beginsWords else { return false }
        newLine()
        out.append("<p>")
        guard writeWords(&line) else { return false }
        out.append("</p>\n")
        return line.first == 0x0A
    }

    private mutating func writeHeading(_ line: inout PlainLine) -> Bool {
        var level = 0
        while line.first == UInt8(ascii: "#") {
            level += 1
            line.at += 1
        }
        guard level <= 6, line.first == 0x20 else { return false }
        line.skipSpaces()
        scratch.removeAll(keepingCapacity: true)
        guard line.first != 0x0A, appendWords(line, to: &scratch), scratch.last != UInt8(ascii: "#") else {
            return false
        }
        newLine()
        openHeading(level: pageLevel(level))
        guard writeWords(&line) else { return false }
        closeHeading(level: pageLevel(level))
        return true
    }

    private mutating func writeList(_ line: inout PlainLine) -> Bool {
        newLine()
        out.append("<ul>\n")
        while line.first == UInt8(ascii: "-") {
            line.at += 1
            guard line.first == 0x20 else { return false }
            line.at += 1
            guard line.beginsWords else { return false }
            out.append("<li>")
            guard writeWords(&line) else { return false }
            out.append("</li>\n")
        }
        out.append("</ul>\n")
        guard line.first == 0x0A else { return false }
        while !line.isAtEnd, line.first == 0x0A { line.at += 1 }
        // An item after a blank line would belong to the same list, and set all of it wider.
        return line.first != UInt8(ascii: "-")
    }

    private mutating func writeChart(_ line: inout PlainLine) -> Bool {
        guard options.chart != nil else { return false }
        let source = line.source
        let name: StaticString = "```chart"
        let opening = line.wholeLine
        guard source[opening].starts(with: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        else { return false }
        let arguments = UnsafeBufferPointer(
            rebasing: source[opening.lowerBound + name.utf8CodeUnitCount..<opening.upperBound])
        guard arguments.first.map({ $0 == 0x20 }) ?? true, PlainLine.isVerbatim(arguments) else { return false }
        let start = min(opening.upperBound + 1, source.count)
        line.at = start
        while !line.isAtEnd {
            let range = line.wholeLine
            let text = UnsafeBufferPointer(rebasing: source[range])
            if text.elementsEqual("```".utf8) {
                line.at = range.upperBound + 1
                writeChart(
                    UnsafeBufferPointer(rebasing: arguments[arguments[trimmed: 0..<arguments.count]]),
                    UnsafeBufferPointer(rebasing: source[start..<range.lowerBound]))
                return true
            }
            guard PlainLine.isVerbatim(text) else { return false }
            line.at = range.upperBound + 1
        }
        return false
    }

    /// The words up to the end of the line, and the step into the next.
    private mutating func writeWords(_ line: inout PlainLine) -> Bool {
        while true {
            switch line.next() {
            case .words(let range): out.append(UnsafeBufferPointer(rebasing: line.source[range]))
            case .pipe: out.append(UInt8(ascii: "|"))
            case .end:
                // White space at the end of a line is trimmed, or breaks it.
                guard line.source[line.at - 1] != 0x20 else { return false }
                line.at += 1
                return true
            case let piece: guard writeMarkup(piece, line.source) else { return false }
            }
        }
    }

    private mutating func writeMarkup(_ piece: PlainLine.Piece, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
        switch piece {
        case .character(let byte): Escape.character(byte, into: &out)
        case .link(let address): openLink(to: UnsafeBufferPointer(rebasing: source[address]))
        case .linkEnd: out.append("</a>")
        case .strong: out.append("<strong>")
        case .strongEnd: out.append("</strong>")
        default: return false
        }
        return true
    }

    /// An address that needs no escaping.
    private mutating func openLink(to address: UnsafeBufferPointer<UInt8>) {
        out.append(atMost: address.count + 10) { tail in
            tail.put("<a href=\"")
            tail.put(address)
            tail.put("\"")
        }
        options.linkAttributes?(address, &out)
        out.append(">")
    }

    /// The words of a line without their markup.
    private func appendWords(_ line: PlainLine, to words: inout [UInt8]) -> Bool {
        var line = line
        while true {
            switch line.next() {
            case .words(let range): words.append(UnsafeBufferPointer(rebasing: line.source[range]))
            case .character(let byte): words.append(byte)
            case .pipe: words.append(UInt8(ascii: "|"))
            case .end: return true
            case .foreign: return false
            default: break
            }
        }
    }

    // MARK: Tables

    private mutating func writeTable(_ line: inout PlainLine) -> Bool {
        let source = line.source
        let header = line.wholeLine
        var second = line
        second.at = header.upperBound + 1
        guard second.first == UInt8(ascii: "|") else { return false }
        let dashes = second.wholeLine
        guard let alignments = PipeTable.delimiters(UnsafeBufferPointer(rebasing: source[source[trimmed: dashes]])),
            PipeTable.columnCount(of: source[trimmed: header], in: source) == alignments.count
        else { return false }
        openTable()
        guard writeRow(&line, alignments, isHeader: true) else { return false }
        out.append("</thead>\n")
        line.at = dashes.upperBound + 1
        if line.first == UInt8(ascii: "|") {
            out.append("<tbody>\n")
            while line.first == UInt8(ascii: "|") {
                guard writeRow(&line, alignments, isHeader: false) else { return false }
            }
            out.append("</tbody>\n")
        }
        closeTable()
        return line.first == 0x0A
    }

    private mutating func writeRow(
        _ line: inout PlainLine, _ alignments: [PipeTable.Alignment], isHeader: Bool
    ) -> Bool {
        guard let row = line.unmarkedRow else { return writeMarkedRow(&line, alignments, isHeader: isHeader) }
        let source = line.source
        out.append(atMost: row.count + alignments.count * Tail.cellRoom + 10) { tail in
            tail.put("<tr>")
            var cells = PipeTable.Row(source[trimmed: row], of: source)
            for alignment in alignments {
                let words = cells.next()?.range ?? 0..<0
                // A header without words heads nothing.
                let isHeader = isHeader && !words.isEmpty
                tail.openCell(isHeader, alignment)
                tail.put(UnsafeBufferPointer(rebasing: source[words]))
                tail.closeCell(isHeader)
            }
            tail.put("</tr>\n")
        }
        line.at = row.upperBound + 1
        return true
    }

    private mutating func writeMarkedRow(
        _ line: inout PlainLine, _ alignments: [PipeTable.Alignment], isHeader: Bool
    ) -> Bool {
        out.append("<tr>")
        line.at += 1
        for alignment in alignments {
            line.skipSpaces()
            let isHeader = isHeader && line.first != UInt8(ascii: "|") && line.first != 0x0A
            out.append(atMost: Tail.cellRoom) { $0.openCell(isHeader, alignment) }
            guard writeCell(&line) else { return false }
            out.append(atMost: Tail.cellRoom) { $0.closeCell(isHeader) }
        }
        out.append("</tr>\n")
        line.skipSpaces()
        guard line.first == 0x0A else { return false }
        line.at += 1
        return true
    }

    /// The words up to the next pipe, and the step over it.
    private mutating func writeCell(_ line: inout PlainLine) -> Bool {
        while true {
            switch line.next() {
            case .words(let range):
                var end = range.upperBound
                if line.first == UInt8(ascii: "|") || line.first == 0x0A {
                    while end > range.lowerBound, line.source[end - 1] == 0x20 { end -= 1 }
                }
                out.append(UnsafeBufferPointer(rebasing: line.source[range.lowerBound..<end]))
            case .pipe, .end: return true
            case let piece: guard writeMarkup(piece, line.source) else { return false }
            }
        }
    }
}
