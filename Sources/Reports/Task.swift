import Figures

/// A task of the year as a form lists it.
public struct Task: Sendable {
    public var name: ByteSpan
    public var goal: ByteSpan?
    public var done: ByteSpan?
    /// In yuan.
    public var amount: CellValue?
    public var indicators: [Measure]
    public var span: ByteSpan

    public struct Measure: Sendable {
        public var name: ByteSpan
        public var actual: ByteSpan?
    }
}
