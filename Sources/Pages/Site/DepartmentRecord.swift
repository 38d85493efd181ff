import Disclosures
import Figures

/// A department and its public years, the oldest first.
struct DepartmentRecord: Sendable {
    var slug: String
    var name: String
    var aliases: [String]
    var region: [String]
    var kind: String
    var years: [RecordRow]
    /// Its rows in the table of disclosures.
    var rows = Attic.Piece()
    /// Of what it is called and where it belongs.
    private(set) var fingerprint: Fingerprint

    init(slug: String, name: String, aliases: [String], region: [String], kind: String, years: [RecordRow]) {
        self.slug = slug
        self.name = name
        self.aliases = aliases
        self.region = region
        self.kind = kind
        self.years = years
        var packing = Packing()
        packing.put(slug)
        packing.put(name)
        packing.put(aliases)
        packing.put(region)
        packing.put(kind)
        fingerprint = Fingerprint(packing.bytes)
    }

    /// Puts the records aside in `records`, and their rows in the table in `attic`.
    init(_ about: Department, _ years: [Record], in records: Attic, rows attic: Attic) {
        self.init(
            slug: about.slug, name: about.name, aliases: about.aliases, region: about.region, kind: about.kind ?? "",
            years: years.map { RecordRow($0, in: records) })
        rows = attic.put(DisclosureRows.of(years, about.slug))
    }

    /// Whether any of its years can be read.
    var isPublic: Bool { years.contains(where: \.isPublic) }
    /// Its years that can be read, as places in `years`.
    var publicYears: [Int] { years.indices.filter { years[$0].isPublic } }
}

extension DepartmentRecord: Packable {
    init() {
        (slug, name, aliases, region, kind, years) = ("", "", [], [], "", [])
        fingerprint = Fingerprint()
    }

    mutating func pack(_ packing: inout Packing) {
        packing.take(&slug)
        packing.take(&name)
        packing.take(&aliases)
        packing.take(&region)
        packing.take(&kind)
        packing.take(&years)
        packing.take(&rows)
        packing.take(&fingerprint)
    }
}
