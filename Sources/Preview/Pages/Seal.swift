import Pages

/// A number for all that a page shows: a browser that has another one shows something old.
enum Seal {
    private static let tag = Array("id=\"gongkai-preview\"".utf8)

    /// The page with its number in the preview's own tag.
    static func put(on page: [UInt8]) -> (page: [UInt8], seal: String) {
        let seal = Fingerprint(page).hexadecimal()
        guard let at = FramePage.find(tag, in: page, from: 0) else { return (page, seal) }
        var out = page
        out.insert(contentsOf: " data-seen=\"\(seal)\"".utf8, at: at + tag.count)
        return (out, seal)
    }
}
