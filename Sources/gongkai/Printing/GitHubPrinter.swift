import Audit
import Disclosures

/// Findings as workflow commands, which GitHub shows beside the lines of a change.
enum GitHubPrinter {
    static func text(_ reports: [CheckedReport], _ disclosures: [CheckedDisclosure]) -> String {
        var text = ""
        for checked in reports {
            for finding in checked.complaints {
                let place = checked.place(finding)
                let command = checked.isAcknowledged(finding) ? "notice" : command(finding.severity)
                text += "::\(command) file=\(property(checked.path)),line=\(place.line),col=\(place.column)"
                if place.endLine == place.line { text += ",endColumn=\(place.endColumn)" }
                text += ",title=\(property(title(finding)))::\(data(finding.message))\n"
            }
        }
        for result in disclosures.flatMap(\.results) {
            let place = result.place.map { ",line=\($0.line),col=\($0.column)" } ?? ""
            text += "::\(command(result.effect)) file=\(property(result.file))\(place)"
            text += ",title=\(property("\(result.effect.word) \(result.gate)"))"
            text += "::\(data(result.message + "。做法：" + result.advice))\n"
        }
        return text
    }

    private static func command(_ effect: GateResult.Effect) -> String {
        switch effect {
        case .blocks: "error"
        case .warns: "warning"
        case .waits: "notice"
        }
    }

    private static func title(_ finding: Finding) -> String {
        "\(finding.severity?.word ?? finding.outcome.word) \(finding.rule)"
    }

    private static func command(_ severity: Severity?) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        default: "notice"
        }
    }

    private static func data(_ text: String) -> String {
        escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")])
    }

    private static func property(_ text: String) -> String {
        escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
    }

    private static func escaped(_ text: String, _ table: [(Character, String)]) -> String {
        var result = ""
        for character in text {
            if let (_, code) = table.first(where: { $0.0 == character }) {
                result += code
            } else {
                result.append(character)
            }
        }
        return result
    }
}
