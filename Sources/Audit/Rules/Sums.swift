import Figures
import Reports

/// Parts named after a total: 其中：…, 按用途分：…, figures in brackets.
extension Rule {
    static let sums = Rule("sum") { inspection, findings in
        for sentence in inspection.report.sentences where sentence.mentions.count >= 2 {
            // A list has two figures of one kind after its total.
            for first in sentence.mentions.dropLast() where PartList.mayBegin(inspection, at: first, in: sentence) {
                if let parts = PartList(inspection, from: first) { parts.check(&findings) }
            }
        }
    }
}
