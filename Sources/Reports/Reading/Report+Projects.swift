import Figures

extension Report {
    /// Amounts by name that make up all project spending: 主要用于慰问 12.07 万元，管理 1.60 万，竞赛 0.85 万.
    ///
    /// Names in such a list are nothing the lexicon can know. The sum proves them: two or more amounts in a
    /// row, without other meaning, that add up to the project spending stated right before.
    mutating func nameProjects() {
        let text = document.text
        for i in facts.indices {
            let whole = facts[i]
            guard whole.concept.line == .project, whole.subject == nil, whole.concept.qualifier == nil,
                whole.concept.column?.isAmount ?? false,
                case .text(let first) = whole.origin, let sum = whole.figure.value
            else { continue }
            var total = Decimal.zero
            var items: [Int] = []
            var next = first + 1
            while next < mentions.count, mentions[next].sentence <= mentions[first].sentence + 1, items.count < 20 {
                let mention = mentions[next]
                next += 1
                let isMoney =
                    mention.figure.unit == .yuan || (mention.figure.unit == .bare && mention.figure.exponent >= 4)
                if !isMoney { continue }
                guard mention.fact == nil, !mention.figure.isApproximate, let value = mention.figure.value,
                    let added = try? total.adding(value)
                else { break }
                total = added
                items.append(next - 1)
                if total == sum { break }
            }
            guard items.count >= 2, total == sum, let column = whole.concept.column else { continue }
            for item in items {
                guard let name = projectName(mentions[item].label, text), let value = mentions[item].figure.value else {
                    continue
                }
                mentions[item].fact = facts.count
                facts.append(
                    Fact(
                        concept: Concept(.project, column), figure: mentions[item].figure, value: value, unit: .yuan,
                        subject: name,
                        label: mentions[item].label, origin: .text(mention: item),
                        unitSource: mentions[item].figure.unit == .yuan ? .printed : .neighbours))
            }
        }
    }

    /// The name in a label, without 主要用于 and its kind before it and 共 after it.
    private func projectName(_ label: ByteSpan, _ text: [UInt8]) -> ByteSpan? {
        var cursor = Cursor(text, label)
        for lead: StaticString in ["其中：", "其中:", "其中", "主要用于", "分别用于", "用于", "包括", "：", ":", "，", ","] {
            _ = cursor.eat(lead)
        }
        var span = ByteSpan(cursor.position, label.end)
        while span.end > span.start {
            var end = Cursor(text)
            end.position = span.end
            guard
                let word = (["支出", "共计", "共", "为", "计", " ", "经费支出"] as [StaticString]).first(where: { end.follows($0) }
                )
            else { break }
            span.end -= word.utf8CodeUnitCount
        }
        return span.count >= 6 && span.count <= 90 ? span : nil
    }
}
