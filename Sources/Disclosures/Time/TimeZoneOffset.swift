/// How far a clock is ahead of UTC.
///
/// China has one clock and no summer time, so an offset is all that is needed; the data base of the world's zones is
/// not.
public struct TimeZoneOffset: Hashable, Sendable {
    public let seconds: Int

    public init(seconds: Int) {
        self.seconds = seconds
    }

    public static let utc = TimeZoneOffset(seconds: 0)
    public static let china = TimeZoneOffset(seconds: 8 * 3600)

    /// `Z`, `+08:00`, or the name of a zone that never changes its clock.
    public init?(_ text: String) {
        switch text {
        case "Z", "z", "UTC", "Etc/UTC": seconds = 0
        case "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Hong_Kong", "Asia/Macau", "PRC": seconds = 8 * 3600
        case "Asia/Urumqi": seconds = 6 * 3600
        default:
            let bytes = Array(text.utf8)
            guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
                bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
                let hours = Digits.value(bytes[1..<3]), let minutes = Digits.value(bytes[4..<6]), hours <= 14,
                minutes < 60
            else { return nil }
            seconds = (hours * 3600 + minutes * 60) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
        }
    }
}

extension TimeZoneOffset: CustomStringConvertible {
    /// `+08:00`
    public var description: String {
        if seconds == 0 { return "Z" }
        let minutes = abs(seconds) / 60
        return "\(seconds < 0 ? "-" : "+")\(Digits.two(minutes / 60)):\(Digits.two(minutes % 60))"
    }
}
