import Disclosures
import Rendering

/// Days and moments as bytes: an item of a feed has a dozen.
extension Day {
    /// `2024-08-20`
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.append(atMost: 30) { $0.put(self) }
        return out
    }
}

extension Moment {
    /// RFC 3339, with the offset: `2024-09-05T09:00:00+08:00`.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.append(atMost: 60) { tail in
            put(UInt8(ascii: "T"), &tail)
            tail.put(UInt8(ascii: ":"))
            tail.put(two: secondOfDay % 60)
            tail.put(zone)
        }
        return out
    }

    /// On the clock of its zone: `2024-09-05 09:00`.
    var minuteBytes: [UInt8] {
        var out: [UInt8] = []
        out.append(atMost: 40) { put(0x20, &$0) }
        return out
    }

    private var secondOfDay: Int { seconds + zone.seconds - day(in: zone).number * 86_400 }

    private func put(_ separator: UInt8, _ tail: inout Tail) {
        let second = secondOfDay
        tail.put(day(in: zone))
        tail.put(separator)
        tail.put(two: second / 3600)
        tail.put(UInt8(ascii: ":"))
        tail.put(two: second / 60 % 60)
    }
}

extension Tail {
    fileprivate mutating func put(two number: Int) {
        put(UInt8(ascii: "0") + UInt8(number / 10))
        put(UInt8(ascii: "0") + UInt8(number % 10))
    }

    fileprivate mutating func put(_ day: Day) {
        let parts = day.parts
        put(number: parts.year)
        put(UInt8(ascii: "-"))
        put(two: parts.month)
        put(UInt8(ascii: "-"))
        put(two: parts.day)
    }

    fileprivate mutating func put(_ zone: TimeZoneOffset) {
        if zone.seconds == 0 { return put(UInt8(ascii: "Z")) }
        let minutes = abs(zone.seconds) / 60
        put(zone.seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        put(two: minutes / 60)
        put(UInt8(ascii: ":"))
        put(two: minutes % 60)
    }
}
