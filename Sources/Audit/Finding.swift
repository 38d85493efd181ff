import Figures

/// What came out when a figure was recomputed, or what is wrong or missing beside the figures.
///
/// What holds is kept as well: the page shows what was verified, not only what failed. Its words are
/// made when they are asked for.
///
/// A class, for it goes from hand to hand: handing it on is one count of references, not five.
public final class Finding: Sendable {
    public let rule: String
    /// Nil where nothing is to be said against it.
    public let severity: Severity?
    public let outcome: Outcome
    /// The figures that took part: first the one that was checked, then those it was computed from.
    public let operands: [Quantity]
    /// Where to look.
    public let place: ByteSpan
    /// The same figures with the same outcome, further on.
    public let repeats: [ByteSpan]
    /// The provision that requires what is missing.
    public let basis: String?
    let reckoning: Reckoning
    let sentence: String?

    init(
        _ rule: String, _ severity: Severity?, _ outcome: Outcome, _ reckoning: Reckoning = .none,
        _ operands: [Quantity] = [], at place: ByteSpan? = nil, basis: String? = nil, _ sentence: String? = nil,
        repeats: [ByteSpan] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.outcome = outcome
        self.reckoning = reckoning
        self.operands = operands
        self.place = place ?? operands.first?.span ?? ByteSpan(0, 0)
        self.basis = basis
        self.sentence = sentence
        self.repeats = repeats
    }

    /// The same, which is said at further places too.
    func repeated(at places: [ByteSpan]) -> Finding {
        Finding(rule, severity, outcome, reckoning, operands, at: place, basis: basis, sentence, repeats: places)
    }

    /// Whether two findings on the same figures say the same.
    func isAlike(_ other: Finding) -> Bool {
        reckoning == other.reckoning && (reckoning != .none || (rule == other.rule && sentence == other.sentence))
    }
}

/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool {
        a.rank < b.rank
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// 错误 提醒 说明
    public var word: String {
        switch self {
        case .error: "错误"
        case .warning: "提醒"
        case .note: "说明"
        }
    }
}

/// What a recomputation comes to.
public enum Outcome: String, Sendable, CaseIterable {
    case holds
    /// Only if the last place was cut off, not rounded.
    case cutOff = "cut-off"
    case fails
    /// An approximate figure, a divisor of zero, a torn row.
    case undecided

    /// 相符 末位截断 不符 无法判定
    public var word: String {
        switch self {
        case .holds: "相符"
        case .cutOff: "末位截断"
        case .fails: "不符"
        case .undecided: "无法判定"
        }
    }
}
