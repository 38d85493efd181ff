import Figures
import Rendering
import Reports

/// The money: in 万元 as people speak of it, and to the yuan.
extension DisclosureMarkdown {
    func writeMoney(into parts: inout Parts) {
        let lines = money.lines
        guard !lines.isEmpty else { return }
        if let total = money.total, total.actual != nil, total.adjusted != nil || total.initial != nil {
            writeLine(total, into: &parts[.moneyLine])
        }
        table(lines, into: &parts[.money]) { value, out in Amounts.wan(value, into: &out) }
        table(lines, into: &parts[.yuan]) { value, out in Amounts.yuan(value, into: &out) }
    }

    private func writeLine(_ total: Money.Line, into out: inout [UInt8]) {
        out.append("```chart money\n")
        amount("年初预算", total.initial, into: &out)
        amount(total.adjusted?.isUnstaged == true ? "预算" : "全年预算", total.adjusted, into: &out)
        amount("决算", total.actual, into: &out)
        out.append("```\n\n")
    }

    private func amount(_ name: StaticString, _ amount: Money.Amount?, into out: inout [UInt8]) {
        guard let amount else { return }
        out.append(name)
        out.append("：")
        Amounts.wan(amount.value, into: &out)
        out.append(" 万元\n")
    }

    private func table(_ lines: [Money.Line], into out: inout [UInt8], _ write: (Decimal, inout [UInt8]) -> Void) {
        out.append("| 项目 | 年初预算 | 全年预算 | 决算 | 执行率 |\n|---|---:|---:|---:|---:|\n")
        for line in lines {
            out.append("| ")
            out.append(Words.name(line.line))
            for cell in [line.initial, line.adjusted, line.actual] {
                out.append(" | ")
                guard let cell else {
                    out.append("—")
                    continue
                }
                write(cell.value, &out)
                if cell.isFromAccounts { out.append("†") }
                if cell.isUnstaged { out.append("‡") }
            }
            out.append(" | ")
            if let rate = line.shownRate {
                out.append(decimal: rate)
                out.append("%")
                if line.rate == nil { out.append("\\*") }
            } else {
                out.append("—")
            }
            out.append(" |\n")
        }
        out.append("\n")
    }

    /// The chart of the department's money as a whole.
    var moneyChart: AmountLine? {
        guard let total = money.total, let actual = total.actual else { return nil }
        var amounts: [AmountLine.Amount] = []
        func add(_ name: StaticString, _ amount: Money.Amount?) {
            guard let amount else { return }
            var text = Amounts.wan(amount.value)
            text.append(" 万元")
            amounts.append(AmountLine.Amount(name: name, value: amount.value, text: text))
        }
        add("年初预算", total.initial)
        add(total.adjusted?.isUnstaged == true ? "预算" : "全年预算", total.adjusted)
        guard !amounts.isEmpty else { return nil }
        let whole = amounts.count - 1
        add("决算", actual)
        return AmountLine(amounts, whole: whole, columns: (name: "阶段", value: "金额"))
    }
}
