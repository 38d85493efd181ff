import Figures
import Reports

/// Tries what a stated figure may have been computed from, until one fits.
struct Candidates {
    private let inspection: Inspection
    private let rule: String
    private let stated: Quantity
    /// Where any two figures may come together by chance, only those that the words tie may be cut off.
    var needsTie = false
    private var best: (outcome: Outcome, reckoning: Reckoning, operands: [Quantity])?
    /// What the words tie to the figure: if nothing fits, it is held against these.
    private var tied: (reckoning: Reckoning, operands: [Quantity])?
    private var isApproximate = false

    init(_ inspection: Inspection, _ rule: String, _ stated: Quantity) {
        self.inspection = inspection
        self.rule = rule
        self.stated = stated
    }

    var isSettled: Bool { best?.outcome == .holds }

    /// `isTied` says that the words leave no doubt that these figures are meant.
    mutating func tryOut(_ reckoning: Reckoning, _ first: Quantity, _ second: Quantity, isTied: Bool) {
        guard !isSettled else { return }
        let operands = [stated, first, second]
        let outcome = reckoning.outcome(operands)
        if isTied, tied == nil { tied = (reckoning, operands) }
        switch outcome {
        case .holds: best = (outcome, reckoning, operands)
        case .cutOff where best?.outcome != .cutOff && (isTied || !needsTie): best = (outcome, reckoning, operands)
        case .undecided where isTied && best == nil: best = (outcome, reckoning, operands)
        default: break
        }
    }

    /// Adds the finding, if there is one. Gives whether the figure was settled.
    @discardableResult
    func conclude(_ findings: inout [Finding], sentence: (([Quantity], Reckoning) -> String?)? = nil) -> Outcome? {
        if let best {
            let severity: Severity? = best.outcome == .cutOff ? .note : nil
            findings.append(Finding(rule, severity, best.outcome, best.reckoning, best.operands))
            return best.outcome
        }
        guard let tied else { return nil }
        findings.append(
            Finding(
                rule, .error, .fails, tied.reckoning, tied.operands,
                sentence?(tied.operands, tied.reckoning) ?? standard(tied.operands, tied.reckoning)))
        return .fails
    }

    private func standard(_ operands: [Quantity], _ reckoning: Reckoning) -> String {
        let name = operands[0].fact.map { inspection.words(inspection.report.facts[$0].label) } ?? ""
        let subject = name.utf8.count > 48 || name.isEmpty ? "" : name
        let sources = operands.dropFirst().map { inspection.words($0.span) }.joined(separator: "、")
        let computed = reckoning.computed(operands, .fails) ?? ""
        return "\(subject)\(inspection.words(operands[0].span))与由\(sources)算得的\(computed)不符"
    }
}
