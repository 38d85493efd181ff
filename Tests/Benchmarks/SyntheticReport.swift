/// A made-up report of about 12 KB, the same for the same seed: headings, lists, money, two tables with tabs.
///
/// Its regions and departments do not exist. Its sums hold.
struct SyntheticReport {
    let slug: String
    let region: [String]
    let department: String
    let year: Int
    let text: String
    let accounts: String

    static let firstYear = 2015
    static let yearsPerDepartment = 10

    /// The report with this number: ten years of one department follow each other. A small one has about 1 KB.
    init(number: Int, isSmall: Bool = false) {
        let index = number / Self.yearsPerDepartment
        year = Self.firstYear + number % Self.yearsPerDepartment
        region = Words.regions[index % Words.regions.count]
        let body = Words.bodies[index / Words.regions.count % Words.bodies.count]
        let round = index / Words.regions.count / Words.bodies.count
        department = region.joined() + body + (round == 0 ? "" : "第\(round + 1)分局")
        slug = "s" + String(repeating: "0", count: max(0, 5 - String(index).count)) + String(index)
        var writer = SyntheticWriter(seed: UInt64(number))
        writer.write(department: department, year: year, isSmall: isSmall)
        text = writer.text
        accounts = writer.accounts
    }

    var departmentFile: String {
        "name: \(department)\nregion: [\(region.joined(separator: ", "))]\nkind: 政府部门\n"
    }

    var disclosureFile: String {
        """
        approved: \(year + 1)-08-19
        publish: \(year + 1)-09-03T09:00:00+08:00
        review: [部门负责人, 分管领导, 保密审查]

        """
    }
}

