extension Answer {
    /// Of its bytes those that `Range: bytes=100-199` asks for. All of them where several ranges are asked for, or what
    /// is not understood: a server may.
    func part(_ range: String?) -> Answer {
        guard status == 200, case .bytes(let bytes) = body, let range, range.hasPrefix("bytes="),
            let places = Answer.places(range.dropFirst(6), of: bytes.count)
        else { return self }
        var answer = places.isEmpty ? Answer.text(416, "没有这一段。") : Answer(206, type: type, .bytes(Array(bytes[places])))
        answer.headers = headers
        let said = places.isEmpty ? "*" : "\(places.lowerBound)-\(places.upperBound - 1)"
        answer.headers.append(("Content-Range", "bytes \(said)/\(bytes.count)"))
        return answer
    }

    /// `100-199`, `100-` or, for the last hundred, `-100`; empty where there is nothing. Nil for what is none of these.
    private static func places(_ words: Substring, of count: Int) -> Range<Int>? {
        let ends = words.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else { return nil }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last?): return first <= last ? min(first, count)..<min(last, count - 1) + 1 : nil
        case (let first?, nil): return ends[1].isEmpty ? min(first, count)..<count : nil
        case (nil, let length?): return ends[0].isEmpty ? max(0, count - length)..<count : nil
        case (nil, nil): return nil
        }
    }
}
