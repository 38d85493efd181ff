/// A data file of words: a key, then its words; `#` begins a comment.
enum WordList {
    /// Each line's words, as bytes.
    static func lines(_ file: [UInt8]) -> [[ArraySlice<UInt8>]] {
        file.split(separator: 0x0A).compactMap { line in
            if line.first == UInt8(ascii: "#") { return nil }
            let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            return words.isEmpty ? nil : words
        }
    }
}
