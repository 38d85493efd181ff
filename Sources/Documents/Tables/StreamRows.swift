/// The cells of a stream, put into rows by what each column can hold: blank cells were lost on the way.
struct StreamRows {
    private let cells: [StreamCell]
    private let titles: [ColumnRole]
    private let printsPercent: Bool
    /// Which cells stand in each row; nil where a blank cell was lost.
    private(set) var rows: [[Int?]] = []
    private var row: [Int?]
    /// The column of the row's last cell.
    private var column = -1
    /// The next cell.
    private var next = 0

    init(_ cells: [StreamCell], under titles: [ColumnRole]) {
        self.cells = cells
        self.titles = titles
        printsPercent = cells.contains(where: \.isPercent)
        row = [Int?](repeating: nil, count: titles.count)
        if let complete = completeRows() {
            rows = complete
            return
        }
        while next < cells.count {
            if cells[next].kind == .number { takeNumber() } else { takeWords() }
        }
        endRow()
    }

    /// Every row complete: each column holds one kind.
    private func completeRows() -> [[Int?]]? {
        guard cells.count % titles.count == 0 else { return nil }
        var rows: [[Int?]] = []
        for start in stride(from: 0, to: cells.count, by: titles.count) {
            for (k, role) in titles.enumerated() {
                let isNumber = cells[start + k].kind == .number
                if role.isNumeric, role != .number, !isNumber { return nil }
                if !role.isNumeric, role != .target, role != .actual, role != .reason, isNumber { return nil }
            }
            rows.append((0..<titles.count).map { start + $0 })
        }
        return rows
    }

    private mutating func take(in place: Int) {
        row[place] = next
        column = place
        next += 1
    }

    private mutating func endRow() {
        if column >= 0 { rows.append(row) }
        row = [Int?](repeating: nil, count: titles.count)
        column = -1
    }

    private mutating func takeNumber() {
        let isPercent = cells[next].isPercent
        var place = nextColumn(after: column) { $0.isNumeric || $0 == .target || $0 == .actual }
        if let found = place, titles[found].isNumeric, printsPercent, titles[found].isRate != isPercent {
            // 97.54% goes under a rate, 9.74 under marks, though cells between them were lost.
            place = nextColumn(after: column) { $0.isNumeric && $0.isRate == isPercent } ?? place
        }
        if place == nil { endRow() }
        take(in: place ?? nextColumn(after: -1, where: \.isNumeric) ?? 0)
    }

    /// A run of words: some end the row, the others begin the next one.
    private mutating func takeWords() {
        let end = cells[next...].firstIndex { $0.kind == .number } ?? cells.count
        let leading = leadingColumns(beforeNumbersAt: end)
        if column >= 0 {
            let trailing = titles.indices.filter { $0 > column && !titles[$0].isNumeric }
            if end == cells.count, trailing.count >= end - next, leading.count > 1 {
                for place in trailing.prefix(end - next) { take(in: place) }
                return
            }
            let ending = ending(before: end, trailing: trailing.count, leading: leading.count)
            if ending == 0, titles[(column + 1)...].contains(where: \.isNumeric), let place = trailing.first {
                take(in: place)
                return
            }
            for place in trailing.prefix(ending) { take(in: place) }
            endRow()
        }
        if next < end { beginRows(before: end, leading) }
    }

    /// How many words end the row. More than a row begins with: the first ones do. Where rows begin with a running
    /// number, all do. 总分 begins a row.
    private func ending(before end: Int, trailing: Int, leading: Int) -> Int {
        if let total = cells[next..<end].firstIndex(where: \.isTotal) { return min(trailing, total - next) }
        if titles.first == .number, !titles[(column + 1)...].contains(where: \.isNumeric) {
            return min(trailing, end - next)
        }
        return min(trailing, max(end - next - leading, isRemark(cells[next].width) ? 1 : 0))
    }

    /// Words that begin a row stand as far right as they can: merged cells to the left are blank.
    private mutating func beginRows(before end: Int, _ leading: [Int]) {
        for place in leading.suffix(end - next) { take(in: place) }
        if leading.isEmpty { take(in: nextColumn(after: -1) { !$0.isNumeric } ?? 0) }
        while next < end {
            endRow()
            take(in: leading.last ?? 0)
        }
    }

    /// The columns that words may begin a row with. Where more numbers follow than its columns of numbers hold, the
    /// first ones are a target and what came of it: 完成率 ⏎ 90% ⏎ 100% ⏎ 7 ⏎ 7.
    private func leadingColumns(beforeNumbersAt i: Int) -> [Int] {
        var columns = leadingColumns
        var surplus =
            cells[i...].prefix { $0.kind == .number }.count - titles.count { $0.isNumeric && $0 != .number }
        while surplus > 0, let last = columns.last, titles[last] == .target || titles[last] == .actual {
            columns.removeLast()
            surplus -= 1
        }
        return columns
    }

    private var leadingColumns: [Int] {
        let end = titles.firstIndex { $0.isNumeric && $0 != .number } ?? titles.count
        return titles.indices.prefix(end).filter { !titles[$0].isNumeric }
    }

    private func isRemark(_ width: Int) -> Bool { width > 14 || width == 1 }

    private func nextColumn(after column: Int, where fits: (ColumnRole) -> Bool) -> Int? {
        titles.indices.first { $0 > column && fits(titles[$0]) }
    }
}
