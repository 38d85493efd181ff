// Markdown to HTML beside bare cmark, on the file given: microseconds for each, the median of many runs.
//
//     GONGKAI_BENCH=1 swift run -c release rendering-bench report.md
import CCmark
import Figures
import Glibc
import Rendering

func median(of rounds: Int = 2000, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    var times = (0..<rounds).map { _ in clock.measure(body) }
    times.sort()
    let middle = times[rounds / 2].components
    return Double(middle.attoseconds) / 1e12 + Double(middle.seconds) * 1e6
}

func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
}

guard CommandLine.arguments.count == 2, case let text = contents(of: CommandLine.arguments[1]), !text.isEmpty else {
    print("usage: rendering-bench FILE.md")
    exit(2)
}

func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
}

let markdown = Markdown()
var options = Markdown.Options()
options.headingIDs = .fromText(prefix: "")
var out: [UInt8] = []
for round in 1...3 {
    let bare = median {
        text.withUnsafeBytes {
            free(cmark_markdown_to_html($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, 0))
        }
    }
    let ours = median {
        out.removeAll(keepingCapacity: true)
        markdown.render(text, options, into: &out)
    }
    print(
        "round \(round): \(text.count) bytes, cmark \(tenths(bare)) µs, ours \(tenths(ours)) µs, ratio \(tenths(ours / bare * 10)) / 10"
    )
}

// A page: forty bars, a series, a template with thirty names, and JSON of a hundred facts.
let bars = BulletBars(
    (0..<40).map { number in
        BulletBars.Row(
            name: "绩效目标完成情况\(number)", value: Decimal(mantissa: Int128(40 + number % 10), scale: 1), maximum: Decimal(5)
        )
    }, columns: ("指标", "得分", "分值"))
let series = SeriesChart(
    labelTitle: "年度", labels: (2015..<2025).map(String.init),
    first: .init(name: "得分", values: (0..<10).map { Decimal(mantissa: Int128(900 + 7 * $0), scale: 1) }))
let caption = ChartCaption(id: "c", title: "得分", sentence: "四十项指标中三十六项扣分。")
let drawing = median {
    out.removeAll(keepingCapacity: true)
    bars.draw(caption, into: &out)
    series.draw(caption, into: &out)
}
print("charts: \(out.count) bytes in \(tenths(drawing)) µs")

var rows = Schema()
let (name, amount) = (rows.text("name"), rows.text("amount"))
var names = Schema()
let title = names.text("title")
let body = names.html("body")
let list = names.list("rows", of: rows)
var loader = TemplateLoader(files: [
    (
        "t",
        Array("<title>{{title}}</title>{{#rows}}<tr><td>{{name}}</td><td>{{amount}}</td></tr>{{/rows}}{{{body}}}".utf8)
    )
])
let template = loader.bind("t", to: names)
try loader.check()
var page = Page(names)
var markup: [UInt8] = []
markdown.render(text, options, into: &markup)
let filling = median {
    page.removeAll()
    page.set(title, "部门整体支出绩效自评")
    page.set(body, markup)
    for number in 0..<30 {
        let row = page.add(to: list)
        page.set(name, "机关运行经费", in: row)
        page.set(amount, number, in: row)
    }
    out.removeAll(keepingCapacity: true)
    template.render(page, into: &out)
}
print("template: \(out.count) bytes in \(tenths(filling)) µs")

let writing = median {
    out.removeAll(keepingCapacity: true)
    JSON.object(into: &out) { report in
        report.array("facts") { facts in
            for number in 0..<100 {
                facts.object { fact in
                    fact.string("id", "f1")
                    fact.string("concept", "income.initial")
                    fact.decimal("value", Decimal(mantissa: 703_800_000, scale: 2))
                    fact.string("printed", "703.80 万元")
                    fact.bool("approximate", false)
                    fact.span("span", ByteSpan(number, number + 12))
                }
            }
        }
    }
}
print("JSON: \(out.count) bytes in \(tenths(writing)) µs")
