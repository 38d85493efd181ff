/// What a browser asks for.
struct Request: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
    }

    /// Nil for all others.
    var method: Method?
    /// Decoded, without the slash it begins with; nil where it is no text.
    var path: String?
    /// As sent, with the slash.
    var rawPath: String
    var query: [String: String]
    var host: String?
    var cookies: [String: String]
    /// What the browser says of where the request comes from: `same-origin`, `cross-site`.
    var fetchSite: String?
    /// `document` where it is to be shown as a page.
    var fetchDestination: String?
    /// `bytes=100-199`, where a part of a file is enough.
    var range: String?
}

extension Request {
    /// The text behind `%E7%94%B2`. Nil where an escape is broken, or where it is not UTF-8 or holds control characters.
    static func decoded(_ raw: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var pending: [UInt8] = []
        for byte in raw {
            if pending.isEmpty, byte != UInt8(ascii: "%") {
                bytes.append(byte)
                continue
            }
            pending.append(byte)
            guard pending.count == 3 else { continue }
            guard let high = digit(pending[1]), let low = digit(pending[2]) else { return nil }
            bytes.append(high << 4 | low)
            pending.removeAll(keepingCapacity: true)
        }
        guard pending.isEmpty, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// `a=1; b=2`
    static func cookies(_ header: String) -> [String: String] {
        var cookies: [String: String] = [:]
        for part in header.split(separator: ";") {
            let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        return cookies
    }
}
