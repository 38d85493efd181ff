import Figures
import Reports

/// An amount in yuan, small: a report has a dozen.
struct Sum: Sendable {
    /// The place of its concept among ``concepts``.
    private var concept: UInt16 = 0
    private(set) var isFromAccounts = false
    private var scale: UInt8 = 0
    private var mantissa = 0

    init() {}

    /// Nil for what no budget on earth comes to.
    init?(_ line: BudgetLine, _ column: BudgetColumn, _ amount: Money.Amount?) {
        guard let amount, let mantissa = Int(exactly: amount.value.mantissa),
            let scale = UInt8(exactly: amount.value.scale)
        else { return nil }
        concept = Sum.place(line, column)
        self.mantissa = mantissa
        self.scale = scale
        isFromAccounts = amount.isFromAccounts
    }

    /// To the cent at least.
    var value: Decimal { Amounts.cents(Decimal(mantissa: Int128(mantissa), scale: Int(scale))) }

    /// `expenditure.actual`
    var name: [UInt8] { Sum.concepts[Int(concept)] }

    /// That of a line and a column among several.
    static func find(_ line: BudgetLine, _ column: BudgetColumn, in sums: [Sum]) -> Sum? {
        let concept = place(line, column)
        return sums.first { $0.concept == concept }
    }

    private static let lines = places(BudgetLine.allCases)
    private static let columns = places(BudgetColumn.allCases)
    private static let concepts: [[UInt8]] = BudgetLine.allCases.flatMap { line in
        BudgetColumn.allCases.map { Array("\(line.rawValue).\($0.rawValue)".utf8) }
    }

    private static func places<Case: Hashable>(_ cases: [Case]) -> [Case: UInt16] {
        Dictionary(uniqueKeysWithValues: cases.enumerated().map { ($0.element, UInt16($0.offset)) })
    }

    private static func place(_ line: BudgetLine, _ column: BudgetColumn) -> UInt16 {
        (lines[line] ?? 0) * UInt16(columns.count) + (columns[column] ?? 0)
    }
}

extension Sum: Packable {
    mutating func pack(_ packing: inout Packing) {
        var place = Int(concept)
        packing.take(&place)
        if Sum.concepts.indices.contains(place) { concept = UInt16(place) } else { packing.fail() }
        packing.take(&isFromAccounts)
        packing.take(&scale)
        packing.take(&mantissa)
    }
}
