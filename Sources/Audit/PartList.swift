import Figures
import Reports

/// A total's parts as a sentence lists them.
struct PartList {
    private let inspection: Inspection
    private let opening: Opening
    private let unit: Unit
    /// Mentions that are parts, and what stands before each.
    private var parts: [Int] = []
    private var breaks: [Break] = []
    private var totals: [Int] = []
    private var isOpenEnded = false

    private enum Opening { case bracket, ofWhich, use }
    private enum Break { case enumeration, comma, semicolon }

    /// The list of parts that the figure `first` begins, where it may begin one.
    init?(_ inspection: Inspection, from first: Int) {
        guard let opening = PartList.opening(inspection, first) else { return nil }
        self.inspection = inspection
        unit = inspection.dimension(mention: first)
        self.opening = opening
        collectTotals(before: first)
        guard !totals.isEmpty else { return nil }
        collectParts(from: first)
        guard parts.count >= 2 else { return nil }
    }

    /// Whether the figure is money or heads, and another of its kind follows in the sentence.
    static func mayBegin(_ inspection: Inspection, at first: Int, in sentence: Sentence) -> Bool {
        let unit = inspection.dimension(mention: first)
        guard unit == .yuan || unit == .people, first > 0 else { return false }
        for other in first + 1..<sentence.mentions.upperBound where inspection.dimension(mention: other) == unit {
            return true
        }
        return false
    }

    private static func opening(_ inspection: Inspection, _ first: Int) -> Opening? {
        let words = GapWords(inspection.text, inspection.gap(before: first))
        let mentions = inspection.report.mentions
        if mentions[first - 1].sentence == mentions[first].sentence,
            mentions[first].depth > mentions[first - 1].depth
        {
            return words.contains(.comparison) ? nil : .bracket
        }
        if words.contains(.ofWhich) { return .ofWhich }
        return words.contains(.use) ? .use : nil
    }

    /// Figures of the same kind before the list, the nearest first.
    private mutating func collectTotals(before first: Int) {
        let mentions = inspection.report.mentions
        let home = mentions[first]
        let block = inspection.report.sentences[home.sentence].block
        var index = first - 1
        while index >= 0, totals.count < 4 {
            let mention = mentions[index]
            let distance = block - inspection.report.sentences[mention.sentence].block
            guard home.sentence - mention.sentence <= 2, distance == 0 || (opening == .use && distance == 1) else {
                break
            }
            // A sentence that has a total of its own needs none from before.
            if mention.sentence < home.sentence, let last = totals.last, mentions[last].sentence > mention.sentence {
                break
            }
            if mention.depth <= (opening == .bracket ? home.depth - 1 : home.depth),
                inspection.dimension(mention: index) == unit, !isMovement(index) || isMovement(first)
            {
                totals.append(index)
                if opening == .bracket { break }
            }
            index -= 1
        }
    }

    /// 较上年减少 2 万元: what was added or saved is no total of what was spent.
    private func isMovement(_ mention: Int) -> Bool {
        let gap = inspection.gap(before: mention)
        // Most gaps have none of the characters that all these words are made of.
        guard inspection.text.hasAny(["增", "减", "节约"], in: gap) else { return false }
        return inspection.text.hasAny(["增加", "减少", "增支", "减支", "节约", "压减", "调减"], in: gap)
    }

    private mutating func collectParts(from first: Int) {
        let mentions = inspection.report.mentions
        let end = inspection.report.sentences[mentions[first].sentence].mentions.upperBound
        for index in first..<end {
            let mention = mentions[index]
            if mention.depth < mentions[first].depth { break }
            if mention.depth > mentions[first].depth { continue }
            let words = GapWords(inspection.text, inspection.gap(before: index))
            if index > first, words.contains(.elsewhere) || words.contains(.ofWhich) { break }
            if words.contains(.openEnded) { isOpenEnded = true }
            guard inspection.dimension(mention: index) == unit else { continue }
            guard !mention.figure.isApproximate else {
                isOpenEnded = true
                break
            }
            if !parts.isEmpty {
                breaks.append(
                    words.contains(.semicolon) ? .semicolon : words.contains(.enumeration) ? .enumeration : .comma)
            }
            parts.append(index)
        }
    }

