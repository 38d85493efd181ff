import Figures

extension Finding {
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
    public var message: String {
        if let sentence { return sentence }
        guard let stated else { return outcome.word }
        if case .same = reckoning, operands.count > 1 { return "\(stated)与另一处的\(operands[1])\(outcome.word)" }
        let how = arithmetic ?? ""
        switch outcome {
        case .holds: return "\(stated)经重算相符：\(how)"
        case .cutOff:
            return "\(stated)只在舍去末位时相符，按四舍五入不符：由所列数字算得\(computed ?? "")（\(how)）"
        case .fails: return "\(stated)与重算结果不符：\(how)"
        case .undecided: return "\(stated)无法判定：\(how)"
        }
    }
}
