import Documents
import Figures

extension Gate {
    /// Nothing that belongs to a person stands in what is published.
    static let personalData = Gate("personal-data") { candidate, results in
        let contacts = candidate.contacts
        for text in candidate.texts {
            guard let document = text.document else {
                results.append(
                    GateResult(
                        "personal-data", .warns, file: text.path, "这个文件不是文本，没有查过其中的个人信息和密级标志",
                        advice: "公开以前请人工核对全文"))
                continue
            }
            for hit in hits(in: document, contacts) {
                let place = TextPlace(hit.span, in: document.source.bytes)
                results.append(result(hit.kind, hit.masked, text.path, place))
            }
        }
        for note in candidate.disclosure.origin.file.sensitive {
            guard let kind = note.personal, !contacts.holds(note.words.utf8),
                !(kind == .homeAddress && contacts.holdsAddress(note.words.utf8))
            else { continue }
            results.append(result(kind, note.masked, candidate.yaml, note.place))
        }
    }

    private static func result(
        _ kind: PersonalData.Kind, _ masked: String, _ path: String, _ place: TextPlace
    ) -> GateResult {
        GateResult(
            "personal-data", .blocks, file: path, place: place, "含有\(kind.word)（\(masked)）",
            advice: "遮去后再公开，如写成\(masked)；如是单位自己公布的联系方式，写进department.yaml的contacts")
    }

    /// Spans are the source's.
    private static func hits(in document: Document, _ contacts: PublicContacts) -> [PersonalData] {
        var hits = PersonalData.search(document.source.bytes, contacts: contacts)
        for var hit in PersonalDataGate.joined(document, contacts) {
            hit.span = document.place(hit.span)
            if hits.contains(where: { $0.span.start < hit.span.end && hit.span.start < $0.span.end }) { continue }
            hits.append(hit)
        }
        return hits.sorted { $0.span < $1.span }
    }
}

/// What breaks of lines or marks have torn apart in the source, and is whole in the document's text.
private enum PersonalDataGate {
    /// More bytes than an address to the door has.
    private static let reach = 160

    static func joined(_ document: Document, _ contacts: PublicContacts) -> [PersonalData] {
        let text = document.text
        if document.isFlattened { return PersonalData.search(text, contacts: contacts) }
        var hits: [PersonalData] = []
        for joint in document.joints
        where joint > 0 && joint < text.count && (mayJoin(text[joint - 1]) || mayJoin(text[joint])) {
            if isBreak(text[joint - 1]) || isBreak(text[joint]) { continue }
            let from = max(0, joint - reach)
            for var hit in PersonalData.search(Array(text[from..<min(text.count, joint + reach)]), contacts: contacts) {
                hit.span = ByteSpan(hit.span.start + from, hit.span.end + from)
                if hit.span.start < joint, joint < hit.span.end { hits.append(hit) }
            }
        }
        return hits
    }

    /// Digits, letters, signs between them, and the bytes of what is full-width.
    private static func mayJoin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "."),
            UInt8(ascii: ")"), 0x8D, 0x90...0x99, 0xEF:
            true
        default: false
        }
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x09 }
}
