import Figures

/// Where one stands among its peers: a dot for each on a line, one's own marked and named.
public struct StripChart: Chart, Sendable {
    public var peers: [Decimal]
    /// Nil where one's own is not known.
    public var own: Decimal?
    public var ownName: [UInt8]
    /// The ends of the line. What lies beyond is drawn at the end.
    public var from: Decimal
    public var to: Decimal
    /// Names for the table: its title and figures, then the least, the middle and the greatest of the peers, and how many
    /// they are.
    public var columns: (title: [UInt8], value: [UInt8])
    public var names: (least: [UInt8], middle: [UInt8], greatest: [UInt8], count: [UInt8])

    public init(
        peers: [Decimal], own: Decimal?, ownName: some Bytes, from: Decimal, to: Decimal,
        columns: (title: String, value: String),
        names: (least: String, middle: String, greatest: String, count: String)
    ) {
        self.peers = peers
        self.own = own
        self.ownName = ownName.copied
        self.from = from
        self.to = to
        self.columns = (columns.title.copied, columns.value.copied)
        self.names = (names.least.copied, names.middle.copied, names.greatest.copied, names.count.copied)
    }

    private static let dot = 5
    private static let mostDots = 8
    private static let margin = Coordinate(5)

    private func x(_ value: Decimal) -> Coordinate {
        let length = Drawing.width - Coordinate(10)
        let (above, span) = ((try? value.subtracting(from)) ?? .zero, (try? to.subtracting(from)) ?? .zero)
        return StripChart.margin + .share(above, of: span, length: length, limit: length)
    }

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        // Peers that are nearly alike stand on each other. Where they are many, one dot stands for several.
        var counts: [Int: Int] = [:]
        for peer in peers { counts[x(peer).hundredths / (StripChart.dot * 100), default: 0] += 1 }
        let most = counts.values.max() ?? 0
        let perDot = max(1, (most + StripChart.mostDots - 1) / StripChart.mostDots)
        let height = min(most, StripChart.mostDots) * StripChart.dot
        let ground = Coordinate(height + (perDot > 1 ? 20 : 4))
        var dots: [UInt8] = []
        for (column, count) in counts.sorted(by: { $0.key < $1.key }) {
            for level in 0..<(count + perDot - 1) / perDot {
                dots.append("M")
                dots.append(Coordinate(hundredths: column * StripChart.dot * 100 + 250))
                dots.append(" ")
                dots.append(ground - Coordinate(hundredths: 300 + level * StripChart.dot * 100))
                dots.append("h0")
            }
        }
        Drawing.open(caption, height: ground + Coordinate(own == nil ? 20 : 46), into: &out)
        Drawing.path(
            "peers", dots,
            " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".55\" stroke-width=\"4.4\" stroke-linecap=\"round\"",
            into: &out)
        var line: [UInt8] = []
        line.append("M0 ")
        line.append(ground)
        line.append("h340")
        Drawing.path("axis", line, " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"", into: &out)
        if perDot > 1 {
            var text: [UInt8] = []
            text.append("• = ")
            text.append(number: perDot)
            Drawing.text(text, x: Coordinate(0), y: Coordinate(12), into: &out)
        }
        if let own {
            var mark: [UInt8] = []
            mark.append("M")
            mark.append(x(own))
            mark.append(" ")
            mark.append(ground + Coordinate(1))
            mark.append("l6 10h-12z")
            Drawing.path("own", mark, into: &out)
            Drawing.named(ownName, own.asciiDigits(), around: x(own), y: ground + Coordinate(25), into: &out)
        }
        let ends = ground + Coordinate(own == nil ? 16 : 42)
        Drawing.text(from.asciiDigits(), x: Coordinate(0), y: ends, into: &out)
        Drawing.text(to.asciiDigits(), x: Drawing.width, y: ends, .end, into: &out)
        Drawing.close(into: &out)
    }

    public var table: ChartTable {
        let sorted = peers.sorted()
        var rows: [[[UInt8]]] = [[ownName, own?.asciiDigits() ?? []]]
        if let least = sorted.first, let greatest = sorted.last {
            rows.append([names.least, least.asciiDigits()])
            rows.append([names.middle, StripChart.middle(of: sorted).asciiDigits()])
            rows.append([names.greatest, greatest.asciiDigits()])
        }
        rows.append([names.count, Decimal(peers.count).asciiDigits()])
        return ChartTable(columns: [columns.title, columns.value], rows: rows)
    }

    /// The median: of two in the middle, what lies between them.
    static func middle(of sorted: [Decimal]) -> Decimal {
        guard !sorted.isEmpty else { return .zero }
        let high = sorted[sorted.count / 2]
        guard sorted.count % 2 == 0 else { return high }
        let low = sorted[sorted.count / 2 - 1]
        guard let sum = try? low.adding(high), let half = try? sum.divided(by: Decimal(2), places: sum.scale + 1) else {
            return high
        }
        return half.reduced
    }
}
