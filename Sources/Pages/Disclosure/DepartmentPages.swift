import Disclosures
import Documents
import Rendering
import Reports

/// Reads the public years of a department and writes their pages.
struct DepartmentPages {
    let department: Edition.Department
    let edition: Edition
    private let disk: Disk

    init(_ department: Edition.Department, in edition: Edition, disk: Disk? = nil) {
        self.disk = disk ?? edition.content.disk
        self.department = department
        self.edition = edition
    }

    /// What came of a department's years.
    struct Outcome {
        var records: [Record] = []
        /// Reports that cannot be read, each with its file and why.
        var unreadable: [String] = []
        /// What a gate kept back.
        var withheld: [Edition.Withheld] = []
    }

    func write(_ writer: DisclosureWriter) -> Outcome {
        var outcome = Outcome()
        let readings = read(&outcome)
        for (index, reading) in readings.enumerated() {
            let neighbours = DisclosureWriter.Neighbours(
                previous: index > 0 ? readings[index - 1].disclosure.year : nil,
                next: index + 1 < readings.count ? readings[index + 1].disclosure.year : nil)
            var record = writer.write(reading, of: department.department, neighbours: neighbours)
            record.items.earlier = writeRevisions(reading, writer, &outcome.unreadable)
            outcome.records.append(record)
        }
        for withdrawn in department.withdrawn {
            let notice = WithdrawalNotice(withdrawn: withdrawn, department: department.department)
            outcome.records.append(notice.write(writer.pages))
        }
        outcome.records.sort { $0.year < $1.year }
        return outcome
    }

    /// Reads the years that may be public.
    func read(_ outcome: inout Outcome) -> [Reading] {
        var readings: [Reading] = []
        for disclosure in department.disclosures {
            // What is not public yet must not be compared with: its figures would stand in the findings.
            let previous = readings.last.flatMap { $0.disclosure.year == disclosure.year - 1 ? $0.report : nil }
            do throws(SourceError) {
                let reading = try Reading(
                    disclosure, report: disclosure.report, accounts: disclosure.accounts, disk: disk,
                    previous: previous)
                if let refusal = edition.refusal(candidate(reading)) {
                    outcome.withheld.append(refusal)
                    guard edition.takesDrafts else { continue }
                    reading.disclosure.isDraft = true
                }
                readings.append(reading)
            } catch {
                outcome.unreadable.append("\(SourceError(disclosure.folder + "/" + disclosure.report, error.reason))")
            }
        }
        return readings
    }

    /// What was public before a revision, read.
    func read(_ replaced: PublicDisclosure.Replaced, of current: Reading) throws(SourceError) -> Reading {
        var disclosure = current.disclosure
        disclosure.scores = replaced.scores
        return try Reading(
            disclosure, report: replaced.report, accounts: replaced.accounts, disk: disk, previous: nil)
    }

    private func candidate(_ reading: Reading) -> Candidate {
        let about = department.department
        return Candidate(
            reading.disclosure, of: about, on: edition.content.site, at: edition.moment, disk: disk,
            report: reading.report, accounts: reading.accounts, scores: reading.scores, findings: reading.findings,
            history: edition.before.history(about.slug, reading.disclosure.year))
    }

    private func writeRevisions(_ current: Reading, _ writer: DisclosureWriter, _ unreadable: inout [String])
        -> [Record]
    {
        var next = current
        var records: [Record] = []
        for replaced in current.disclosure.revisions.reversed() {
            do throws(SourceError) {
                let earlier = try read(replaced, of: current)
                let changes = RevisionChanges(before: earlier, after: next, page: writer.theme.words)
                let record = writer.write(
                    earlier: earlier, replaced, changes: { changes.write(into: &$0) },
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
