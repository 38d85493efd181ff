import Audit
import Pages
import Rendering

/// Findings as JSON, one object for each file.
enum CheckJSON {
    static func bytes(_ reports: [CheckedReport]) -> [UInt8] {
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
        return out
    }
}
