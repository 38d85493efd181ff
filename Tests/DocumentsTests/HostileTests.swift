import Documents
import Glibc
import Testing

/// What nobody sends on purpose, and some do.
@Suite(.serialized) struct HostileTests {
    private func seconds(_ text: String) throws -> Double {
        let source = try Source(name: "hostile", text: text)
        let start = processorTime()
        _ = Document(source)
        return processorTime() - start
    }

    private func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    struct Shape: Sendable, CustomStringConvertible {
        var name: String
        var piece: String
        var description: String { name }
    }

    static let shapes: [Shape] = [
        Shape(name: "brackets", piece: "（"), Shape(name: "brackets in a numbered line", piece: "（一"),
        Shape(name: "brackets that close", piece: "（）"), Shape(name: "angles", piece: "<"),
        Shape(name: "tags", piece: "<td"),
        Shape(name: "open tags", piece: "<p "), Shape(name: "ampersands", piece: "&"), Shape(name: "stars", piece: "*"),
        Shape(name: "pairs of stars", piece: "**a"), Shape(name: "tabs", piece: "\t"), Shape(name: "pipes", piece: "|"),
        Shape(name: "cells", piece: "预算数\t"), Shape(name: "digits", piece: "7"), Shape(name: "dots", piece: "1."),
        Shape(name: "blank lines", piece: "\n"), Shape(name: "short lines", piece: "指标\n"),
        Shape(name: "numbers on lines", piece: "12\n"),
        Shape(name: "titles on lines", piece: "分值\n得分\n指标\n"), Shape(name: "headings", piece: "一、概况\n"),
        Shape(name: "restarts", piece: "一、甲\n（一）乙\n1. 丙\n（1）丁\n"), Shape(name: "commas", piece: "，"),
        Shape(name: "torn lines", piece: "深入学习贯彻各项决策部署，扎实推进年度重点工作任务，\n"),
        Shape(name: "open torn lines", piece: "（深入学习贯彻各项决策部署，扎实推进年度重点工作\n"),
        Shape(name: "rows", piece: "基本支出\t1.0\t2.0\n"),
        Shape(name: "pipe rows", piece: "| 甲 | 1 | 2 |\n"), Shape(name: "contents", piece: "目录\n一、甲……1\n"),
        Shape(name: "entries", piece: "第一章 甲\n"), Shape(name: "quotes", piece: "“"),
        Shape(name: "numerals", piece: "一"),
        Shape(name: "spaces", piece: " "), Shape(name: "ideographic spaces", piece: "\u{3000}"),
        Shape(name: "rows of table tags", piece: "<tr><td>"), Shape(name: "cells of table tags", piece: "<td>1</td>"),
    ]

    /// A square over 60 KB takes minutes; what is linear takes a fraction of a second. Processor time, since
    /// machines are busy.
    @Test(arguments: shapes) func linear(_ shape: Shape) throws {
        for lead in ["", "目录\n", "（一）"] {
            let text = lead + String(repeating: shape.piece, count: 60_000 / shape.piece.utf8.count)
            let spent = try seconds(text)
            #expect(spent < 4, "\(shape.name) after “\(lead)”: \(spent) s for 60 KB")
        }
    }

    @Test func aLineOfTenMegabytes() throws {
        let text = String(repeating: "年初预算安排收入703.80万元，", count: 260_000)
        #expect(text.utf8.count > 10_000_000)
        #expect(try seconds(text) < 30)
    }

    @Test func nestedBrackets() throws {
        let text = "一、" + String(repeating: "（", count: 100_000) + "概况" + String(repeating: "）", count: 100_000)
        #expect(try seconds(text) < 4)
    }
}
