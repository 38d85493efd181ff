import Audit
import Disclosures
import Documents
import Reports
import Testing

/// What a department explains, and what it does not.
struct AcknowledgementTests {
    private func acknowledged(_ finding: String) throws -> [DisclosureFile.Acknowledgement] {
        let yaml = "acknowledged:\n  - finding: \"\(finding)\"\n    explanation: \"已核实\"\n"
        let disk = Disk(read: { _ throws(DiskError) in Array(yaml.utf8) }, list: { _ in nil })
        let (file, faults) = try DisclosureFile.read(path: "disclosure.yaml", disk: disk)
        #expect(faults.isEmpty)
        return file.acknowledged
    }

    private func error() throws -> Finding {
        let text = "现有编制20名，年末财供人员117人，其中行政人员90人，事业人员20人，雇员0人，离退休人员5人。"
        let report = Report(Document(try Source(name: "report", text: text)))
        return try #require(Audit(report).errors.first)
    }

    @Test(arguments: ["117人", "财供人员117人", "各项少2人"])
    func explained(_ finding: String) throws {
        #expect(try acknowledged(finding).explanation(of: error()) == "已核实")
    }

    /// 17人 stands in 117人, and is another figure.
    @Test(arguments: ["17人", "11", "118人"])
    func notExplained(_ finding: String) throws {
        #expect(try acknowledged(finding).explanation(of: error()) == nil)
    }
}
