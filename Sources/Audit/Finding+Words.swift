import Figures

extension Finding {
    /// All that is said of it, made once. Who needs more than one of these asks for it.
    public var words: FindingWords { FindingWords(self) }

    /// The figure that was checked, as it is printed.
    public var stated: String? { operands.first?.description }

    /// What comes out: a value, or the range that the printed digits allow.
    public var computed: String? { reckoning.computed(operands, outcome) }

    /// `14.09 ÷ (701.73 − 14.09) = 2.05%`
    public var arithmetic: String? { reckoning.arithmetic(operands, outcome) }

    /// The facts of the report that took part, as indices.
    public var facts: [Int] {
        var facts: [Int] = []
        forEachFact { facts.append($0) }
        return facts
    }

    @inlinable
    public func forEachFact(_ body: (Int) -> Void) {
        for operand in operands where operand.origin == .report {
            if let fact = operand.fact { body(fact) }
        }
    }

    /// Where the figures stand in the document's text, the checked one first.
    public var spans: [ByteSpan] {
        var spans: [ByteSpan] = []
        forEachSpan { spans.append($0) }
        return spans
    }

    @inlinable
    public func forEachSpan(_ body: (ByteSpan) -> Void) {
        var isAnywhere = false
        for (index, operand) in operands.enumerated() where operand.origin == .report {
            let isKnown = operands[..<index].contains { $0.origin == .report && $0.span == operand.span }
            if !isKnown { body(operand.span) }
            isAnywhere = true
        }
        if !isAnywhere { body(place) }
        for span in repeats { body(span) }
    }

    /// One sentence in Chinese, with the figures.
    public var message: String { String(decoding: words.message, as: UTF8.self) }
}
