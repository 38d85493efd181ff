import Figures
import Reports

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
        var sum = Interval(exactly: .zero)
        for part in parts {
            guard let next = try? sum.adding(part.interval(.rounded)) else { return nil }
            sum = next
        }
        let fits = { (index: Int) in
            let fact = facts[index]
            return fact.unit == .yuan && fact.subject == nil && fact.concept.column?.isAmount ?? false
                && !fact.figure.isApproximate && whole.value < fact.value
                && !parts.contains { $0.span == fact.figure.span }
                && inspection.quantity(fact: index).interval(.rounded).meets(sum)
        }
        let other =
            facts.indices.first { facts[$0].concept.line == .expenditure && fits($0) }
            ?? facts.indices.first(where: fits)
        return other.map { index in
            let fact = facts[index]
            let isBeside = fact.origin.isText && !fact.label.isEmpty
            return isBeside ? fact.label.union(fact.figure.span) : fact.figure.span
        }
    }
}
