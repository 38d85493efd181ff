import Disclosures
import Figures
import Glibc
import Pages

/// What is remembered of the build before, and the right to make the next one.
///
/// It is opened before anything else is looked at: what is changed after that moment is changed for the next build.
public final class BuildMemory: KnownBundles {
    let site: String
    let content: String
    public let tool: Fingerprint
    /// When the build began, in nanoseconds since 1970.
    let start: Int
    let state: StateFile?
    /// What is put aside goes into this file, where everything is built anew.
    let newAttic: String
    /// Why there is nothing to remember, where there should be.
    public let word: String?
    private let lock: SiteLock?

    /// Times of files that lie less than this before a build's start may not show a later change.
    private static let tick = 2_000_000_000

    /// `tool` tells this tool from other versions of it, `now` is in nanoseconds since 1970. Waits for another build of
    /// the same site.
    public convenience init(
        site: String, content: String, tool: Fingerprint = OwnProgram.fingerprint, now: Int? = nil
    ) throws(ReleaseError) {
        self.init(locked: site, content: content, tool: tool, now: now, lock: try SiteLock(site))
    }

    /// For one who holds the lock of the site.
    init(
        locked site: String, content: String, tool: Fingerprint = OwnProgram.fingerprint, now: Int? = nil,
        lock: SiteLock? = nil
    ) {
        self.site = site
        self.content = content
        self.tool = tool
        self.lock = lock
        start = now ?? BuildMemory.clock
        newAttic = BuildMemory.freshName(in: site, start)
        let path = BuildMemory.path(site)
        do throws(StateFile.Fault) {
            let state = try StateFile(path)
            if state.head.tool != tool {
                (self.state, word) = (nil, "\(path): made by another version of the tool: everything is built anew")
            } else if state.head.content != content {
                (self.state, word) = (
                    nil, "\(path): of another folder, \(state.head.content): everything is built anew"
                )
            } else if !BuildMemory.isFolder("\(site)/releases/\(state.head.release)") {
                (self.state, word) = (
                    nil, "\(path): its release \(state.head.release) is gone: everything is built anew"
                )
            } else {
                (self.state, word) = (state, nil)
            }
        } catch {
            state = nil
            switch error {
            case .missing: word = nil
            case .foreign: word = "\(path): not a state of this tool: everything is built anew"
            case .halved(let attic): word = "\(path): the other half of it, \(attic), is gone: everything is built anew"
            case .damaged: word = "\(path): damaged: everything is built anew"
            }
        }
    }

    private static var clock: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000_000 + now.tv_nsec
    }

    static func path(_ site: String) -> String { site + "/state" }

    /// A state may speak of what another build put aside, and a clock may be set back: no name is used twice.
    private static func freshName(in site: String, _ start: Int) -> String {
        var number = UInt64(truncatingIfNeeded: start)
        while true {
            let name = "state.attic-\(Fingerprint(value: number).hexadecimal())"
            if access("\(site)/\(name)", F_OK) != 0 { return name }
            number &+= 1
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    // MARK: What is known

    public var whole: Fingerprint { state?.head.whole ?? Fingerprint(value: 0) }
    public var outcome: SiteBuild.Outcome { state?.head.outcome ?? SiteBuild.Outcome() }

    public func bundle(_ name: String) -> KnownBundle? {
        guard let state, let place = state.place(of: name) else { return nil }
        let row = state.row(place)
        guard let entry = state.entry(place) else { return nil }
        return KnownBundle(
            inputs: Fingerprint(value: row.inputs), stamp: isCertain(row) ? row.stamp : nil, place: place,
            department: entry[.department], body: entry[.body], pages: entry[.pages])
    }

    /// A file that was changed just before the last build may have been changed again in the same tick of the clock.
    func isCertain(_ row: StateRow) -> Bool {
        guard let state, row.stamp != 0 else { return false }
        return row.newest < state.head.start - BuildMemory.tick
    }

    /// What staff wrote of a department, where nothing in its folder was touched: for ``Content/read(_:disk:workers:known:)``.
    public func department(_ slug: String, _ stamp: FolderStamp, _ zone: TimeZoneOffset) -> PackedDepartment? {
        guard let state, state.head.zone == zone.seconds, let place = state.place(of: SiteBuild.bundleName(slug))
        else { return nil }
        let row = state.row(place)
        guard row.stamp == stamp.key, isCertain(row), let entry = state.entry(place) else { return nil }
        return PackedDepartment(slug: slug, bytes: Array(entry[.department]), stamp: stamp)
    }
}
