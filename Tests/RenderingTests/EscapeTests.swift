import Figures
import Testing

@testable import Rendering

func written(_ write: (inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    write(&out)
    return String(decoding: out, as: UTF8.self)
}

@Suite struct EscapeTests {
    @Test(arguments: [
        ("工资 < 奖金 & \"补贴\"", "工资 &lt; 奖金 &amp; \"补贴\""),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("", ""), ("，：（）“”—…·￥％", "，：（）“”—…·￥％"), ("😀é𠮷", "😀é𠮷"),
        ("a\u{0}b\u{1B}c\u{7F}d\u{85}e", "a�b�c�d�e"), ("a\tb\nc\rd", "a\tb\nc\rd"),
    ]) func text(_ text: String, _ expected: String) {
        #expect(written { Escape.text(text, into: &$0) } == expected)
    }

    @Test func attributeLeavesNoQuote() {
        #expect(
            written { Escape.attribute("\" onload='x' <>&", into: &$0) }
                == "&quot; onload=&#39;x&#39; &lt;&gt;&amp;")
    }

    @Test func illFormedBytesAreReplacedOneByOne() {
        let cases: [([UInt8], String)] = [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE4, 0xB8], "\u{FFFD}\u{FFFD}"),
            ([0xC0, 0x80, 0x3C], "\u{FFFD}\u{FFFD}&lt;"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xE4, 0xB8, 0x3C, 0x21], "\u{FFFD}\u{FFFD}&lt;!"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xE4, 0xB8, 0xC0, 0x61], "\u{FFFD}\u{FFFD}\u{FFFD}a"),
        ]
        for (bytes, expected) in cases { #expect(written { Escape.text(bytes, into: &$0) } == expected) }
    }

    @Test func everyScalarIsShownOrReplaced() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = written { Escape.text(String(scalar), into: &$0) }
            let isControl = scalar.properties.generalCategory == .control && ![9, 10, 13].contains(value)
            let isForbidden = isControl || scalar.properties.isNoncharacterCodePoint
            switch scalar {
            case "&", "<", ">": #expect(shown.count > 3)
            default: #expect(shown == (isForbidden ? "\u{FFFD}" : String(scalar)), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test func randomBytesBecomeWellFormedText() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
            var out: [UInt8] = []
            Escape.xml(bytes, into: &out)
            #expect(String(validating: out, as: UTF8.self) != nil)
            #expect(!out.contains { $0 < 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\"") })
        }
    }

    @Test func xmlKeepsLineBreaksInAttributes() {
        #expect(written { Escape.xml("a\tb\nc\rd<'\u{0C}", into: &$0) } == "a&#9;b&#10;c&#13;d&lt;&#39;\u{FFFD}")
    }

    @Test func paths() {
        #expect(written { Escape.path("部门/2023 a&b.html", into: &$0) } == "%E9%83%A8%E9%97%A8/2023%20a%26b.html")
        #expect(written { Escape.path("a\"b'<c>?d#e%", into: &$0) } == "a%22b%27%3Cc%3E%3Fd%23e%25")
        #expect(written { Escape.pathComponent("a/b", into: &$0) } == "a%2Fb")
        #expect(
            written { Escape.address("https://x.cn/查?a=1&b='%20\"", into: &$0) }
                == "https://x.cn/%E6%9F%A5?a=1&amp;b=%27%20%22")
    }

    @Test(arguments: [
        "https://a.cn/", "http://a:8080/b", "/a:b", "a/b:c", "?q=a:b", "#a:b", "", "MAILTO:a@b.cn", "tel:12345",
        "2023.html",
        "//a.cn/x", String(repeating: "a", count: 80) + "/b:c",
    ]) func harmless(_ address: String) { #expect(Escape.isHarmless(address)) }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "data:text/html,<b>", "DATA:image/png;base64,",
        "vbscript:x",
        "file:///etc/passwd", "javascript&colon;alert(1):", "blob:x", "xxxxxhttp:x", "http\u{0}s\u{0}x:", "x-unknown:1",
        String(repeating: "a", count: 80) + ":b",
    ]) func harmful(_ address: String) { #expect(!Escape.isHarmless(address)) }

    @Test func numbers() throws {
        for number in [-120, 0, 9, 10, 99, 100, 305, 999, 1000, 12345, Int.max] {
            #expect(written { $0.append(number: number) } == "\(number)")
        }
        #expect(written { $0.append(number: Int.min) } == "\(Int.min)")
        for text in ["0", "0.00", "703.80", "-0.05", "99999999999999999999999999999999999.9", "7038000.00"] {
            let decimal = try Decimal(text)
            #expect(written { $0.append(decimal: decimal) } == text)
        }
        #expect(written { $0.append(decimal: Decimal(mantissa: 12, scale: -2)) } == "1200")
    }
}
