/// One department's one year: the report and the accounts, which belong together.
public struct Disclosure: Sendable {
    public var year: Int
    /// The folder, as `Content/<department>/<year>`.
    public var folder: String
    /// The names of the files in the folder.
    public var report: String?
    public var accounts: String?
    public var scores: String?
    /// `report.r1.*` and on: what was public before each revision. A revision keeps what it replaced, and no more.
    public var earlierReports: [Int: String] = [:]
    public var earlierAccounts: [Int: String] = [:]
    public var earlierScores: [Int: String] = [:]
    public var file: DisclosureFile

    /// Sorts the names found in a folder.
    init(year: Int, folder: String, names: [String], file: DisclosureFile, _ faults: inout [ContentFault]) {
        self.year = year
        self.folder = folder
        self.file = file
        for name in names {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, let stem = parts.first else { continue }
            let revision = parts.count == 3 ? Disclosure.revision(parts[1]) : 0
            guard let revision else { continue }
            switch (stem, revision) {
            case ("report", 0): Disclosure.take(name, &report, folder, &faults)
            case ("accounts", 0): Disclosure.take(name, &accounts, folder, &faults)
            case ("scores", 0): Disclosure.take(name, &scores, folder, &faults)
            case ("report", let number): earlierReports[number] = name
            case ("accounts", let number): earlierAccounts[number] = name
            case ("scores", let number): earlierScores[number] = name
            default: continue
            }
        }
        checkRevisions(&faults)
    }

    /// Each note has what was replaced, and each of those has its note.
    private func checkRevisions(_ faults: inout [ContentFault]) {
        let kept = [earlierReports, earlierAccounts, earlierScores]
        if file.withdrawn == nil {
            for number in 1..<(file.revisions.count + 1) where !kept.contains(where: { $0[number] != nil }) {
                faults.append(
                    ContentFault(.revisionNotKept(number, folder: folder), file: "\(folder)/disclosure.yaml"))
            }
        }
        for names in kept {
            for number in names.keys.sorted() where number > file.revisions.count {
                faults.append(
                    ContentFault(.revisionNotNoted(folder: folder), file: "\(folder)/\(names[number] ?? "")"))
            }
        }
    }

    private static func take(_ name: String, _ place: inout String?, _ folder: String, _ faults: inout [ContentFault]) {
        if let known = place {
            faults.append(ContentFault(.twoFiles(known: known), file: "\(folder)/\(name)"))
        } else {
            place = name
        }
    }

    /// 1 for `r1`.
    private static func revision(_ text: Substring) -> Int? {
        guard text.first == "r", let number = Int(text.dropFirst()), (1...999).contains(number) else { return nil }
        return number
    }
}

extension Disclosure {
    /// Why a disclosure cannot be public yet, though nothing is wrong with it.
    public enum Waiting: Sendable, Equatable {
        case noReport, noAccounts, noMoment
        case notDue(Moment)
    }

    /// Nil where both partners are there and due.
    public func waiting(at moment: Moment) -> Waiting? {
        if report == nil { return .noReport }
        if accounts == nil { return .noAccounts }
        guard let publish = file.publish else { return .noMoment }
        return moment < publish ? .notDue(publish) : nil
    }
}
