/// A word of the lexicon: what it tells a reader.
struct Word: Sendable {
    enum Kind: UInt8, Sendable {
        case line, broad, both, named, column, word
        case compare, against, with, rise, fall, share, ofbudget, approval
        case among, filler, benign, elsewhere, other, plan
        case staff
    }

    var kind: Kind
    var line: BudgetLine?
    var column: BudgetColumn?
}
