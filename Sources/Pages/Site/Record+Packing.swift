import Disclosures
import Figures
import Reports

extension Record: Packable {
    init() { self.init(year: 0, calendar: Calendar(), isDraft: false, isRevised: false) }

    mutating func pack(_ packing: inout Packing) {
        packShown(&packing)
        packRest(&packing)
    }

    /// What pages that list may show. It stands first, so that it has a fingerprint of its own.
    mutating func packShown(_ packing: inout Packing) {
        packListed(&packing)
        packing.take(&complaints)
    }

    /// What only feeds and tables need, and where its text lies.
    mutating func packRest(_ packing: inout Packing) {
        packing.take(&items)
        packing.take(&searched)
    }

    /// What a row of a list shows. It stands first, so that nothing else need be read for it.
    mutating func packListed(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&score)
        packing.take(&outOf)
        packing.take(&grade)
        packing.take(&initial)
        packing.take(&adjusted)
        packing.take(&actual)
        packing.take(&rate)
        packing.take(&checked)
        packing.take(&failed)
        packing.take(&calendar)
        packing.take(&isDraft)
        packing.take(&isRevised)
        packing.take(&withdrawal)
        packing.take(&scheme)
    }
}

extension Record.Complaint: Packable {
    init() { self.init(rule: "", severity: .note, number: 0, message: [], isExplained: false) }

    mutating func pack(_ packing: inout Packing) {
        packing.take(&rule)
        packing.take(&severity)
        packing.take(&number)
        packing.take(bytes: &message)
        packing.take(&isExplained)
    }
}

extension Record.Complaint.Severity: Packable {
    init() { self = .note }
}

extension Report.Grade: Packable {
    public init() { self = .fair }
}
