import Figures
import Reports

/// Counts and their rate in one sentence: 960 宗，成功 578 宗，成功率 60.21%.
extension Rule {
    static let counts = Rule("counts") { inspection, findings in
        for sentence in inspection.report.sentences where sentence.mentions.count >= 3 {
            for index in sentence.mentions
            where index >= sentence.mentions.lowerBound + 2
                && inspection.report.mentions[index].figure.unit == .percent
                && inspection.report.mentions[index].fact == nil
                && !inspection.isApproximate(mention: index)
            {
                check(index, sentence, inspection, &findings)
            }
        }
    }

    private static func check(
        _ index: Int, _ sentence: Sentence, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        let gap = inspection.gap(before: index)
        guard inspection.text.hasAny(["率", "占", "比例"], in: gap),
            let rate = inspection.quantity(mention: index)
        else { return }
        let counts = sentence.mentions.filter { $0 < index && isCount($0, inspection) }
        guard counts.count >= 2 else { return }
        var candidates = Candidates(inspection, "counts", rate)
        candidates.needsTie = true
        for small in counts.suffix(4).reversed() {
            for large in counts.suffix(4).reversed() where large != small && sameMeasure(large, small, inspection) {
                guard let part = inspection.quantity(mention: small), let whole = inspection.quantity(mention: large),
                    part.value <= whole.value || large < small
                else { continue }
                let areTwo = counts.count == 2 && large < small && small == index - 1
                let isTied = areTwo && ties(small, to: index, inspection)
                // A whole percentage is met by chance too easily.
                guard isTied || rate.number.scale > 0 || small == index - 1 else { continue }
                candidates.tryOut(.quotient, part, whole, isTied: isTied)
            }
        }
        candidates.conclude(&findings)
    }

    private static func isCount(_ mention: Int, _ inspection: Inspection) -> Bool {
        guard !inspection.isApproximate(mention: mention), inspection.report.mentions[mention].figure.exponent == 0
        else { return false }
        switch inspection.dimension(mention: mention) {
        case .people, .visits, .households, .count: return true
        default: return false
        }
    }

    private static func sameMeasure(_ a: Int, _ b: Int, _ inspection: Inspection) -> Bool {
        let mentions = inspection.report.mentions
        return inspection.text.same(mentions[a].figure.unitSpan, mentions[b].figure.unitSpan)
    }

    /// Whether the count's own word comes again in the rate's name: 成功 578 宗 … 成功率.
    private static func ties(_ count: Int, to rate: Int, _ inspection: Inspection) -> Bool {
        let text = inspection.text
        let gap = inspection.gap(before: rate)
        if text.holds("占", in: gap), !text.holds("率", in: gap) { return false }
        guard let mark = text.first("率", in: gap), mark - 6 >= gap.start else { return false }
        return text.contains(ByteSpan(mark - 6, mark), in: inspection.gap(before: count))
    }
}
