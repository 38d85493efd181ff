import CMicroHTTPD
import Glibc
import Synchronization

/// libmicrohttpd behind a closure: a request comes, an answer goes.
///
/// Few threads, few connections, little time for each: whoever sends slowly, much or nothing is dropped.
final class HTTPServer: Sendable {
    typealias Handler = @Sendable (Request) -> Answer

    fileprivate static let limits = gongkai_http_limits(
        threads: 4, connections: 512, seconds: 15, header_bytes: 32 << 10)
    /// How long a connection may take to ask for something.
    private static let patience = 20

    fileprivate let handler: Handler
    fileprivate let callers = Callers()

    private init(handler: @escaping Handler) { self.handler = handler }

    /// Serves until the process ends. False where the library cannot start.
    static func serve(_ socket: ListeningSocket, _ handler: @escaping Handler) -> Bool {
        signal(SIGPIPE, SIG_IGN)
        let server = HTTPServer(handler: handler)
        let context = Unmanaged.passRetained(server).toOpaque()
        let daemon = gongkai_http_start(
            socket.descriptor, limits, answerRequest, completeRequest, noteConnection, context)
        guard daemon != nil else { return false }
        return Threads.start {
            while true {
                sleep(5)
                server.callers.drop(olderThan: patience)
            }
        }
    }
}

/// The connections that are open, and since when each has been asking.
private final class Callers: Sendable {
    /// By descriptor; nil while a request is being answered.
    private let since = Mutex<[Int32: Int?]>([:])

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }

    func opened(_ descriptor: Int32) { since.withLock { $0[descriptor] = .some(Callers.now) } }
    func closed(_ descriptor: Int32) { since.withLock { _ = $0.removeValue(forKey: descriptor) } }
    func asked(_ descriptor: Int32) { since.withLock { $0[descriptor] = .some(nil) } }
    func answered(_ descriptor: Int32) { opened(descriptor) }

    /// The library closes them; a descriptor is not given to anyone else before it has said so.
    func drop(olderThan seconds: Int) {
        since.withLock { since in
            for case (let descriptor, let start?) in since where Callers.now - start > seconds {
                shutdown(descriptor, Int32(SHUT_RDWR))
            }
        }
    }
}

// Plain functions: a closure would be bound to the actor of where it stands, and die on the library's threads.

private func answerRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ path: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ upload: UnsafePointer<CChar>?,
    _ uploadCount: UnsafeMutablePointer<Int>?, _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let connection, let path, let method else { return .NO }
    let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
    let asked = Request(connection, path: String(cString: path), method: String(cString: method))
    // The first call says that the headers are there. Whoever wants to send more is answered, and hung up on, at once.
    if let request, request.pointee == nil, asked.method != nil, !hasBody(connection) {
        request.pointee = context
        return .YES
    }
    server.callers.asked(gongkai_http_socket(connection))
    return (hasBody(connection) ? Answer.text(413, "预览不接收内容。") : server.handler(asked)).send(connection)
}

private func hasBody(_ connection: OpaquePointer) -> Bool {
    func header(_ name: String) -> String? {
        MHD_lookup_connection_value(connection, .HEADER_KIND, name).map { String(cString: $0) }
    }
    return header("Transfer-Encoding") != nil || (header("Content-Length") ?? "0") != "0"
}

private func completeRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ why: MHD_RequestTerminationCode
) {
    guard let context, let connection else { return }
    let server = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
    server.callers.answered(gongkai_http_socket(connection))
}

private func noteConnection(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ what: MHD_ConnectionNotificationCode
) {
    guard let context, let connection else { return }
    let callers = Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue().callers
    let descriptor = gongkai_http_socket(connection)
    if what == .CONNECTION_NOTIFY_STARTED { callers.opened(descriptor) } else { callers.closed(descriptor) }
}

private func readEvents(
    _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int
) -> Int {
    guard let context, let buffer else { return -1 }
    let stream = Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
    return stream.take(into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
}

private func closeEvents(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<EventStream>.fromOpaque(context).takeRetainedValue().closed()
}

private func collectPair(
    _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ key: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> MHD_Result {
    guard let context, let key else { return .NO }
    let query = context.assumingMemoryBound(to: [String: String].self)
    let text = value.map { String(cString: $0) } ?? ""
    if let name = Request.decoded(String(cString: key).utf8), let value = Request.decoded(text.utf8) {
        query.pointee[name] = value
    }
    return .YES
}

extension Request {
    fileprivate init(_ connection: OpaquePointer, path: String, method: String) {
        func header(_ name: String) -> String? {
            MHD_lookup_connection_value(connection, .HEADER_KIND, name).map { String(cString: $0) }
        }
        self.method = Method(rawValue: method)
        rawPath = path
        self.path = path.utf8.first == UInt8(ascii: "/") ? Request.decoded(path.utf8.dropFirst()) : nil
        query = [:]
        host = header("Host")
        cookies = header("Cookie").map(Request.cookies) ?? [:]
        fetchSite = header("Sec-Fetch-Site")
        fetchDestination = header("Sec-Fetch-Dest")
        // What `If-Range` compares is never sent here.
        range = self.method == .get && header("If-Range") == nil ? header("Range") : nil
        var pairs: [String: String] = [:]
        _ = withUnsafeMutablePointer(to: &pairs) {
            MHD_get_connection_values(connection, .GET_ARGUMENT_KIND, collectPair, $0)
        }
        query = pairs
    }
}

extension Answer {
    fileprivate func send(_ connection: OpaquePointer) -> MHD_Result {
        let made: OpaquePointer?
        switch body {
        case .bytes(let bytes):
            made = bytes.withUnsafeBytes { buffer in
                MHD_create_response_from_buffer(
                    buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
            }
        case .events(let stream):
            stream.opened(connection)
            let context = Unmanaged.passRetained(stream).toOpaque()
            made = MHD_create_response_from_callback(.max, 4096, readEvents, context, closeEvents)
            if made == nil { closeEvents(context) }
        }
        guard let response = made else { return .NO }
        defer { MHD_destroy_response(response) }
        MHD_add_response_header(response, "Content-Type", type)
        for line in Answer.always + headers { MHD_add_response_header(response, line.name, line.value) }
        return MHD_queue_response(connection, status, response)
    }

    /// Nothing of a preview is kept, found, framed or read by anyone else.
    private static let always: [(name: String, value: String)] = [
        ("Cache-Control", "no-store"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "frame-ancestors 'self'"),
    ]
}
