import Figures

extension Calendar: Packable {
    public init() {
        status = .unknown
        isProven = false
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&approved)
        packing.take(&deadline)
        packing.take(&moment)
        packing.take(&isProven)
        packing.take(&earlier)
        packing.take(&status)
        packing.take(&lag)
        packing.take(&apart)
    }
}

extension Calendar.Status: Packable {
    public init() { self = .unknown }

    public mutating func pack(_ packing: inout Packing) {
        var (kind, days): (UInt8, Int)
        switch self {
        case .together: (kind, days) = (0, 0)
        case .late(let count): (kind, days) = (1, count)
        case .apart(let count): (kind, days) = (2, count)
        case .unknown: (kind, days) = (3, 0)
        }
        packing.take(&kind)
        packing.take(&days)
        switch kind {
        case 0: self = .together
        case 1: self = .late(days)
        case 2: self = .apart(days)
        case 3: self = .unknown
        default: packing.fail()
        }
    }
}
