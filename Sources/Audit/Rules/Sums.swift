import Figures
import Reports

/// Parts named after a total: 其中：…, 按用途分：…, figures in brackets.
extension Rule {
    static let sums = Rule("sum") { inspection, findings in
        for sentence in inspection.report.sentences where sentence.mentions.count >= 2 {
            for first in sentence.mentions {
                if let parts = PartList(inspection, from: first) { parts.check(&findings) }
            }
        }
    }
}

/// A total's parts as a sentence lists them.
private struct PartList {
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

    /// Where the figure `first` begins a list of parts.
    init?(_ inspection: Inspection, from first: Int) {
        let unit = inspection.dimension(mention: first)
        guard unit == .yuan || unit == .people else { return nil }
        guard let opening = PartList.opening(inspection, first) else { return nil }
        self.inspection = inspection
        self.unit = unit
        self.opening = opening
        collectTotals(before: first)
        guard !totals.isEmpty else { return nil }
        collectParts(from: first)
        guard parts.count >= 2 else { return nil }
    }

    private static func opening(_ inspection: Inspection, _ first: Int) -> Opening? {
        let gap = inspection.gap(before: first)
        let text = inspection.text
        let mentions = inspection.report.mentions
        if first > 0, mentions[first - 1].sentence == mentions[first].sentence,
            mentions[first].depth > mentions[first - 1].depth
        {
            return text.hasAny(["比上年", "较上年"], in: gap) ? nil : .bracket
        }
        if text.has("其中", in: gap) || text.hasAny(["用途分", "分别为", "来源分", "性质划分", "功能分", "经济分类"], in: gap) {
            return .ofWhich
        }
        return text.hasAny(["用于", "包括", "分为", "主要为", "构成", "支出中，"], in: gap) ? .use : nil
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
            if mention.depth <= (opening == .bracket ? home.depth - 1 : home.depth),
                inspection.dimension(mention: index) == unit
            {
                totals.append(index)
                if opening == .bracket { break }
            }
            index -= 1
        }
    }

    private mutating func collectParts(from first: Int) {
        let mentions = inspection.report.mentions
        let text = inspection.text
        let end = inspection.report.sentences[mentions[first].sentence].mentions.upperBound
        for index in first..<end {
            let mention = mentions[index]
            if mention.depth < mentions[first].depth { break }
            if mention.depth > mentions[first].depth { continue }
            let gap = inspection.gap(before: index)
            if index > first,
                text.hasAny(["年末", "现有", "全年", "上年", "同比", "结余", "另有", "此外", "其中", "来源分", "执行率"], in: gap)
            {
                break
            }
            if text.hasAny(["等", "主要", "重点"], in: gap) { isOpenEnded = true }
            guard inspection.dimension(mention: index) == unit else { continue }
            guard !mention.figure.isApproximate else {
                isOpenEnded = true
                break
            }
            if !parts.isEmpty {
                breaks.append(
                    text.has("；", in: gap) ? .semicolon : text.hasAny(["、", "和"], in: gap) ? .enumeration : .comma)
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
        let shorter = Array((2..<max(2, parts.count)).reversed())
        // A list that its punctuation ends may add up within rounding; a guessed end must fit exactly.
        if finds(lengths, quantities, exactly: true, &findings) || finds(lengths, quantities, exactly: false, &findings)
            || finds(shorter, quantities, exactly: true, &findings)
        {
            return
        }
        complain(Array(quantities[..<lengths[0]]), &findings)
    }

    private func finds(
        _ lengths: [Int], _ quantities: [Quantity], exactly: Bool, _ findings: inout [Finding]
    ) -> Bool {
        for length in lengths {
            for total in totals where !inspection.isApproximate(mention: total) {
                guard let whole = inspection.quantity(mention: total) else { continue }
                let operands = [whole] + quantities[..<length]
                let outcome = Reckoning.sum.outcome(exactly ? Quantity.refined(operands) : operands)
                guard outcome == .holds || (outcome == .cutOff && !exactly) else { continue }
                findings.append(Finding("sum", outcome == .holds ? nil : .note, outcome, .sum, operands))
                return true
            }
        }
        return false
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
            return isNear && !overlapping && opening != .use
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

/// The sentence for parts that do not make up their total.
enum SumWords {
    static func sentence(
        _ inspection: Inspection, _ whole: Quantity, _ sum: Decimal, _ gap: Decimal, _ parts: [Quantity]
    ) -> String {
        let stated = inspection.words(whole.span)
        let name = whole.fact.map { inspection.words(inspection.report.facts[$0].label) } ?? ""
        let subject = name.isEmpty || name.utf8.count > 48 ? stated : name + stated
        var sentence = "\(subject)与所列各项之和\(whole.shown(plain: sum))不符，"
        sentence += gap.isNegative ? "各项少" : "各项多"
        sentence += whole.shown(plain: gap.magnitude)
        if let other = otherTotal(inspection, whole, parts) {
            sentence += "；各项加起来是\(inspection.words(other))，疑为列错了上级"
        }
        return sentence
    }

    /// Another stated total that the parts make up.
    private static func otherTotal(_ inspection: Inspection, _ whole: Quantity, _ parts: [Quantity]) -> ByteSpan? {
        guard whole.unit == .yuan else { return nil }
        let facts = inspection.report.facts
        let ofSpending = facts.indices.filter { facts[$0].concept.line == .expenditure }
        for index in ofSpending + Array(facts.indices) {
            let fact = facts[index]
            guard fact.unit == .yuan, fact.subject == nil, fact.concept.column?.isAmount ?? false, !fact.figure.isApproximate, whole.value < fact.value,
                !parts.contains(where: { $0.span == fact.figure.span })
            else { continue }
            let quantity = inspection.quantity(fact: index)
            if Reckoning.sum.outcome([quantity] + parts) == .holds {
                let isBeside = fact.origin.isText && !fact.label.isEmpty
                return isBeside ? fact.label.union(fact.figure.span) : fact.figure.span
            }
        }
        return nil
    }
}
