import Disclosures
import Rendering

/// The `_disclosure` object of an item: `gongkai/disclosure/1`, as `schema/disclosure-1.json` has it.
///
/// From it alone a reader can tell when each of the two documents became public, byte for byte.
struct DisclosureJSON {
    let item: FeedItem

    init(_ item: FeedItem) { self.item = item }

    func write(_ json: inout JSONObject) {
        let record = item.record
        json.string("event", record.items.correction == nil ? "published" : "corrected")
        json.string("department", item.department.name)
        json.string("department_id", item.department.slug)
        json.string("department_kind", item.department.kind.isEmpty ? nil : item.department.kind)
        json.strings("region", item.department.region)
        json.int("year", record.year)
        json.int("revision", record.items.revision)
        json.string("kind", record.items.kind.rawValue)
        json.decimal("score", record.score)
        json.decimal("out_of", record.outOf)
        json.string("grade", record.items.gradePrinted.isEmpty ? nil : record.items.gradePrinted)
        json.object("money") { money in
            for sum in record.items.sums {
                money.string(escaping: "\(sum.line.rawValue).\(sum.column.rawValue)", sum.value.description)
            }
        }
        if record.items.sums.contains(where: \.isFromAccounts) {
            json.array("money_from_accounts") { list in
                for sum in record.items.sums where sum.isFromAccounts {
                    list.string("\(sum.line.rawValue).\(sum.column.rawValue)")
                }
            }
        }
        json.object("findings") {
            $0.int("error", record.errors)
            $0.int("warning", record.warnings)
            $0.int("note", record.notes)
            $0.int("checked", record.checked)
            $0.int("failed", record.failed)
        }
        json.object("same_time") { write(record.calendar, &$0) }
    }

    private func write(_ stem: Reading.File.Stem, _ json: inout JSONObject) {
        json.string("moment", item.since(stem)?.description)
        json.string("sha256", item.record.items.file(stem)?.digest.hexadecimal)
    }

    private func write(_ calendar: Calendar, _ json: inout JSONObject) {
        let status = DataWords.status(calendar.status)
        json.object("report") { write(.report, &$0) }
        json.object("accounts") { write(.accounts, &$0) }
        json.bool("planned", item.record.items.proof == nil)
        json.string("approved", calendar.approved?.description)
        json.string("deadline", calendar.deadline?.description)
        json.int("lag_days", calendar.lag)
        json.string("status", status.word)
        if let days = status.days { json.int("status_days", days) }
        if let earlier = calendar.earlier {
            json.object("declared") {
                $0.string("report", earlier.report?.description)
                $0.string("accounts", earlier.accounts?.description)
                $0.string("where", earlier.place)
            }
        }
        if let proof = item.record.items.proof {
            json.int("index", proof.index)
            json.object("proof") {
                $0.int("size", proof.size)
                $0.strings("path", proof.path.map(\.hexadecimal))
            }
        }
    }
}
