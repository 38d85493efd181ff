/// Places labels where they do not cover each other: the first to come is the first to stand.
struct LabelPlaces {
    private struct Box {
        let left, right, y: Coordinate
    }

    private var taken: [Box] = []
    private(set) var labels: [UInt8] = []

    /// Writes the label around a place, inside the drawing; false where another one stands in its way.
    @discardableResult
    mutating func add(_ text: [UInt8], around x: Coordinate, y: Coordinate, space: Coordinate = Coordinate(4)) -> Bool {
        let width = Label.width(of: text)
        var left = x - Coordinate(hundredths: width.hundredths / 2)
        left = max(Coordinate(0), min(left, Drawing.width - width))
        let box = Box(left: left, right: left + width, y: y)
        for other in taken {
            let isBeside = box.left >= other.right + space || other.left >= box.right + space
            let isAbove = box.y >= other.y + Coordinate(13) || other.y >= box.y + Coordinate(13)
            if !isBeside && !isAbove { return false }
        }
        taken.append(box)
        Drawing.text(text, around: x, y: y, into: &labels)
        return true
    }

    /// The order in which labels of a row come: the ends, the greatest and the least, then all others.
    static func order<Value: Comparable>(_ values: [Value?]) -> [Int] {
        unique(outstanding(values) + values.indices.filter { values[$0] != nil })
    }

    /// The ends, the greatest and the least.
    static func outstanding<Value: Comparable>(_ values: [Value?]) -> [Int] {
        let known = values.indices.filter { values[$0] != nil }
        guard let first = known.first, let last = known.last else { return [] }
        var order = [last, first]
        if let greatest = known.max(by: { values[$0]! < values[$1]! }) { order.append(greatest) }
        if let least = known.min(by: { values[$0]! < values[$1]! }) { order.append(least) }
        return unique(order)
    }

    private static func unique(_ indices: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return indices.filter { seen.insert($0).inserted }
    }
}
