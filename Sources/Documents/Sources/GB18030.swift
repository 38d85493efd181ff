import Glibc

/// GB18030 by the C library's iconv.
enum GB18030 {
    /// The text in UTF-8, or nil where the bytes are not GB18030.
    static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var left = source.count
                var to = target.baseAddress
                var room = target.count
                let result = iconv(converter, &from, &left, &to, &room)
                return result == -1 || left != 0 ? nil : target.count - room
            }
        }
        return written.map { count in output[..<count].map { UInt8(bitPattern: $0) } }
    }
}
