/// The Content folder: the site, its departments, its further pages.
public struct Content: Sendable {
    public let folder: String
    public var site: Site
    /// By slug.
    public let departments: Departments
    /// The Markdown files at the top, such as `about.md`.
    public let pages: [FurtherPage]
    public let disk: Disk
}

extension Content {
    /// Everything that is wrong with a Content folder.
    public struct Faults: Error, Sendable {
        public let faults: [ContentFault]
    }

    /// What is known of a department whose folder has this stamp, read by the clock of this zone.
    public typealias Known =
        @Sendable (_ slug: String, _ stamp: FolderStamp, _ zone: TimeZoneOffset) -> PackedDepartment?

    /// Reads all that staff wrote, but no report yet. Every fault of every file is collected.
    ///
    /// What `known` gives is taken as it is, without a look into the folder.
    public static func read(
        _ folder: String, disk: Disk, workers: Workers = Workers(), known: Known? = nil
    ) throws(Faults) -> Content {
        let (content, faults) = readSound(folder, disk: disk, workers: workers, known: known)
        guard faults.isEmpty, let content else { throw Faults(faults: faults) }
        return content
    }

    /// Reads what can be read beside the faults; nothing where there is no site.
    public static func readSound(
        _ folder: String, disk: Disk, workers: Workers = Workers(), known: Known? = nil
    ) -> (content: Content?, faults: [ContentFault]) {
        var faults: [ContentFault] = []
        guard let entries = disk.list(folder) else {
            return (nil, [ContentFault(noContentIn: folder)])
        }
        let siteFile = folder + "/site.yaml"
        var site: Site?
        do throws(DiskError) {
            site = Site.read(try disk.read(siteFile), file: siteFile, &faults)
        } catch {
            faults.append(ContentFault(.unreadable(error.reason), file: siteFile))
        }
        let zone = site?.zone ?? .china
        let slugs = entries.filter(\.isFolder).map(\.name)
        let read = workers.map(slugs.count) { index -> (department: PackedDepartment?, faults: [ContentFault]) in
            let slug = slugs[index]
            let path = folder + "/" + slug
            let stamp = disk.stamp(path)
            if let stamp, let department = known?(slug, stamp, zone) { return (department, []) }
            var (department, faults) = DepartmentFolder(path: path, slug: slug, disk: disk, zone: zone).read()
            department?.stamp = stamp
            return (department.map { PackedDepartment($0) }, faults)
        }
        for part in read { faults += part.faults }
        let pages = entries.filter { !$0.isFolder && $0.name.hasSuffix(".md") }.map(\.name).compactMap { name in
            FurtherPage.read(name, in: folder, disk: disk, &faults)
        }
        guard let site else { return (nil, faults) }
        let content = Content(
            folder: folder, site: site, departments: Departments(packed: read.compactMap(\.department)), pages: pages,
            disk: disk)
        return (content, faults)
    }
}
