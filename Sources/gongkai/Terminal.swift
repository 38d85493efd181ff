import Glibc

/// Standard output and standard error, written whole.
enum Terminal {
    static func print(_ text: String) { write(Array(text.utf8), to: 1) }
    static func print(_ bytes: [UInt8]) { write(bytes, to: 1) }
    static func printError(_ text: String) { write(Array(text.utf8), to: 2) }

    /// Whether a person reads there and has not asked for plain text.
    static func hasColour(_ descriptor: Int32 = 1) -> Bool {
        isatty(descriptor) == 1 && getenv("NO_COLOR") == nil
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return }
                start += count
            }
        }
    }
}
