import Documents
import Rendering

/// What differs between two versions of a document, line by line.
struct Changes {
    let before, after: [ChangedLine]

    init(_ before: Document, _ after: Document) {
        self.before = ChangedLine.lines(before)
        self.after = ChangedLine.lines(after)
    }

    /// A table of what stood before and what stands now; both ends that agree are left out. Nothing where nothing
    /// differs.
    func write(_ page: PageWords, into out: inout [UInt8]) {
        var start = 0
        while start < min(before.count, after.count), before[start].words == after[start].words { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end].words == after[after.count - 1 - end].words
        {
            end += 1
        }
        let old = Array(before[start..<(before.count - end)])
        let new = Array(after[start..<(after.count - end)])
        guard !old.isEmpty || !new.isEmpty else { return }
        out.append("| ")
        MarkdownText.inline(page.before, into: &out)
        out.append(" | ")
        MarkdownText.inline(page.after, into: &out)
        out.append(" |\n|---|---|\n")
        for (a, b) in Changes.pairs(old, new) {
            out.append("| ")
            if let a { a.write(against: b, into: &out) } else { MarkdownText.inline(page.nothing, into: &out) }
            out.append(" | ")
            if let b { b.write(against: a, into: &out) } else { MarkdownText.inline(page.nothing, into: &out) }
            out.append(" |\n")
        }
        out.append("\n")
    }

    /// Lines that differ, those that agree left out (the longest common subsequence); large texts are paired in order.
    private static func pairs(_ old: [ChangedLine], _ new: [ChangedLine]) -> [(ChangedLine?, ChangedLine?)] {
        var pairs: [(ChangedLine?, ChangedLine?)] = []
        var (removed, added): ([ChangedLine], [ChangedLine]) = ([], [])
        func flush() {
            for index in 0..<max(removed.count, added.count) {
                pairs.append((index < removed.count ? removed[index] : nil, index < added.count ? added[index] : nil))
            }
            (removed, added) = ([], [])
        }
        guard old.count * new.count <= 1_000_000 else {
            (removed, added) = (old, new)
            flush()
            return pairs
        }
        var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i][j] =
                    old[i].words == new[j].words
                    ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i].words == new[j].words {
                flush()
                (i, j) = (i + 1, j + 1)
            } else if j >= new.count || (i < old.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
                removed.append(old[i])
                i += 1
            } else {
                added.append(new[j])
                j += 1
            }
        }
        flush()
        return pairs
    }
}
