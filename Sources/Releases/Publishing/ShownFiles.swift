import Disclosures
import Glibc
import Pages

/// The files of the release that is shown, by its own signed list.
///
/// Releases share what did not change, and nobody may write into a published file: so the digest of such a file was
/// signed already. Should somebody have written into it all the same, then what is signed again is what it was.
struct ShownFiles: Sendable {
    /// Of the release, below `Site/releases`.
    let name: String
    let folder: String
    /// The list, as it was signed.
    let text: [UInt8]
    /// Where the line of a path stands, by the path's fingerprint.
    private let places: [Fingerprint: Int]

    /// Nil where no release with a list of its own is shown, or where it is not as it was signed.
    init?(site: String, signedBy key: VerifierKey) {
        do {
            name = try Release(site: site).shown()
            folder = "\(site)/releases/\(name)"
            guard let checkpoint = try LedgerFolder.checkpoint(folder + "/ledger/checkpoint", key),
                let bytes = try LedgerFolder.content("\(folder)/\(Manifest.path)")
            else { return nil }
            let head = try Manifest.Head(bytes, signedBy: key, checkpoint: checkpoint)
            // Several releases may show the same ledger: the moment says which of them the list is of.
            guard let moment = Moment(head.moment, zone: .utc), name.hasPrefix(moment.compactUTC + "-") else {
                return nil
            }
            text = head.text
            places = ShownFiles.places(in: head)
        } catch {
            return nil
        }
    }

    private static func places(in head: Manifest.Head) -> [Fingerprint: Int] {
        var places: [Fingerprint: Int] = [:]
        places.reserveCapacity((head.text.count - head.end) / 100)
        head.text.withUnsafeBytes { text in
            var start = head.end
            while let length = text[start...].firstIndex(of: UInt8(ascii: "\n")).map({ $0 - start }) {
                if let path = path(of: text[start..<start + length]) {
                    places[Fingerprint(UnsafeRawBufferPointer(rebasing: text[path..<start + length]))] = start
                }
                start += length + 1
            }
        }
        return places
    }

    /// Where the path of a line begins: after two blanks.
    private static func path(of line: Slice<UnsafeRawBufferPointer>) -> Int? {
        let blank = UInt8(ascii: " ")
        guard let first = line.firstIndex(of: blank) else { return nil }
        return line[(first + 1)...].firstIndex(of: blank).map { $0 + 1 }
    }

    /// What its list says of a file.
    struct Listed {
        /// Where it stands in the list, without its line break.
        var line: Range<Int>
        var path: Int
        var size: Int?
    }

    func listed(_ path: UnsafeRawBufferPointer) -> Listed? {
        guard let start = places[Fingerprint(path)] else { return nil }
        return text.withUnsafeBytes { text in
            guard let end = text[start...].firstIndex(of: UInt8(ascii: "\n")),
                let own = ShownFiles.path(of: text[start..<end]), text[own..<end].elementsEqual(path)
            else { return nil }
            let digits = text[(start + 2 * Hash.byteCount + 1)..<(own - 1)]
            return Listed(
                line: start..<end, path: own, size: Int(String(decoding: digits, as: UTF8.self)))
        }
    }
}
