import Documents
import Figures

/// Tables whose labels stand a row off.
extension FundsReader {
    struct Moved {
        var labels: [TableLabel]
        var spans: [ByteSpan]
        var shift: Int
    }

    /// Tries the labels one row down and one row up. A move is taken when all sums then hold, at least two
    /// of them with money in, and they do not hold as printed.
    func shifted(
        _ labels: [TableLabel], _ spans: [ByteSpan], _ rows: [Int], _ table: Table, _ stages: [Stage],
        _ figures: [Figure?]
    ) -> Moved? {
        guard rows.count >= 3 else { return nil }
        let firstStage = stages[0].column
        let columns = stages.indices.filter { stages[$0].stage.isAmount }.map { stage in
            rows.indices.map { figures[$0 * stages.count + stage]?.number }
        }
        if FundsSums(labels.map { line(of: $0) }, columns).allHold { return nil }
        // Down: the heading row's own label cell names the first row.
        let heading = table.rows[max(0, table.headingRows - 1)]
        let headLabel = label(of: heading, before: firstStage)
        var candidates: [Moved] = []
        let lead = headLabel.isEmpty ? ByteSpan(0, 0) : headLabel
        let downSpans = [lead] + spans.dropLast()
        if spans.last.map({ $0.isEmpty || $0 == spans.dropLast().last }) ?? false || !lead.isEmpty {
            candidates.append(Moved(labels: downSpans.map { TableLabel(text, $0) }, spans: Array(downSpans), shift: 1))
        }
        // Up: the labels stand one row too low; a row after the last one with money may bear the last label.
        var tail = ByteSpan(0, 0)
        if let last = rows.last, last + 1 < table.rows.count {
            tail = label(of: table.rows[last + 1], before: firstStage)
        }
        let upSpans = spans.dropFirst() + [tail]
        candidates.append(Moved(labels: upSpans.map { TableLabel(text, $0) }, spans: Array(upSpans), shift: -1))
        for candidate in candidates {
            var lines = candidate.labels.map { line(of: $0) }
            if lines.first == .some(nil), !candidate.spans[0].isEmpty, isTotal(candidate.spans[0]) {
                lines[0] = .expenditure
            }
            let sums = FundsSums(lines, columns)
            if sums.allHold, sums.tested >= 2 { return candidate }
        }
        return nil
    }

    func isTotal(_ span: ByteSpan) -> Bool {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.stands("总额") || cursor.stands("合计") || cursor.stands("总计") { return true }
            cursor.step()
        }
        return false
    }
}
