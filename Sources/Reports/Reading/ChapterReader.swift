import Documents
import Figures

/// Chapters, and what two of them list: problems, and measures against them.
struct ChapterReader {
    let document: Document
    let title: ByteSpan?
    private let text: [UInt8]

    private(set) var chapters: [Heading] = []
    private(set) var problems: [ByteSpan] = []
    private(set) var measures: [ByteSpan] = []

    init(document: Document, title: ByteSpan?) {
        self.document = document
        self.title = title
        text = document.text
        read()
        if problems.isEmpty || measures.isEmpty { readLabelled() }
    }

    private enum Matter { case problems, measures, none }

    private mutating func read() {
        var matter = Matter.none
        var level = 0
        var items: [ByteSpan] = []
        chapters.reserveCapacity(32)
        func close(_ reader: inout ChapterReader) {
            switch matter {
            case .problems: reader.problems += items
            case .measures: reader.measures += items
            case .none: break
            }
            items = []
        }
        for block in document.blocks {
            switch block {
            case .heading(let heading):
                if let title, heading.title == title { continue }
                chapters.append(heading)
                let found = self.matter(heading.title, hasMeasures: matter == .measures || !measures.isEmpty)
                if found != .none || heading.level <= level {
                    close(&self)
                    matter = found
                    level = heading.level
                } else if matter != .none {
                    items.append(heading.span)
                }
            case .paragraph(let paragraph):
                guard matter != .none, !isSignature(paragraph) else { continue }
                if isNote(paragraph) {
                    // 注：… and what is numbered under it speak of the form, not of the department.
                    close(&self)
                    matter = .none
                    continue
                }
                if !paragraph.marker.isEmpty || items.isEmpty || !goesOn(items) {
                    items += split(paragraph.span)
                } else {
                    items[items.count - 1].end = paragraph.span.end
                }
            case .table, .contents: continue
            }
        }
        close(&self)
    }

    private func isNote(_ paragraph: Paragraph) -> Bool {
        let cursor = Cursor(text, paragraph.span)
        return cursor.stands("注：") || cursor.stands("注:") || cursor.stands("备注：") || cursor.stands("备注:")
            || cursor.stands("说明：")
    }

    /// The department's name or a date under the last chapter.
    private func isSignature(_ paragraph: Paragraph) -> Bool {
        guard paragraph.marker.isEmpty, paragraph.span.count <= 90 else { return false }
        for mark: StaticString in ["，", "。", "；", "、"] where text.holds(mark, in: paragraph.span) { return false }
        return true
    }

    /// A paragraph without a number belongs to the numbered item before it.
    private func goesOn(_ items: [ByteSpan]) -> Bool {
        guard let last = items.last else { return false }
        let cursor = Cursor(text, last)
        return cursor.stands("（") || cursor.digit() != nil || cursor.here == UInt8(ascii: "(")
    }

    private func matter(_ title: ByteSpan, hasMeasures: Bool) -> Matter {
        let words = ChapterWords(text, title)
        if words.contains(.conclusion) { return .none }
        let measures = words.contains(.measures) || (words.contains(.advice) && !hasMeasures)
        if words.contains(.problems), !words.contains(.explanation) {
            return measures && !words.contains(.existing) ? .measures : .problems
        }
        return measures ? .measures : .none
    }

    private static let labels = WordTable([
        "存在的问题：", "存在的问题:", "存在问题：", "存在问题:", "存在的主要问题：", "存在的主要问题:", "主要问题：", "主要问题:", "改进措施：", "改进措施:",
        "整改措施：", "整改措施:", "下一步措施：", "下一步措施:", "下一步改进措施：", "下一步改进措施:", "下一步工作措施：", "下一步工作措施:", "下一步打算：",
    ])
    /// How many of them name problems.
    private static let problemLabels = 8

    /// Reports without chapters of their own for it: …存在的问题：一是…。下一步改进措施：一是….
    private mutating func readLabelled() {
        let needs = (problems: problems.isEmpty, measures: measures.isEmpty)
        for block in document.blocks {
            guard case .paragraph(let paragraph) = block, paragraph.hasColon else { continue }
            var label = Self.labels.first(in: text, paragraph.span)
            while let (word, _, end) = label {
                label = Self.labels.first(in: text, ByteSpan(end, paragraph.span.end))
                var item = ByteSpan(end, label?.at ?? paragraph.span.end)
                while item.start < item.end, text[item.start] == 0x20 { item.start += 1 }
                while item.start < item.end, text[item.end - 1] == 0x20 { item.end -= 1 }
                guard item.count >= 18 else { continue }
                if word < Self.problemLabels {
                    if needs.problems { problems += split(item) }
                } else if needs.measures {
                    measures += split(item)
                }
            }
        }
    }

    /// 一是…；二是… are items of their own. Words before the first are a lead, not an item.
    private func split(_ span: ByteSpan) -> [ByteSpan] {
        guard text.holds("一是", in: span) else { return [span] }
        var starts: [Int] = []
        var cursor = Cursor(text, span)
        var expected = 1
        while !cursor.isAtEnd {
            if let (value, end) = ChineseNumeral.read(text, at: cursor.position), value == expected,
                end < span.end
            {
                var look = cursor
                look.position = end
                if look.eat("是") {
                    starts.append(cursor.position)
                    expected += 1
                    cursor.position = end
                    continue
                }
            }
            cursor.step()
        }
        guard starts.count >= 2 else { return [span] }
        return starts.indices.map { i in
            var end = i + 1 < starts.count ? starts[i + 1] : span.end
            while end > starts[i], text[end - 1] == 0x20 { end -= 1 }
            return ByteSpan(starts[i], end)
        }
    }
}
