import Figures
import Foundation
import Testing

@testable import Rendering

@Suite struct JSONTests {
    private struct Torn: Error {}

    @Test func prettyAsInTheSchema() throws {
        let score = try Figures.Decimal("99.50")
        let out = written { out in
            JSON.object(into: &out, style: .pretty) { report in
                report.string("schema", "gongkai/report/1")
                report.object("source") { source in
                    source.string("name", "a.txt")
                    source.int("bytes", 16506)
                }
                report.null("document_date")
                report.decimal("value", score)
                report.span("span", ByteSpan(1, 2))
                report.strings("problems", ["甲", "乙"])
                report.array("facts") { _ in }
                report.object("none") { _ in }
                report.bool("approximate", false)
                report.string("grade", String?.none)
                report.array("spans") { $0.span(ByteSpan(3, 4)) }
            }
        }
        #expect(
            out == """
                {
                  "schema": "gongkai/report/1",
                  "source": {
                    "name": "a.txt",
                    "bytes": 16506
                  },
                  "document_date": null,
                  "value": "99.50",
                  "span": [1, 2],
                  "problems": [
                    "甲",
                    "乙"
                  ],
                  "facts": [],
                  "none": {},
                  "approximate": false,
                  "grade": null,
                  "spans": [
                    [3, 4]
                  ]
                }

                """)
    }

    @Test func compactHasNoWhiteSpace() {
        let out = written { out in
            JSON.array(into: &out) { rows in
                rows.object {
                    $0.string("a", "b c")
                    $0.int("n", -1)
                }
                rows.array {
                    $0.bool(true)
                    $0.null()
                    $0.string("x")
                }
                rows.decimal(nil)
            }
        }
        #expect(out == #"[{"a":"b c","n":-1},[true,null,"x"],null]"#)
    }

    @Test func appendsToWhatIsThere() {
        let out = written { out in
            out.append("x=")
            JSON.object(into: &out) { $0.int("a", 1) }
        }
        #expect(out == #"x={"a":1}"#)
    }

    @Test func anErrorLeavesItClosed() {
        var out: [UInt8] = []
        #expect(throws: Torn.self) {
            try JSON.object(into: &out) { object throws(Torn) in
                try object.array("a") { array throws(Torn) in
                    array.int(1)
                    throw Torn()
                }
            }
        }
        #expect(String(decoding: out, as: UTF8.self) == #"{"a":[1]}"#)
    }

    @Test func nothingLeavesTheScript() {
        let out = written { out in
            JSON.object(into: &out, inScript: true) { $0.string(escaping: "</script>", "</script><!--&") }
        }
        #expect(!out.contains("<"))
        #expect(!out.contains("&"))
        #expect(out == #"{"\u003C/script\u003E":"\u003C/script\u003E\u003C!--\u0026"}"#)
    }

    @Test func anyStringComesBack() throws {
        let pool = Array("\"\\/\u{0}\u{8}\u{9}\u{A}\u{C}\u{D}\u{1F}甲，😀aé\u{2028}<>&'").map { $0 }
        for length in 0..<200 {
            let text = String((0..<length % 40).map { _ in pool.randomElement()! })
            var out: [UInt8] = []
            JSON.object(into: &out) { $0.string("t", text) }
            let read = try JSONSerialization.jsonObject(with: Data(out)) as? [String: String]
            #expect(read?["t"].map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func randomBytesStayWellFormed() throws {
        for style in [JSON.Style.compact, .pretty] {
            for _ in 0..<100 {
                let bytes = (0..<60).map { _ in UInt8.random(in: 0...255) }
                var out: [UInt8] = []
                JSON.object(into: &out, style: style) { object in
                    object.string(escaping: bytes, bytes[10..<30])
                    object.array("a") { array in array.object { $0.string("k", bytes) } }
                }
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(out)) }
            }
        }
    }
}
