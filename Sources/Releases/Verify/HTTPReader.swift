import Glibc

/// A site served over plain HTTP/1.1, through one connection that is kept open.
final class HTTPReader: PublicReader {
    private let address: WebAddress
    private var connection: HTTPConnection?

    init(_ address: WebAddress) {
        self.address = address
    }

    func read(_ path: String) throws(ReadFailure) -> [UInt8]? {
        // A server may close a kept connection at any time: a new one is tried once.
        if let known = connection, let answer = try? known.get(address.target(path), host: address.hostHeader) {
            return try content(answer, path)
        }
        let fresh = try HTTPConnection(host: address.host, port: address.port)
        connection = fresh
        return try content(try fresh.get(address.target(path), host: address.hostHeader), path)
    }

    private func content(_ answer: HTTPAnswer, _ path: String) throws(ReadFailure) -> [UInt8]? {
        if !answer.isKept { connection = nil }
        switch answer.status {
        case 200: return answer.body
        case 404, 410: return nil
        default: throw ReadFailure(reason: "the server answers \(answer.status)")
        }
    }
}

struct HTTPAnswer {
    var status: Int
    var body: [UInt8]
    /// Whether the connection may be asked again.
    var isKept: Bool
}

/// One connection. What cannot be understood ends it.
final class HTTPConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let mostBytes = SignedNote.mostBytes

    init(host: String, port: String) throws(ReadFailure) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, port, &hints, &found)
        guard code == 0 else { throw ReadFailure(reason: "\(host): \(String(cString: gai_strerror(code)))") }
        defer { freeaddrinfo(found) }
        var reason = "no address"
        var open: Int32 = -1
        var next = found
        while let candidate = next?.pointee, open < 0 {
            next = candidate.ai_next
            open = socket(candidate.ai_family, candidate.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
            guard open >= 0 else { continue }
            var limit = timeval(tv_sec: 30, tv_usec: 0)
            let size = socklen_t(MemoryLayout<timeval>.size)
            setsockopt(open, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
            setsockopt(open, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
            if connect(open, candidate.ai_addr, candidate.ai_addrlen) != 0 {
                reason = String(cString: strerror(errno))
                close(open)
                open = -1
            }
        }
        guard open >= 0 else { throw ReadFailure(reason: "\(host):\(port): \(reason)") }
        descriptor = open
    }

    deinit { close(descriptor) }

    func get(_ target: String, host: String) throws(ReadFailure) -> HTTPAnswer {
        try send("GET \(target) HTTP/1.1\r\nHost: \(host)\r\nAccept-Encoding: identity\r\nUser-Agent: gongkai\r\n\r\n")
        var lines = try head()
        let words = lines.removeFirst().split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw ReadFailure(reason: "this is no HTTP server")
        }
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...]
            headers[line[..<colon].lowercased()] = String(value.drop { $0 == " " })
        }
        if let encoding = headers["content-encoding"], encoding != "identity" {
            throw ReadFailure(reason: "the server sends \(encoding), which was not asked for")
        }
        var isKept = headers["connection"]?.lowercased() != "close" && words[0] != "HTTP/1.0"
        let body: [UInt8]
        if headers["transfer-encoding"]?.lowercased() == "chunked" {
            body = try chunks()
        } else if let length = headers["content-length"] {
            guard let count = Checkpoint.size(length), count <= HTTPConnection.mostBytes else {
                throw ReadFailure(reason: "the server announces \(length) bytes")
            }
            body = try take(count)
        } else {
            isKept = false
            while try fill() {}
            body = buffer
            buffer = []
        }
        return HTTPAnswer(status: status, body: body, isKept: isKept)
    }

    private func send(_ text: String) throws(ReadFailure) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ReadFailure(reason: String(cString: strerror(errno))) }
            start += count
        }
    }

    /// Reads on. False at the end.
    private func fill() throws(ReadFailure) -> Bool {
        guard buffer.count < HTTPConnection.mostBytes else { throw ReadFailure(reason: "the answer does not end") }
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                let isLate = errno == EAGAIN
                throw ReadFailure(reason: isLate ? "no answer in 30 seconds" : String(cString: strerror(errno)))
            }
            buffer += part[..<count]
            return count > 0
        }
    }

    private func take(_ count: Int) throws(ReadFailure) -> [UInt8] {
        while buffer.count < count {
            guard try fill() else { throw ReadFailure(reason: "the answer is cut short") }
        }
        let taken = Array(buffer[..<count])
        buffer.removeFirst(count)
        return taken
    }

    private func line() throws(ReadFailure) -> String {
        var from = 0
        while true {
            if let end = buffer[from...].firstIndex(of: 0x0A) {
                let line = try take(end + 1)
                return String(decoding: line.dropLast(line.count > 1 && line[end - 1] == 0x0D ? 2 : 1), as: UTF8.self)
            }
            from = buffer.count
            guard buffer.count < 1 << 16, try fill() else { throw ReadFailure(reason: "the answer is cut short") }
        }
    }

    private func head() throws(ReadFailure) -> [String] {
        var lines: [String] = []
        while true {
            let line = try line()
            if line.isEmpty, !lines.isEmpty { return lines }
            guard lines.count < 200 else { throw ReadFailure(reason: "the answer's head does not end") }
            lines.append(line)
        }
    }

    private func chunks() throws(ReadFailure) -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let digits = try line().prefix { $0 != ";" && $0 != " " }
            guard let count = Int(digits, radix: 16), count >= 0, body.count + count <= HTTPConnection.mostBytes else {
                throw ReadFailure(reason: "the answer's parts have no length")
            }
            if count == 0 {
                while try !line().isEmpty {}
                return body
            }
            body += try take(count)
            _ = try line()
        }
    }
}
