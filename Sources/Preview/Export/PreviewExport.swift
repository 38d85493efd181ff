import Glibc
import Pages
import Synchronization

/// The preview as files, for an office that has a disk to carry and no server: opens from `file://`.
struct PreviewExport {
    let pages: PreviewPages
    let view: View
    let folder: ExportFolder

    init(pages: PreviewPages, view: View, folder: String) {
        self.pages = pages
        self.view = view
        self.folder = ExportFolder(folder)
    }

    func write() throws(Preview.Failure) -> Int {
        guard let site = pages.live.pages(view), let published = pages.live.pages(view.forCitizens) else {
            throw .system(pages.live.faults.map { "\($0.file): \($0.english)" }.joined(separator: "\n"))
        }
        try folder.begin()
        let difference = SiteDifference(published, against: CurrentRelease(site: pages.site))
        let changes = SiteDifference.Lookup(difference, published: published)
        let (pages, view, folder) = (self.pages, view, folder)
        site.forEachFile { path, bytes in
            guard path.hasSuffix(".html") else { return folder.write(copy bytes, to: path) }
            folder.write(pages.framed(copy bytes, at: path, view, site, changes), to: path)
        }
        var own = ["index.html", "changes.html"]
        own += difference.changed.filter { $0.hasSuffix(".html") }.map { "change/\($0)" }
        own += difference.removed.filter { $0.hasSuffix(".html") }.map { "change/\($0)" }
        own += site.paths.filter { $0.hasSuffix(".html") }.map { "sizes/\($0)" }
        for department in site.edition.content.departments {
            own += department.disclosures.filter { $0.report != nil }.map {
                "source/\(department.slug)/\($0.year).html"
            }
        }
        let list = own
        pages.live.workers.run(
            list.count, start: { 0 }, finish: { _ in },
            body: { place, _ in
                let path = PreviewPages.folder + list[place]
                let found = pages.find(path, view)
                if found.status == 200 { folder.write(found.bytes, to: path) }
            })
        if let failure = folder.failure { throw .system(failure) }
        return folder.count
    }
}
