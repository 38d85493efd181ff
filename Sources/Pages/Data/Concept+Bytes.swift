import Rendering
import Reports

extension Concept {
    /// No concept has more bytes.
    static var most: Int { 96 }
}

extension Tail {
    /// `income.initial.growth`
    mutating func put(_ concept: Concept) {
        put(raw: concept.line.rawValue)
        put(dotted: concept.column)
        put(dotted: concept.qualifier)
    }

    private mutating func put(dotted column: BudgetColumn?) {
        guard let column else { return }
        put(UInt8(ascii: "."))
        put(raw: column.rawValue)
    }
}
