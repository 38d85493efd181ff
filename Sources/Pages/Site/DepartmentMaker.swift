import Disclosures
import Figures

/// Makes the pages of departments' reports, renders them again, or leaves them as they were.
struct DepartmentMaker: Sendable {
    let edition: Edition
    let plan: BuildPlan
    let attic: Attic

    /// Gives what is to be known of the department from now on.
    func make(_ index: Int, _ writer: DisclosureWriter) -> DepartmentBody {
        let looks = plan.looks
        guard let kept = plan.departments[index].kept, var body = DepartmentBody(packed: kept.body) else {
            return makeAnew(index, writer)
        }
        if body.look == looks.pages.fingerprint, body.markdownLook == looks.markdown.fingerprint {
            writer.output.keep(kept, stamp: edition.departments.packed(index).stamp)
        } else {
            renderAgain(index, kept, &body, writer.pages)
        }
        body.sources = []
        return body
    }

    private func makeAnew(_ index: Int, _ writer: DisclosureWriter) -> DepartmentBody {
        let department = edition.departments[index]
        let about = department.department
        let log = ReadLog()
        writer.output.begin(bundle: SiteBuild.bundleName(about.slug))
        let pages = DepartmentPages(department, in: edition, disk: log.watching(edition.content.disk)).write(writer)
        let record = DepartmentRecord(about, pages.records, in: attic, rows: attic)
        var body = DepartmentBody(
            record: record, unreadable: pages.unreadable, withheld: pages.withheld, sources: log.files,
            look: plan.looks.pages.fingerprint, markdownLook: plan.looks.markdown.fingerprint)
        // What stands elsewhere is not in the folder's stamp.
        let folder = edition.content.folder + "/" + about.slug + "/"
        let isInside = body.sources.allSatisfy { $0.name.hasPrefix(folder) }
        let stamp = isInside ? edition.departments.packed(index).stamp : nil
        writer.output.end(memo(index, body, stamp, SiteBuild.inputs(of: department, in: edition), writer.pages))
        body.sources = []
        return body
    }

    /// Nothing but the theme changed: pages are filled from the files they became, and no report is read.
    private func renderAgain(_ index: Int, _ kept: KnownBundle, _ body: inout DepartmentBody, _ pages: ReportPageWriter)
    {
        let about = edition.departments.packed(index)
        let filled = FilledPages(packed: kept.pages) ?? FilledPages()
        let isMarkdownSame = body.markdownLook == plan.looks.markdown.fingerprint
        let entries = Dictionary(filled.pages.map { ($0.path, $0) }) { first, _ in first }
        for entry in filled.pages where isMarkdownSame && entry.kind == .markdown { pages.keep(entry) }
        pages.output.remake(
            SiteBuild.bundleName(about.slug), from: kept,
            wanted: { path in entries[path].map { !isMarkdownSame || $0.kind != .markdown } ?? false },
            { path, bytes in entries[path].map { pages.rewrite($0, bytes) } ?? false })
        body.look = plan.looks.pages.fingerprint
        body.markdownLook = plan.looks.markdown.fingerprint
        let inputs = SiteBuild.inputs(of: edition.departments[index], in: edition)
        pages.output.end(memo(index, body, about.stamp, inputs, pages))
    }

    private func memo(
        _ index: Int, _ body: DepartmentBody, _ stamp: FolderStamp?, _ inputs: Inputs, _ pages: ReportPageWriter
    ) -> BundleMemo {
        BundleMemo(
            inputs: plan.departments[index].fingerprint,
            parts: inputs.parts + plan.looks.pages.parts + plan.looks.markdown.parts + body.sources, stamp: stamp,
            department: edition.departments.packed(index).bytes, body: body.packed, pages: pages.takeFilled().packed)
    }
}
