import Figures
import Rendering

/// The kinds of files that templates make of a report.
enum ReportPage: UInt8, CaseIterable, Packable {
    case disclosure, revision, withdrawn, markdown

    init() { self = .disclosure }

    func template(_ theme: Theme) -> Template {
        switch self {
        case .disclosure: theme.disclosure
        case .revision: theme.revision
        case .withdrawn: theme.withdrawn
        case .markdown: theme.markdown
        }
    }

    func schema(_ theme: Theme) -> Schema {
        switch self {
        case .disclosure, .revision: theme.disclosureNames.schema
        case .withdrawn: theme.noticeNames.schema
        case .markdown: theme.markdownNames.schema
        }
    }

    /// The names of its frame; a Markdown file has none.
    func frame(_ theme: Theme) -> Frame? {
        switch self {
        case .disclosure, .revision: theme.disclosureNames.frame
        case .withdrawn: theme.noticeNames.frame
        case .markdown: nil
        }
    }
}

/// What the files of reports are made from of the theme: the pages, and the Markdown files.
struct ReportLooks: Sendable {
    let pages, markdown: Inputs

    init(_ theme: Theme, _ frame: SiteFrame) {
        pages = theme.inputs(of: .pages(theme.disclosure, theme.revision, theme.withdrawn), in: frame)
        markdown = theme.inputs(of: .texts(theme.markdown), in: frame)
    }
}
