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
        json.string(
            "event", !record.isPublic ? "withdrawn" : record.items.correction == nil ? "published" : "corrected")
        json.string("department", item.department.name)
        json.string("department_id", item.department.slug)
        json.string("department_kind", item.department.kind.isEmpty ? nil : item.department.kind)
        json.strings("region", item.department.region)
        json.int("year", record.year)
        json.int("revision", record.items.revision)
        if let withdrawal = record.withdrawal {
            json.object("withdrawal") {
                $0.string("kind", withdrawal.kind.rawValue)
                $0.string("reason", withdrawal.reason)
            }
        } else {
            writeContent(record, &json)
        }
        json.object("same_time") { write(record.calendar, &$0) }
    }

    /// What the report says, in figures.
    private func writeContent(_ record: Record, _ json: inout JSONObject) {
        json.string("kind", record.items.kind.rawValue)
        json.decimal("score", record.score)
        json.decimal("out_of", record.outOf)
        json.string("grade", record.items.gradePrinted.isEmpty ? nil : record.items.gradePrinted)
        json.object("money") { money in
            var value: [UInt8] = []
            for sum in record.items.sums {
                value.removeAll(keepingCapacity: true)
                value.append(decimal: sum.value)
                money.string(escaping: sum.name, value)
            }
        }
        if record.items.sums.contains(where: \.isFromAccounts) {
            json.array("money_from_accounts") { list in
                for sum in record.items.sums where sum.isFromAccounts { list.string(sum.name) }
            }
        }
        json.object("findings") {
            let counts = record.findingCounts
            $0.int("error", counts.errors)
            $0.int("warning", counts.warnings)
            $0.int("note", counts.notes)
            $0.int("checked", record.checked)
            $0.int("failed", record.failed)
        }
    }

    private func write(_ moment: [UInt8]?, _ file: ReceivedFile?, _ json: inout JSONObject) {
        json.string("moment", moment)
        json.plain("sha256", file?.digest.hexadecimal)
    }

    private func write(_ calendar: Calendar, _ json: inout JSONObject) {
        let status = DataWords.status(calendar.status)
        json.object("report") { write(item.reportSince, item.record.items.file(.report), &$0) }
        json.object("accounts") { write(item.accountsSince, item.record.items.file(.accounts), &$0) }
        json.bool("planned", item.record.items.proof == nil)
        json.string("approved", calendar.approved?.bytes)
        json.string("deadline", calendar.deadline?.bytes)
        json.int("lag_days", calendar.lag)
        json.string("status", status.word)
        if let days = status.days { json.int("status_days", days) }
        if let earlier = calendar.earlier {
            json.object("declared") {
                $0.string("report", earlier.report?.bytes)
                $0.string("accounts", earlier.accounts?.bytes)
                $0.string("where", earlier.place)
            }
        }
        if let standing = item.record.items.proof {
            json.int("index", standing.index)
            json.string("proof", item.proof)
        }
    }
}
