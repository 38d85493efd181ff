/// `user@host:folder`
struct RemoteFolder {
    let host: String
    let folder: String

    /// Nil where the text is the path of a folder here.
    init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") else { return nil }
        host = String(text[..<colon])
        let path = String(text[text.index(after: colon)...])
        folder = path.isEmpty ? "." : path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        // An option of ssh is no host.
        guard !host.isEmpty, !host.hasPrefix("-") else { return nil }
    }

    /// The text as one word of a shell, whatever is in it.
    static func quoted(_ text: String) -> String {
        var out = "'"
        for character in text { out += character == "'" ? "'\\''" : String(character) }
        return out + "'"
    }
}
