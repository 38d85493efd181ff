import Rendering

/// What differs between two pages for a reader: lines that came, went or changed, and in those that changed the words.
struct PageDifference {
    struct Row {
        /// Markup: what went is in `del`, what came in `ins`.
        var before: [UInt8]
        var after: [UInt8]
    }

    private(set) var rows: [Row] = []

    init(before: [UInt8], after: [UInt8]) {
        let (old, new) = (PageLines(before).lines, PageLines(after).lines)
        var (removed, added): ([[UInt8]], [[UInt8]]) = ([], [])
        func flush(_ rows: inout [Row]) {
            for place in 0..<max(removed.count, added.count) {
                rows.append(
                    PageDifference.row(
                        place < removed.count ? removed[place] : nil, place < added.count ? added[place] : nil))
            }
            (removed, added) = ([], [])
        }
        for step in PageDifference.steps(old, new) {
            switch step {
            case .same: flush(&rows)
            case .removed(let place): removed.append(old[place])
            case .added(let place): added.append(new[place])
            }
        }
        flush(&rows)
    }

    private enum Step {
        case same
        case removed(Int)
        case added(Int)
    }

    /// From the one to the other, in order.
    private static func steps(_ old: [[UInt8]], _ new: [[UInt8]]) -> [Step] {
        let difference = new.difference(from: old)
        let removals = Set(difference.removals.map(offset))
        let insertions = Set(difference.insertions.map(offset))
        var steps: [Step] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if removals.contains(i), i < old.count {
                steps.append(.removed(i))
                i += 1
            } else if insertions.contains(j), j < new.count {
                steps.append(.added(j))
                j += 1
            } else {
                steps.append(.same)
                i += 1
                j += 1
            }
        }
        return steps
    }

    private static func offset(_ change: CollectionDifference<[UInt8]>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func row(_ before: [UInt8]?, _ after: [UInt8]?) -> Row {
        guard let before else { return Row(before: [], after: marked("ins", after ?? [])) }
        guard let after else { return Row(before: marked("del", before), after: []) }
        let (old, new) = (words(before), words(after))
        let steps = steps(old, new)
        let same = steps.count { if case .same = $0 { true } else { false } }
        // Lines with next to nothing in common did not change: one went, another came.
        guard same * 4 >= max(old.count, new.count) else {
            return Row(before: marked("del", before), after: marked("ins", after))
        }
        var row = Row(before: [], after: [])
        var (i, j) = (0, 0)
        var (gone, come): ([UInt8], [UInt8]) = ([], [])
        func flush(_ row: inout Row) {
            if !gone.isEmpty { row.before += marked("del", gone) }
            if !come.isEmpty { row.after += marked("ins", come) }
            (gone, come) = ([], [])
        }
        for step in steps {
            switch step {
            case .same:
                flush(&row)
                Escape.text(old[i], into: &row.before)
                Escape.text(new[j], into: &row.after)
                i += 1
                j += 1
            case .removed:
                gone += old[i]
                i += 1
            case .added:
                come += new[j]
                j += 1
            }
        }
        flush(&row)
        return row
    }

    private static func marked(_ tag: String, _ words: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.append(raw: "<\(tag)>")
        Escape.text(words, into: &out)
        out.append(raw: "</\(tag)>")
        return out
    }

    /// Numbers and Latin words whole, all else character by character.
    static func words(_ line: [UInt8]) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var isRun = false
        for byte in line {
            let isWord =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "%")
            let goesOn = byte & 0xC0 == 0x80 || (isWord && isRun)
            if goesOn, !words.isEmpty { words[words.count - 1].append(byte) } else { words.append([byte]) }
            isRun = isWord
        }
        return words
    }
}
