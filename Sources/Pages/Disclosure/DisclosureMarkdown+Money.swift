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
        amount(page.initial, total.initial, into: &out)
        amount(name(ofBudget: total), total.adjusted, into: &out)
        amount(page.final, total.actual, into: &out)
        out.append("```\n\n")
    }

    private func amount(_ name: [UInt8], _ amount: Money.Amount?, into out: inout [UInt8]) {
        guard let amount else { return }
        out.append(contentsOf: name)
        out.append("：")
        Amounts.wan(amount.value, into: &out)
        out.append(" ")
        out.append(contentsOf: page.wan)
        out.append("\n")
    }

    /// A budget whose stage is not said is no more than a budget.
    func name(ofBudget line: Money.Line) -> [UInt8] {
        line.adjusted?.isUnstaged == true ? page.budget : page.adjusted
    }

    private func table(_ lines: [Money.Line], into out: inout [UInt8], _ write: (Decimal, inout [UInt8]) -> Void) {
        head([page.item, page.initial, page.adjusted, page.final, page.rate], figures: 1..<5, into: &out)
        for line in lines {
            out.append("| ")
            MarkdownText.inline(page.line(line.line), into: &out)
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
        func add(_ name: [UInt8], _ amount: Money.Amount?) {
            guard let amount else { return }
            var text = Amounts.wan(amount.value)
            text.append(" ")
            text.append(contentsOf: page.wan)
            amounts.append(AmountLine.Amount(name: name, value: amount.value, text: text))
        }
        add(page.initial, total.initial)
        add(name(ofBudget: total), total.adjusted)
        guard !amounts.isEmpty else { return nil }
        let whole = amounts.count - 1
        add(page.final, actual)
        return AmountLine(amounts, whole: whole, columns: (name: page.stage, value: page.amount))
    }
}
