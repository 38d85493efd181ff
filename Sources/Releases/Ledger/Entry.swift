import Disclosures
import Rendering

/// What the ledger says of one disclosure at one moment.
public struct Entry: Hashable, Sendable {
    public var kind: Kind
    public var place: Place
    /// 1 for what was published first.
    public var revision: Int
    /// When `current` was switched.
    public var moment: Moment
    /// What the department handed in. A withdrawal has none.
    public var report: File?
    public var accounts: File?
    public var scores: File?
    /// What the site read out of it, as it stands beside the page.
    public var data: File?

    public enum Kind: String, Sendable {
        case publish
        /// The documents are others than before, or the site reads something else in the same documents.
        case correct
        case withdraw
    }

    /// A department and a year.
    public struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
        public var department: String
        public var year: Int

        public init(_ department: String, _ year: Int) {
            self.department = department
            self.year = year
        }

        public static func < (a: Place, b: Place) -> Bool { (a.department, a.year) < (b.department, b.year) }

        public var description: String { "\(department)/\(year)" }
    }

    /// A file and its bytes. It is served as `<year>.<name>`, once it has been replaced as `<year>.r<revision>.<name>`.
    public struct File: Hashable, Sendable {
        /// `report.txt`
        public var name: String
        public var digest: Hash
        public var size: Int

        public init(name: String, digest: Hash, size: Int) {
            self.name = name
            self.digest = digest
            self.size = size
        }
    }

    /// Whether it says the same of the documents and the data, whenever it says so.
    func statesSame(as other: Entry) -> Bool {
        revision == other.revision && report == other.report && accounts == other.accounts && scores == other.scores
            && data == other.data && (kind == .withdraw) == (other.kind == .withdraw)
    }

    /// Whether the documents are the same bytes.
    func hasSameDocuments(as other: Entry) -> Bool {
        report?.digest == other.report?.digest && accounts?.digest == other.accounts?.digest
            && scores?.digest == other.scores?.digest
    }
}

extension Entry {
    /// JSON with sorted keys and no blanks: one way to write an entry, so that its hash is its own.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        JSON.object(into: &out) { json in
            if let accounts { json.object("accounts") { accounts.write(&$0) } }
            if let data { json.object("data") { data.write(&$0) } }
            json.string("department", place.department)
            json.string("kind", kind.rawValue)
            json.string("moment", moment.description)
            if let report { json.object("report") { report.write(&$0) } }
            json.int("revision", revision)
            if let scores { json.object("scores") { scores.write(&$0) } }
            json.int("year", place.year)
        }
        return out
    }

    /// Nil where the bytes are no entry, or could be written otherwise.
    public init?(_ bytes: [UInt8]) {
        guard let json = JSONValue(bytes), let kind = json["kind"]?.string.flatMap(Kind.init),
            let department = json["department"]?.string, let year = json["year"]?.int,
            let revision = json["revision"]?.int,
            let moment = json["moment"]?.string.flatMap({ Moment($0, zone: .utc) })
        else { return nil }
        self.kind = kind
        place = Place(department, year)
        self.revision = revision
        self.moment = moment
        report = json["report"].flatMap(File.init)
        accounts = json["accounts"].flatMap(File.init)
        scores = json["scores"].flatMap(File.init)
        data = json["data"].flatMap(File.init)
        guard self.bytes == bytes, Department.isSlug(department) else { return nil }
    }
}

extension Entry.File {
    fileprivate func write(_ json: inout JSONObject) {
        json.string("file", name)
        json.string("sha256", digest.hexadecimal)
        json.int("size", size)
    }

    fileprivate init?(_ json: JSONValue) {
        guard let name = json["file"]?.string, !name.isEmpty, !name.contains("/"),
            let digest = json["sha256"]?.string.flatMap(Hash.init(hexadecimal:)), let size = json["size"]?.int
        else { return nil }
        self.init(name: name, digest: digest, size: size)
    }
}
