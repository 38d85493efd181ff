import Figures

/// A department's year with exact money, in fen, and an author who prints it.
struct RandomBudget {
    struct Column {
        var personnel: Int
        var operating: Int
        var project: Int
        var basic: Int { personnel + operating }
        var total: Int { basic + project }
    }

    var initial: Column
    var adjusted: Column
    var actual: Column
    /// Last year's total.
    var before: Int
    /// Whether this author cuts off what others round.
    let cutsOff: Bool
    /// Decimals of 万元; the fen has six.
    let places: Int

    init(using generator: inout SeededGenerator) {
        func column(like other: Column?, _ generator: inout SeededGenerator) -> Column {
            func near(_ value: Int?, _ range: ClosedRange<Int>) -> Int {
                guard let value else { return Int.random(in: range, using: &generator) }
                return value * Int.random(in: 880...998, using: &generator) / 1000
            }
            return Column(
                personnel: near(other?.personnel, 50_000_000...900_000_000),
                operating: near(other?.operating, 5_000_000...90_000_000),
                project: near(other?.project, 20_000_000...900_000_000))
        }
        adjusted = column(like: nil, &generator)
        initial = column(like: adjusted, &generator)
        actual = column(like: adjusted, &generator)
        before = actual.total * Int.random(in: 700...1300, using: &generator) / 1000
        cutsOff = Bool.random(using: &generator)
        places = Int.random(in: 2...4, using: &generator)
    }

    /// Fen as 万元 with the author's places.
    func money(_ fen: Int) -> String {
        printed(numerator: fen, denominator: 1_000_000, places: places)
    }

    func percent(_ part: Int, _ whole: Int) -> String {
        printed(numerator: part * 100, denominator: whole, places: 2) + "%"
    }

    private func printed(numerator: Int, denominator: Int, places: Int) -> String {
        let rounding: Decimal.Rounding = cutsOff ? .cutOff : .halfUp
        let quotient = try? Decimal(numerator).divided(by: Decimal(denominator), places: places, rounding: rounding)
        return quotient?.description ?? ""
    }
}

extension RandomBudget {
    /// A report's money in sentences. `broken` replaces the figure that the marks stand around.
    func sentences(broken: Broken? = nil) -> String {
        let change = actual.total - before
        func figure(_ name: Broken.Place, _ fen: Int) -> String {
            broken?.place == name ? "【\(money(fen + (broken?.by ?? 0)))万元】" : money(fen) + "万元"
        }
        func rate(_ name: Broken.Place, _ part: Int, _ whole: Int) -> String {
            guard broken?.place == name else { return percent(part, whole) }
            return "【\(percent(part + whole * 3 / 100, whole))】"
        }
        return """
            2023年年初预算\(money(initial.total))万元，支出全年预算数\(money(adjusted.total))万元，\
            支出决算数\(money(actual.total))万元，全年预算执行率为\(rate(.execution, actual.total, adjusted.total))。

            2023年度决算收入\(money(actual.total))万元，比上年决算数\(change < 0 ? "减少" : "增加")\
            \(money(abs(change)))万元，\(change < 0 ? "下降" : "增长")\(rate(.growth, abs(change), before))。

            2023年支出决算数\(figure(.total, actual.total))，其中：基本支出\(figure(.basic, actual.basic))\
            （人员经费\(money(actual.personnel))万元，公用经费\(money(actual.operating))万元），\
            项目支出\(money(actual.project))万元。
            """
    }

    /// The same as a table.
    func table(broken: Broken? = nil) -> String {
        func cell(_ name: Broken.Place, _ fen: Int) -> String {
            broken?.place == name ? "【\(money(fen + (broken?.by ?? 0)))】" : money(fen)
        }
        func row(_ name: String, _ total: Broken.Place?, _ line: KeyPath<Column, Int>) -> String {
            let spent = total.map { cell($0, actual[keyPath: line]) } ?? money(actual[keyPath: line])
            let stated = percent(actual[keyPath: line], adjusted[keyPath: line])
            let rate = broken == nil ? stated : ""
            return [name, money(initial[keyPath: line]), money(adjusted[keyPath: line]), spent, rate]
                .joined(separator: "\t")
        }
        return """
            单位：万元

            项目\t年初预算数\t全年预算数\t全年执行数\t执行率
            \(row("支出合计", .total, \.total))
            \(row("基本支出", .basic, \.basic))
            \(row("人员经费", nil, \.personnel))
            \(row("公用经费", nil, \.operating))
            \(row("项目支出", nil, \.project))
            """
    }

    /// One figure that is wrong by more than its precision.
    struct Broken {
        enum Place: CaseIterable { case total, basic, execution, growth }
        var place: Place
        var by: Int
    }
}
