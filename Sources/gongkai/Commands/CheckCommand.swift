import Audit
import Disclosures
import Documents
import Releases
import Reports

/// `gongkai check [PATH...]`: every figure that can be recomputed, recomputed; what keeps a year from the public.
enum CheckCommand {
    static let help = """
        Recomputes the figures of reports, and says how. In a Content it also says what keeps a year from being
        published, what to do, and how many days there are until the deadline.

        usage: gongkai check [PATH...] [--format text|json|github|sarif] [--json] [--all] [--as-of MOMENT]
                             [--site DIR]

          PATH      a report, a department's folder, or all of Content (the default)
          --format  text, as compilers print; github, for workflows; sarif, 2.1.0; json, one object a line
          --all     show also what was found to hold (text only)
          --as-of   count the days from this moment, such as 2026-01-31T09:00:00+08:00 (now)
          --site    what was published before, and must not change without a note (Site)

        exit: 0 nothing is wrong, 1 an error is not acknowledged, a gate blocks or a file cannot be read, 2 usage

        """

    private enum Format: String { case text, json, github, sarif }

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var paths: [String] = []
        var format = Format.text
        var showsAll = false
        var moment: Moment?
        var site = "Site"
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--json": format = .json
            case "--all": showsAll = true
            case "--format":
                guard let name = rest.popFirst(), let named = Format(rawValue: name) else {
                    return Usage.missing("a format: text, json, github or sarif", help)
                }
                format = named
            case "--as-of":
                moment = rest.popFirst().flatMap { Moment($0, zone: .china) }
                if moment == nil { return Usage.missing("a moment such as 2026-01-31T09:00:00+08:00", help) }
            case "--site":
                guard let value = rest.popFirst() else { return Usage.missing("a folder after --site", help) }
                site = value
            case "-": paths.append(argument)
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                paths.append(argument)
            }
        }
        if paths.isEmpty {
            paths = ["Content"]
            guard Disk.files.list("Content") != nil else {
                Terminal.printError("Content: error: there is no such folder: gongkai init begins one\n")
                return 1
            }
        }
        var unreadable: [String] = []
        let reports = paths.flatMap(ReportFolders.entries(at:)).compactMap { check($0, &unreadable) }
        for line in unreadable { Terminal.printError("\(line)\n") }
        let known = Dictionary(reports.map { ($0.path, $0.report) }) { first, _ in first }
        let (disclosures, faults) = CheckedContent.disclosures(
            at: paths, moment: moment, known: known,
            before: ShownLedger(site: site)?.before ?? .nothing)
        for fault in faults { Terminal.printError("\(fault)\n") }
        switch format {
        case .text:
            let hasColour = Terminal.hasColour()
            Terminal.print(
                FindingPrinter(showsAll: showsAll, hasColour: hasColour).text(reports)
                    + GatePrinter(hasColour: hasColour).text(disclosures))
        case .json: Terminal.print(CheckJSON.bytes(reports, disclosures))
        case .github: Terminal.print(GitHubPrinter.text(reports, disclosures))
        case .sarif: Terminal.print(SARIFPrinter.bytes(reports, disclosures))
        }
        let isBlocked = disclosures.contains { $0.state == .blocked } || reports.contains(where: \.hasOpenError)
        return !unreadable.isEmpty || isBlocked || !faults.isEmpty ? 1 : 0
    }

    /// What the department explains in `disclosure.yaml` is taken from there.
    private static func check(_ entry: ReportFolders.Entry, _ unreadable: inout [String]) -> CheckedReport? {
        guard let report = read(entry.report, &unreadable) else { return nil }
        let accounts = entry.accounts.flatMap { read($0, &unreadable) }
        let previous = entry.previous.flatMap { read($0, &unreadable) }
        var acknowledged: [DisclosureFile.Acknowledgement] = []
        if let path = entry.disclosure, let (file, _) = try? DisclosureFile.read(path: path, disk: .files) {
            acknowledged = file.acknowledged
        }
        let audit = Audit(report, accounts: accounts, previous: previous)
        return CheckedReport(
            path: entry.report, report: report, findings: audit.findings, acknowledged: acknowledged)
    }

    /// Nil where it cannot be read. That is said once: a report is also what the next year's is held against.
    private static func read(_ path: String, _ unreadable: inout [String]) -> Report? {
        do throws(SourceError) {
            return Report(Document(try Source.read(path: path)))
        } catch {
            let line = "\(error)"
            if !unreadable.contains(line) { unreadable.append(line) }
            return nil
        }
    }
}
