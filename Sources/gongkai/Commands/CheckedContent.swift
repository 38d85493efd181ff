import Disclosures
import Glibc
import Reports

/// The years of Content that lie under a path, for gates to look at.
///
/// A path may be all of Content, a department, a year or a file in it. A report that lies nowhere in a Content is only
/// recomputed.
enum CheckedContent {
    /// `known` are reports that were read already, by path.
    static func disclosures(
        at paths: [String], moment: Moment?, known: [String: Report], before: PublishedBefore
    ) -> (disclosures: [CheckedDisclosure], faults: [ContentFault]) {
        var roots: [String] = []
        for root in paths.compactMap(root(of:)) where !roots.contains(root) { roots.append(root) }
        let asked = paths.compactMap(canonical)
        var found: [CheckedDisclosure] = []
        var faults: [ContentFault] = []
        for root in roots {
            let (content, all) = Content.readSound(root, disk: .files)
            // Of other departments nobody asked.
            let ours = all.filter { fault in
                fault.file == root + "/site.yaml" || canonical(fault.file).map { isAsked($0, asked) } ?? true
            }
            faults += ours
            guard let content else { continue }
            let now = moment ?? Moment(seconds: time(nil), zone: content.site.zone)
            for department in content.departments {
                for disclosure in department.disclosures {
                    guard let path = canonical(disclosure.folder), isAsked(path, asked),
                        !ours.contains(where: { $0.file.hasPrefix(disclosure.folder + "/") })
                    else { continue }
                    let candidate = Candidate(
                        reading: disclosure, of: department, in: content, at: now.moved(to: content.site.zone),
                        before: before, read: { known[$0] })
                    found.append(CheckedDisclosure(candidate))
                }
            }
        }
        return (found, faults)
    }

    /// The folder with a site.yaml that a path is in, at most three floors up.
    private static func root(of path: String) -> String? {
        var folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        for _ in 0..<4 {
            if access(folder + "/site.yaml", F_OK) == 0 { return folder }
            if folder == "." || folder.hasSuffix("..") {
                folder += "/.."
            } else {
                guard let slash = folder.lastIndex(of: "/") else {
                    folder = "."
                    continue
                }
                folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
            }
        }
        return nil
    }

    /// One name for each file, however it was written.
    private static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether a folder or file was asked for: it lies under a path, or holds it.
    private static func isAsked(_ path: String, _ asked: [String]) -> Bool {
        asked.contains { path == $0 || path.hasPrefix($0 + "/") || $0.hasPrefix(path + "/") }
    }
}
