import Audit
import Disclosures
import Pages
import Rendering

/// Findings as JSON, one object for each file; then what the gates say, one object for each year's folder.
enum CheckJSON {
    static func bytes(_ reports: [CheckedReport], _ disclosures: [CheckedDisclosure]) -> [UInt8] {
        var out: [UInt8] = []
        for checked in reports {
            JSON.object(into: &out) { json in
                json.string("schema", "gongkai/check/1")
                json.string("file", checked.path)
                json.string("department", checked.report.department?.name)
                json.int("year", checked.report.year?.value)
                json.array("findings") { list in
                    for finding in checked.findings {
                        list.object {
                            finding.write(&$0, in: checked.report.document)
                            let place = checked.place(finding)
                            $0.int("line", place.line)
                            $0.int("column", place.column)
                            $0.bool("acknowledged", checked.isAcknowledged(finding))
                        }
                    }
                }
            }
            out.append(0x0A)
        }
        for disclosure in disclosures {
            JSON.object(into: &out) { write(disclosure, &$0) }
            out.append(0x0A)
        }
        return out
    }

    private static func write(_ disclosure: CheckedDisclosure, _ json: inout JSONObject) {
        json.string("schema", "gongkai/gates/1")
        json.string("folder", disclosure.folder)
        json.string("department", disclosure.department)
        json.int("year", disclosure.year)
        json.string("state", disclosure.state.rawValue)
        json.string("approved", disclosure.calendar.approved?.description)
        json.string("deadline", disclosure.calendar.deadline?.description)
        json.int("days_left", disclosure.daysLeft)
        json.string("publish", disclosure.calendar.moment?.description)
        json.array("results") { list in
            for result in disclosure.results {
                list.object {
                    $0.string("gate", result.gate)
                    $0.string("effect", result.effect.rawValue)
                    $0.string("file", result.file)
                    $0.int("line", result.place?.line)
                    $0.int("column", result.place?.column)
                    if let span = result.place?.span { $0.span("span", span) }
                    $0.string("message", result.message)
                    $0.string("advice", result.advice)
                }
            }
        }
    }
}
