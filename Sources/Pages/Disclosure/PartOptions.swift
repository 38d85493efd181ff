import Audit
import Rendering

/// How each part's Markdown becomes HTML: what is drawn, which ids it bears.
struct PartOptions {
    var options = Markdown.Options()

    init(_ part: Part, _ content: DisclosureMarkdown) {
        options.tableLabel = PartOptions.tableLabel(part)
        options.tableLabelSeparator = "："
        switch part {
        case .bars:
            options.chart = { _, _, out in
                guard let chart = content.bulletBars else { return false }
                chart.draw(PartOptions.barsCaption(content), into: &out)
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

    /// Regions of a page need names of their own.
    private static func tableLabel(_ part: Part) -> String {
        switch part {
        case .lost: "扣了分的指标"
        case .indicators: "全部指标"
        case .money: "资金（万元）"
        case .yuan: "资金（元）"
        case .scores: "评分表的表格"
        case .accounts: "决算的表格"
        case .changes: "更正的内容"
        default: "报告的表格"
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
        var sentence: [UInt8] = []
        sentence.append(number: count)
        if full == count {
            sentence.append("项指标全部得满分。")
        } else {
            sentence.append("项指标中")
            sentence.append(number: full)
            sentence.append("项得满分，其余共扣")
            sentence.append(decimal: lost)
            sentence.append("分。")
        }
        return ChartCaption(id: "bars", title: "各项指标得分", sentence: sentence)
    }

    private static func moneyCaption(_ content: DisclosureMarkdown) -> ChartCaption {
        var sentence: [UInt8] = []
        if let total = content.money.total {
            func add(_ name: StaticString, _ amount: Money.Amount?) {
                guard let amount else { return }
                if !sentence.isEmpty { sentence.append("，") }
                sentence.append(name)
                Amounts.wan(amount.value, into: &sentence)
                sentence.append("万元")
            }
            add("年初预算", total.initial)
            add(total.adjusted?.isUnstaged == true ? "预算" : "全年预算", total.adjusted)
            add("决算", total.actual)
            if let rate = total.shownRate {
                sentence.append("，执行率")
                sentence.append(decimal: rate)
                sentence.append("%")
            }
        }
        sentence.append("。")
        return ChartCaption(id: "money", title: "预算与决算", sentence: sentence)
    }
}
