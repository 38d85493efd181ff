import Figures

extension Report {
    /// Figures whose printed unit cannot be meant, and figures that print none.
    ///
    /// 174.68元 is read as 万元 only where the same digits stand for the same line with 万元 elsewhere.
    mutating func supplyUnits() {
        for i in facts.indices {
            if facts[i].unitSource == .neighbours, facts[i].unit == .yuan { repairs.append(.unitSupplied(fact: i)) }
            guard facts[i].unit == .yuan, facts[i].figure.unit == .yuan, facts[i].figure.exponent == 0,
                facts[i].figure.number.scale > 0,
                case .text = facts[i].origin
            else { continue }
            let slip = facts[i]
            let evidence = facts.firstIndex { other in
                other.figure.exponent == 4 && other.concept.line == slip.concept.line
                    && other.figure.number == slip.figure.number
                    && other.figure.number.scale == slip.figure.number.scale
            }
            guard let evidence else { continue }
            facts[i].figure.exponent = 4
            if let value = facts[i].figure.value { facts[i].value = value }
            facts[i].unitSource = .corrected
            // Said under another stage elsewhere, the same figure is still the same figure.
            if facts[i].concept.column == .actual, facts[evidence].concept.column == .budget {
                facts[i].concept = facts[evidence].concept
            }
            repairs.append(.unitCorrected(fact: i, evidence: evidence))
        }
    }
}
