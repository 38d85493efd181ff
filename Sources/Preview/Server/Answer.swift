/// What a browser gets.
struct Answer: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Stays open: what happens is written as it happens.
        case events(EventStream)
    }

    var status: UInt32
    var type: String
    var body: Body
    /// Further header lines.
    var headers: [(name: String, value: String)] = []

    init(_ status: UInt32 = 200, type: String, _ body: Body) {
        self.status = status
        self.type = type
        self.body = body
    }

    static func text(_ status: UInt32, _ words: String) -> Answer {
        Answer(status, type: "text/plain; charset=utf-8", .bytes(Array((words + "\n").utf8)))
    }

    static func redirect(_ address: String) -> Answer {
        var answer = Answer.text(303, address)
        answer.headers.append(("Location", address))
        return answer
    }
}

/// What a file is called by servers, by its ending.
enum MediaType {
    static func of(_ path: String, _ bytes: [UInt8]) -> String {
        let name = path.split(separator: "/").last ?? ""
        switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
        case "html": return "text/html; charset=utf-8"
        case "css": return "text/css; charset=utf-8"
        case "js", "mjs": return "text/javascript; charset=utf-8"
        case "json": return "application/json"
        case "md": return "text/markdown; charset=utf-8"
        case "txt", "csv":
            // What was received is handed out as it came: GB18030 stays GB18030.
            let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
            return "text/plain; charset=\(isUTF8 ? "utf-8" : "gb18030")"
        case "xml": return "application/xml"
        case "svg": return "image/svg+xml"
        case "png": return "image/png"
        case "jpg", "jpeg": return "image/jpeg"
        case "webp": return "image/webp"
        case "ico": return "image/x-icon"
        case "woff2": return "font/woff2"
        case "pdf": return "application/pdf"
        default: return "application/octet-stream"
        }
    }
}
