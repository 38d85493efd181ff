import Disclosures
import Documents
import Reports

/// All files of a disclosure that a ledger speaks of, as they will be public: names and digests.
public struct StatedFiles: Sendable {
    public var department: String
    public var year: Int
    /// The oldest first; the last is current.
    public var revisions: [Revision]

    public struct Revision: Sendable {
        /// 1 for what was published first.
        public var number: Int
        public var report: File
        public var accounts: File?
        public var scores: File?
        /// What the site reads out of the current one.
        public var data: File?
    }

    public struct File: Sendable {
        /// What follows `<year>.` in its address.
        public var name: String
        public var sha256: String
        public var size: Int

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            sha256 = Digest.sha256(bytes)
            size = bytes.count
        }
    }

    /// Reads all that an edition makes public. What cannot be read is named.
    public static func read(
        _ edition: Edition, workers: Workers = Workers()
    ) -> (disclosures: [StatedFiles], unreadable: [String]) {
        let disk = edition.content.disk
        let read = workers.map(edition.departments.count, batch: 2) { index in
            let department = edition.departments[index]
            var stated: [StatedFiles] = []
            var unreadable: [String] = []
            var previous: Report?
            for disclosure in department.disclosures {
                do throws(SourceError) {
                    if let last = stated.last, last.year != disclosure.year - 1 { previous = nil }
                    let (files, report) = try StatedFiles.read(
                        disclosure, department.department.slug, disk, previous: previous)
                    stated.append(files)
                    previous = report
                } catch {
                    unreadable.append("\(error)")
                    previous = nil
                }
            }
            return (stated, unreadable)
        }
        return (read.flatMap(\.0), read.flatMap(\.1))
    }

    private static func read(
        _ disclosure: PublicDisclosure, _ slug: String, _ disk: Disk, previous: Report?
    ) throws(SourceError) -> (StatedFiles, Report) {
        var revisions: [Revision] = []
        for replaced in disclosure.revisions {
            let reading = try Reading(
                disclosure, report: replaced.report, accounts: replaced.accounts, disk: disk, previous: nil)
            revisions.append(try revision(replaced.number, reading, disclosure))
        }
        let current = try Reading(
            disclosure, report: disclosure.report, accounts: disclosure.accounts, disk: disk, previous: previous)
        var last = try revision(disclosure.revisions.count + 1, current, disclosure)
        var data: [UInt8] = []
        ReportJSON(current.report, findings: current.findings).write(into: &data)
        data.append(0x0A)
        last.data = File("json", data)
        revisions.append(last)
        return (StatedFiles(department: slug, year: disclosure.year, revisions: revisions), current.report)
    }

    private static func revision(
        _ number: Int, _ reading: Reading, _ disclosure: PublicDisclosure
    ) throws(SourceError) -> Revision {
        func file(_ stem: Reading.File.Stem) -> File? {
            reading.files.first { $0.stem == stem }.map { file in
                let path = Addresses.file("", "\(disclosure.year)", stem.rawValue, file.name).path
                return File(String(path.dropFirst("/\(disclosure.year).".count)), file.bytes)
            }
        }
        guard let report = file(.report) else {
            throw SourceError(disclosure.folder, .unreadable("there is no report"))
        }
        return Revision(number: number, report: report, accounts: file(.accounts), scores: file(.scores), data: nil)
    }
}
