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

    /// Spans are the source's. What breaks of lines or marks have torn apart there is whole in the document's text.
    private static func hits(in document: Document, _ contacts: PublicContacts) -> [PersonalData] {
        var hits = PersonalData.search(document.source.bytes, contacts: contacts)
        for var hit in PersonalData.search(document.text, contacts: contacts) {
            hit.span = document.place(hit.span)
            if hits.contains(where: { $0.span.start < hit.span.end && hit.span.start < $0.span.end }) { continue }
            hits.append(hit)
        }
        return hits.sorted { $0.span < $1.span }
    }
}