    /// How many parts the punctuation takes together, the likeliest first.
    private var lengths: [Int] {
        var lengths: [Int] = []
        if breaks.first == .enumeration, let other = breaks.firstIndex(where: { $0 != .enumeration }) {
            lengths.append(other + 1)
        }
        if let semicolon = breaks.firstIndex(of: .semicolon), semicolon > 0 { lengths.append(semicolon + 1) }
        lengths.append(parts.count)
        return lengths
    }

    func check(_ findings: inout [Finding]) {
        let quantities = parts.compactMap(inspection.quantity(mention:))
        guard quantities.count == parts.count else { return }
        var sums: [Decimal] = [.zero]
        for quantity in quantities {
            guard let sum = try? sums[sums.count - 1].adding(quantity.value) else { return }
            sums.append(sum)
        }
        let shorter = Array((2..<max(2, parts.count)).reversed())
        // A list that its punctuation ends may add up within rounding; a guessed end must fit exactly.
        if let found = exact(lengths, sums) ?? rounded(quantities) ?? exact(shorter, sums) {
            let operands = [found.whole] + quantities[..<found.length]
            findings.append(Finding("sum", found.outcome == .holds ? nil : .note, found.outcome, .sum, operands))
        } else {
            complain(Array(quantities[..<lengths[0]]), &findings)
        }
    }

    private typealias Found = (whole: Quantity, length: Int, outcome: Outcome)

    private func exact(_ lengths: [Int], _ sums: [Decimal]) -> Found? {
        for length in lengths {
            for total in totals where !inspection.isApproximate(mention: total) {
                guard let whole = inspection.quantity(mention: total), whole.value == sums[length] else { continue }
                return (whole, length, .holds)
            }
        }
        return nil
    }

    private func rounded(_ quantities: [Quantity]) -> Found? {
        for length in lengths {
            for total in totals where !inspection.isApproximate(mention: total) {
                guard let whole = inspection.quantity(mention: total) else { continue }
                let outcome = Reckoning.sum.outcome([whole] + quantities[..<length])
                if outcome == .holds || outcome == .cutOff { return (whole, length, outcome) }
            }
        }
        return nil
    }

    /// Only where the list must be complete is it an error that it does not add up.
    private func complain(_ quantities: [Quantity], _ findings: inout [Finding]) {
        guard let total = claimedTotal, !inspection.isApproximate(mention: total),
            let whole = inspection.quantity(mention: total),
            let sum = try? Reckoning.total(quantities), let gap = try? sum.subtracting(whole.value)
        else { return }
        let operands = [whole] + quantities
        guard Reckoning.sum.outcome(operands) == .fails, mustAddUp(quantities, whole, gap) else { return }
        findings.append(
            Finding("sum", .error, .fails, .sum, operands, SumWords.sentence(inspection, whole, sum, gap, quantities)))
    }

    private var claimedTotal: Int? {
        guard unit == .people, totals.count > 1 else { return totals.first }
        return totals.first {
            inspection.text.hasAny(["共", "总", "合计"], in: inspection.gap(before: $0))
        } ?? totals.first
    }

    private func mustAddUp(_ quantities: [Quantity], _ whole: Quantity, _ gap: Decimal) -> Bool {
        if isOpenEnded { return false }
        let isNear = (try? gap.magnitude.multiplied(by: Decimal(10))).map { $0 <= whole.value } ?? false
        if unit == .people {
            let names = parts.prefix(quantities.count).map(inspection.gap(before:))
            let overlapping = names.contains { inspection.text.hasAny(PartList.overlappingKinds, in: $0) }
            // 培训 320 人，其中村干部 200 人、农民工 100 人: only the department's own heads must be listed in full.
            return isNear && !overlapping && opening != .use && whole.fact != nil
        }
        if let line = whole.fact.map({ inspection.report.facts[$0].concept.line }) {
            let lines = quantities.compactMap { $0.fact.map { inspection.report.facts[$0].concept.line } }
            if lines.count == quantities.count, BudgetIdentity.isComplete(lines, of: line) { return true }
        }
        return opening != .use && isNear && !gap.isNegative
    }

    /// Kinds of people that may be counted twice.
    private static let overlappingKinds: [StaticString] = [
        "党员", "女", "男", "本科", "大专", "研究生", "硕士", "博士", "高级", "中级", "初级", "少数民族", "劳模", "困难", "岁",
        "代表", "委员",
    ]
}
