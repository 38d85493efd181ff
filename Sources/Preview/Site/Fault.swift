import Disclosures
import Rendering

/// What is wrong with a file of Content or of the theme, as staff are shown it.
struct Fault: Hashable, Sendable {
    var file: String
    /// Counted from 1; 0 where the file as a whole is meant.
    var line = 0
    /// In characters, counted from 1.
    var column = 0
    /// Chinese, as far as it is about Content; what is wrong with a theme is said to who writes themes.
    var message: String
    /// For the command line.
    var english: String
    /// The line that is meant, and marks under the place.
    var excerpt = ""
    var marks = ""
}

extension Fault {
    init(file: String, line: Int = 0, column: Int = 0, message: String) {
        self.init(file: file, line: line, column: column, message: message, english: message)
    }

    init(_ fault: ContentFault, disk: Disk) {
        self.init(
            file: fault.file, line: fault.line, column: fault.column, message: fault.chinese, english: fault.english)
        quote(disk)
    }

    init(_ finding: TemplateError.Finding, folder: String, disk: Disk) {
        self.init(
            file: "\(folder)/\(finding.file)", line: finding.line, column: finding.column, message: finding.message)
        quote(disk)
    }

    /// `Content/a/2023/report.txt: byte 12: …`, as the reading says it.
    init(unreadable line: String) {
        let parts = line.split(separator: ":", maxSplits: 1)
        self.init(
            file: parts.first.map(String.init) ?? line,
            message: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }

    private static let mostCharacters = 160

    private mutating func quote(_ disk: Disk) {
        guard line > 0, let bytes = try? disk.read(file) else { return }
        let lines = bytes.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        guard lines.count >= line else { return }
        let words = String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
        let place = min(max(0, column - 1), words.count)
        let from = max(0, place - Fault.mostCharacters / 2)
        let shown = words[from..<min(words.count, from + Fault.mostCharacters)]
        excerpt = String(String.UnicodeScalarView(shown))
        // A mark under a Chinese character is as wide as one.
        marks = words[from..<place].map { $0.value >= 0x2E80 ? "　" : " " }.joined() + "^"
    }
}
