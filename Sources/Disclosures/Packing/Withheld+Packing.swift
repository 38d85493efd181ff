import Figures

extension Edition.Withheld: Packable {
    public init() { self.init(folder: "", reason: .waits(.noReport)) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&folder)
        packing.take(&reason)
    }
}

extension Edition.Withheld.Reason: Packable {
    public init() { self = .waits(.noReport) }

    public mutating func pack(_ packing: inout Packing) {
        var (kind, moment, results): (UInt8, Moment, [GateResult]) = (0, Moment(), [])
        switch self {
        case .waits(.noReport): kind = 0
        case .waits(.noAccounts): kind = 1
        case .waits(.noMoment): kind = 2
        case .waits(.notDue(let due)): (kind, moment) = (3, due)
        case .blocked(let found): (kind, results) = (4, found)
        }
        packing.take(&kind)
        packing.take(&moment)
        packing.take(&results)
        switch kind {
        case 0: self = .waits(.noReport)
        case 1: self = .waits(.noAccounts)
        case 2: self = .waits(.noMoment)
        case 3: self = .waits(.notDue(moment))
        case 4: self = .blocked(results)
        default: packing.fail()
        }
    }
}

extension GateResult: Packable {
    public init() { self.init("", .warns, file: "", "", advice: "") }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&gate)
        packing.take(&effect)
        packing.take(&file)
        packing.take(&place)
        packing.take(&message)
        packing.take(&advice)
    }
}

extension GateResult.Effect: Packable {
    public init() { self = .warns }
}

extension WithdrawnDisclosure: Packable {
    public init() {
        self.init(
            year: 0, folder: "", withdrawal: Withdrawal(), revisions: 0, calendar: Calendar())
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&folder)
        packing.take(&withdrawal)
        packing.take(&revisions)
        packing.take(&calendar)
    }
}

extension Publication: Packable {
    public init() { self.init(.publish, revision: 0, moment: Moment()) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&kind)
        packing.take(&revision)
        packing.take(&moment)
        packing.take(&note)
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&scores)
    }
}

extension Publication.Kind: Packable {
    public init() { self = .publish }
}
