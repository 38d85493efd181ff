import Figures
import Reports

/// An amount in yuan, small: a report has a dozen.
struct Sum: Sendable {
    private(set) var line = BudgetLine.expenditure
    private(set) var column = BudgetColumn.actual
    private(set) var isFromAccounts = false
    private var scale: UInt8 = 0
    private var mantissa = 0

    init() {}

    /// Nil for what no budget on earth comes to.
    init?(_ line: BudgetLine, _ column: BudgetColumn, _ amount: Money.Amount?) {
        guard let amount, let mantissa = Int(exactly: amount.value.mantissa),
            let scale = UInt8(exactly: amount.value.scale)
        else { return nil }
        self.line = line
        self.column = column
        self.mantissa = mantissa
        self.scale = scale
        isFromAccounts = amount.isFromAccounts
    }

    /// To the cent at least.
    var value: Decimal { Amounts.cents(Decimal(mantissa: Int128(mantissa), scale: Int(scale))) }
}

extension Sum: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&line)
        packing.take(&column)
        packing.take(&isFromAccounts)
        packing.take(&scale)
        packing.take(&mantissa)
    }
}

extension BudgetLine: Packable {
    public init() { self = .expenditure }

    /// By its place among all: a byte, where its name would be twenty.
    public mutating func pack(_ packing: inout Packing) {
        var place = Codes.lines[self] ?? 0
        packing.take(&place)
        if place < BudgetLine.allCases.count { self = BudgetLine.allCases[Int(place)] } else { packing.fail() }
    }
}

extension BudgetColumn: Packable {
    public init() { self = .actual }

    public mutating func pack(_ packing: inout Packing) {
        var place = Codes.columns[self] ?? 0
        packing.take(&place)
        if place < BudgetColumn.allCases.count { self = BudgetColumn.allCases[Int(place)] } else { packing.fail() }
    }
}

private enum Codes {
    static let lines = places(BudgetLine.allCases)
    static let columns = places(BudgetColumn.allCases)

    private static func places<Case: Hashable>(_ cases: [Case]) -> [Case: UInt8] {
        Dictionary(uniqueKeysWithValues: cases.enumerated().map { ($0.element, UInt8($0.offset)) })
    }
}
