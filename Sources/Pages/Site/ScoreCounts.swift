import Figures

/// How many scores lie where.
struct ScoreCounts: Packable {
    static let labels = ["60以下", "60–80", "80–90", "90–95", "95–100", "满分"]
    private(set) var counts = [0, 0, 0, 0, 0, 0]

    var total: Int { counts.reduce(0, +) }

    /// Scores of another scale than a hundred are left out.
    mutating func add(_ record: RecordRow) {
        guard let score = record.score, record.isOutOfHundred else { return }
        counts[ScoreCounts.bounds.count { $0 <= score }] += 1
    }

    mutating func add(_ others: ScoreCounts) { for place in counts.indices { counts[place] += others.counts[place] } }

    mutating func pack(_ packing: inout Packing) { packing.take(&counts) }

    private static let bounds = [Decimal(60), Decimal(80), Decimal(90), Decimal(95), Decimal(100)]
}
