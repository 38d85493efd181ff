import Glibc

/// A socket that waits for connections.
struct ListeningSocket {
    let descriptor: Int32
    let port: UInt16

    enum Failure: Error {
        /// Someone else listens there.
        case taken
        /// The system's words.
        case system(String)
    }

    /// `host` is an address or a name of this machine.
    init(host: String, port: UInt16) throws(Failure) {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let address = found?.pointee else { throw .system(String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(found) }
        let descriptor = socket(address.ai_family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(String(cString: strerror(errno))) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, 128) == 0 else {
            let reason = errno
            close(descriptor)
            throw reason == EADDRINUSE ? .taken : .system(String(cString: strerror(reason)))
        }
        self.descriptor = descriptor
        self.port = ListeningSocket.port(of: descriptor) ?? port
    }

    /// The one that the system chose where 0 was asked for.
    private static func port(of descriptor: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        var count = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { bytes -> UInt16? in
            guard let address = bytes.bindMemory(to: sockaddr.self).baseAddress,
                getsockname(descriptor, address, &count) == 0
            else { return nil }
            // The port stands in the same place in addresses of both kinds.
            return UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        }
    }

    /// The next port above that nobody listens on.
    static func nextFree(host: String, after port: UInt16) -> UInt16? {
        for candidate in (Int(port) + 1)..<min(Int(port) + 100, 65_536) {
            if let socket = try? ListeningSocket(host: host, port: UInt16(candidate)) {
                close(socket.descriptor)
                return UInt16(candidate)
            }
        }
        return nil
    }
}
