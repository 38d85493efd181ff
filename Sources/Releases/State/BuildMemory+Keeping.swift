import Disclosures
import Figures
import Glibc
import Pages

extension BuildMemory {
    /// What the state says of a build that is done.
    func head(of build: SiteBuild, _ plan: BuildPlan, _ release: Release.Outcome, _ attic: Attic) -> StateHead {
        var head = StateHead()
        head.tool = tool
        head.content = content
        head.zone = build.edition.content.site.zone.seconds
        head.start = start
        head.release = release.name
        head.files = release.files
        head.bytes = release.bytes
        head.whole = plan.whole
        head.common = plan.commonParts
        head.theme = plan.themeFiles
        head.attic = release.isCold ? newAttic : state?.head.attic ?? newAttic
        head.atticEnd = attic.end
        head.atticFirst = release.isCold ? attic.end : state?.head.atticFirst ?? attic.end
        head.outcome = release.build
        return head
    }

    /// Where what is put aside stands. A build of everything begins a new file: the old one serves the old state until the
    /// new one is there.
    func openAttic(of state: StateFile?) -> Attic? {
        guard let state else {
            let path = "\(site)/\(newAttic)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { return nil }
            close(descriptor)
            return Attic(path: path, end: 0)
        }
        // What was replaced stays in it. Where that has become most of it, everything is built anew.
        guard state.head.atticEnd <= 3 * state.head.atticFirst + (64 << 20) else { return nil }
        return Attic(path: "\(site)/\(state.head.attic)", end: state.head.atticEnd)
    }

    /// After a build that changed nothing: where folders were touched, or could not be trusted, their stamps are taken
    /// down anew, so that the next build need not look into them.
    func refresh(_ build: SiteBuild) {
        guard let state else { return }
        var stamps: [UInt64: FolderStamp] = [:]
        var isNeeded = false
        for department in build.edition.content.departments.packed {
            guard let stamp = department.stamp else { continue }
            let name = Fingerprint(Array(SiteBuild.bundleName(department.slug).utf8)).value
            guard let place = state.place(of: name) else { continue }
            let row = state.row(place)
            guard row.stamp != stamp.key || !isCertain(row), row.stamp != 0 else { continue }
            stamps[name] = stamp
            isNeeded = true
        }
        guard isNeeded else { return }
        let rows = (0..<state.rowCount).map { place in
            var row = state.row(place)
            if let stamp = stamps[row.name] {
                row.stamp = stamp.key
                row.newest = stamp.newest
            }
            return row
        }
        var head = state.head
        head.start = start
        StateWriter.write(rows, head, to: BuildMemory.path(site))
    }
}
