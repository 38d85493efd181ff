import Glibc
import Pages

/// The program that runs, as one number: another version of it takes nothing over from this one.
public enum OwnProgram {
    /// Of the linker's own digest of the program where it left one, or else of every byte.
    public static let fingerprint: Fingerprint = {
        let descriptor = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return Fingerprint(value: 0) }
        defer { close(descriptor) }
        return buildID(read(descriptor, at: 0)) ?? whole(descriptor)
    }()

    private static let pieceSize = 1 << 16

    private static func read(_ descriptor: Int32, at place: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, pieceSize, place))
        }
    }

    private static func whole(_ descriptor: Int32) -> Fingerprint {
        var pieces: [Fingerprint] = []
        while case let piece = read(descriptor, at: pieces.count * pieceSize), !piece.isEmpty {
            pieces.append(Fingerprint(piece))
        }
        return Fingerprint(all: pieces)
    }

    /// The note `NT_GNU_BUILD_ID` of a program of 64 bits, lowest byte first; nil where its beginning holds none.
    static func buildID(_ program: [UInt8]) -> Fingerprint? {
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place <= program.count - count else { return nil }
            return program[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int(truncatingIfNeeded: $1) }
        }
        guard program.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let table = number(0x20, 8),
            let size = number(0x36, 2), let count = number(0x38, 2), table < program.count
        else { return nil }
        for header in 0..<count {
            let start = table + header * size
            guard number(start, 4) == 4, var note = number(start + 8, 8), let length = number(start + 32, 8),
                note >= 0, length >= 0, length <= program.count, note <= program.count - length
            else { continue }
            let end = note + length
            while note + 12 <= end, let name = number(note, 4), let bytes = number(note + 4, 4) {
                let first = note + 12 + (name + 3) & ~3
                guard first <= end, bytes <= end - first else { break }
                if number(note + 8, 4) == 3, bytes > 0,
                    program[(note + 12)..<(note + 12 + name)].elementsEqual("GNU\0".utf8)
                {
                    return Fingerprint(Array(program[first..<(first + bytes)]))
                }
                note = first + (bytes + 3) & ~3
            }
        }
        return nil
    }
}
