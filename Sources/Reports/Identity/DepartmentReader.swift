import Documents
import Figures

/// Finds whose report it is: in the title, beside a label, on a cover, in the text.
struct DepartmentReader {
    let document: Document
    let title: ByteSpan?
    let text: [UInt8]

    init(document: Document, title: ByteSpan?) {
        self.document = document
        self.title = title
        text = document.text
    }

    struct Reading {
        var department: Report.Department
        var region: [String]
    }

    func read() -> Reading? {
        let titled = inTitle()
        guard let printed = labelled() ?? titled ?? onCover() ?? inHeadLines() ?? inText() else { return nil }
        let words = plain(printed)
        var full = words
        // The longest name in the text that ends in this one, with its region before it.
        if let longer = longerName(words) { full = longer }
        let others = [titled, onCover()].compactMap { $0.map(plain) }
            .filter { $0.utf8.count > words.utf8.count && $0.hasSuffix(words) }
        if let other = others.max(by: { $0.utf8.count < $1.utf8.count }),
            other.count > full.count, Region(of: other.utf8).levels.count >= Region(of: full.utf8).levels.count
        {
            full = other
        }
        var region = Region(of: full.utf8)
        full = region.name
        // 广州海珠区: a city without its 市 before a district that stands alone elsewhere.
        if let level = region.levels.first, let split = glued(level), full.utf8.starts(with: level.utf8) {
            full = split.city + split.district + full.dropFirst(level.count)
            region.levels.replaceSubrange(0...0, with: [split.city, split.district])
        }
        return Reading(
            department: Report.Department(name: full, printed: words, aliases: aliases(), span: printed),
            region: region.levels)
    }

