import Figures
import Rendering

/// Amounts as people read them.
enum Amounts {
    /// Yuan in 万元, rounded to two places: `1,234.50`.
    static func wan(_ yuan: Decimal, into out: inout [UInt8]) {
        guard let exact = try? yuan.shifted(by: -4) else { return grouped(yuan, into: &out) }
        grouped(rounded(exact), into: &out)
    }

    /// Whether 万元 with two places say all.
    static func isWhole(_ yuan: Decimal) -> Bool {
        guard let exact = try? yuan.shifted(by: -4) else { return false }
        return exact.reduced.scale <= 2
    }

    /// Yuan to the cent: `7,038,000.00`.
    static func yuan(_ yuan: Decimal, into out: inout [UInt8]) {
        grouped((try? yuan.rescaled(to: max(2, yuan.scale))) ?? yuan, into: &out)
    }

    static func wan(_ yuan: Decimal) -> [UInt8] {
        var out: [UInt8] = []
        wan(yuan, into: &out)
        return out
    }

    /// 万元 without commas, for charts.
    static func wanValue(_ yuan: Decimal) -> Decimal {
        (try? yuan.shifted(by: -4)).map { rounded($0).reduced } ?? yuan
    }

    private static func rounded(_ value: Decimal) -> Decimal {
        if value.scale <= 2 { return (try? value.rescaled(to: 2)) ?? value }
        return (try? value.divided(by: Decimal(1), places: 2)) ?? value
    }

    /// With a comma after every three digits before the point.
    static func grouped(_ value: Decimal, into out: inout [UInt8]) {
        let start = out.count
        out.append(decimal: value)
        let first = value.isNegative ? start + 1 : start
        var point = out.count
        for at in first..<out.count where out[at] == UInt8(ascii: ".") {
            point = at
            break
        }
        var at = point - 3
        while at > first {
            out.insert(UInt8(ascii: ","), at: at)
            at -= 3
        }
    }
}
