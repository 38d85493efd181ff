import Disclosures
import Pages

/// The theme as it stands on disk, or as it last was right.
struct LiveTheme: Sendable {
    let folder: String
    let disk: Disk
    private(set) var theme: Theme?
    private(set) var faults: [Fault] = []

    init(_ folder: String, disk: Disk) {
        self.folder = folder
        self.disk = disk
        update()
    }

    mutating func update() {
        faults = []
        guard let entries = disk.list(folder) else {
            faults = [Fault(file: folder, message: "there is no such folder: expected a theme")]
            return
        }
        var files: [(name: String, bytes: [UInt8])] = []
        for entry in entries where !entry.isFolder {
            do throws(DiskError) {
                files.append((entry.name, try disk.read(folder + "/" + entry.name)))
            } catch {
                faults.append(Fault(file: folder + "/" + entry.name, message: error.reason))
            }
        }
        guard faults.isEmpty else { return }
        do throws(ThemeError) {
            theme = try Theme(files: files)
        } catch {
            switch error {
            case .templates(let found): faults = found.findings.map { Fault($0, folder: folder, disk: disk) }
            case .noStyle: faults = [Fault(file: folder + "/style.css", message: "there is no style.css")]
            case .noScript: faults = [Fault(file: folder + "/search.js", message: "there is no search.js")]
            }
        }
    }
}
