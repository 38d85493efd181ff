import Figures

/// The keys of a mapping, taken one by one; what is left at the end is unknown.
///
/// Every fault is collected and reading goes on, so that one run tells all of them.
///
///     var fields = Fields(node, file: path)
///     let name = fields.text("name")
///     faults += fields.finish()
struct Fields {
    let file: String
    private(set) var faults: [ContentFault] = []
    private var entries: [YAMLNode.Entry] = []
    private var known: [String] = []
    private let place: YAMLNode.Place

    init(_ node: YAMLNode, file: String) {
        self.file = file
        place = node.place
        guard case .map(let entries) = node.value else {
            report("\(node.kind): expected keys and values, such as 'name: …'", at: node.place)
            return
        }
        var seen: Set<String> = []
        for entry in entries {
            if seen.insert(entry.key).inserted {
                self.entries.append(entry)
            } else {
                report("the key '\(entry.key)' stands twice", at: entry.place)
            }
        }
    }

    mutating func report(_ message: String, at place: YAMLNode.Place) {
        faults.append(ContentFault(file: file, line: place.line, column: place.column, message: message))
    }

    mutating func reportMissing(_ key: String) { report("'\(key)' is missing", at: place) }

    mutating func reportWhole(_ message: String) { report(message, at: place) }

    mutating func node(_ key: String) -> YAMLNode? {
        known.append(key)
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: index).value
    }

    /// Text of one line. `required` reports its absence.
    mutating func text(_ key: String, required: Bool = false) -> String? {
        guard let node = node(key) else {
            if required { reportMissing(key) }
            return nil
        }
        return text(of: node, key)
    }

    mutating func text(of node: YAMLNode, _ key: String) -> String? {
        guard case .scalar(let text, _) = node.value, !text.isEmpty else {
            report("'\(key)' is \(node.kind): expected text", at: node.place)
            return nil
        }
        if text.utf8.count > 4000 {
            report("'\(key)' is too long: expected at most 4000 bytes", at: node.place)
            return nil
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) {
            report("'\(key)' holds a control character", at: node.place)
            return nil
        }
        return text
    }

    mutating func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report("'\(key)' is \(node.kind): expected a list, such as [甲, 乙]", at: node.place)
            return []
        }
        return items.compactMap { text(of: $0, key) }
    }

    /// Names of roles, each alone or with who signed and when: `{role: 保密审查, name: 张三, date: 2025-08-30}`.
    mutating func roles(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report("'\(key)' is \(node.kind): expected a list, such as [部门负责人, 分管领导, 保密审查]", at: node.place)
            return []
        }
        return items.compactMap { item in
            guard case .map = item.value else { return text(of: item, key) }
            return nested(item) { fields in
                _ = fields.text("name")
                _ = fields.day("date")
                return fields.text("role", required: true)
            }
        }
    }

    /// One of a few words.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _: Choice.Type) -> Choice? {
        guard let node = node(key), let text = text(of: node, key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let hint =
            NearestName.of(text, among: words).map { "did you mean '\($0)'?" }
            ?? "expected one of \(words.joined(separator: ", "))"
        report("'\(key)' cannot be '\(text)': \(hint)", at: node.place)
        return nil
    }

    /// Where a key stands, whether it has been taken or not.
    func place(_ key: String) -> TextPlace? {
        entries.first { $0.key == key }.map { TextPlace(line: $0.place.line, column: $0.place.column) }
    }

    mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.value, let number = Int(text), range.contains(number) else {
            report(
                "'\(key)' is not a number: expected a whole number from \(range.lowerBound) to \(range.upperBound)",
                at: node.place)
            return nil
        }
        return number
    }

    mutating func day(_ key: String) -> Day? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.value else {
            report("'\(key)' is \(node.kind): expected a date, such as 2024-08-20", at: node.place)
            return nil
        }
        guard let day = Day(text) else {
            report("'\(text)' is no date: expected one such as 2024-08-20", at: node.place)
            return nil
        }
        return day
    }

    mutating func moment(_ key: String, zone: TimeZoneOffset) -> Moment? {
        node(key).flatMap { moment(of: $0, key, zone: zone) }
    }

    mutating func moment(of node: YAMLNode, _ key: String, zone: TimeZoneOffset) -> Moment? {
        guard case .scalar(let text, _) = node.value else {
            report("'\(key)' is \(node.kind): expected a moment, such as 2024-09-05T09:00:00+08:00", at: node.place)
            return nil
        }
        guard let moment = Moment(text, zone: zone) else {
            report("'\(text)' is no moment: expected one such as 2024-09-05T09:00:00+08:00", at: node.place)
            return nil
        }
        return moment
    }

    /// A list of mappings, each read by `read`.
    mutating func list<Item>(_ key: String, _ read: (inout Fields) -> Item?) -> [Item] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report("'\(key)' is \(node.kind): expected a list", at: node.place)
            return []
        }
        return items.compactMap { nested($0, read) }
    }

    mutating func map<Item>(_ key: String, _ read: (inout Fields) -> Item?) -> Item? {
        guard let node = node(key) else { return nil }
        return nested(node, read)
    }

    private mutating func nested<Item>(_ node: YAMLNode, _ read: (inout Fields) -> Item?) -> Item? {
        var fields = Fields(node, file: file)
        let item = read(&fields)
        faults += fields.finish()
        return item
    }

    /// All faults; keys that nobody asked for are among them.
    mutating func finish() -> [ContentFault] {
        for entry in entries {
            let hint =
                NearestName.of(entry.key, among: known).map { "did you mean '\($0)'?" }
                ?? "expected one of \(known.joined(separator: ", "))"
            report("there is no key '\(entry.key)' here: \(hint)", at: entry.place)
        }
        entries = []
        return faults
    }
}
