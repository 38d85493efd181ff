import Audit
import Rendering

/// How each part's Markdown becomes HTML: what is drawn, which ids it bears.
struct PartOptions {
    var options = Markdown.Options()

    init(_ part: Part, _ content: DisclosureMarkdown) {
        // Regions of a page need names of their own.
        options.tableLabel = content.page.table(part)
        options.tableLabelSeparator = "："
        switch part {
        case .bars:
            options.chart = { _, _, out in
                guard let chart = content.bulletBars else { return false }
                chart.draw(PartOptions.barsCaption(content), into: &out)
                return true
            }
        case .lostBars:
            options.chart = { _, _, out in
                guard let chart = content.lostMarks else { return false }
                chart.draw(PartOptions.lostCaption(content), into: &out)
                return true
            }
        case .moneyLine:
            options.chart = { _, _, out in
                guard let chart = content.moneyChart else { return false }
                chart.draw(PartOptions.moneyCaption(content), into: &out)
                return true
            }
        case .fails, .undecided, .holds:
            // The number of a check leads to itself: it is where links to the check arrive.
            options.linkAttributes = { address, out in
                guard let number = PartOptions.number(address) else { return }
                out.append(" class=\"number\" id=\"c")
                out.append(number: number)
                out.append("\"")
            }
        case .report:
            let findings = content.reading.findings
            options.linkAttributes = { address, out in
                guard let number = PartOptions.number(address), findings.indices.contains(number - 1) else { return }
                out.append(" id=\"f")
                out.append(number: number)
                switch findings[number - 1].outcome {
                case .holds, .cutOff: out.append("\" class=\"holds\"")
                case .undecided: out.append("\" class=\"undecided\"")
                case .fails: out.append("\" class=\"fails\"")
                }
            }
            options.headingIDs = .numbered(prefix: "s")
        case .scores: options.headingIDs = .numbered(prefix: "t")
        case .accounts: options.headingIDs = .numbered(prefix: "a")
        default: break
        }
    }

    /// 12 for `#c12`.
    private static func number(_ address: UnsafeBufferPointer<UInt8>) -> Int? {
        guard address.count > 2, address.count < 10, address[0] == UInt8(ascii: "#"), address[1] == UInt8(ascii: "c")
        else { return nil }
        var value = 0
        for byte in address[2...] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func barsCaption(_ content: DisclosureMarkdown) -> ChartCaption {
        let (lost, full) = content.lostTotal
        let count = content.rows.bars.count
        let words = full == count ? content.page.barsFull : content.page.barsLost
        var sentence: [UInt8] = []
        words.write(into: &sentence) { value, out in
            switch value {
            case 0: out.append(number: count)
            case 1: out.append(number: full)
            default: out.append(decimal: lost)
            }
        }
        return ChartCaption(id: "bars", title: content.page.bars, sentence: sentence)
    }

    private static func lostCaption(_ content: DisclosureMarkdown) -> ChartCaption {
        var sentence: [UInt8] = []
        if let most = content.rows.lostRanked.first {
            content.page.lostMost.write(into: &sentence) { value, out in
                switch value {
                case 0: out.append(number: content.rows.lost.count)
                case 1: out.append(contentsOf: content.rows.text[most.name.range])
                default: out.append(decimal: most.lost.reduced)
                }
            }
        }
        return ChartCaption(id: "lost", title: content.page.lostTitle, sentence: sentence)
    }

    private static func moneyCaption(_ content: DisclosureMarkdown) -> ChartCaption {
        let page = content.page
        var sentence: [UInt8] = []
        if let total = content.money.total {
            func add(_ name: [UInt8], _ amount: Money.Amount?) {
                guard let amount else { return }
                if !sentence.isEmpty { sentence.append("，") }
                sentence.append(contentsOf: name)
                Amounts.wan(amount.value, into: &sentence)
                sentence.append(contentsOf: page.wan)
            }
            add(page.initial, total.initial)
            add(content.name(ofBudget: total), total.adjusted)
            add(page.final, total.actual)
            if let rate = total.shownRate {
                sentence.append("，")
                page.moneyRate.write(into: &sentence) { _, out in out.append(decimal: rate) }
            }
        }
        sentence.append("。")
        return ChartCaption(id: "money", title: page.money, sentence: sentence)
    }
}
