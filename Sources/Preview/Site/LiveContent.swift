import Disclosures

/// Content as it stands on disk, with the last good state of what is broken just now.
struct LiveContent: Sendable {
    let folder: String
    let disk: Disk
    private var site: Site?
    private var departments: [String: PackedDepartment] = [:]
    /// When something of a department becomes due.
    private var moments: [String: [Moment]] = [:]
    private var pages: [FurtherPage] = []
    private var siteFaults: [Fault] = []
    private var pageFaults: [Fault] = []
    private var departmentFaults: [String: [Fault]] = [:]
    /// All that could be read, now or before.
    private(set) var content: Content

    init(_ folder: String, disk: Disk, workers: Workers) {
        self.folder = folder
        self.disk = disk
        content = Content(folder, site: Site(title: "site.yaml"), departments: [], pages: [], disk: disk)
        update(Changes(everything: true), workers: workers)
    }

    /// Reads again what changed. What has faults stays as it was; the faults are kept beside it.
    mutating func update(_ changes: Changes, workers: Workers) {
        read(changes, workers)
        content = Content(
            folder, site: site ?? content.site, departments: departments.sorted { $0.key < $1.key }.map(\.value),
            pages: pages, disk: disk)
    }

    private mutating func read(_ changes: Changes, _ workers: Workers) {
        let zone = zone
        if changes.site || changes.everything { readSite() }
        if changes.pages || changes.everything { readPages() }
        guard let slugs = Content.slugs(in: folder, disk: disk) else {
            siteFaults = [Fault(ContentFault(noContentIn: folder), disk: disk)]
            return
        }
        let there = Set(slugs)
        for slug in departments.keys where !there.contains(slug) {
            departments[slug] = nil
            moments[slug] = nil
        }
        for slug in departmentFaults.keys where !there.contains(slug) { departmentFaults[slug] = nil }
        // A moment without an offset is another moment in another zone.
        let isAll = changes.everything || zone != self.zone
        let wanted = isAll ? slugs : slugs.filter { changes.departments.contains($0) || departments[$0] == nil }
        let (folder, disk, newZone) = (folder, disk, self.zone)
        let read = workers.map(wanted.count) { place in
            Content.readDepartment(wanted[place], in: folder, disk: disk, zone: newZone)
        }
        for (slug, result) in zip(wanted, read) {
            departmentFaults[slug] = nil
            if result.faults.isEmpty, let department = result.department {
                departments[slug] = PackedDepartment(department)
                moments[slug] = department.disclosures.flatMap { disclosure in
                    [disclosure.file.publish].compactMap(\.self) + disclosure.file.revisions.map(\.moment)
                }
            } else {
                departmentFaults[slug] = result.faults.map { Fault($0, disk: disk) }
            }
        }
    }

    private mutating func readSite() {
        let (read, faults) = Content.readSite(folder, disk: disk)
        siteFaults = faults.map { Fault($0, disk: disk) }
        if faults.isEmpty, let read { site = read }
    }

    private mutating func readPages() {
        let (read, faults) = Content.readPages(folder, disk: disk)
        pageFaults = faults.map { Fault($0, disk: disk) }
        if faults.isEmpty { pages = read }
    }

    /// Whether something became due in between.
    func isDue(after before: Moment, at now: Moment) -> Bool {
        moments.values.contains { $0.contains { before < $0 && $0 <= now } }
    }

    var zone: TimeZoneOffset { site?.zone ?? .china }

    var faults: [Fault] {
        siteFaults + pageFaults
            + departmentFaults.sorted { $0.key < $1.key }.flatMap(\.value)
    }
}
