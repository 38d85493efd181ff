/// A file as it was received, and where it stands.
struct ReceivedFile: Sendable {
    var stem: Reading.File.Stem
    /// `txt`, `pdf`: of the address under which it is published.
    var ending: String
    var size: Int
    var digest: SHA256

    init(stem: Reading.File.Stem, ending: String, size: Int, digest: SHA256) {
        self.stem = stem
        self.ending = ending
        self.size = size
        self.digest = digest
    }

    init(_ stem: Reading.File.Stem, at address: Address, size: Int, sha256: String) {
        self.stem = stem
        self.size = size
        let path = address.path.utf8
        let start = path.lastIndex(of: UInt8(ascii: ".")).map(path.index(after:))
        ending = String(address.path[(start ?? path.endIndex)...])
        digest = SHA256(sha256)
    }

    /// What a server calls a file of this ending.
    var mediaType: StaticString {
        switch ending {
        case "txt": "text/plain"
        case "md": "text/markdown"
        case "csv": "text/csv"
        case "pdf": "application/pdf"
        case "doc": "application/msword"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case "xls": "application/vnd.ms-excel"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "zip": "application/zip"
        default: "application/octet-stream"
        }
    }
}
