import Documents
import Figures
import Testing

@Suite struct PlaceTests {
    /// Every block leads back to the same words in the source: what was taken out is all that differs.
    @Test(arguments: [
        "一、概况\n正文在这里。", "\u{FEFF}  一、概况\r\n\u{3000}正文\u{A0}在**这**里。\r\n",
        "<p>现有编制10名，</p><p>在职&nbsp;9人。</p><br/>得分 95 分",
        "项目\t年初预算数\t决算数\n基本支出\t100.00\t98.00\n\n项目支出\t50.00\t49.50", "全面贯彻党的二十大精神，深入学习贯彻习近平新时代中国特色社\n\n会主义思想，落实各项部署。",
        "| 项目 | 预算数 |\n|---|---|\n| **基本**支出 | 12\u{3000}万 |",
        "<table><tr><td>项目</td><td>预算数</td></tr><tr><td>a &amp; b</td><td>12.5</td></tr></table>",
        "目录\n一、概况……1\n二、结论……2\n\n一、概况\n正文\u{1}完。", "二级指标\n\n分值\n\n得分\n\n预算编制\n\n10\n\n9\n\n预算执行\n\n10\n\n10\n",
    ])
    func blocksLeadBackToTheirWords(_ text: String) throws {
        let document = try document(text)
        let source = document.source.bytes
        #expect(!document.blocks.isEmpty)
        for span in spans(document) where !span.isEmpty {
            let place = document.place(span)
            try #require(place.start >= 0 && place.end <= source.count && place.start <= place.end)
            #expect(
                bare(Array(document.text[span.range])) == bare(Array(source[place.range])), "\(document.words(span))")
        }
    }

    /// Words without blanks, marks and tags.
    private func bare(_ bytes: [UInt8]) -> String {
        var words = String(decoding: bytes, as: UTF8.self)
        for (mark, meaning) in [("&nbsp;", " "), ("&amp;", "&")] {
            words = words.split(separator: mark, omittingEmptySubsequences: false).joined(separator: meaning)
        }
        var depth = 0
        var kept = ""
        for scalar in words.unicodeScalars {
            if scalar == "<" { depth += 1 }
            if depth == 0, !" \t\r\n\u{A0}\u{3000}*|-\u{1}\u{FEFF}\u{B}:".unicodeScalars.contains(scalar) {
                kept.unicodeScalars.append(scalar)
            }
            if scalar == ">" { depth = max(0, depth - 1) }
        }
        return kept
    }

    @Test func figuresLeadBackExactly() throws {
        let text = "<p>年初预算\u{3000}安排**收入**703.80 万\n元，</p>"
        let document = try document(text)
        let bytes = Array(document.text)
        let at = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("703.80".utf8)) })
        let place = document.place(ByteSpan(at, at + 6))
        #expect(String(decoding: document.source.bytes[place.range], as: UTF8.self) == "703.80")
    }

    @Test func blocksStandInOrderAndDoNotOverlap() throws {
        let document = try document("一、概况。正文。\n（一）职能\n\n项目\t预算数\n合计\t1\n\n完。")
        var end = 0
        for block in document.blocks {
            #expect(block.span.start >= end)
            #expect(block.span.end >= block.span.start)
            end = block.span.end
        }
        #expect(end <= document.text.count)
    }
}
