import Audit
import Documents
import Pages
import Reports

/// `gongkai read FILE... [--json]`: what is understood of a report, with the words it was read from.
enum ReadCommand {
    static let help = """
        Shows what is understood of a report: who, when, what score, which figures, and where each stands.

        usage: gongkai read FILE... [--format text|json] [--json] [--pretty]

          FILE      text or Markdown, UTF-8 or GB18030; - reads standard input
          --format  text, for people (the default); json, one object a line, as gongkai/report/1
          --json    the same as --format json
          --pretty  JSON laid out to be read

        exit: 0 all are self-evaluation reports, 1 one is not or cannot be read, 2 usage

        """

    static func run(_ arguments: ArraySlice<String>) -> Int32 {
        var files: [String] = []
        var isJSON = false
        var isPretty = false
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                Terminal.print(help)
                return 0
            case "--json": isJSON = true
            case "--format":
                switch rest.popFirst() {
                case "text": isJSON = false
                case "json": isJSON = true
                default: return Usage.missing("a format: text or json", help)
                }
            case "--pretty": (isJSON, isPretty) = (true, true)
            case "-": files.append(argument)
            default:
                if argument.hasPrefix("-") { return Usage.unknownOption(argument, help) }
                files.append(argument)
            }
        }
        guard !files.isEmpty else { return Usage.missing("a file to read", help) }
        var code: Int32 = 0
        for file in files {
            do throws(SourceError) {
                let report = Report(Document(try Source.read(path: file)))
                if isJSON {
                    var out: [UInt8] = []
                    ReportJSON(report, findings: Audit(report).findings).write(
                        into: &out, style: isPretty ? .pretty : .compact)
                    if !isPretty { out.append(0x0A) }
                    Terminal.print(out)
                } else {
                    Terminal.print(ReadingPrinter(report).text)
                }
                if report.kind != .selfEvaluation { code = 1 }
            } catch {
                Terminal.printError("\(error)\n")
                code = 1
            }
        }
        return code
    }
}
