import Figures

extension Finding {
    /// All that is said of it, made once. Who needs more than one of these asks for it.
    public var words: FindingWords { FindingWords(self) }

    /// The figure that was checked, as it is printed.
    public var stated: String? { operands.first?.description }

    /// What comes out: a value, or the range that the printed digits allow.
    public var computed: String? { reckoning.computed(operands) }

    /// `14.09 ÷ (701.73 − 14.09) = 2.05%`
    public var arithmetic: String? { reckoning.arithmetic(operands) }

    /// The facts of the report that took part, as indices.
    public var facts: [Int] { operands.compactMap { $0.origin == .report ? $0.fact : nil } }

    /// Where the figures stand in the document's text, the checked one first.
    public var spans: [ByteSpan] {
        var spans: [ByteSpan] = operands.isEmpty ? [place] : []
        for operand in operands where operand.origin == .report && !spans.contains(operand.span) {
            spans.append(operand.span)
        }
        if spans.isEmpty { spans.append(place) }
        return spans + repeats
    }

    /// One sentence in Chinese, with the figures.
    public var message: String { String(decoding: words.message, as: UTF8.self) }
}
