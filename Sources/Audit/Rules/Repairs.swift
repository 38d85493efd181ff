import Figures
import Reports

/// Tables that were printed out of step, and how they were put right.
extension Rule {
    static let repairs = Rule("table") { inspection, findings in
        for repair in inspection.report.repairs {
            switch repair {
            case .labelsMoved(let block, let rows, let span):
                let table = inspection.report.fundsTables.first { $0.block == block }
                let lines = table?.rows.compactMap { $0.label.isEmpty ? nil : inspection.words($0.label) } ?? []
                let names = lines.prefix(3).map { "“\($0)”" }.joined(separator: "、")
                let printed = rows > 0 ? "偏高" : "偏低"
                let moved = rows > 0 ? "下移" : "上移"
                findings.append(
                    Finding(
                        "labels-moved", .warning, .fails, .none, [], at: span,
                        "资金表各行名称（\(names)等）印得\(printed)\(rows.magnitude)行，\(moved)\(rows.magnitude)行后各项合计才全部相符"))
            case .rowSlid(let index, let span):
                let name = inspection.report.indicators[index].name.map(inspection.words) ?? ""
                findings.append(
                    Finding(
                        "row-slid", .note, .undecided, .none, [], at: span,
                        "“\(name)”一行缺少一个单元格，其后各格左移了一列，已按各列内容还原"))
            default: continue
            }
        }
    }
}
