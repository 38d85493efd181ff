import Rendering

/// `http://host:port/path/`, taken apart.
struct WebAddress {
    var isSecure: Bool
    var host: String
    var port: String
    /// Begins and ends with `/`.
    var path: String

    init?(_ text: String) {
        let rest: Substring
        if text.hasPrefix("http://") {
            (isSecure, rest) = (false, text.dropFirst(7))
        } else if text.hasPrefix("https://") {
            (isSecure, rest) = (true, text.dropFirst(8))
        } else {
            return nil
        }
        guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") }) else { return nil }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var authority = rest[..<slash]
        port = isSecure ? "443" : "80"
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            port = String(authority[authority.index(after: colon)...])
            authority = authority[..<colon]
            guard let number = Int(port), (1...65_535).contains(number) else { return nil }
        }
        if authority.hasPrefix("["), authority.hasSuffix("]") { authority = authority.dropFirst().dropLast() }
        guard !authority.isEmpty else { return nil }
        host = String(authority)
        path = rest[slash...].isEmpty ? "/" : String(rest[slash...])
        if path.hasSuffix("/index.html") { path.removeLast("index.html".count) }
        if !path.hasSuffix("/") { path += "/" }
    }

    /// The path of a file below the address, as it is asked for.
    func target(_ file: String) -> String {
        var out: [UInt8] = []
        Escape.path(file, into: &out)
        return path + String(decoding: out, as: UTF8.self)
    }

    var hostHeader: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? "443" : "80") ? name : "\(name):\(port)"
    }
}
