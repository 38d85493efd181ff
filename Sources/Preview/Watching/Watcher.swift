import Disclosures
import Glibc

/// Follows the folders of Content and the theme: says what changed, a moment after it did.
///
/// Used by one thread. Where the system cannot watch so many folders, they are looked through every other second.
final class Watcher {
    private enum Place: Hashable {
        case content, theme
        case department(String)
    }

    private let content: String
    private let theme: String
    private let descriptor: Int32
    private var places: [Int32: Place] = [:]
    private var hasContent = false
    private var hasTheme = false
    private var prints: FolderPrints?
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    private static let mask =
        UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
        | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
    /// A burst is over when nothing came for so long…
    private static let quiet: Int32 = 6
    /// …but nobody waits longer than this.
    private static let longest = 60

    init(content: String, theme: String) {
        self.content = content
        self.theme = theme
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        watchAll()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether every folder is watched.
    var isComplete: Bool { prints == nil }

    /// What changed; empty where nothing did within the time.
    func wait(milliseconds: Int) -> Changes {
        var changes = Changes()
        if !hasContent || !hasTheme { watchMissing(&changes) }
        if let known = prints {
            let next = FolderPrints(content: content, theme: theme)
            changes.add(next.changes(since: known))
            prints = next
        }
        guard changes.isEmpty, poll(milliseconds) else { return changes }
        let start = Watcher.now
        repeat { read(&changes) } while Watcher.now - start < Watcher.longest && poll(Int(Watcher.quiet))
        return changes
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    private func poll(_ milliseconds: Int) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&waiting, 1, Int32(milliseconds)) > 0
    }

    // MARK: Watching

    private func watchAll() {
        places = [:]
        hasTheme = watch(theme, .theme)
        hasContent = watch(content, .content)
        for entry in Disk.files.list(content) ?? [] where entry.isFolder { watchDepartment(entry.name) }
    }

    private func watchMissing(_ changes: inout Changes) {
        if !hasTheme, watch(theme, .theme) {
            hasTheme = true
            changes.theme = true
        }
        if !hasContent, watch(content, .content) {
            hasContent = true
            for entry in Disk.files.list(content) ?? [] where entry.isFolder { watchDepartment(entry.name) }
            changes.everything = true
        }
    }

    private func watchDepartment(_ slug: String) {
        let folder = content + "/" + slug
        watch(folder, .department(slug))
        for entry in Disk.files.list(folder) ?? [] where entry.isFolder {
            watch(folder + "/" + entry.name, .department(slug))
        }
    }

    @discardableResult
    private func watch(_ folder: String, _ place: Place) -> Bool {
        let number = inotify_add_watch(descriptor, folder, Watcher.mask)
        guard number >= 0 else {
            // Too many folders, or none may be watched at all.
            if errno != ENOENT, errno != ENOTDIR, errno != EACCES, prints == nil {
                prints = FolderPrints(content: content, theme: theme)
            }
            return false
        }
        places[number] = place
        return true
    }

    // MARK: Reading

    private func read(_ changes: inout Changes) {
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return }
            var at = 0
            while at + MemoryLayout<inotify_event>.size <= count {
                let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: inotify_event.self) }
                let start = at + MemoryLayout<inotify_event>.size
                let name = buffer[start..<min(start + Int(event.len), count)].prefix { $0 != 0 }
                note(event, String(decoding: name, as: UTF8.self), &changes)
                at = start + Int(event.len)
            }
        }
    }

    private func note(_ event: inotify_event, _ name: String, _ changes: inout Changes) {
        func has(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
        if has(Int(IN_Q_OVERFLOW)) {
            changes.everything = true
            watchAll()
            return
        }
        guard let place = places[event.wd] else { return }
        if has(Int(IN_IGNORED)) || has(Int(IN_DELETE_SELF)) || has(Int(IN_MOVE_SELF)) {
            if has(Int(IN_IGNORED)) { places[event.wd] = nil }
            if place == .content { hasContent = false }
            if place == .theme { hasTheme = false }
            if has(Int(IN_IGNORED)) { return }
        }
        // What editors leave beside a file.
        if name.hasPrefix(".") || name.hasSuffix("~") { return }
        let isFolder = has(Int(IN_ISDIR))
        switch place {
        case .theme: changes.theme = true
        case .department(let slug):
            changes.departments.insert(slug)
            if isFolder, has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) { watchDepartment(slug) }
        case .content where isFolder:
            changes.departments.insert(name)
            if has(Int(IN_CREATE)) || has(Int(IN_MOVED_TO)) { watchDepartment(name) }
        case .content:
            if name == "site.yaml" { changes.site = true }
            if name.hasSuffix(".md") { changes.pages = true }
            if name.isEmpty { changes.everything = true }
        }
    }
}
