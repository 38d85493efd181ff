import Audit
import Disclosures
import Figures
import Rendering

/// Findings as SARIF 2.1.0. What holds is a result of kind `pass`; what was explained is suppressed.
enum SARIFPrinter {
    static func bytes(_ reports: [CheckedReport], _ disclosures: [CheckedDisclosure]) -> [UInt8] {
        var out: [UInt8] = []
        var rules: [String] = []
        for finding in reports.flatMap(\.findings) where !rules.contains(finding.rule) { rules.append(finding.rule) }
        let results = disclosures.flatMap(\.results)
        for result in results where !rules.contains(gate(result)) { rules.append(gate(result)) }
        rules.sort()
        JSON.object(into: &out, style: .pretty) { sarif in
            sarif.string("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            sarif.string("version", "2.1.0")
            sarif.array("runs") { runs in
                runs.object { run in
                    tool(rules, &run)
                    run.string("columnKind", "unicodeCodePoints")
                    run.array("results") { list in
                        for checked in reports {
                            for finding in checked.findings {
                                list.object { result(finding, checked, rules, &$0) }
                            }
                        }
                        for result in results { list.object { write(result, rules, &$0) } }
                    }
                }
            }
        }
        return out
    }

    private static func tool(_ rules: [String], _ run: inout JSONObject) {
        run.object("tool") {
            $0.object("driver") { driver in
                driver.string("name", "gongkai")
                driver.string("version", CommandTable.version)
                driver.array("rules") { list in for rule in rules { list.object { $0.string("id", rule) } } }
            }
        }
    }

    private static func result(
        _ finding: Finding, _ checked: CheckedReport, _ rules: [String], _ json: inout JSONObject
    ) {
        json.string("ruleId", finding.rule)
        json.int("ruleIndex", rules.firstIndex(of: finding.rule))
        json.string("kind", finding.severity != nil ? "fail" : finding.outcome == .undecided ? "open" : "pass")
        json.string("level", finding.severity?.rawValue ?? "none")
        json.object("message") { $0.string("text", finding.message) }
        json.array("locations") { list in list.object { location(finding.place, checked, &$0) } }
        let others = finding.spans.filter { $0 != finding.place }
        if !others.isEmpty {
            json.array("relatedLocations") { list in
                for span in others { list.object { location(span, checked, &$0) } }
            }
        }
        if checked.isAcknowledged(finding) {
            json.array("suppressions") { list in list.object { $0.string("kind", "external") } }
        }
    }

    private static func gate(_ result: GateResult) -> String { "gate/\(result.gate)" }

    private static func write(_ result: GateResult, _ rules: [String], _ json: inout JSONObject) {
        json.string("ruleId", gate(result))
        json.int("ruleIndex", rules.firstIndex(of: gate(result)))
        json.string("kind", result.effect == .waits ? "open" : "fail")
        json.string("level", result.effect == .blocks ? "error" : result.effect == .warns ? "warning" : "none")
        json.object("message") { $0.string("text", "\(result.message)。做法：\(result.advice)") }
        json.array("locations") { list in
            list.object { location in
                location.object("physicalLocation") { physical in
                    physical.object("artifactLocation") { $0.string("uri", uri(result.file)) }
                    guard let place = result.place else { return }
                    physical.object("region") {
                        $0.int("startLine", place.line)
                        $0.int("startColumn", place.column)
                        $0.int("endLine", place.endLine)
                        $0.int("endColumn", place.endColumn)
                    }
                }
            }
        }
    }

    private static func location(_ span: ByteSpan, _ checked: CheckedReport, _ json: inout JSONObject) {
        let place = checked.lines.place(checked.report.document.place(span))
        json.object("physicalLocation") { physical in
            physical.object("artifactLocation") { $0.string("uri", uri(checked.path)) }
            physical.object("region") {
                $0.int("startLine", place.line)
                $0.int("startColumn", place.column)
                $0.int("endLine", place.endLine)
                $0.int("endColumn", place.endColumn)
            }
        }
    }

    private static func uri(_ path: String) -> String {
        let plain = Array("-._~/0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if plain.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
