import Disclosures
import Figures
import Reports

extension Record: Packable {
    init() { self.init(year: 0, calendar: Calendar(), isDraft: false, isRevised: false) }

    mutating func pack(_ packing: inout Packing) {
        packListed(&packing)
        packing.take(&complaints)
        packing.take(&items)
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
        packing.take(&searched)
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
