/// Rules that a citizen would call by one name.
enum RuleFamilies {
    /// The rule under which a rule stands.
    static func family(_ rule: String) -> String {
        switch rule {
        case "calendar", "staff-year": "date"
        case "labels-moved", "row-slid": "table"
        case "no-score": "missing"
        case "score", "score-range": "scores"
        case "row-rates": "row-rate"
        default: rule
        }
    }

    /// Those that the theme has words for.
    static let all = [
        "sum", "identity", "share", "growth", "change", "adjustment", "execution", "execution-score", "control-rate",
        "counts", "weights", "scores", "row-rate", "subtotal", "prose-scores", "deductions", "grade", "indicator-funds",
        "stated-twice", "unit", "table", "date", "overspending", "missing", "accounts", "previous", "scheme",
    ]
}
