/// Content read piece by piece: for who follows changes and reads again only what changed.
extension Content {
    /// From parts that were read one by one.
    public init(_ folder: String, site: Site, departments: [PackedDepartment], pages: [FurtherPage], disk: Disk) {
        self.init(
            folder: folder, site: site, departments: Departments(packed: departments), pages: pages, disk: disk)
    }

    /// The names of the departments' folders, in order; nil where Content is not there.
    public static func slugs(in folder: String, disk: Disk) -> [String]? {
        disk.list(folder)?.filter(\.isFolder).map(\.name)
    }

    /// `site.yaml` alone.
    public static func readSite(_ folder: String, disk: Disk) -> (site: Site?, faults: [ContentFault]) {
        var faults: [ContentFault] = []
        let file = folder + "/site.yaml"
        do throws(DiskError) {
            let site = Site.read(try disk.read(file), file: file, &faults)
            return (site, faults)
        } catch {
            return (nil, [ContentFault(.unreadable(error.reason), file: file)])
        }
    }

    /// One department and its years.
    public static func readDepartment(
        _ slug: String, in folder: String, disk: Disk, zone: TimeZoneOffset
    ) -> (department: Department?, faults: [ContentFault]) {
        DepartmentFolder(path: folder + "/" + slug, slug: slug, disk: disk, zone: zone).read()
    }

    /// The Markdown files at the top.
    public static func readPages(_ folder: String, disk: Disk) -> (pages: [FurtherPage], faults: [ContentFault]) {
        var faults: [ContentFault] = []
        let names = (disk.list(folder) ?? []).filter { !$0.isFolder && $0.name.hasSuffix(".md") }.map(\.name)
        let pages = names.compactMap { FurtherPage.read($0, in: folder, disk: disk, &faults) }
        return (pages, faults)
    }
}
