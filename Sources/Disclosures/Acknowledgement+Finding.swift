import Audit

extension DisclosureFile.Acknowledgement {
    /// Whether the department speaks of this finding: it names the figure that was checked, or other words of the
    /// sentence. 17人 does not speak of 117人.
    public func explains(_ finding: Finding) -> Bool {
        if finding.severity == nil { return false }
        return self.finding == finding.stated || stands(in: finding.message)
    }

    private func stands(in message: String) -> Bool {
        let text = Array(message.utf8)
        let words = Array(finding.utf8)
        guard let first = words.first, let last = words.last else { return false }
        var from = 0
        while let at = text.first(words, from: from) {
            from = at + 1
            let end = at + words.count
            let begins = at == 0 || !isDigit(first) || !isNumeric(text[at - 1])
            let ends = end == text.count || !isDigit(last) || !isNumeric(text[end])
            if begins, ends { return true }
        }
        return false
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private func isNumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
    }
}

extension [DisclosureFile.Acknowledgement] {
    /// What the department says of a finding. Words that name the checked figure itself come first.
    public func explanation(of finding: Finding) -> String? {
        guard !isEmpty else { return nil }
        let known = first { $0.finding == finding.stated && $0.explains(finding) } ?? first { $0.explains(finding) }
        return known?.explanation
    }
}
