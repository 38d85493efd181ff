import CLinux
import Disclosures
import Glibc
import Pages
import Synchronization

/// An old release that is to go when the new one is shown. Folders that stay as they are go over from it: one rename each,
/// instead of a link for every file and then something to take away for every file.
///
/// A folder goes over only where it holds the very same files, not just equal ones, as in the release before.
final class OutgoingRelease: Sendable {
    private let folder: String
    /// What it is called while it is not whole.
    private let halved: String
    private let root: Int32
    private let times: [timespec]
    private let given = Mutex<[(folder: String, sum: FolderSum)]>([])

    /// From now on it does not bear the name of a release, until it is restored. Nil where that cannot be.
    init?(_ name: String, of site: String) {
        folder = "\(site)/releases/\(name)"
        halved = "\(site)/releases/.gone-\(name)"
        var status = stat()
        root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard root >= 0 else { return nil }
        times = fstat(root, &status) == 0 ? [status.st_atim, status.st_mtim] : []
        // From here on the end of the object closes the folder, even where there is no object to be had.
        guard !times.isEmpty, OutgoingRelease.tellsFilesApart(root), rename(folder, halved) == 0 else { return nil }
    }

    deinit { close(root) }

    /// Whether the numbers in a folder's list belong to one file each. File systems that lie on top of others take over the
    /// numbers of several.
    private static func tellsFilesApart(_ folder: Int32) -> Bool {
        var system = statfs()
        let (overlay, fuse) = (0x794C_7630, 0x6573_5546)
        return fstatfs(folder, &system) == 0 && Int(system.f_type) != overlay && Int(system.f_type) != fuse
    }

    /// Gives the draft each folder that holds the files of these bundles and nothing else, the very files that the release
    /// before has. What comes back are the bundles that have files elsewhere too, and the names of the folders given.
    func give(
        _ entries: [StateEntry], to draft: String, as before: ReleaseBefore, _ workers: Workers
    ) -> (rest: [StateEntry], given: Set<String>) {
        let parts = entries.map(\.folders)
        var wanted: [String: FolderSum] = [:]
        for (folder, names) in parts.joined() { wanted[folder, default: FolderSum()] += names }
        let folders = wanted.keys.filter { !$0.isEmpty }
        workers.run(
            folders.count, start: { DraftFolder(draft) }, finish: { _ in },
            body: { [wanted] place, draft in
                let folder = folders[place]
                guard let names = wanted[folder], let sum = FolderSum(folder, below: self.root, most: names.count),
                    sum.isOf(names), FolderSum(folder, below: before.oldRoot, most: names.count) == sum,
                    draft.move(folder, from: self.root, to: before.newRoot)
                else { return }
                self.given.withLock { $0.append((folder, sum)) }
            })
        let given = Set(self.given.withLock { $0.map(\.folder) })
        let rest = zip(entries, parts).filter { _, folders in !folders.allSatisfy { given.contains($0.path) } }
        return (rest.map(\.0), given)
    }

    /// There will be no new release: what was given comes back, and the old one has its name again, and its age. Where that
    /// cannot be it stays among what is taken away.
    func restore(from draft: Int32) {
        let isWhole = given.withLock { given in
            defer { given = [] }
            return given.allSatisfy { folder, sum in
                FolderSum(folder, below: draft, most: sum.count) == sum
                    && renameat(draft, folder, root, folder) == 0
            }
        }
        if isWhole, futimens(root, times) == 0 { rename(halved, folder) }
    }
}
