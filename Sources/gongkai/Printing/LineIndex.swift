import Figures

/// Line and column of a place in a source, counted from 1; columns count characters.
struct LineIndex {
    private let bytes: [UInt8]
    private var starts: [Int] = [0]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for (i, byte) in bytes.enumerated() where byte == 0x0A { starts.append(i + 1) }
    }

    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }

    func column(of offset: Int) -> Int {
        let start = starts[line(of: offset) - 1]
        guard start < offset else { return 1 }
        return bytes[start..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
    }
}
