import Audit
import Disclosures
import Documents
import Reports

/// `gongkai check [PATH...]`: every figure that can be recomputed, recomputed.
enum CheckCommand {
    static let help = """
        Recomputes the figures of reports, and says how.

        usage: gongkai check [PATH...] [--format text|json|github|sarif] [--json] [--all]

          PATH      a report, a department's folder, or all of Content (the default)
          --format  text, as compilers print; github, for workflows; sarif, 2.1.0; json, one object a line
          --all     show also what was found to hold (text only)

        exit: 0 nothing is wrong, 1 an error is not acknowledged or a file cannot be read, 2 usage

        """

    private enum Format: String { case text, json, github, sarif }

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var paths: [String] = []
        var format = Format.text
        var showsAll = false
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
            case "-": paths.append(argument)
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                paths.append(argument)
            }
        }
        if paths.isEmpty { paths = ["Content"] }
        var isUnreadable = false
        var reports: [CheckedReport] = []
        for entry in paths.flatMap(ReportFolders.entries(at:)) {
            do throws(SourceError) {
                reports.append(try check(entry))
            } catch {
                Terminal.printError("\(error)\n")
                isUnreadable = true
            }
        }
        switch format {
        case .text: Terminal.print(FindingPrinter(showsAll: showsAll, hasColour: Terminal.hasColour()).text(reports))
        case .json: Terminal.print(CheckJSON.bytes(reports))
        case .github: Terminal.print(GitHubPrinter.text(reports))
        case .sarif: Terminal.print(SARIFPrinter.bytes(reports))
        }
        return isUnreadable || reports.contains(where: \.hasOpenError) ? 1 : 0
    }

    /// What the department explains in `disclosure.yaml` is taken from there; faults of that file are said, and stop nothing.
    private static func check(_ entry: ReportFolders.Entry) throws(SourceError) -> CheckedReport {
        let report = try read(entry.report)
        var accounts: Report?
        var previous: Report?
        if let path = entry.accounts { accounts = try read(path) }
        if let path = entry.previous { previous = try read(path) }
        var acknowledged: [DisclosureFile.Acknowledgement] = []
        if let path = entry.disclosure, let (file, faults) = try? DisclosureFile.read(path: path, disk: .files) {
            acknowledged = file.acknowledged
            for fault in faults { Terminal.printError("\(fault)\n") }
        }
        let audit = Audit(report, accounts: accounts, previous: previous)
        return CheckedReport(
            path: entry.report, report: report, findings: audit.findings, acknowledged: acknowledged)
    }

    private static func read(_ path: String) throws(SourceError) -> Report {
        Report(Document(try Source.read(path: path)))
    }
}
