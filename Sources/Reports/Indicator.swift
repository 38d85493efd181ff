import Figures

/// A row of an indicator table. Empty spans and nil mean that the report does not say.
public struct Indicator: Sendable {
    public var level1: ByteSpan?
    public var level2: ByteSpan?
    public var level3: ByteSpan?
    public var target: ByteSpan?
    public var actual: ByteSpan?
    public var unit: ByteSpan?
    public var weight: CellValue?
    public var score: CellValue?
    public var rate: CellValue?
    public var completion: CellValue?
    public var reason: ByteSpan?
    /// The whole row.
    public var span: ByteSpan
    /// Whether a missing cell was put back: the row had slid to the left.
    public var wasSlid = false

    /// The most particular name.
    public var name: ByteSpan? { level3 ?? level2 ?? level1 }
}

/// A number in a cell.
public struct CellValue: Sendable, Hashable {
    public var value: Decimal
    public var span: ByteSpan

    public init(_ value: Decimal, _ span: ByteSpan) {
        self.value = value
        self.span = span
    }
}

/// An indicator table: its rows, and what it adds up to.
public struct IndicatorTable: Sendable {
    public var block: Int
    /// Its rows, as indices into the report's indicators.
    public var rows: Range<Int>
    public var totals: [Total]

    /// A row 合计, 总分, 小计, or a row for the execution of the budget that has a weight and marks.
    public struct Total: Sendable {
        public enum Kind: Sendable { case total, subtotal, execution }
        public var kind: Kind
        public var label: ByteSpan
        public var weight: CellValue?
        public var score: CellValue?
        public var rate: CellValue?
        /// The rows it stands for, where it is a subtotal.
        public var rows: Range<Int>
        public var span: ByteSpan
    }
}
