/// Digits as figures are shown, for all that writes them.
extension UnsignedInteger where Self: FixedWidthInteger {
    /// How many digits it has; 1 for nothing.
    @inlinable
    public var digitCount: Int {
        var (count, bound) = (1, 10 as Self)
        while self >= bound {
            count &+= 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            if overflow { break }
            bound = next
        }
        return count
    }

    /// Puts the last `count` digits before `end`, and a point before the last `places` of them.
    @inlinable
    public func putDigits(_ count: Int, places: Int, before end: UnsafeMutablePointer<UInt8>) {
        var rest = self
        var at = end
        func put(_ count: Int) {
            var left = count
            while left > 0 {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                at -= 1
                at.initialize(to: 0x30 | UInt8(truncatingIfNeeded: digit))
                rest = quotient
                left &-= 1
            }
        }
        if places > 0 {
            put(places)
            at -= 1
            at.initialize(to: UInt8(ascii: "."))
        }
        put(count - Swift.max(0, places))
    }
}
