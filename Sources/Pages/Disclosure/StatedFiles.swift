import Audit
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

    /// All that an edition makes public, and what keeps the rest from it.
    public struct All: Sendable {
        public var disclosures: [StatedFiles] = []
        /// What was withdrawn: department, year, and the number of the last revision.
        public var withdrawn: [(department: String, year: Int, revision: Int)] = []
        public var unreadable: [String] = []
        public var withheld: [Edition.Withheld] = []
    }

    /// Reads all that an edition makes public, but for the departments that are known.
    public static func read(
        _ edition: Edition, workers: Workers = Workers(), isKnown: @escaping @Sendable (_ place: Int) -> Bool
    ) -> All {
        let read = workers.map(edition.departments.count, batch: 2) { index in
            if isKnown(index) { return All() }
            let department = edition.departments[index]
            let pages = DepartmentPages(department, in: edition)
            var outcome = DepartmentPages.Outcome()
            let slug = department.department.slug
            var stated: [StatedFiles] = []
            for reading in pages.read(&outcome) {
                do throws(SourceError) {
                    stated.append(try StatedFiles(reading, slug, pages))
                } catch {
                    outcome.unreadable.append("\(error)")
                }
            }
            let withdrawn = department.withdrawn.map { (department: slug, year: $0.year, revision: $0.revisions + 1) }
            return All(
                disclosures: stated, withdrawn: withdrawn, unreadable: outcome.unreadable, withheld: outcome.withheld)
        }
        return All(
            disclosures: read.flatMap(\.disclosures), withdrawn: read.flatMap(\.withdrawn),
            unreadable: read.flatMap(\.unreadable), withheld: read.flatMap(\.withheld))
    }

    private init(_ current: Reading, _ slug: String, _ pages: DepartmentPages) throws(SourceError) {
        department = slug
        year = current.disclosure.year
        revisions = []
        for replaced in current.disclosure.revisions {
            let reading = try pages.read(replaced, of: current)
            revisions.append(try StatedFiles.revision(replaced.number, reading, current.disclosure))
        }
        var last = try StatedFiles.revision(current.disclosure.revisions.count + 1, current, current.disclosure)
        var data: [UInt8] = []
        current.writeData(words: current.findings.map(\.words), sha256: last.report.sha256, into: &data)
        last.data = File("json", data)
        revisions.append(last)
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

extension Reading {
    /// What stands beside the page as `2023.json`.
    func writeData(words: [FindingWords], sha256: String?, into out: inout [UInt8]) {
        ReportJSON(
            report, findings: findings, words: words, sha256: sha256 ?? report.document.source.sha256
        )
        .write(into: &out)
        out.append(0x0A)
    }
}
