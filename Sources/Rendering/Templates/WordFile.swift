import Figures

/// The words of a theme that stand in no template: a name, a colon and the words, one to a line. `#` begins a remark.
///
///     table.score: 得分
///     chart.full: {{count}}项指标全部得满分。
///
/// Every name must be asked for and every name asked for must be there: ``faults`` after the last one says what is not so.
public struct WordFile {
    private let file: String
    private let bytes: [UInt8]
    private let isMissing: Bool
    private var entries: [String: Entry] = [:]
    private var asked: Set<String> = []
    private var findings: [TemplateError.Finding] = []

    private struct Entry {
        /// Where the name and where the words stand.
        var name: Range<Int>
        var words: Range<Int>
    }

    /// Nil is a file that is not there.
    public init(_ file: String, _ bytes: [UInt8]?) {
        self.file = file
        self.bytes = bytes ?? []
        isMissing = bytes == nil
        let bytes = self.bytes
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            readLine(start..<end)
            start = end + 1
        }
    }

    private mutating func readLine(_ line: Range<Int>) {
        let line = trimmed(line)
        guard !line.isEmpty, bytes[line.lowerBound] != UInt8(ascii: "#") else { return }
        guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
            return report(line.lowerBound, "expected a name, ':' and words")
        }
        let range = trimmed(line.lowerBound..<colon)
        let name = String(decoding: bytes[range], as: UTF8.self)
        let words = trimmed(colon + 1..<line.upperBound)
        if words.isEmpty { report(colon, "'\(name)' has no words") }
        if entries.updateValue(Entry(name: range, words: words), forKey: name) != nil {
            report(range.lowerBound, "'\(name)' stands here twice")
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 { range.removeFirst() }
        while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 { range.removeLast() }
        return range
    }

    /// The words of a name. They are empty where the name is missing: ``faults`` says so.
    public mutating func words(_ name: String) -> [UInt8] { phrase(name, []).plain }

    /// The phrase of a name, in which each of the values may stand in double braces.
    public mutating func phrase(_ name: String, _ values: [String]) -> Phrase {
        asked.insert(name)
        guard let entry = entries[name] else { return Phrase() }
        var phrase = Phrase()
        var at = entry.words.lowerBound
        while let open = find("{{", in: at..<entry.words.upperBound) {
            guard let close = find("}}", in: open + 2..<entry.words.upperBound) else {
                report(open, "the tag is not closed: expected '}}'")
                return phrase
            }
            phrase.append(bytes[at..<open])
            let value = String(decoding: bytes[trimmed(open + 2..<close)], as: UTF8.self)
            if let number = values.firstIndex(of: value) {
                phrase.append(value: number)
            } else {
                report(open, "there is no name '\(value)' here\(TemplateLoader.hint(value, among: values))")
            }
            at = close + 2
        }
        phrase.append(bytes[at..<entry.words.upperBound])
        return phrase
    }

    /// All that was found.
    public var faults: [TemplateError.Finding] {
        if isMissing { return [finding(0, "there is no '\(file)'")] }
        var faults = findings
        let missing = asked.filter { entries[$0] == nil }
        for (name, entry) in entries where !asked.contains(name) {
            let hint = NearestName.of(name, among: Array(missing)).map { ": did you mean '\($0)'?" } ?? ""
            faults.append(finding(entry.name.lowerBound, "nothing is called '\(name)'\(hint)"))
        }
        for name in missing { faults.append(finding(bytes.count, "there are no words for '\(name)'")) }
        return faults
    }

    private func find(_ sign: StaticString, in range: Range<Int>) -> Int? {
        range.dropLast().first { bytes[$0] == sign.utf8Start[0] && bytes[$0 + 1] == sign.utf8Start[1] }
    }

    private mutating func report(_ offset: Int, _ message: String) { findings.append(finding(offset, message)) }

    private func finding(_ offset: Int, _ message: String) -> TemplateError.Finding {
        TemplateScanner(file: file, bytes: bytes).finding(offset, message)
    }
}

/// Words with places for values.
public struct Phrase: Sendable {
    private var words: [UInt8] = []
    /// Where in the words which value stands.
    private var places: [(at: Int, value: Int)] = []

    init() {}

    mutating func append(_ more: ArraySlice<UInt8>) { words.append(contentsOf: more) }
    mutating func append(value: Int) { places.append((words.count, value)) }

    /// The words alone.
    var plain: [UInt8] { words }

    /// Writes the phrase; the closure writes a value, by its number among the names.
    public func write(into out: inout [UInt8], _ value: (_ number: Int, _ out: inout [UInt8]) -> Void) {
        var at = 0
        for place in places {
            out.append(contentsOf: words[at..<place.at])
            value(place.value, &out)
            at = place.at
        }
        out.append(contentsOf: words[at...])
    }
}
