/// A word of the lexicon: what it tells a reader.
struct Word: Sendable {
    enum Kind: UInt8, Sendable {
        case line, broad, both, named, column, word
        case compare, toplan, against, with, rise, fall, share, ofbudget, approval
        case among, filler, benign, elsewhere, other, aside, saved, plan
        case staff

        /// Whether a clause without a figure can matter for what follows it, because of this word.
        var isLasting: Bool {
            switch self {
            case .among, .approval, .compare, .toplan, .elsewhere, .staff: true
            default: false
            }
        }
    }

    var kind: Kind
    var line: BudgetLine?
    var column: BudgetColumn?
}
