import Glibc
import Releases

/// Where the key stands if nobody says.
enum KeyFile {
    static let usual = "~/.config/gongkai/ledger.key"

    static var usualPath: String? {
        if let folder = getenv("XDG_CONFIG_HOME"), folder.pointee != 0 {
            return String(cString: folder) + "/gongkai/ledger.key"
        }
        return getenv("HOME").map { String(cString: $0) + "/.config/gongkai/ledger.key" }
    }

    /// A key that stands in what is published, or in what is kept with it, is no secret.
    static func checkPlace(_ path: String, content: String = "Content", site: String = "Site") throws(LedgerError) {
        try SigningKey.refuse(path, within: [content, site])
    }
}
