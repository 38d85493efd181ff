import Disclosures
import Rendering

/// Counts over disclosures: how many came in time, how many figures hold.
struct Tally {
    var disclosures = 0
    var together = 0
    var late = 0
    var apart = 0
    var unknown = 0
    var checked = 0
    var failed = 0
    var errors = 0
    var warnings = 0
    var notes = 0

    /// What was withdrawn is not counted.
    mutating func add(_ record: RecordRow) {
        guard record.isPublic else { return }
        disclosures += 1
        switch record.status {
        case .together: together += 1
        case .late: late += 1
        case .apart: apart += 1
        case .unknown: unknown += 1
        }
        checked += record.checked
        failed += record.failed
        for found in record.found {
            switch found.severity {
            case .error: errors += Int(found.count)
            case .warning: warnings += Int(found.count)
            case .note: notes += Int(found.count)
            }
        }
    }

    mutating func add(_ other: Tally) {
        disclosures += other.disclosures
        together += other.together
        late += other.late
        apart += other.apart
        unknown += other.unknown
        checked += other.checked
        failed += other.failed
        errors += other.errors
        warnings += other.warnings
        notes += other.notes
    }

    func fill(_ page: inout Page, _ names: IndexNames) {
        page.set(names.disclosureCount, disclosures)
        page.set(names.togetherCount, together)
        if late > 0 { page.set(names.lateCount, late) }
        if apart > 0 { page.set(names.apartCount, apart) }
        if unknown > 0 { page.set(names.unknownCount, unknown) }
        page.set(names.checkedCount, checked)
        page.set(names.failedCount, failed)
        page.set(names.errorCount, errors)
        page.set(names.warningCount, warnings)
        page.set(names.noteCount, notes)
    }
}
