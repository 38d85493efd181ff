/// Memory for one document's tree, given back all at once.
///
/// cmark frees every node by itself; a third of its time goes there. A worker keeps one arena and every document
/// starts it anew. Blocks carry their size in front, so that they can grow.
struct Arena {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    private var used = 0
    /// Earlier chunks that are full.
    private var full: [(base: UnsafeMutableRawPointer, capacity: Int, used: Int)] = []

    private static let header = 16
    private static let chunk = 256 << 10

    init() {
        base = .allocate(byteCount: Arena.chunk, alignment: 16)
        capacity = Arena.chunk
    }

    /// A place to come back to.
    struct Mark {
        fileprivate let chunks: Int
        fileprivate let used: Int
    }

    var mark: Mark { Mark(chunks: full.count, used: used) }

    /// Gives back all that was taken since the mark.
    mutating func release(to mark: Mark) {
        while full.count > mark.chunks, let last = full.popLast() {
            base.deallocate()
            (base, capacity) = (last.base, last.capacity)
        }
        used = mark.used
    }

    mutating func deallocate() {
        release(to: Mark(chunks: 0, used: 0))
        base.deallocate()
    }

    @inline(__always)
    private static func rounded(_ size: Int) -> Int { (size + 15) & ~15 }

    /// Bytes that are not cleared.
    @inline(__always)
    mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
        let need = Arena.rounded(size) + Arena.header
        if need > capacity - used { addChunk(need) }
        let block = base + used
        used += need
        block.storeBytes(of: size, as: Int.self)
        return block + Arena.header
    }

    private mutating func addChunk(_ need: Int) {
        full.append((base, capacity, used))
        capacity = max(need, Arena.chunk)
        base = .allocate(byteCount: capacity, alignment: 16)
        used = 0
    }

    /// The same bytes with more room: in place where the block is the last one.
    mutating func grow(_ old: UnsafeMutableRawPointer, to size: Int) -> UnsafeMutableRawPointer {
        let block = old - Arena.header
        let oldSize = block.load(as: Int.self)
        if size <= oldSize { return old }
        let oldNeed = Arena.rounded(oldSize) + Arena.header
        let newNeed = Arena.rounded(size) + Arena.header
        if block + oldNeed == base + used, newNeed - oldNeed <= capacity - used {
            used += newNeed - oldNeed
            block.storeBytes(of: size, as: Int.self)
            return old
        }
        let new = take(size)
        new.copyMemory(from: old, byteCount: oldSize)
        return new
    }
}
