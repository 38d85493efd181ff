import Figures
import Glibc
import Pages
import Synchronization

/// The state of the last build: `Site/state`. It is safe to delete; the next build is then a cold one.
///
///     16 bytes      what it is, and its version
///     5 × 8 bytes   where the table and the head stand, how long they are, their checksum
///     table         one row for each bundle
///     head          of the whole build
///
/// What is remembered of each bundle, its entry, lies in the attic that the head names: what did not change is not
/// written again. Both files are mapped, not read: what is not asked for costs nothing. What was looked at is given back
/// now and then, for it counts as memory; it comes again when it is asked for.
final class StateFile: @unchecked Sendable {
    static let magic = Array("gongkai state 2\n".utf8)
    static let headerSize = 16 + 5 * 8

    let head: StateHead
    let rowCount: Int
    private let file: MappedFile
    private let table: UnsafeRawBufferPointer
    private let attic: MappedFile
    /// The entries whose checksums were found right.
    private let sound: UnsafeMutablePointer<Atomic<Bool>>
    /// Bytes of entries that were looked at since pages were given back, and how many may be.
    private let looked = Atomic<Int>(0)
    private static let mostLooked = 16 << 20

    enum Fault: Error {
        /// There is none.
        case missing
        /// Not such a file, of another version, or not as it was written.
        case foreign, damaged
        /// The file with its entries is missing.
        case halved(String)
    }

    init(_ path: String) throws(Fault) {
        do throws(MappedFile.Fault) {
            file = try MappedFile(path)
        } catch {
            throw error == .missing ? .missing : .damaged
        }
        let size = file.bytes.count
        guard size >= StateFile.headerSize else { throw size == 0 ? .damaged : .foreign }
        (table, head) = try StateFile.read(file.bytes)
        do throws(MappedFile.Fault) {
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            attic = try MappedFile(folder + head.attic, count: head.atticEnd)
        } catch {
            throw error == .missing ? .halved(head.attic) : .damaged
        }
        rowCount = table.count / StateRow.size
        sound = .allocate(capacity: rowCount)
        for place in 0..<rowCount { (sound + place).initialize(to: Atomic(false)) }
    }

    deinit {
        sound.deinitialize(count: rowCount)
        sound.deallocate()
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer
    ) throws(Fault) -> (table: UnsafeRawBufferPointer, head: StateHead) {
        guard bytes.starts(with: magic) else { throw .foreign }
        func word(_ place: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: 16 + 8 * place, as: UInt64.self).littleEndian
        }
        let (tableStart, tableCount, headStart, headCount) = (word(0), word(1), word(2), word(3))
        let size = UInt64(bytes.count)
        guard tableStart <= size, tableCount <= size - tableStart, headStart <= size, headCount <= size - headStart,
            tableCount % UInt64(StateRow.size) == 0
        else { throw .damaged }
        let table = UnsafeRawBufferPointer(rebasing: bytes[Int(tableStart)..<Int(tableStart + tableCount)])
        let head = UnsafeRawBufferPointer(rebasing: bytes[Int(headStart)..<Int(headStart + headCount)])
        guard Fingerprint(all: [Fingerprint(table), Fingerprint(head)]).value == word(4),
            let read = StateHead(packed: head)
        else { throw .damaged }
        return (table, read)
    }

    func row(_ place: Int) -> StateRow { StateRow(table, at: place) }

    /// Where a bundle stands in the table.
    func place(of name: String) -> Int? { place(of: Fingerprint(Array(name.utf8)).value) }

    func place(of name: UInt64) -> Int? {
        var (low, high) = (0, rowCount)
        while low < high {
            let middle = (low + high) / 2
            let found = table.loadUnaligned(fromByteOffset: middle * StateRow.size, as: UInt64.self).littleEndian
            if found < name { low = middle + 1 } else { high = middle }
        }
        guard low < rowCount, row(low).name == name else { return nil }
        return low
    }

    /// Nil where it is not as it was written.
    func entry(_ place: Int) -> StateEntry? {
        let row = self.row(place)
        let bytes = attic.bytes
        guard row.offset >= 0, row.length >= 0, row.offset <= bytes.count, row.length <= bytes.count - row.offset
        else { return nil }
        if looked.wrappingAdd(row.length, ordering: .relaxed).newValue > StateFile.mostLooked {
            looked.store(0, ordering: .relaxed)
            attic.giveBack()
        }
        let entry = UnsafeRawBufferPointer(rebasing: bytes[row.offset..<(row.offset + row.length)])
        let read = StateEntry(entry, isSound: sound[place].load(ordering: .relaxed))
        if read != nil { sound[place].store(true, ordering: .relaxed) }
        return read
    }
}
