import Testing

@testable import Preview

@Suite struct DifferenceTests {
    private func lines(_ html: String) -> [String] {
        PageLines(Array(html.utf8)).lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private func rows(_ before: String, _ after: String) -> [String] {
        PageDifference(before: Array(before.utf8), after: Array(after.utf8)).rows.map {
            String(decoding: $0.before, as: UTF8.self) + "|" + String(decoding: $0.after, as: UTF8.self)
        }
    }

    @Test func aLineIsWhatStandsInOneBlock() {
        let html =
            "<html><head><title>x</title></head><body><h1>甲 <span>2023</span></h1>\n<p>收入 &lt;1&gt; &amp;\n万元</p>"
            + "<table><tr><td>a</td><td>b</td></tr></table><script>let x = '<p>'</script><svg><text>图</text></svg></body>"
        #expect(lines(html) == ["甲 2023", "收入 <1> & 万元", "a b"])
    }

    @Test func brokenMarkupEnds() {
        for html in ["<", "<p", "a<b", "<script>", "<svg><p>x", "&amp", "</", "<>"] { _ = lines(html) }
        #expect(lines("a<script>b") == ["a"])
    }

    @Test func wordsThatChangedAreMarked() {
        #expect(
            rows("<p>收入703.80万元，支出1</p>", "<p>收入713.80万元，支出1</p>")
                == ["收入<del>703.80</del>万元，支出1|收入<ins>713.80</ins>万元，支出1"])
        #expect(rows("<p>a</p>", "<p>a</p><p>b &lt;</p>") == ["|<ins>b &lt;</ins>"])
        #expect(rows("<p>甲</p><p>乙</p>", "<p>乙</p>") == ["<del>甲</del>|"])
        #expect(rows("<p>一二三四</p>", "<p>五六七八</p>") == ["<del>一二三四</del>|<ins>五六七八</ins>"])
        #expect(rows("<p class=a>同</p>", "<p class=b>同</p>").isEmpty)
    }

    @Test func wordsAreWholeNumbersOrSingleCharacters() {
        let words = PageDifference.words(Array("收入1,703.80万，a1".utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(words == ["收", "入", "1,703.80", "万", "，", "a1"])
    }
}
