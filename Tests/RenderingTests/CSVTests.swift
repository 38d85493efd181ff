import Figures
import Testing

@testable import Rendering

@Suite struct CSVTests {
    private func cell(_ text: String) -> String {
        var row = CSVRow()
        return written { row.text(text, into: &$0) }
    }

    @Test(arguments: [
        ("总工会", "总工会"), ("", ""), ("甲,乙", "\"甲,乙\""), ("说“是”", "说“是”"), ("a\"b", "\"a\"\"b\""),
        ("甲\n乙", "\"甲\n乙\""), ("=1+1", "'=1+1"), ("+86", "'+86"), ("-5%", "'-5%"), ("@x", "'@x"), ("'x", "''x"),
        ("''x", "'''x"), ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("＝1", "'＝1"), ("－1", "'－1"), ("＋1", "'＋1"),
        ("＠1", "'＠1"), ("＜1", "＜1"), ("1-2", "1-2"), ("=a,b", "\"'=a,b\""), ("a\u{0}b", "\"a\u{FFFD}b\""),
    ]) func text(_ text: String, _ expected: String) {
        #expect(cell(text) == expected)
    }

    @Test func oneApostropheLessIsTheText() {
        for text in ["=1", "'=1", "''", "'", "-", "甲", "＠", "\n"] {
            var cell = self.cell(text)
            if cell.first == "\"" { cell = String(cell.dropFirst().dropLast()) }
            #expect((cell.first == "'" ? String(cell.dropFirst()) : cell) == text)
        }
    }

    @Test func aRow() {
        let line = written { out in
            var row = CSVRow()
            row.text("甲", into: &out)
            row.decimal(Decimal(mantissa: -297, scale: 2), into: &out)
            row.text(nil as String?, into: &out)
            row.int(7, into: &out)
            row.bool(false, into: &out)
            row.end(into: &out)
            row.plain("b", into: &out)
        }
        #expect(line == "甲,-2.97,,7,false\r\nb")
    }
}
