import Glibc

/// Who may ask, and for what: checked before anything is looked up.
struct Doorkeeper: Sendable {
    /// What was given as `--host`.
    let host: String
    let port: UInt16
    /// What the address must carry where others than this machine can ask.
    let token: String?

    static let ownHosts = ["127.0.0.1", "localhost", "::1"]

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
        token = Doorkeeper.ownHosts.contains(host) ? nil : Doorkeeper.makeToken()
    }

    /// Cookies of one machine are not told apart by port.
    private var cookie: String { "gongkai-preview-\(port)" }

    /// Nil where the request may go on.
    func refusal(_ request: Request) -> Answer? {
        guard request.method != nil else {
            var answer = Answer.text(405, "只能读取：GET 或 HEAD。")
            answer.headers.append(("Allow", "GET, HEAD"))
            return answer
        }
        guard isKnown(request.host) else { return .text(421, "地址栏里的主机名不是这个预览的。") }
        // What another site embeds; a link that is followed is no harm.
        if request.fetchSite == "cross-site", request.fetchDestination != "document" {
            return .text(403, "其他网站不能取用预览。")
        }
        guard let path = request.path else { return .text(400, "地址无法理解。") }
        if let token {
            if let given = request.query["token"], Doorkeeper.isSame(given, token) {
                var answer = Answer.redirect("/" + Doorkeeper.encoded(String(path.drop { $0 == "/" })))
                answer.headers.append(("Set-Cookie", "\(cookie)=\(token); Path=/; HttpOnly; SameSite=Strict"))
                return answer
            }
            guard let given = request.cookies[cookie], Doorkeeper.isSame(given, token) else {
                return .text(403, "需要地址里的口令（token），启动预览时显示过。")
            }
        }
        return nil
    }

    /// Names that anyone can point at this machine are refused: only addresses, and the name that was asked for.
    private func isKnown(_ header: String?) -> Bool {
        guard let header else { return false }
        var name = header
        if name.hasPrefix("[") {
            guard let end = name.firstIndex(of: "]") else { return false }
            guard isPort(name[name.index(after: end)...]) else { return false }
            name = String(name[name.index(after: name.startIndex)..<end])
        } else if let colon = name.firstIndex(of: ":") {
            guard isPort(name[colon...]) else { return false }
            name = String(name[..<colon])
        }
        if token == nil { return Doorkeeper.ownHosts.contains(name.lowercased()) }
        return name.lowercased() == host.lowercased() || Doorkeeper.isAddress(name)
    }

    private func isPort(_ text: Substring) -> Bool { text.isEmpty || text == ":\(port)" }

    private static func isAddress(_ name: String) -> Bool {
        var room = in6_addr()
        return inet_pton(AF_INET, name, &room) == 1 || inet_pton(AF_INET6, name, &room) == 1
    }

    /// Takes as long whatever is given.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func makeToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(UInt32.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    static func encoded(_ path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return out
    }
}
