/// A value that can be put into bytes and read back.
///
///     mutating func pack(_ packing: inout Packing) {
///         packing.take(&name)
///         packing.take(&years)
///     }
///
/// Every stored property must be named, in one order: a test counts them.
public protocol Packable {
    /// A blank value, to be filled.
    init()
    mutating func pack(_ packing: inout Packing)
}

extension Packable {
    /// The value as bytes.
    public var packed: [UInt8] {
        var packing = Packing()
        packing.put(self)
        return packing.bytes
    }

    /// Nil where the bytes are no such value.
    public init?(packed bytes: UnsafeRawBufferPointer) {
        var packing = Packing(reading: bytes)
        self.init()
        pack(&packing)
        if !packing.isWhole { return nil }
    }
}

extension Int: Packable {
    public mutating func pack(_ packing: inout Packing) {
        // Signs last, so that small negative numbers are short as well.
        var folded = UInt64(bitPattern: Int64((self << 1) ^ (self >> 63)))
        packing.take(count: &folded)
        if packing.isReading { self = Int(truncatingIfNeeded: Int64(bitPattern: (folded >> 1) ^ (0 &- (folded & 1)))) }
    }
}

extension UInt64: Packable {
    public mutating func pack(_ packing: inout Packing) { packing.take(word: &self) }
}

extension UInt8: Packable {
    public mutating func pack(_ packing: inout Packing) { packing.take(byte: &self) }
}

extension Bool: Packable {
    public mutating func pack(_ packing: inout Packing) {
        var byte: UInt8 = self ? 1 : 0
        packing.take(byte: &byte)
        if byte > 1 { packing.fail() }
        self = byte == 1
    }
}

extension String: Packable {
    public mutating func pack(_ packing: inout Packing) { packing.take(text: &self) }
}

extension Array: Packable where Element: Packable {
    @inlinable public mutating func pack(_ packing: inout Packing) {
        var count = self.count
        packing.take(listCount: &count)
        if packing.isReading {
            self = []
            guard count > 0 else { return }
            reserveCapacity(count)
            for _ in 0..<count {
                var element = Element()
                element.pack(&packing)
                if packing.isBroken { return }
                append(element)
            }
        } else {
            for element in self { packing.put(element) }
        }
    }
}

extension Optional: Packable where Wrapped: Packable {
    @inlinable public init() { self = nil }

    @inlinable public mutating func pack(_ packing: inout Packing) {
        var isThere = self != nil
        packing.take(&isThere)
        guard isThere else {
            self = nil
            return
        }
        var value = self ?? Wrapped()
        value.pack(&packing)
        self = value
    }
}

extension Packable where Self: RawRepresentable, RawValue: Packable {
    /// An enumeration by its raw value.
    public mutating func pack(_ packing: inout Packing) {
        var raw = rawValue
        packing.take(&raw)
        if let value = Self(rawValue: raw) {
            self = value
        } else {
            packing.fail()
        }
    }
}

extension Decimal: Packable {
    public init() { self = .zero }

    public mutating func pack(_ packing: inout Packing) {
        var low = UInt64(truncatingIfNeeded: mantissa)
        var high = Int(truncatingIfNeeded: mantissa >> 64)
        var scale = self.scale
        packing.take(count: &low)
        packing.take(&high)
        packing.take(&scale)
        if packing.isReading { self = Decimal(mantissa: Int128(high) << 64 | Int128(low), scale: scale) }
    }
}
