import Figures

/// Something that the reading put right, and says so.
public enum Repair: Sendable {
    /// The labels of a funds table stood `rows` rows too high (or low, negative); the sums prove it.
    case labelsMoved(block: Int, rows: Int, span: ByteSpan)
    /// A row of an indicator table had slid to the left of a missing cell.
    case rowSlid(indicator: Int, span: ByteSpan)
    /// 元 was printed where 万元 is meant.
    case unitCorrected(fact: Int, evidence: Int)
    /// No unit was printed; the neighbours' was taken.
    case unitSupplied(fact: Int)
}
