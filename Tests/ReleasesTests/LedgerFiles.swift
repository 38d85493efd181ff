import Foundation
import Testing

@testable import Releases

/// Writes ledgers of several sizes for others to check, into the folder that `GONGKAI_LEDGERS` names.
@Suite struct LedgerFiles {
    private static let folder = ProcessInfo.processInfo.environment["GONGKAI_LEDGERS"]
    private static let sizes = [1, 2, 255, 256, 257, 700, 70_000]

    @Test(.enabled(if: folder != nil)) func write() throws {
        let folder = try #require(Self.folder)
        let key = try #require(SigningKey.make(name: "example.org/ledger"))
        try Data("\(key.verifier)\n".utf8).write(to: URL(fileURLWithPath: folder + "/key"))
        var ledger = Ledger()
        for size in Self.sizes {
            while ledger.size < size { ledger.append(EntryTests.entry("department-\(ledger.size)")) }
            let place = LedgerFolder("\(folder)/\(size)")
            try place.store(ledger, after: 0)
            let checkpoint = Checkpoint(size: size, root: ledger.tree.root, by: key)
            try place.store(checkpoint)
            for index in Set([0, 1, size / 3, size / 2, size - 2, size - 1]) where (0..<size).contains(index) {
                _ = try place.proof(of: index, ledger, checkpoint)
            }
            for old in Self.sizes where old < size {
                let hashes = ledger.tree.consistencyProof(from: old, to: size).map(\.hexadecimal)
                try Data(hashes.joined(separator: "\n").utf8)
                    .write(to: URL(fileURLWithPath: "\(folder)/\(size)/since-\(old)"))
            }
        }
    }
}
