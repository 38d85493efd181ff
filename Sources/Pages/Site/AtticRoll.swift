/// Entries that are put aside as they come, and looked through from the first to the last.
public struct AtticRoll: Sendable {
    private let attic: Attic
    private var pending: [UInt8] = []
    private var pieces: [Attic.Piece] = []

    /// Bytes at hand before they are put aside.
    private static let most = 1 << 16

    public init(in attic: Attic) { self.attic = attic }

    /// Appends one entry.
    public mutating func add(_ write: (inout [UInt8]) -> Void) {
        write(&pending)
        guard pending.count > AtticRoll.most else { return }
        pieces.append(attic.put(pending))
        pending.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with one stretch of whole entries after the other.
    public func forEachStretch(_ body: (UnsafeRawBufferPointer) -> Void) {
        var bytes: [UInt8] = []
        for piece in pieces {
            bytes.removeAll(keepingCapacity: true)
            attic.get(piece, into: &bytes)
            bytes.withUnsafeBytes(body)
        }
        pending.withUnsafeBytes(body)
    }
}
