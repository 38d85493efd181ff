import Figures
import Reports

/// 得分率 = 得分 ÷ 分值, in a row and in the total row.
extension Rule {
    static let rowRates = Rule("row-rate") { inspection, findings in
        for table in inspection.scoreTables where !table.isTorn {
            for index in table.table.rows {
                let row = inspection.report.indicators[index]
                check(row.rate, row.score, row.weight, row.name, inspection, &findings)
            }
            for total in table.table.totals {
                check(total.rate, total.score, total.weight, total.label, inspection, &findings)
            }
        }
    }

    private static func check(
        _ rate: CellValue?, _ score: CellValue?, _ weight: CellValue?, _ name: ByteSpan?, _ inspection: Inspection,
        _ findings: inout [Finding]
    ) {
        guard let rate, let score, let weight, !weight.value.isZero else { return }
        var stated = Quantity(rate, unit: .percent)
        if stated.ulp.isZero { stated.ulp = Decimal(1) }
        let operands = [stated, Quantity(score, unit: .points), Quantity(weight, unit: .points, exact: true)]
        let outcome = Reckoning.quotient.outcome(operands)
        switch outcome {
        case .holds: findings.append(Finding("row-rate", nil, outcome, .quotient, operands))
        case .cutOff: findings.append(Finding("row-rate", .note, outcome, .quotient, operands))
        case .undecided: return
        case .fails:
            let name = name.map(inspection.words) ?? "该项"
            let result = Reckoning.quotient.computed(operands, outcome) ?? ""
            findings.append(
                Finding(
                    "row-rate", .error, outcome, .quotient, operands,
                    "“\(name)”的得分率\(stated)与得分\(operands[1])、分值\(operands[2])不符，应为\(result)"))
        }
    }
}
