import Disclosures
import Figures
import Testing

@testable import Pages
@testable import Releases

/// What is remembered must come back whole.
@Suite struct PackingTests {
    /// A property that is added to a type and forgotten in `pack` would be forgotten between builds.
    @Test func everyPropertyIsNamed() {
        expectAll(Department(), less: ["stamp"])
        expectAll(Disclosure(), less: ["earlierReports", "earlierAccounts", "earlierScores"], plus: 6)
        expectAll(DisclosureFile())
        expectAll(DisclosureFile.Acknowledgement())
        expectAll(DisclosureFile.Revision())
        expectAll(DisclosureFile.Earlier())
        expectAll(Calendar())
        expectAll(PublicDisclosure())
        expectAll(PublicDisclosure.Replaced())
        expectAll(WithdrawnDisclosure())
        expectAll(Withdrawal())
        expectAll(Publication())
        expectAll(Edition.Withheld())
        expectAll(GateResult())
        expectAll(Disclosures.Site())
        expectAll(FurtherPage())
        expectAll(Record())
        expectAll(Record.Complaint())
        expectAll(ItemFacts())
        expectAll(TableRows())
        expectAll(TableRows.Part())
        expectAll(Attic.Piece())
        expectAll(RecordRow())
        expectAll(RecordRow.Found())
        expectAll(DepartmentRecord())
        expectAll(DepartmentBody())
        expectAll(Tally())
        expectAll(ScoreCounts())
        expectAll(SearchNode(), less: ["years", "regions"], plus: 4)
        expectAll(SiteBuild.Outcome())
        expectAll(StateHead())
    }

    private func expectAll(
        _ value: some Packable, less names: Set<String> = [], plus count: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var copy = value
        var packing = Packing()
        copy.pack(&packing)
        let properties = Mirror(reflecting: value).children.compactMap(\.label).filter { !names.contains($0) }
        #expect(packing.partCount == properties.count + count, "\(properties)", sourceLocation: sourceLocation)
    }

    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, Int.max, Int.min]) func numbers(_ number: Int) {
        #expect(number.packed.withUnsafeBytes { Int(packed: $0) } == number)
        let decimal = Decimal(mantissa: Int128(number) * 10_000_000_000 - 1, scale: number & 7)
        let read = decimal.packed.withUnsafeBytes { Decimal(packed: $0) }
        #expect(read?.mantissa == decimal.mantissa && read?.scale == decimal.scale)
    }

    @Test func valuesComeBack() throws {
        var record = Record()
        record.year = 2023
        record.score = Decimal(mantissa: 9950, scale: 2)
        record.grade = .good
        record.complaints = [
            Record.Complaint(rule: "sum", severity: .error, number: 3, message: Array("不符".utf8), isExplained: true)
        ]
        record.calendar.status = .late(4)
        record.items.revision = 2
        let attic = try #require(Attic(folder: "/tmp"))
        let department = DepartmentRecord(
            slug: "a", name: "某县总工会", aliases: ["工会", ""], region: ["某省", "某县"], kind: "",
            years: [RecordRow(record, in: attic), RecordRow(Record(), in: attic)])
        let packed = department.packed
        let read = try #require(packed.withUnsafeBytes { DepartmentRecord(packed: $0) })
        #expect(read.packed == packed && read.fingerprint == department.fingerprint)
        #expect(read.years.first?.score?.description == "99.50" && read.aliases == ["工会", ""])
        #expect(read.years.first?.complaintCount == 1 && read.years.first?.revision == 2)
        let index = SiteIndex([read], attic: attic)
        let kept = index.record(SiteIndex.Entry(department: 0, record: 0))
        #expect(kept.complaints.first?.message == Array("不符".utf8) && kept.packed == record.packed)
        #expect(attic.failure == nil)
    }

    /// Bytes that are not those that were written give nothing, and never a crash.
    @Test func damagedBytesGiveNothing() {
        let packed = DepartmentRecord(
            slug: "a", name: "某县总工会", aliases: ["工会"], region: ["某省"], kind: "群团", years: [RecordRow()]
        ).packed
        for count in 0..<packed.count {
            #expect(Array(packed[..<count]).withUnsafeBytes { DepartmentRecord(packed: $0) } == nil)
        }
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            var bytes = packed
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = bytes.withUnsafeBytes { DepartmentRecord(packed: $0) }
        }
    }
}
