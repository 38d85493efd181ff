/// Puts values into bytes, or reads them back.
///
/// A type names its parts once, in ``Packable/pack(_:)``, for both ways. Bytes that were damaged never crash: what is
/// read from them is blank, and ``isBroken`` says so.
public struct Packing {
    /// What was written.
    public private(set) var bytes: [UInt8] = []
    /// Whether the bytes were not what the type expects.
    public private(set) var isBroken = false
    public let isReading: Bool
    private var source = UnsafeRawBufferPointer(start: nil, count: 0)
    private var at = 0
    /// How many parts the outermost value named: a test holds them against what it is made of.
    public private(set) var partCount = 0
    private var depth = 0

    /// To write.
    public init() { isReading = false }

    /// To read. The bytes must stay where they are as long as this reads.
    public init(reading source: UnsafeRawBufferPointer) {
        isReading = true
        self.source = source
    }

    /// Whether all was read, and understood.
    public var isWhole: Bool { !isBroken && at == source.count }

    /// Forgets what was written, and keeps the room.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    public mutating func take(_ value: inout some Packable) {
        if depth == 0 { partCount += 1 }
        depth += 1
        value.pack(&self)
        depth -= 1
    }

    /// Writes a value that nobody reads back from here.
    public mutating func put(_ value: some Packable) {
        var copy = value
        copy.pack(&self)
    }

    /// What cannot be: the bytes are not those that were written.
    public mutating func fail() { isBroken = true }

    // MARK: What all else is made of

    /// A number in as few bytes as it needs.
    public mutating func take(count value: inout UInt64) {
        if isReading {
            value = readCount()
        } else {
            var rest = value
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
    }

    /// A number from 0 up, in as few bytes as it needs.
    public mutating func put(count: Int) {
        var value = UInt64(count)
        take(count: &value)
    }

    /// A number that was put like that.
    public mutating func getCount() -> Int {
        let value = readCount()
        if value > UInt64(Int32.max) { isBroken = true }
        return isBroken ? 0 : Int(value)
    }

    /// Eight bytes as they are.
    public mutating func take(word value: inout UInt64) {
        if depth == 0 { partCount += 1 }
        if isReading {
            guard source.count - at >= 8 else { return breakOff(&value, 0) }
            value = source.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
            at += 8
        } else {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    public mutating func take(byte value: inout UInt8) {
        if isReading {
            guard at < source.count else { return breakOff(&value, 0) }
            value = source[at]
            at += 1
        } else {
            bytes.append(value)
        }
    }

    public mutating func take(text value: inout String) {
        if isReading {
            value = String(decoding: readBytes(), as: UTF8.self)
        } else {
            var count = UInt64(value.utf8.count)
            take(count: &count)
            bytes.append(contentsOf: value.utf8)
        }
    }

    public mutating func take(bytes value: inout [UInt8]) {
        if depth == 0 { partCount += 1 }
        if isReading {
            value = Array(readBytes())
        } else {
            var count = UInt64(value.count)
            take(count: &count)
            bytes.append(contentsOf: value)
        }
    }

    /// How many values follow. No more than there are bytes: each has one at least.
    @usableFromInline mutating func take(listCount count: inout Int) {
        var number = UInt64(count)
        take(count: &number)
        guard isReading else { return }
        if number > UInt64(source.count - at) {
            breakOff(&count, 0)
        } else {
            count = Int(number)
        }
    }

    private mutating func readCount() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < source.count, shift < 64 {
            let byte = source[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        isBroken = true
        return 0
    }

    private mutating func readBytes() -> UnsafeRawBufferPointer {
        let count = readCount()
        guard count <= UInt64(source.count - at) else {
            isBroken = true
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        defer { at += Int(count) }
        return UnsafeRawBufferPointer(rebasing: source[at..<(at + Int(count))])
    }

    private mutating func breakOff<Value>(_ value: inout Value, _ blank: Value) {
        isBroken = true
        value = blank
    }
}
