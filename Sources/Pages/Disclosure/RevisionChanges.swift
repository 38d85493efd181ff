import Documents
import Rendering

/// What a revision changed: the report, the accounts, the score table.
struct RevisionChanges {
    let before, after: Reading

    let page: PageWords

    func write(into out: inout [UInt8]) {
        write(page.report, before.report.document, after.report.document, .report, into: &out)
        write(page.accounts, before.accounts?.document, after.accounts?.document, .accounts, into: &out)
        write(page.scores, before.scores?.document, after.scores?.document, .scores, into: &out)
    }

    /// A file that did not change is not named; of one that is no text it can only be said that it is another.
    private func write(
        _ name: [UInt8], _ before: Document?, _ after: Document?, _ stem: Reading.File.Stem,
        into out: inout [UInt8]
    ) {
        let (old, new) = (file(stem, self.before), file(stem, self.after))
        guard old != new else { return }
        out.append("**")
        MarkdownText.inline(name, into: &out)
        out.append("**\n\n")
        let start = out.count
        if let before, let after { Changes(before, after).write(page, into: &out) }
        if out.count == start {
            MarkdownText.paragraph(page.replaced, into: &out)
            out.append("\n\n")
        }
    }

    private func file(_ stem: Reading.File.Stem, _ reading: Reading) -> [UInt8]? {
        reading.files.first { $0.stem == stem }?.bytes
    }
}
