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
    private static let mostBytes = 4000

    init(_ node: YAMLNode, file: String) {
        self.file = file
        place = node.place
        guard case .map(let entries) = node.value else {
            report(.noKeys(node.kind), at: node.place)
            return
        }
        var seen: Set<String> = []
        for entry in entries {
            if seen.insert(entry.key).inserted {
                self.entries.append(entry)
            } else {
                report(.keyTwice(entry.key), at: entry.place)
            }
        }
    }

    mutating func report(_ problem: ContentFault.Problem, at place: YAMLNode.Place) {
        faults.append(ContentFault(problem, file: file, line: place.line, column: place.column))
    }

    mutating func reportMissing(_ key: String) { report(.missing(key), at: place) }

    mutating func reportWhole(_ problem: ContentFault.Problem) { report(problem, at: place) }

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
            report(.wrongKind(key, node.kind, .text), at: node.place)
            return nil
        }
        if text.utf8.count > Fields.mostBytes {
            report(.tooLong(key, most: Fields.mostBytes), at: node.place)
            return nil
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) {
            report(.controlCharacter(key), at: node.place)
            return nil
        }
        return text
    }

    mutating func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report(.wrongKind(key, node.kind, .listSuchAs("[甲, 乙]")), at: node.place)
            return []
        }
        return items.compactMap { text(of: $0, key) }
    }

    /// Names of roles, each alone or with who signed and when: `{role: 保密审查, name: 张三, date: 2025-08-30}`.
    mutating func roles(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report(.wrongKind(key, node.kind, .listSuchAs("[部门负责人, 分管领导, 保密审查]")), at: node.place)
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
        report(.noChoice(key, text, .init(text, among: Choice.allCases.map(\.rawValue))), at: node.place)
        return nil
    }

    /// Where a key stands, whether it has been taken or not.
    func place(_ key: String) -> TextPlace? {
        entries.first { $0.key == key }.map { TextPlace(line: $0.place.line, column: $0.place.column) }
    }

    mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.value, let number = Int(text), range.contains(number) else {
            report(.noNumber(key, range), at: node.place)
            return nil
        }
        return number
    }

    mutating func day(_ key: String) -> Day? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.value else {
            report(.wrongKind(key, node.kind, .day), at: node.place)
            return nil
        }
        guard let day = Day(text) else {
            report(.noDay(text), at: node.place)
            return nil
        }
        return day
    }

    mutating func moment(_ key: String, zone: TimeZoneOffset) -> Moment? {
        node(key).flatMap { moment(of: $0, key, zone: zone) }
    }

    mutating func moment(of node: YAMLNode, _ key: String, zone: TimeZoneOffset) -> Moment? {
        guard case .scalar(let text, _) = node.value else {
            report(.wrongKind(key, node.kind, .moment), at: node.place)
            return nil
        }
        guard let moment = Moment(text, zone: zone) else {
            report(.noMoment(text), at: node.place)
            return nil
        }
        return moment
    }

    /// A list of mappings, each read by `read`.
    mutating func list<Item>(_ key: String, _ read: (inout Fields) -> Item?) -> [Item] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            report(.wrongKind(key, node.kind, .list), at: node.place)
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
            report(.unknownKey(entry.key, .init(entry.key, among: known)), at: entry.place)
        }
        entries = []
        return faults
    }
}
