import Figures
import Foundation
import Testing

@testable import Rendering

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct ChartTests {
    private let long = "部门整体绩效目标产出指标完成情况（含预算编制约束性和绩效信息公开情况）与三公经费控制率"
    private let hostile = "\"><script>alert('1')</script>&\u{0}\u{FFFE}]]>"

    private func decimal(_ text: String) -> Figures.Decimal { (try? Figures.Decimal(text)) ?? .zero }

    private func drawn(_ chart: some Chart, title: String = "标题", sentence: String = "一句话。") -> String {
        written { chart.draw(ChartCaption(id: "c1", title: title, sentence: sentence), into: &$0) }
    }

    private func bullets(_ rows: [(String, String?, String)]) -> BulletBars {
        BulletBars(
            rows.map { BulletBars.Row(name: $0.0, value: $0.1.map(decimal), maximum: decimal($0.2)) },
            columns: ("指标", "得分", "分值"))
    }

    private func series(_ first: [String?], _ second: [String?]? = nil) -> SeriesChart {
        SeriesChart(
            labelTitle: "年度", labels: first.indices.map { "\(2015 + $0)" },
            first: .init(name: "得分", values: first.map { $0.map(decimal) }),
            second: second.map { .init(name: "平均", values: $0.map { $0.map(decimal) }) })
    }

    private func strip(_ peers: [String], own: String?) -> StripChart {
        StripChart(
            peers: peers.map(decimal), own: own.map(decimal), ownName: "总工会", from: decimal("0"), to: decimal("100"),
            columns: ("部门", "得分"), names: ("最低", "中位", "最高", "个数"))
    }

    private func amounts(_ values: [String], whole: Int = 1) -> AmountLine {
        let names = ["年初预算", "全年预算", "决算"]
        return AmountLine(
            zip(names, values).map { .init(name: $0, value: decimal($1), text: "\($1) 万元") }, whole: whole,
            columns: ("口径", "金额"))
    }

    private func histogram(_ counts: [Int], own: Int? = nil) -> Histogram {
        Histogram(
            counts.enumerated().map { .init(label: "\($0.offset * 10)", count: $0.element) }, own: own,
            columns: ("得分", "个数"))
    }

    /// Every chart with names and figures of every kind.
    private func all(_ name: String) -> [(String, String)] {
        var stepped = series(["90", nil, "95.5", "101", "0"], ["80", "85", nil, "90", "99"])
        stepped.form = .steps
        stepped.axis = .fitted
        stepped.breaks = [2, 4, 9]
        stepped.reference = decimal("100")
        stepped.second?.name = Array(name.utf8)
        stepped.labels[1] = Array(name.utf8)
        var strip = strip(["1", "50", "50", "100", "180"], own: "60.5")
        strip.ownName = Array(name.utf8)
        return [
            (
                "bullets",
                drawn(bullets([(name, "4.5", "5"), (name, nil, "0"), ("a", "12", "5")]), title: name, sentence: name)
            ),
            (
                "lost",
                drawn(
                    LostMarks(
                        [.init(name: name, lost: decimal("0.5")), .init(name: "b", lost: decimal("0"))],
                        columns: ("a", "b")))
            ), ("series", drawn(stepped)), ("strip", drawn(strip)),
            (
                "amounts",
                drawn(
                    AmountLine(
                        [
                            .init(name: name, value: decimal("5"), text: name),
                            .init(name: "b", value: decimal("4"), text: "4"),
                        ],
                        whole: 1, columns: ("a", "b")))
            ),
            (
                "histogram",
                drawn(
                    Histogram([.init(label: name, count: 3), .init(label: "b", count: 0)], own: 0, columns: ("a", "b")))
            ),
        ]
    }

    @Test func everyChartIsWellFormedWhateverItsNames() throws {
        for name in ["总工会", "", long, long + long, hostile, String(repeating: "a", count: 400), "👨‍👩‍👧‍👦é́", "a\nb\t c"] {
            for (kind, svg) in all(name) {
                let parser = XMLReader(svg)
                #expect(parser.isWellFormed, "\(kind): \(svg)")
                #expect(!svg.contains("<script"))
                #expect(!svg.contains("style=") && !svg.contains("NaN") && !svg.contains("--"), "\(kind)")
                #expect(
                    svg.hasPrefix("<svg class=\"chart\" role=\"img\" aria-labelledby=\"c1-t c1-d\" viewBox=\"0 0 340 "))
                #expect(svg.contains("<title id=\"c1-t\">") && svg.contains("<desc id=\"c1-d\">"))
                #expect(svg.contains("font-size=\"12\"") && svg.components(separatedBy: "font-size").count == 2)
                for number in svg.matches(of: /[0-9]\.([0-9]+)/) where kind != "series" {
                    #expect(number.1.count <= 2, "\(svg)")
                }
            }
        }
    }

    @Test func textStaysInsideTheDrawing() {
        for name in ["总工会", long, long + long, String(repeating: "a", count: 400)] {
            for (kind, svg) in all(name) {
                for (x, y, anchor, text) in XMLReader(svg).texts {
                    let width = Double(Label.width(of: text).hundredths) / 100
                    let left = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x
                    #expect(left >= -0.02 && left + width <= 340.02, "\(kind): \(text)")
                    #expect(y > 8 && y < XMLReader(svg).height, "\(kind): \(text) at \(y)")
                }
            }
        }
    }

    @Test func bulletBarsAtNothingFullAndBeyond() {
        let svg = drawn(bullets([("甲", "0", "5"), ("乙", "5", "5"), ("丙", "4.5", "5")]))
        // Three tracks of the whole width, and two bars.
        #expect(
            svg.contains(
                "class=\"track\" fill-opacity=\".16\" d=\"M0 15h340v8h-340zM0 46h340v8h-340zM0 77h340v8h-340z\""))
        #expect(svg.contains("class=\"fill\" d=\"M0 46h340v8h-340zM0 77h306v8h-306z\""))
        #expect(!svg.contains("class=\"over\""))
        #expect(svg.contains(">4.5 / 5</text>"))
        let beyond = drawn(bullets([("甲", "5", "5"), ("乙", "10", "5")]))
        #expect(beyond.contains("class=\"track\" fill-opacity=\".16\" d=\"M0 15h170v8h-170zM0 46h170v8h-170z\""))
        #expect(beyond.contains("class=\"over\" fill-opacity=\".6\" d=\"M170 46h170v8h-170z\""))
        #expect(beyond.contains("class=\"axis\""))
        let unknown = drawn(bullets([("甲", nil, "5"), ("乙", "3", "0"), ("丙", "-1", "5")]))
        #expect(unknown.contains(">– / 5</text>"))
        #expect(unknown.contains(">3 / 0</text>"))
        #expect(!unknown.contains("class=\"fill\""))
        let huge = drawn(bullets([("甲", String(repeating: "9", count: 36), "0.0000000001")]))
        #expect(huge.contains("class=\"over\""))
        #expect(drawn(bullets([])).contains("viewBox=\"0 0 340 1\""))
    }

    @Test func sixtyBarsAreSmall() {
        let rows = (0..<60).map { ("指标\($0)完成情况", String?("\($0 % 5).5"), "5") }
        let svg = drawn(bullets(rows))
        #expect(svg.utf8.count < 14_000)
        #expect(svg.components(separatedBy: "<path").count == 3)
    }

    @Test func longNamesWrapAndVeryLongOnesAreShortened() {
        let wrapped = drawn(bullets([(String(long.prefix(40)), "4.5", "5")]))
        #expect(wrapped.contains("<tspan x=\"0\" dy=\"15\">"))
        #expect(wrapped.components(separatedBy: "<title").count == 2)
        let shortened = drawn(bullets([(long + long, "4.5", "5")]))
        #expect(shortened.contains("…"))
        #expect(shortened.contains("<title>\(long + long)</title>"))
    }

    @Test func linesBreakWhereTheyMay() {
        func lines(_ text: String, _ width: Int, _ most: Int = 9) -> [String] {
            Label.lines(Array(text.utf8), width: Coordinate(width), most: most).lines.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(lines("", 100) == [])
        #expect(lines("甲乙丙丁", 24) == ["甲乙", "丙丁"])
        #expect(lines("甲乙，丙丁", 24) == ["甲", "乙，", "丙丁"])
        #expect(lines("甲（乙丙", 24) == ["甲", "（乙", "丙"])
        #expect(lines("word another", 60) == ["word", "another"])
        #expect(lines("甲完成 100% 乙", 66) == ["甲完成", "100% 乙"])
        #expect(lines("abcdefghij", 30) == ["abcd", "efgh", "ij"])
        #expect(lines("甲乙丙丁", 24, 1) == ["甲…"])
        #expect(lines("甲乙", 5) == ["甲", "乙"])
        #expect(Label.width(of: "e\u{301}").hundredths == 700)
    }

    @Test func lostMarksShareOneScale() {
        let chart = LostMarks(
            [
                .init(name: "甲", lost: decimal("2")), .init(name: "乙", lost: decimal("0.5")),
                .init(name: "丙", lost: decimal("0")),
            ],
            columns: ("指标", "扣分"))
        let svg = drawn(chart)
        #expect(svg.contains("class=\"lost\" d=\"M0 15h340v8h-340zM0 46h85v8h-85z\""))
        #expect(svg.contains(">−0.5</text>"))
        #expect(svg.contains(">0</text>"))
        #expect(
            !drawn(LostMarks([.init(name: "甲", lost: decimal("0.00"))], columns: ("a", "b"))).contains("class=\"lost\"")
        )
    }

    @Test func seriesFromOneToTen() {
        let one = drawn(series(["95"]))
        #expect(one.contains("M170 "))
        #expect(!one.contains("L"))
        let ten = drawn(series((0..<10).map { "9\($0).55" }))
        #expect(ten.components(separatedBy: "L").count == 10)
        for year in [2015, 2024] { #expect(ten.contains(">\(year)</text>")) }
        for value in ["90.55", "99.55"] { #expect(ten.contains(">\(value)</text>")) }
        #expect(drawn(series([])).contains("</svg>"))
        #expect(drawn(series([nil, nil])).contains("</svg>"))
    }

    /// Ten years of two series on a telephone: what cannot stand side by side is left to the table.
    @Test func crowdedSeriesNameOnlyWhatStandsOut() {
        let svg = drawn(
            series(
                [
                    "1372.43", "2764.86", "1388.74", "1811.80", "8004.61", "4160.11", "4747.03", "6800.73", "5023.74",
                    "6111.99",
                ],
                [
                    "1380.00", "2784.65", "1390.00", "1827.46", "8044.76", "4272.32", "4800.00", "6994.11", "5100.00",
                    "6181.65",
                ]))
        let texts = svg.split(separator: "<text").dropFirst().compactMap { text in
            text.split(separator: ">", maxSplits: 1).last.map { String($0.prefix { $0 != "<" }) }
        }
        #expect(texts.filter { $0.contains(".") } == ["6111.99", "1372.43", "8004.61"])
        #expect(texts.filter { $0.hasPrefix("20") } == ["2024", "2015", "2018", "2020", "2022"])
    }

    /// A label above a valley would lie on the line; at an end there is room.
    @Test func labelsStandBesideTheLine() {
        let svg = drawn(series(["97", "50", "97"]))
        #expect(svg.contains("y=\"81.45\" text-anchor=\"middle\">50</text>"))
        #expect(drawn(series(["50", "97", "50"])).contains("y=\"10\" text-anchor=\"middle\">97</text>"))
        #expect(!drawn(series(["50", "60", "70"])).contains("y=\"81.45\""))
    }

    @Test func seriesAreInterrupted() {
        var chart = series(["90", "91", nil, "93", "94", "95"])
        chart.breaks = [4]
        let svg = drawn(chart)
        let line = svg.split(separator: "class=\"first\"")[1].split(separator: "d=\"")[1].prefix { $0 != "\"" }
        #expect(line.filter { $0 == "M" }.count == 3)
        #expect(line.filter { $0 == "L" }.count == 2)
        #expect(svg.contains("v100"))
    }

    @Test func seriesStandWhereTheirValuesAre() {
        #expect(drawn(series(["0", "100"])).contains("d=\"M12 118L328 18\""))
        var same = series(["95", "95"])
        same.axis = .fitted
        #expect(drawn(same).contains("d=\"M12 68L328 68\""))
        #expect(drawn(series(["0", "0"])).contains("d=\"M12 118L328 118\""))
        var above = series(["50", "120"])
        above.reference = decimal("100")
        #expect(above.table.rows.map { String(decoding: $0[1], as: UTF8.self) } == ["50", "120"])
        #expect(drawn(above).contains("d=\"M0 34.67h340\""))
        #expect(drawn(series(["-10", "10"])).contains("d=\"M0 68h340\""))
        let both = drawn(series(["90", "95"], ["80", "85"]))
        #expect(both.contains("stroke-dasharray=\"6 4\""))
        #expect(both.contains(">得分</text>") && both.contains(">平均</text>"))
    }

    @Test func stripShowsEveryPeerAndOneself() {
        let svg = drawn(strip(["0", "50", "50.2", "100"], own: "99.5"))
        let dots = svg.split(separator: "class=\"peers\"")[1].split(separator: "d=\"")[1].prefix { $0 != "\"" }
        #expect(dots.filter { $0 == "M" }.count == 4)
        #expect(svg.contains(">总工会 99.5</text>"))
        let many = drawn(strip(Array(repeating: "95", count: 1000) + ["3"], own: nil))
        #expect(many.contains("• = 125"))
        #expect(many.utf8.count < 1200)
        let rows = strip(["90", "80", "100", "95"], own: "95").table.rows.map { String(decoding: $0[1], as: UTF8.self) }
        #expect(rows == ["95", "80", "92.5", "100", "4"])
        #expect(strip([], own: nil).table.rows.count == 2)
        #expect(drawn(strip([], own: "200")).contains("</svg>"))
    }

    @Test func amountsOnOneLine() {
        let svg = drawn(amounts(["80", "100", "90"]))
        // A swatch and the track; a swatch and the bar; a pointer in its row and one on the line.
        #expect(svg.contains("class=\"track\" fill-opacity=\".16\" d=\"M0 20h14v12h-14zM0 69h334v12h-334z\""))
        #expect(svg.contains("class=\"fill\" d=\"M0 40h14v8h-14zM0 71h300.6v8h-300.6z\""))
        #expect(svg.contains("class=\"mark\" d=\"M7 13l-5 -9h10zM267.2 67l-5 -9h10z\""))
        #expect(svg.contains(">年初预算</text>") && svg.contains(">80 万元</text>"))
        let over = drawn(amounts(["80", "100", "125"]))
        #expect(over.contains("zM0 69h267.2v12h-267.2z\""))
        #expect(over.contains("class=\"over\" fill-opacity=\".6\" d=\"M267.2 71h66.8v8h-66.8z\""))
        #expect(drawn(amounts(["0", "0", "0"])).contains("class=\"fill\" d=\"M0 40h14v8h-14z\""))
        #expect(drawn(amounts([])).contains("</svg>"))
        #expect(drawn(amounts(["1"], whole: 7)).contains("</svg>"))
    }

    @Test func histograms() {
        let svg = drawn(histogram([1, 0, 4], own: 2))
        #expect(svg.contains("class=\"own\""))
        #expect(svg.contains(">4</text>") && svg.contains(">0</text>"))
        #expect(drawn(histogram([])).contains("</svg>"))
        #expect(drawn(histogram([0, 0])).contains("</svg>"))
        #expect(drawn(histogram(Array(repeating: 5, count: 100))).contains("</svg>"))
    }

    @Test func tables() {
        let table = written { bullets([("<b>", nil, "5")]).table.write(into: &$0) }
        #expect(
            table.contains(
                "<tr><th scope=\"row\">&lt;b&gt;</th><td class=\"right\"></td><td class=\"right\">5</td></tr>"))
    }

    @Test func idsAreEscaped() {
        let svg = written { bullets([]).draw(ChartCaption(id: "a\"b", title: "t", sentence: "s"), into: &$0) }
        #expect(svg.contains("id=\"a&quot;b-t\""))
    }

    /// Written for looking at: `GONGKAI_CHARTS=folder swift test --filter ChartTests`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["GONGKAI_CHARTS"] != nil))
    func drawForTheEye() throws {
        let folder = ProcessInfo.processInfo.environment["GONGKAI_CHARTS"] ?? ""
        var money = series(
            ["703.80", "688.10", nil, "720.55", "910.00", "899.25"],
            ["690.20", "688.10", "650.00", "701.05", "930.10", "880.00"])
        money.breaks = [4]
        var scores = series((0..<10).map { "9\($0 * 7 % 10).5" })
        scores.axis = .fitted
        scores.reference = decimal("100")
        scores.form = .steps
        let charts: [(String, String)] =
            all(long).map { ("x-" + $0.0, $0.1) } + [
                (
                    "bullets",
                    drawn(
                        bullets([
                            ("预算编制", "3", "3"), (String(long.prefix(40)), "4.75", "5"),
                            ("预算执行 Budget execution rate", "0", "4"), ("绩效管理", nil, "15"),
                        ]))
                ),
                ("bullets-over", drawn(bullets([("甲", "5", "5"), ("乙", "6", "5")]))), ("money", drawn(money)),
                ("scores", drawn(scores)),
                ("strip", drawn(strip((0..<80).map { "\(70 + $0 * 13 % 29).5" }, own: "96.5"))),
                ("amounts", drawn(amounts(["703.80", "722.10", "674.30"]))),
                ("amounts-over", drawn(amounts(["603.80", "722.10", "774.30"]))),
                ("histogram", drawn(histogram([1, 0, 4, 9, 23, 41, 12], own: 5))),
            ]
        for (name, svg) in charts {
            let standalone = svg.replacing(
                "<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ", maxReplacements: 1)
            try standalone.write(toFile: "\(folder)/\(name).svg", atomically: true, encoding: .utf8)
        }
    }
}

/// What an SVG element holds, by an XML parser.
private final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var texts: [(x: Double, y: Double, anchor: String, text: String)] = []
    private(set) var height = 0.0
    private var anchors = [""]
    private var at: (x: Double, y: Double, anchor: String)?
    private var text = ""

    init(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if name == "svg" { height = Double(attributes["viewBox"]?.split(separator: " ").last ?? "") ?? 0 }
        anchors.append(attributes["text-anchor"] ?? anchors.last ?? "")
        if name == "text" || name == "tspan" {
            flush()
            let before = at
            at = (
                Double(attributes["x"] ?? "0") ?? 0,
                Double(attributes["y"] ?? "") ?? ((before?.y ?? 0) + (Double(attributes["dy"] ?? "0") ?? 0)),
                anchors.last ?? ""
            )
        } else if name == "title" {
            flush()
        }
    }

    func parser(_: XMLParser, foundCharacters string: String) { text += string }

    func parser(_: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        anchors.removeLast()
        if name == "title" || name == "desc" { text = "" }
        if name == "text" || name == "tspan" { flush() }
    }

    private func flush() {
        if let at, !text.isEmpty { texts.append((at.x, at.y, at.anchor, text)) }
        text = ""
    }
}
