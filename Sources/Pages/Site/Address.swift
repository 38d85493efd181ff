import Rendering

/// Where a page or file stands in the site: `qingshi/2023.html`.
public struct Address: Hashable, Sendable {
    /// The path below the site's root, as a file name.
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// The way from this page up to the site's root: empty, `../`, `../../`.
    var root: String {
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
        return String(repeating: "../", count: depth)
    }

    /// The last part of the path.
    var name: Substring {
        let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
        return path[(start ?? path.startIndex)...]
    }

    /// The path as it stands in links.
    var link: String {
        var out: [UInt8] = []
        Escape.path(path, into: &out)
        return String(decoding: out, as: UTF8.self)
    }
}

/// The addresses of all kinds of pages.
enum Addresses {
    static let home = Address("index.html")
    static let sync = Address("sync.html")
    static let checks = Address("checks.html")
    static let search = Address("search.html")
    static let missing = Address("404.html")
    static let data = Address("data.html")

    static func further(_ name: String) -> Address { Address("\(name).html") }
    static func department(_ slug: String) -> Address { Address("\(slug)/index.html") }
    static func disclosure(_ slug: String, _ year: Int) -> Address { Address("\(slug)/\(year).html") }
    /// `suffix` tells the parts of a long list from another: see ``Partition``.
    static func year(_ year: Int, _ suffix: String = "") -> Address { Address("years/\(year)\(suffix).html") }
    static func sync(_ year: Int, _ suffix: String = "") -> Address { Address("sync/\(year)\(suffix).html") }
    static func checks(_ year: Int, _ suffix: String = "") -> Address { Address("checks/\(year)\(suffix).html") }
    static func region(_ path: [String], _ suffix: String = "") -> Address {
        Address("regions/\(path.joined(separator: "-"))\(suffix).html")
    }

    /// A file as received. What a browser would run is served as text.
    static func file(_ slug: String, _ year: String, _ stem: String, _ name: String) -> Address {
        let parts = name.utf8.split(separator: UInt8(ascii: "."))
        let ending = parts.count > 1 ? Substring(parts[parts.count - 1]).lowercased() : ""
        let isPlain = plainEndings.contains(ending)
        return Address("\(slug)/\(year).\(stem).\(isPlain ? ending : "txt")")
    }

    private static let plainEndings: Set<String> = [
        "txt", "md", "pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "ofd", "csv", "zip",
    ]
}
