import Figures

/// What is said of a finding, in UTF-8: made once, for all that show it.
public struct FindingWords: Sendable {
    /// The figure that was checked, as it is printed.
    public let stated: [UInt8]?
    /// What comes out: a value, or the range that the printed digits allow.
    public let computed: [UInt8]?
    /// `14.09 ÷ (701.73 − 14.09) = 2.05%`
    public let arithmetic: [UInt8]?
    /// One sentence in Chinese, with the figures.
    public let message: [UInt8]

    init(_ finding: Finding) {
        stated = finding.operands.first.map { $0.shown($0.number) }
        computed = finding.reckoning.computedBytes(finding.operands)
        arithmetic = finding.reckoning.arithmeticBytes(finding.operands, computed: computed)
        message = FindingWords.message(finding, stated, computed, arithmetic)
    }

    private static func message(
        _ finding: Finding, _ stated: [UInt8]?, _ computed: [UInt8]?, _ arithmetic: [UInt8]?
    ) -> [UInt8] {
        if let sentence = finding.sentence { return Array(sentence.utf8) }
        guard let stated else { return Array(finding.outcome.word.utf8) }
        var out: [UInt8] = []
        out.reserveCapacity(stated.count + (arithmetic?.count ?? 0) + 160)
        out += stated
        if finding.reckoning == .same, finding.operands.count > 1 {
            let other = finding.operands[1]
            out.add("与另一处的")
            other.write(other.number, into: &out)
            out += finding.outcome.word.utf8
            return out
        }
        switch finding.outcome {
        case .holds: out.add("经重算相符：")
        case .cutOff:
            out.add("只在舍去末位时相符，按四舍五入不符：由所列数字算得")
            if let computed { out += computed }
            out.add("（")
        case .fails: out.add("与重算结果不符：")
        case .undecided: out.add("无法判定：")
        }
        if let arithmetic { out += arithmetic }
        if finding.outcome == .cutOff { out.add("）") }
        return out
    }
}
