import Figures
import Testing

@testable import Preview

@Suite struct SourceMarksTests {
    private func written(_ text: String, _ places: [(Int, Int)]) -> String {
        let rows = places.enumerated().map {
            Understood.Row(number: $0 + 1, name: "", value: "", place: ByteSpan($1.0, $1.1))
        }
        var out: [UInt8] = []
        SourceMarks(rows).write(Array(text.utf8), into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private func number(_ line: Int) -> String { "<span class=\"ln\" aria-hidden=\"true\">\(line)</span>" }

    @Test func eachPlaceLeadsToWhatItWasTakenFor() {
        #expect(
            written("a<b\nc", [(4, 5), (0, 1)])
                == "\(number(1))<a id=\"m2\" href=\"#u2\">a</a>&lt;b\n\(number(2))<a id=\"m1\" href=\"#u1\">c</a>")
    }

    @Test func noneLiesOverAnother() {
        // The shortest wins; what holds it is shown by it.
        #expect(written("abcdef", [(0, 6), (2, 4)]) == "\(number(1))ab<a id=\"m2\" href=\"#u2\">cd</a>ef")
        let marks = SourceMarks([
            Understood.Row(number: 1, name: "", value: "", place: ByteSpan(0, 6)),
            Understood.Row(number: 2, name: "", value: "", place: ByteSpan(2, 4)),
        ])
        #expect(marks.mark(of: 1) == 2)
    }

    @Test func placesBeyondTheEndAreNoHarm() {
        #expect(written("ab", [(5, 7)]) == "\(number(1))ab")
        #expect(written("ab", [(1, 9)]) == "\(number(1))a<a id=\"m1\" href=\"#u1\">b</a>")
    }

    @Test func linesAreCounted() {
        let lines = LineStarts(Array("a\nb\n\nc".utf8))
        #expect([0, 1, 2, 4, 5, 99].map(lines.line) == [1, 1, 2, 3, 4, 4])
    }
}
