import Documents
import Figures

/// Finds the title, the kind of document, and the years that its head states.
struct TitleReader {
    let document: Document
    private let text: [UInt8]

    init(document: Document) {
        self.document = document
        text = document.text
    }

    /// The title: a short line near the top that says what the document is.
    func title() -> ByteSpan? {
        var best: (rank: Int, span: ByteSpan)?
        for (i, span) in headLines().enumerated() {
            guard let rank = rank(span) else { continue }
            // A longer title says more than a short one below it; a later one must say clearly more.
            if let found = best, rank <= found.rank { continue }
            best = (rank, span)
            if i > 30 { break }
        }
        return best?.span
    }

    /// Lines before the first chapter, and titles of forms further down.
    private func headLines() -> [ByteSpan] {
        var lines: [ByteSpan] = []
        for (i, block) in document.blocks.enumerated() {
            switch block {
            case .heading(let heading):
                if heading.number.isEmpty { lines.append(heading.title) }
            case .paragraph(let paragraph):
                if i < 5, paragraph.span.count > 150, let head = head(of: paragraph.span) { lines.append(head) }
                if i < 14 || paragraph.span.count < 120 { lines.append(paragraph.span) }
            case .table(let table):
                for row in table.rows.prefix(1) {
                    if row.filled == 1, let span = row.filledSpan { lines.append(span) }
                }
            case .contents: continue
            }
            if lines.count > 40 { break }
        }
        return lines
    }

    /// A title that runs into the text: up to the first 报告, where no mark stands before it.
    private func head(of span: ByteSpan) -> ByteSpan? {
        let start = ByteSpan(span.start, min(span.end, span.start + 180))
        guard let at = text.first("报告", in: start) else { return nil }
        let head = ByteSpan(span.start, at + 6)
        for mark: StaticString in ["，", "。", "：", ":", ",", "《", "、"] where has(mark, head) { return nil }
        return head
    }

    private func rank(_ span: ByteSpan) -> Int? {
        guard span.count <= 240, span.count >= 12 else { return nil }
        if has("。", span) || has("；", span) || has("？", span) { return nil }
        if has("根据", span) || has("详见", span) || has("附件", span), span.count > 90 {
            return nil
        }
        let isDocument =
            ends("报告", span) || ends("自评表", span) || ends("评价表", span) || ends("总结", span) || ends("决算", span)
            || ends("说明", span)
            || ends("报告）", span) || ends("（示例）", span) || ends("情况", span) || ends("情况表", span) || ends("评分表", span)
            || ends("公开", span) || ends("通知", span) || ends("(示例)", span) || ends("结果", span) || ends("报告书", span)
            || ends("表）", span) || ends("绩效自评", span)
        let speaks = has("绩效", span) || has("决算", span) || has("自评", span)
        guard isDocument || has("报告", span) || has("自评表", span), speaks else { return nil }
        // 首页 > 通知公告 > …: the way to the page. 现将…情况报告如下: a sentence.
        if has(">", span) || has("＞", span) || has("如下", span) || has("现将", span) { return nil }
        var rank = 10
        if has("自评", span) { rank += 6 }
        if has("整体", span) { rank += 4 }
        if has("报告", span) { rank += 3 }
        if has("年度", span) || has("年", span) { rank += 2 }
        if span.count > 45 { rank += 1 }
        if has("指标", span) || has("评分表", span) { rank -= 8 }
        if has("目录", span) { rank -= 8 }
        return rank
    }

    func has(_ word: StaticString, _ span: ByteSpan) -> Bool { text.holds(word, in: span) }

    private func ends(_ word: StaticString, _ span: ByteSpan) -> Bool {
        var cursor = Cursor(text)
        cursor.position = span.end
        return span.count >= word.utf8CodeUnitCount && cursor.follows(word)
    }

    // MARK: Kind

    func kind(title: ByteSpan?) -> Report.Kind {
        let head = ByteSpan(0, min(text.count, 3000))
        if let title {
            if has("通知", title), !has("自评报告", title) { return .notice }
            let isEvaluation = has("自评", title) || has("评价", title) || has("绩效报告", title) || has("绩效", title)
            if has("决算", title), !isEvaluation { return .finalAccounts }
            guard isEvaluation else { return .unknown }
            // 绩效监控, 事前绩效评估: what comes before the year is over, or begun.
            if has("监控", title) || has("事前", title), !has("自评", title) { return .unknown }
            if isByThirdParty(title, head) { return .thirdPartyEvaluation }
            if has("整体", title) || has("部门", title) { return .selfEvaluation }
            if has("项目", title) || has("专项", title) || has("经费", title) || has("资金", title) {
                return .projectSelfEvaluation
            }
            if has("自评", title) { return .selfEvaluation }
            return has("我单位", head) || has("我局", head) || has("本部门", head) || has("自评", head)
                ? .selfEvaluation : .unknown
        }
        if has("整体支出绩效", head), has("自评", head) { return .selfEvaluation }
        if has("绩效自评", head) { return has("项目支出绩效", head) ? .projectSelfEvaluation : .selfEvaluation }
        return .unknown
    }

    private func isByThirdParty(_ title: ByteSpan, _ head: ByteSpan) -> Bool {
        if has("自评", title) { return false }
        return has("第三方", title) || has("重点绩效评价", title) || has("重点评价", title) || has("受托", head)
            || has("会计师事务所", head) || (has("委托", head) && (has("第三方", head) || has("评价机构", head) || has("有限公司", head)))
    }
}
