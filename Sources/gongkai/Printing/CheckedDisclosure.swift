import Audit
import Disclosures
import Figures

/// A year's folder, and what the gates say of it.
struct CheckedDisclosure {
    let folder: String
    let department: String
    let year: Int
    let calendar: Calendar
    /// From the moment of the check to the deadline.
    let daysLeft: Int?
    let state: State
    let results: [GateResult]
    private let texts: [Candidate.Text]

    enum State: String {
        case ready, waits, blocked, withdrawn

        /// 可以公开 等待 不能公开 已撤回
        var word: String {
            switch self {
            case .ready: "可以公开"
            case .waits: "等待"
            case .blocked: "不能公开"
            case .withdrawn: "已撤回"
            }
        }
    }

    init(_ candidate: Candidate) {
        let disclosure = candidate.disclosure
        folder = disclosure.folder
        department = candidate.department.name
        year = disclosure.year
        calendar = disclosure.calendar
        daysLeft = disclosure.calendar.daysLeft(at: candidate.moment, zone: candidate.site.zone)
        let isWithdrawn = disclosure.origin.file.withdrawn.map { $0.moment <= candidate.moment } ?? false
        results = isWithdrawn ? [] : Gate.results(candidate)
        texts = candidate.texts
        if isWithdrawn {
            state = .withdrawn
        } else if results.contains(where: { $0.effect == .blocks }) {
            state = .blocked
        } else {
            state = results.contains { $0.effect == .waits } ? .waits : .ready
        }
    }

    /// The lines of a file that was read as text.
    func lines(of path: String) -> SourceLines? {
        texts.first { $0.path == path }?.document.map { SourceLines($0.source.bytes) }
    }
}
