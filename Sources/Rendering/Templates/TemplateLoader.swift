import Figures

/// Reads the files of a theme once and binds templates to schemas.
///
/// Every fault of every file is collected. Ask with ``check()`` after the last ``bind(_:to:)`` and before the first page.
///
///     var loader = TemplateLoader(files: [("report.html", bytes), ("head.html", more)])
///     let report = loader.bind("report.html", to: names.schema)
///     try loader.check()
public struct TemplateLoader {
    private var files: [String: TemplateScanner] = [:]
    private var findings: [TemplateError.Finding] = []
    private var seen: Set<TemplateError.Finding> = []

    /// A part is named in templates as its file, with or without `.html`.
    public init(files: [(name: String, bytes: [UInt8])]) {
        for (name, bytes) in files {
            let scanner = TemplateScanner(file: name, bytes: bytes)
            for finding in scanner.findings { report(finding) }
            checkSections(scanner)
            self.files[TemplateLoader.plain(name)] = scanner
        }
    }

    /// The template of a file. It is empty where the file is missing or faulty: ``check()`` says so.
    public mutating func bind(_ name: String, to schema: Schema) -> Template {
        guard let file = files[TemplateLoader.plain(name)] else {
            let hint = TemplateLoader.hint(name, among: files.values.map(\.file))
            report(
                TemplateError.Finding(file: name, line: 1, column: 1, message: "there is no template '\(name)'\(hint)"))
            return Template()
        }
        var binder = TemplateBinder(files: files, schema: schema)
        binder.add(file, trail: [TemplateLoader.plain(name)])
        for finding in binder.findings { report(finding) }
        return binder.template
    }

    /// Throws all that was found, in order of file and place.
    public func check() throws(TemplateError) {
        guard !findings.isEmpty else { return }
        throw TemplateError(
            findings: findings.sorted {
                ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
            })
    }

    /// Adds the faults of the theme's words to those of its templates.
    public mutating func take(_ words: WordFile) { for fault in words.faults { report(fault) } }

    private mutating func report(_ finding: TemplateError.Finding) {
        if seen.insert(finding).inserted { findings.append(finding) }
    }

    /// Sections must nest and end, whether a template uses the file or not.
    private mutating func checkSections(_ file: TemplateScanner) {
        var open: [TemplateTag] = []
        for tag in file.tags {
            switch tag.kind {
            case .section, .inverted: open.append(tag)
            case .close:
                if let last = open.last, last.name == tag.name {
                    open.removeLast()
                } else if let known = open.lastIndex(where: { $0.name == tag.name }) {
                    for unclosed in open[(known + 1)...] { report(unclosedFinding(unclosed, in: file)) }
                    open.removeSubrange(known...)
                } else {
                    let expected = open.last.map { ": expected '{{/\($0.name)}}'" } ?? ": no section is open here"
                    report(file.finding(tag.range.lowerBound, "'{{/\(tag.name)}}' closes nothing\(expected)"))
                }
            default: break
            }
        }
        for unclosed in open { report(unclosedFinding(unclosed, in: file)) }
    }

    private func unclosedFinding(_ tag: TemplateTag, in file: TemplateScanner) -> TemplateError.Finding {
        let sign = tag.kind == .section ? "#" : "^"
        return file.finding(
            tag.range.lowerBound, "'{{\(sign)\(tag.name)}}' is not closed: expected '{{/\(tag.name)}}' in the same file"
        )
    }

    static func plain(_ name: String) -> String { name.hasSuffix(".html") ? String(name.dropLast(5)) : name }

    /// What was expected: the nearest name, or all of them where none is near.
    static func hint(_ name: String, among known: [String]) -> String {
        if let near = NearestName.of(name, among: known) { return ": did you mean '\(near)'?" }
        guard !known.isEmpty else { return ": none is known here" }
        return ": expected one of \(known.sorted().joined(separator: ", "))"
    }
}
