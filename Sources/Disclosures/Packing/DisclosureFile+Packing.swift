import Figures

extension DisclosureFile: Packable {
    public mutating func pack(_ packing: inout Packing) {
        packing.take(&approved)
        packing.take(&publish)
        packing.take(&review)
        packing.take(&acknowledged)
        packing.take(&revisions)
        packing.take(&earlier)
        packing.take(&withdrawn)
        packing.take(&places)
        packing.take(&sensitive)
    }
}

extension DisclosureFile.Places: Packable {
    public mutating func pack(_ packing: inout Packing) {
        packing.take(&approved)
        packing.take(&publish)
        packing.take(&review)
        packing.take(&revisions)
    }
}

extension Withdrawal: Packable {
    public init() { self.init(moment: Moment(), reason: "", kind: .other) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&moment)
        packing.take(&reason)
        packing.take(&kind)
    }
}

extension Withdrawal.Kind: Packable {
    public init() { self = .other }
}

extension DisclosureFile.Acknowledgement: Packable {
    public init() { self.init(finding: "", explanation: "") }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&finding)
        packing.take(&explanation)
    }
}

extension DisclosureFile.Revision: Packable {
    public init() { self.init(moment: Moment(), note: "") }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&moment)
        packing.take(&note)
    }
}

extension DisclosureFile.Earlier: Packable {
    public init() { self.init(report: nil) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&place)
    }
}
