/// A moment, and the offset of the clock that showed it.
public struct Moment: Hashable, Sendable, Comparable {
    /// Since 1970-01-01T00:00:00Z.
    public let seconds: Int
    public let zone: TimeZoneOffset

    public init(seconds: Int, zone: TimeZoneOffset) {
        self.seconds = seconds
        self.zone = zone
    }

    /// RFC 3339, such as `2024-09-05T09:00:00+08:00`; without an offset it is read in `zone`. A date alone is its
    /// first second.
    public init?(_ text: String, zone: TimeZoneOffset) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        if bytes.count == 10 {
            self.init(seconds: day.number * 86_400 - zone.seconds, zone: zone)
            return
        }
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 0x20,
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Digits.value(bytes[11..<13]), let minute = Digits.value(bytes[14..<16]),
            let second = Digits.value(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var offset = zone
        if bytes.count > 19 {
            guard let stated = TimeZoneOffset(String(decoding: bytes[19...], as: UTF8.self)) else { return nil }
            offset = stated
        }
        self.init(seconds: day.number * 86_400 + hour * 3600 + minute * 60 + second - offset.seconds, zone: offset)
    }

    public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
    public static func == (a: Moment, b: Moment) -> Bool { a.seconds == b.seconds }
    public func hash(into hasher: inout Hasher) { hasher.combine(seconds) }

    /// The day on the calendar of the zone.
    public func day(in zone: TimeZoneOffset) -> Day {
        let local = seconds + zone.seconds
        return Day(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    private var timeOfDay: (hour: Int, minute: Int, second: Int) {
        let rest = seconds + zone.seconds - day(in: zone).number * 86_400
        return (rest / 3600, rest / 60 % 60, rest % 60)
    }

    public func moved(to zone: TimeZoneOffset) -> Moment { Moment(seconds: seconds, zone: zone) }

    /// `2024-09-05 09:00`, on the clock of its zone.
    public var minuteText: String {
        let time = timeOfDay
        return day(in: zone).description + " \(Digits.two(time.hour)):\(Digits.two(time.minute))"
    }

    /// `20240905T010000Z`: names that sort by time.
    public var compactUTC: String {
        let utc = moved(to: .utc)
        let parts = utc.day(in: .utc).parts
        let time = utc.timeOfDay
        return "\(parts.year)\(Digits.two(parts.month))\(Digits.two(parts.day))T"
            + "\(Digits.two(time.hour))\(Digits.two(time.minute))\(Digits.two(time.second))Z"
    }
}

extension Moment: CustomStringConvertible {
    /// RFC 3339, with the offset.
    public var description: String {
        let time = timeOfDay
        return "\(day(in: zone))T\(Digits.two(time.hour)):\(Digits.two(time.minute)):\(Digits.two(time.second))\(zone)"
    }
}
