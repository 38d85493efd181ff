import Documents

extension Gate {
    /// Nothing is marked as secret, as internal, or as a draft for comment.
    static let secrecy = Gate("secrecy") { candidate, results in
        for text in candidate.texts {
            guard let document = text.document else { continue }
            let bytes = document.source.bytes
            for mark in SecrecyMark.search(bytes) {
                let words = String(decoding: bytes[mark.span.range], as: UTF8.self)
                results.append(result(words, mark.isCertain, text.path, TextPlace(mark.span, in: bytes)))
            }
        }
        for note in candidate.disclosure.origin.file.sensitive where note.personal == nil {
            results.append(result(note.words, note.isCertain, candidate.yaml, note.place))
        }
    }

    private static func result(_ words: String, _ isCertain: Bool, _ path: String, _ place: TextPlace) -> GateResult {
        isCertain
            ? GateResult(
                "secrecy", .blocks, file: path, place: place, "标有“\(words)”", advice: "经保密审查确认可以公开，并去掉标志以后，才能公开")
            : GateResult(
                "secrecy", .warns, file: path, place: place, "正文出现“\(words)”", advice: "请确认说的不是本文件")
    }
}