    /// The words without blanks.
    private func plain(_ span: ByteSpan) -> String {
        let bytes = text[span.range]
        if !bytes.contains(where: DepartmentReader.isBlank) { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.filter { !DepartmentReader.isBlank($0) }, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    // MARK: Places to look

    private static let labels = WordTable([
        "评价单位", "填报单位", "单位名称", "部门名称", "自评单位", "预算单位", "被评价单位", "部门（单位）名称", "部门(单位)名称", "部门/单位名称", "报告单位",
        "编制单位", "部门单位名称", "预算部门名称", "预算部门", "一级预算单位名称", "预算单位名称", "单位（公章）", "部门（单位）", "部门(单位)", "评价部门", "自评部门",
        "填报部门", "单位全称", "填表单位", "主管部门及代码", "报送单位", "部门（公章）",
    ])

    private func labelled() -> ByteSpan? {
        for block in document.blocks.prefix(60) {
            switch block {
            case .paragraph(let paragraph):
                guard paragraph.hasColon, paragraph.span.count < 200 else { continue }
                if let found = afterLabel(paragraph.span) { return found }
            case .table(let table):
                let hasColon = text.holds("：", in: table.span) || text.holds(":", in: table.span)
                for row in table.rows.prefix(6) {
                    for (c, cell) in row.cells.enumerated() where !cell.isEmpty && cell.count < 60 {
                        guard isLabel(cell) else { continue }
                        if let next = row.cells[(c + 1)...].first(where: { !$0.isEmpty }), looksLikeName(next) {
                            return withoutCode(next)
                        }
                    }
                    for cell in row.cells where hasColon && cell.count < 150 {
                        if let found = afterLabel(cell) { return found }
                    }
                }
            default: continue
            }
        }
        return nil
    }

    private func isLabel(_ cell: ByteSpan) -> Bool {
        Self.labels.match(text, at: cell.start, end: cell.end) != nil && !Cursor(text, cell).stands("主管部门")
    }

    /// 评价单位（公章）：X
    private func afterLabel(_ span: ByteSpan) -> ByteSpan? {
        guard text.holds("：", in: span) || text.holds(":", in: span) else { return nil }
        var from = span.start
        while let (_, at, end) = Self.labels.first(in: text, ByteSpan(from, min(span.end, span.start + 120))) {
            from = end
            guard at - span.start < 60 else { return nil }
            var cursor = Cursor(text, ByteSpan(end, span.end))
            while cursor.eat("（") || cursor.eat("(") {
                while !cursor.isAtEnd, !cursor.eat("）"), !cursor.eat(")") { cursor.step() }
            }
            cursor.skipSpace()
            guard cursor.eat("：") || cursor.eat(":") else { continue }
            cursor.skipSpace()
            let start = cursor.position
            while !cursor.isAtEnd, cursor.here != 0x20, cursor.here != 0x0A, !cursor.stands("（"),
                cursor.here != UInt8(ascii: "("), !cursor.stands("，"),
                !cursor.stands("。")
            {
                cursor.step()
            }
            let name = ByteSpan(start, cursor.position)
            if looksLikeName(name) { return withoutCode(name) }
        }
        return nil
    }

    /// 219001-某某局: the budget code is no part of the name.
    private func withoutCode(_ span: ByteSpan) -> ByteSpan {
        var cursor = Cursor(text, span)
        while let digit = cursor.digit() { cursor.position += digit.length }
        if cursor.position > span.start { _ = cursor.eat("-") || cursor.eat("—") }
        cursor.skipSpace()
        var end = span.end
        for mark: StaticString in ["（本级）", "(本级)", "（汇总）", "(汇总)", "（公章）", "（盖章）", "(公章)", "(盖章)", "本级"] {
            var look = Cursor(text)
            look.position = end
            if look.follows(mark) { end -= mark.utf8CodeUnitCount }
        }
        return ByteSpan(cursor.position, max(cursor.position, end))
    }

    /// Before 部门整体支出…, after the year; or before the year.
    private func inTitle() -> ByteSpan? { title.flatMap { name(inTitle: $0) ?? name(inBracketsOf: $0) } }

    /// 2022年度部门整体支出绩效自评报告（某某局）
    private func name(inBracketsOf title: ByteSpan) -> ByteSpan? {
        var end = Cursor(text)
        end.position = title.end
        guard end.follows("）") || end.follows(")") else { return nil }
        let close = title.end - (end.follows(")") ? 1 : 3)
        var name = ByteSpan(close, close)
        var cursor = Cursor(text, title)
        while cursor.position < close {
            if cursor.eat("（") || cursor.eat("(") { name.start = cursor.position } else { cursor.step() }
        }
        return looksLikeName(name) ? name : nil
    }

    /// Other lines near the top that look like titles.
    private func inHeadLines() -> ByteSpan? {
        for block in document.blocks.prefix(10) {
            guard case .paragraph(let paragraph) = block, paragraph.span.count < 180, paragraph.marker.isEmpty,
                text.holds("年", in: paragraph.span), !text.holds("。", in: paragraph.span)
            else { continue }
            if let found = name(inTitle: paragraph.span) { return found }
        }
        return nil
    }

    private func name(inTitle title: ByteSpan) -> ByteSpan? {
        var start = title.start
        var cursor = Cursor(text, title)
        _ = cursor.eat("关于")
        if cursor.eat("附件") || cursor.eat("附") {
            while let digit = cursor.digit() { cursor.position += digit.length }
            _ = cursor.eat("：") || cursor.eat(":")
        }
        cursor.skipSpace()
        start = cursor.position
        // A year at the beginning is stepped over, with the blanks that scans leave in it.
        if cursor.digit() != nil || ChineseNumeral.read(text, at: start) != nil {
            while cursor.digit() != nil || cursor.here == 0x20 || ChineseNumeral.read(text, at: cursor.position) != nil
            {
                if let digit = cursor.digit() { cursor.position += digit.length } else { cursor.step() }
            }
            guard cursor.eat("年度") || cursor.eat("年") || cursor.eat("-度") || cursor.eat("-") else { return nil }
            _ = cursor.eat("度")
            cursor.skipSpace()
            _ = cursor.eat("关于")
            start = cursor.position
        }
        var end = title.end
        let stops: [StaticString] = [
            "部门整体", "单位整体", "整体支出", "部门预算", "部门支出", "部门单位", "机关整体", "绩效", "关于", "部门决算", "单位决算", "整体绩效", "部门（单位）",
            "部门(单位)",
            "预算绩效", "单位部门", "部门项目", "一级预算", "本级部门", "（单位）", "部门绩效", "部门自评", "自评", "整体（项目）", "决算", "部门2", "单位2", "项目支出",
        ]
        for stop in stops {
            if let at = text.first(stop, in: ByteSpan(start, end)) { end = min(end, at) }
        }
        // A year in the middle ends the name.
        var look = Cursor(text, ByteSpan(start, end))
        while !look.isAtEnd {
            if look.digit() != nil || look.stands("二〇") || look.stands("二0") {
                end = look.position
                break
            }
            look.step()
        }
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        let name = withoutCode(ByteSpan(start, end))
        return looksLikeName(name) ? name : nil
    }

    /// A line near the top that is a name and nothing else.
    private func onCover() -> ByteSpan? {
        for block in document.blocks.prefix(8) {
            guard case .paragraph(let paragraph) = block, paragraph.span.count <= 90, paragraph.marker.isEmpty else {
                continue
            }
            if let title, paragraph.span == title { continue }
            if text.holds("。", in: paragraph.span) || text.holds("：", in: paragraph.span)
                || text.holds("，", in: paragraph.span)
                || text.holds("报告", in: paragraph.span) || text.holds("绩效", in: paragraph.span)
            {
                continue
            }
            let name = withoutCode(paragraph.span)
            if looksLikeName(name) { return name }
        }
        return nil
    }

    /// X是…, X属于…, X为… at the beginning of a paragraph.
    private func inText() -> ByteSpan? {
        for block in document.blocks.prefix(60) {
            guard case .paragraph(let paragraph) = block else { continue }
            let head = ByteSpan(paragraph.marker.end, min(paragraph.span.end, paragraph.marker.end + 120))
            for verb: StaticString in ["是", "属于", "为", "成立于", "（以下简称", "位于", "内设", "共有", "现有", "主要职"] {
                guard let at = text.first(verb, in: head) else { continue }
                let name = ByteSpan(head.start, at)
                if looksLikeName(name), name.count >= 15 { return name }
            }
        }
        return nil
    }

    private static let endings: [StaticString] = [
        "局", "会", "委", "办", "厅", "部", "院", "校", "馆", "所", "站", "社", "团", "处", "队", "中心", "政府", "委员会", "联合会", "办公室",
        "总工会", "法院",
        "检察院", "学校", "中学", "小学", "医院", "公司", "街道办事处", "办事处", "人民政府", "管委会", "研究院", "大队", "支队", "服务中心", "幼儿园", "大学",
        "学院",
        "台", "园", "场", "档案馆", "党校", "机关", "单位", "中队", "总队", "协会", "镇", "乡", "街道", "署", "组",
    ]

    private func looksLikeName(_ span: ByteSpan) -> Bool {
        guard span.count >= 9, span.count <= 120 else { return false }
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            let byte = cursor.here
            if cursor.digit() != nil, cursor.position > span.start + 12 { return false }
            if byte < 0x80, byte != 0x20, byte != UInt8(ascii: "("), byte != UInt8(ascii: ")"),
                byte != UInt8(ascii: "-"), cursor.digit() == nil
            {
                return false
            }
            if cursor.stands("，") || cursor.stands("。") || cursor.stands("：") || cursor.stands("；")
                || cursor.stands("“")
            {
                return false
            }
            cursor.step()
        }
        for generic: StaticString in ["本部门", "本单位", "部门整体", "该单位", "现将", "我"]
        where Cursor(text, span).stands(generic) {
            return false
        }
        var end = Cursor(text)
        end.position = span.end
        // 实施单位, 主管单位: the label of a name.
        if span.count <= 12, end.follows("单位") { return false }
        while end.follows("）") || end.follows(")") {
            // 中共某省委党校（某行政学院）
            var at = end.position - 1
            while at > span.start,
                !(text[at] == UInt8(ascii: "(") || (text[at] == 0xEF && at + 2 < text.count && text[at + 2] == 0x88))
            { at -= 1 }
            guard at > span.start else { return false }
            end.position = at
        }
        return Self.endings.contains { end.follows($0) }
    }
}