/// Writes one report, sentence by sentence.
private struct SyntheticWriter {
    var text = ""
    var accounts = ""
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 20_251_120) }

    mutating func write(department: String, year: Int, isSmall: Bool) {
        let basic = random.next(in: 20_000...600_000)
        let project = random.next(in: 5_000...300_000)
        let spent = basic + project
        let adjusted = spent + random.next(in: 0...(spent / 12))
        let initial = adjusted - random.next(in: 0...(adjusted / 10))
        let rows = Words.indicators.map { name, weight in
            (name, weight, weight - random.next(in: 0...max(1, weight / 12)))
        }
        let score = rows.reduce(0) { $0 + $1.2 }

        line("\(department)\(year)年度部门整体支出绩效自评报告")
        if isSmall {
            line("一、收支情况")
            line(
                "\(year)年全年预算数\(money(adjusted))万元，支出决算数\(money(spent))万元，其中：基本支出\(money(basic))万元，"
                    + "项目支出\(money(project))万元。预算执行率\(rate(spent, adjusted))%。")
            line("二、绩效自评情况")
            line("\(year)年度整体支出绩效自评得分\(score)分。")
            line("三、存在的主要问题")
            line("\(pick(Words.faults))。\(sentence())")
        } else {
            writeWhole(year, initial: initial, adjusted: adjusted, basic: basic, project: project, rows, score)
        }

        accounts =
            "\(department)\(year)年度部门决算公开说明\n\n单位：万元\n\n项目\t年初预算数\t全年预算数\t决算数\n"
            + "支出合计\t\(money(initial))\t\(money(adjusted))\t\(money(spent))\n"
    }

    private mutating func writeWhole(
        _ year: Int, initial: Int, adjusted: Int, basic: Int, project: Int, _ rows: [(String, Int, Int)], _ score: Int
    ) {
        let spent = basic + project
        line("一、部门基本情况")
        line("（一）部门职责")
        for k in 1...8 {
            line(
                "\(k)．\(pick(Words.duties))，\(pick(Words.deeds))\(pick(Words.matters))，\(pick(Words.deeds))\(pick(Words.matters))并抓好落实。"
            )
        }
        line("（二）机构和人员")
        let quota = random.next(in: 12...90)
        line(
            "内设\(random.next(in: 3...9))个股室。核定编制\(quota)名，年末在职人员\(quota - random.next(in: 0...5))人，退休人员\(random.next(in: 3...40))人。"
        )
        line("（三）年度重点工作")
        for k in 1...4 { line("\(k)．\(pick(Words.deeds))\(pick(Words.matters))。\(sentence())\(sentence())") }
        line("（四）收支情况")
        line(
            "\(year)年年初预算安排收入\(money(initial))万元，全年预算数\(money(adjusted))万元，支出决算数\(money(spent))万元，"
                + "其中：基本支出\(money(basic))万元，占\(rate(basic, spent))%；项目支出\(money(project))万元，占\(rate(project, spent))%。"
                + "预算执行率\(rate(spent, adjusted))%。\(sentence())\(sentence())")
        line("二、绩效自评情况")
        line("（一）自评结论")
        line("对照年初目标逐项打分，我单位\(year)年度整体支出绩效自评得分\(score)分，自评等级为“\(score >= 90 ? "优" : "良")”。")
        line("（二）产出和效益")
        for k in 1...5 {
            line("\(k)．\(pick(Words.deeds))\(pick(Words.matters))")
            paragraph(random.next(in: 6...9))
        }
        line("（三）指标得分")
        row("一级指标\t二级指标\t分值\t得分\t得分率\t扣分原因")
        for (k, indicator) in rows.enumerated() {
            let (name, weight, marks) = indicator
            let reason = weight == marks ? "" : pick(Words.matters) + "进度偏慢"
            row("\(k < 4 ? "履职效能" : "管理效率")\t\(name)\t\(weight)\t\(marks)\t\(rate(marks, weight))%\t\(reason)")
        }
        row("合计\t\t100\t\(score)\t\(score).00%\t")
        line("（四）资金使用")
        line("单位：万元")
        row("项目\t年初预算数\t全年预算数\t全年执行数\t执行率")
        row("支出合计\t\(money(initial))\t\(money(adjusted))\t\(money(spent))\t\(rate(spent, adjusted))%")
        row("基本支出\t\(money(basic))\t\(money(basic))\t\(money(basic))\t100.00%")
        row(
            "项目支出\t\(money(initial - basic))\t\(money(adjusted - basic))\t\(money(project))\t\(rate(project, adjusted - basic))%"
        )
        for _ in 0..<4 { paragraph(6) }
        line("三、存在的主要问题")
        for k in 1...3 { line("\(k)．\(pick(Words.faults))。\(sentence())") }
        line("四、下一步改进措施")
        for k in 1...3 { line("\(k)．\(pick(Words.deeds))\(pick(Words.matters))。\(sentence())") }
    }

    private mutating func paragraph(_ count: Int) {
        var words = ""
        for _ in 0..<count { words += sentence() }
        line(words)
    }

    private mutating func sentence() -> String {
        let lead = pick(Words.leads) + "，" + pick(Words.deeds) + pick(Words.matters)
        let count = random.next(in: 3...95)
        switch random.next(in: 0...6) {
        case 0: return lead + "，全年办理\(count * 37)件，办结率\(rate(count + 900, count + 905))%。"
        case 1: return lead + "，组织活动\(count)场，参加\(count * 61)人次。"
        case 2: return lead + "，拨付\(money(count * 731))万元，惠及\(count * 12)户。"
        case 3: return lead + "，群众满意度\(rate(900 + count, 1000))%。"
        case 4: return lead + "，比上年增长\(rate(count, 400))%。"
        case 5: return lead + "，培训\(count)期，\(count * 23)名骨干结业。"
        default: return lead + "，任务按时间节点全部完成。"
        }
    }

    private mutating func pick(_ words: [String]) -> String { words[random.next(in: 0...(words.count - 1))] }

    private mutating func line(_ words: String) { text += words + "\n\n" }

    private mutating func row(_ cells: String) { text += cells + "\n" }

    private func money(_ cents: Int) -> String { "\(cents / 100).\(two(cents % 100))" }

    /// Half rounded up, two places.
    private func rate(_ part: Int, _ whole: Int) -> String {
        let value = whole == 0 ? 0 : (part * 20_000 + whole) / (whole * 2)
        return "\(value / 100).\(two(value % 100))"
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// A small generator of random numbers whose sequence is the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }
}
