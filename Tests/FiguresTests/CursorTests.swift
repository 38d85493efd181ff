import Testing

@testable import Figures

@Suite struct CursorTests {
    // A cursor borrows its bytes, so what is asked of it is asked before it is expected.

    @Test func nothingIsSeenPastTheEnd() throws {
        let bytes = Array("万元".utf8)
        var cursor = Cursor(bytes, ByteSpan(0, 3))
        let stands = cursor.stands("万元")
        #expect(!stands)
        let isEaten = cursor.eat("万")
        #expect(isEaten)
        let isAtEnd = cursor.isAtEnd
        #expect(isAtEnd)
        let seen = [cursor.here, cursor.ahead(0), cursor.ahead(99), cursor.ahead(-99)]
        #expect(seen == [0, 0, 0, 0])
        let eaten = [cursor.eat(UInt8(0)), cursor.eat("元")]
        #expect(eaten == [false, false])
        let hasDigit = cursor.digit() != nil
        #expect(!hasDigit)
        let number = try cursor.number()
        #expect(number == nil)
        let figure = try cursor.figure()
        #expect(figure == nil)
        cursor.step()
        cursor.skipSpace()
        let position = cursor.position
        #expect(position == 3)
    }

    @Test func spansOutsideTheBytesAreTakenIn() {
        let bytes = Array("abc".utf8)
        let cursor = Cursor(bytes, ByteSpan(-5, 99))
        let (position, end) = (cursor.position, cursor.end)
        #expect(position == 0 && end == 3)
        let nothing: [UInt8] = []
        let empty = Cursor(nothing)
        let isEmptyAtEnd = empty.isAtEnd
        #expect(isEmptyAtEnd)
        let turned = Cursor(bytes, ByteSpan(3, 1))
        let isTurnedAtEnd = turned.isAtEnd
        #expect(isTurnedAtEnd)
    }

    @Test func aPlaceOutsideIsSeenAsNothing() {
        let bytes = Array("万元".utf8)
        var cursor = Cursor(bytes, ByteSpan(0, 6))
        for place in [-7, -3, -1, 6, 7, 600, Int.max - 9] {
            cursor.position = place
            let seen = cursor.here
            #expect(seen == 0)
            let stands = place < 6 && cursor.stands("万")
            #expect(!stands)
        }
        let endsOutside = cursor.word("万", endsAt: 9)
        #expect(!endsOutside)
    }

    @Test func aFigureEndsWhereItsSpanEnds() throws {
        let bytes = Array("12345万元".utf8)
        var cursor = Cursor(bytes, ByteSpan(0, 3))
        let short = try cursor.figure()
        #expect(short?.value == Decimal(123))
        let others = Array("12万元".utf8)
        var unitless = Cursor(others, ByteSpan(0, 5))
        let bare = try unitless.figure()
        #expect(bare?.unit == .bare && bare?.exponent == 4)
    }

    @Test func whatStandsBefore() {
        let bytes = Array("自评得分90".utf8)
        var cursor = Cursor(bytes)
        cursor.position = 12
        let follows = [
            cursor.follows("得分"), cursor.follows("自评得分"), cursor.follows("的自评得分"), cursor.follows("分得"),
        ]
        #expect(follows == [true, true, false, false])
        cursor.position = 0
        let begins = [cursor.follows("分"), cursor.follows("")]
        #expect(begins == [false, true])
    }

    @Test func spacesOfEveryKind() {
        let bytes = Array(" \t\r\n\u{A0}\u{3000}x".utf8)
        var cursor = Cursor(bytes)
        cursor.skipSpace()
        let here = cursor.here
        #expect(here == UInt8(ascii: "x"))
        let others = Array("　、".utf8)
        var other = Cursor(others)
        other.skipSpace()
        let stands = other.stands("、")
        #expect(stands)
    }

    @Test func stepsAreCharacters() {
        let bytes = Array("aé中😀".utf8)
        var cursor = Cursor(bytes)
        var places: [Int] = []
        while !cursor.isAtEnd {
            places.append(cursor.position)
            cursor.step()
        }
        #expect(places == [0, 1, 3, 6])
    }

    /// Every reader of the cursor leaves it inside, wherever it starts, whatever the bytes are.
    @Test func randomBytesKeepItInside() {
        var state: UInt64 = 42
        let pieces = [
            "1", "９", ".", "．", ",", "万", "元", "余", "约", "分", "个百分点", " ", "\n", "-", "－", "%", "\u{3000}", "年", "左右",
            "\u{FF}", "十",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes += Array(pieces[Int(state >> 33) % pieces.count].utf8)
            }
            if state & 1 == 0 { bytes.removeLast(Int(state >> 8) % 3) }
            for start in bytes.indices {
                var cursor = Cursor(bytes, ByteSpan(start, bytes.count - Int(state >> 16) % 3))
                if let figure = try? cursor.figure() {
                    #expect(figure.span.start >= 0 && figure.span.end <= bytes.count && !figure.span.isEmpty)
                    #expect(figure.span.contains(figure.digits))
                    #expect(figure.unitSpan.start >= figure.digits.end && figure.unitSpan.end <= figure.span.end)
                }
                let (position, end) = (cursor.position, cursor.end)
                #expect(position >= start)
                #expect(position <= max(start, end))
            }
        }
    }
}

@Suite struct ChineseNumeralTests {
    @Test(arguments: [
        ("二〇一一年", 2011), ("二零二三", 2023), ("二○一八", 2018), ("十五", 15), ("十", 10), ("二十", 20), ("二十四日", 24), ("三百零六", 306),
        ("一千二百三十四", 1234),
        ("两期", 2), ("七朵", 7), ("十余场", 10), ("一百一", 101), ("〇", 0),
    ])
    func values(_ text: String, _ value: Int) {
        #expect(ChineseNumeral.read(Array(text.utf8), at: 0)?.value == value)
    }

    @Test func ends() {
        #expect(ChineseNumeral.read(Array("二十四日".utf8), at: 0)?.end == 9)
        #expect(ChineseNumeral.read(Array("日".utf8), at: 0) == nil)
        #expect(ChineseNumeral.read([], at: 0) == nil)
        #expect(ChineseNumeral.read([0xE4, 0xB8], at: 0) == nil)
        #expect(ChineseNumeral.read(Array("一".utf8), at: 5) == nil)
    }

    @Test func manyDigitsDoNotOverflow() {
        let nines = Array(String(repeating: "九", count: 200).utf8)
        #expect(ChineseNumeral.read(nines, at: 0) != nil)
        let thousands = Array(String(repeating: "千", count: 200).utf8)
        #expect(ChineseNumeral.read(thousands, at: 0) != nil)
    }
}
