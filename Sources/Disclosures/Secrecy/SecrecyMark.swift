import Figures
import Glibc

/// A mark that says that a paper is not for the public: 机密★10年, 内部资料, 征求意见稿.
public struct SecrecyMark: Hashable, Sendable {
    /// In the text that was searched.
    public var span: ByteSpan
    /// Whether it is the paper's own mark. In a sentence the same words may speak of other papers.
    public var isCertain: Bool
}

extension SecrecyMark {
    /// All that stand in a text, in order.
    public static func search(_ text: [UInt8]) -> [SecrecyMark] {
        var found: [SecrecyMark] = []
        text.withUnsafeBufferPointer { buffer in
            let around = Surroundings(text: buffer)
            // Two bytes lead to all words: the last of 密 and the second of 内, the second of 得 and of 征.
            each(0x86, in: buffer) { at in
                let before = at > 0 ? buffer[at - 1] : 0
                if before == 0xAF, around.stands("密", at: at - 2), let mark = grade(around, at - 2) {
                    found.append(mark)
                }
                if before == 0xE5, let mark = notice("内部资料", around, at - 1) { found.append(mark) }
            }
            each(0xBE, in: buffer) { at in
                guard at > 0, buffer[at - 1] == 0xE5 else { return }
                if let mark = notice("不得公开", around, at - 4) ?? notice("征求意见稿", around, at - 1) {
                    found.append(mark)
                }
            }
        }
        return found.sorted { $0.span < $1.span }
    }

    private static let notices: [StaticString] = ["内部资料", "不得公开", "征求意见稿"]

    private static func each(_ byte: Int32, in text: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard let base = text.baseAddress else { return }
        var at = 0
        while at < text.count, let next = memchr(base + at, byte, text.count - at) {
            at = UnsafeRawPointer(next) - UnsafeRawPointer(base)
            body(at)
            at += 1
        }
    }

    /// 绝密 机密 秘密 with a star, a term, or alone on a line.
    private static func grade(_ around: Surroundings, _ at: Int) -> SecrecyMark? {
        guard ["绝", "机", "秘"].contains(where: { around.stands($0, at: at - 3) }) else { return nil }
        let start = at - 3
        var end = at + 3
        if ["国家", "商业", "工作", "保守", "军事"].contains(where: { around.stands($0, at: start - 6) }) { return nil }
        let afterBlanks = around.blanksEnd(at: end)
        if around.standsAny(["★", "☆", "*", "﹡", "＊"], at: afterBlanks) {
            end = around.termEnd(at: around.blanksEnd(at: afterBlanks + (around.text[afterBlanks] < 0x80 ? 1 : 3)))
            return SecrecyMark(span: ByteSpan(start, end), isCertain: true)
        }
        let termEnd = around.termEnd(at: afterBlanks)
        if termEnd > afterBlanks { return SecrecyMark(span: ByteSpan(start, termEnd), isCertain: true) }
        let isNamed = around.standsAny(["密级：", "等级："], at: start - 9) || around.standsAny(["密级:"], at: start - 7)
        return isNamed || around.isAlone(ByteSpan(start, end))
            ? SecrecyMark(span: ByteSpan(start, end), isCertain: true) : nil
    }

    /// The paper's own, where it stands alone, begins a short line, stands in the brackets of a title, or where the
    /// sentence speaks of this paper.
    private static func notice(_ word: StaticString, _ around: Surroundings, _ start: Int) -> SecrecyMark? {
        guard around.stands(word, at: start) else { return nil }
        let span = ByteSpan(start, start + word.utf8CodeUnitCount)
        let line = around.line(span)
        let isShort = line.count <= 120
        let isBracketed =
            around.standsAny(["（", "【", "〔", "［"], at: span.start - 3) || around.stands("(", at: span.start - 1)
            || around.stands("[", at: span.start - 1)
        let isQuoted =
            around.holdsAny(["《", "“"], line.start, span.start) && around.holdsAny(["》", "”"], span.end, line.end)
        let isOwn = around.holdsAny(
            ["本报告", "本材料", "本件", "此件", "本稿", "本文件", "本资料", "此稿"], around.sentence(before: span.start, limit: 90),
            span.start)
        let isSentence = around.holdsAny(["。", "；"], line.start, line.end)
        let isMark = isShort && !isSentence && (isBracketed || line.start == span.start || line.end == span.end)
        return SecrecyMark(span: span, isCertain: !isQuoted && (isOwn || isMark || isNotice(around, line)))
    }

    /// 内部资料，不得公开。 and nothing else on the line.
    private static func isNotice(_ around: Surroundings, _ line: ByteSpan) -> Bool {
        line.count <= 60 && around.standsAny(notices, at: line.start)
    }
}

extension Surroundings {
    func blanksEnd(at place: Int) -> Int {
        var at = place
        while at < text.count, text[at] == 0x20 || stands("\u{3000}", at: at) { at += text[at] == 0x20 ? 1 : 3 }
        return at
    }

    /// 10年, 6个月, 长期, 启封前, in brackets or not. `place` itself where no term stands there.
    func termEnd(at place: Int) -> Int {
        let isBracketed = standsAny(["（"], at: place) || stands("(", at: place)
        let start = isBracketed ? place + (text[place] == UInt8(ascii: "(") ? 1 : 3) : place
        for word in ["长期", "启封前"] as [StaticString] where stands(word, at: start) {
            return start + word.utf8CodeUnitCount
        }
        var at = start
        while let (_, length) = DigitRun.digit(text, at), at - start < 9 { at += length }
        guard at > start else { return place }
        at = blanksEnd(at: at)
        for word in ["个月", "年", "月", "天"] as [StaticString] where stands(word, at: at) {
            return at + word.utf8CodeUnitCount
        }
        return place
    }

    /// The line or cell around a span, without blanks at its ends.
    func line(_ span: ByteSpan) -> ByteSpan {
        var (start, end) = (span.start, span.end)
        while start > 0, !isBreak(text[start - 1]) { start -= 1 }
        while end < text.count, !isBreak(text[end]) { end += 1 }
        while start < span.start, text[start] == 0x20 || stands("\u{3000}", at: start) {
            start += text[start] == 0x20 ? 1 : 3
        }
        while end > span.end, text[end - 1] == 0x20 { end -= 1 }
        return ByteSpan(start, end)
    }

    func isAlone(_ span: ByteSpan) -> Bool { line(span) == span }

    private func isBreak(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == UInt8(ascii: "|")
    }
}
