import Disclosures
import Documents
import Rendering
import Reports

/// Reads the public years of a department and writes their pages.
struct DepartmentPages {
    let department: Edition.Department
    let disk: Disk

    init(_ department: Edition.Department, disk: Disk) {
        self.department = department
        self.disk = disk
    }

    func write(_ writer: DisclosureWriter) -> (records: [Record], unreadable: [String]) {
        var unreadable: [String] = []
        var readings: [Reading] = []
        for disclosure in department.disclosures {
            // What is not public yet must not be compared with: its figures would stand in the findings.
            let previous = readings.last.flatMap { $0.disclosure.year == disclosure.year - 1 ? $0.report : nil }
            do throws(SourceError) {
                readings.append(
                    try Reading(
                        disclosure, report: disclosure.report, accounts: disclosure.accounts, disk: disk,
                        previous: previous))
            } catch {
                unreadable.append("\(SourceError(disclosure.folder + "/" + disclosure.report, error.reason))")
            }
        }
        var records: [Record] = []
        for (index, reading) in readings.enumerated() {
            let neighbours = DisclosureWriter.Neighbours(
                previous: index > 0 ? readings[index - 1].disclosure.year : nil,
                next: index + 1 < readings.count ? readings[index + 1].disclosure.year : nil)
            var record = writer.write(reading, of: department.department, neighbours: neighbours)
            record.items.earlier = writeRevisions(reading, writer, &unreadable)
            records.append(record)
        }
        return (records, unreadable)
    }

    private func writeRevisions(_ current: Reading, _ writer: DisclosureWriter, _ unreadable: inout [String])
        -> [Record]
    {
        var next = current
        var records: [Record] = []
        for replaced in current.disclosure.revisions.reversed() {
            do throws(SourceError) {
                let earlier = try Reading(
                    current.disclosure, report: replaced.report, accounts: replaced.accounts, disk: disk, previous: nil)
                let (before, after) = (earlier.report.document, next.report.document)
                let record = writer.write(
                    earlier: earlier, replaced, changes: { Changes(before, after).write(into: &$0) },
                    of: department.department)
                records.append(record)
                next = earlier
            } catch {
                unreadable.append("\(SourceError(current.disclosure.folder + "/" + replaced.report, error.reason))")
            }
        }
        return records.reversed()
    }
}
