import Figures

/// A table of money: lines of the budget down, stages of the budget across.
public struct FundsTable: Sendable {
    public var block: Int
    public var rows: [Row]
    /// By how many rows the labels were moved down to where they belong. 0: they stood right.
    public var shift: Int

    public struct Row: Sendable {
        public var line: BudgetLine?
        public var label: ByteSpan
        /// The row's place in the table.
        public var row: Int
        /// Facts of this row, as indices into the report's facts.
        public var facts: [Int]
    }
}
