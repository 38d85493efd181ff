import Figures

/// Turns tags into steps, names into slots, parts into what stands in them.
struct TemplateBinder {
    private let files: [String: TemplateScanner]
    private(set) var template = Template()
    private(set) var findings: [TemplateError.Finding] = []
    /// The schemas of the page and of the lists around the place, the innermost last.
    private var scopes: [Schema]
    private var sections: [Section] = []
    /// The steps that parts made: parts that double in every level are refused before they fill the memory.
    private static let mostSteps = 50_000

    private struct Section {
        let name: String
        /// The step to be told where the section ends; nil where its name is not known.
        let step: Int?
        var isList = false
        /// A name that is not known, nor like one: what stands inside cannot be judged.
        var isBlind = false
    }

    init(files: [String: TemplateScanner], schema: Schema) {
        self.files = files
        scopes = [schema]
    }

    mutating func add(_ file: TemplateScanner, trail: [String]) {
        let outer = sections.count
        if !template.files.contains(file.file) { template.files.append(file.file) }
        for tag in file.tags {
            let place = tag.range.lowerBound
            switch tag.kind {
            case .comment: break
            case .literal: addLiteral(file.bytes[tag.range])
            case .text, .html: addValue(tag, in: file)
            case .section, .inverted: open(tag, in: file)
            case .close:
                // What does not nest was found when the file was read.
                guard let known = sections[outer...].lastIndex(where: { $0.name == tag.name }) else { break }
                while sections.count > known { close() }
            case .part:
                let name = TemplateLoader.plain(tag.name)
                guard let part = files[name] else {
                    let hint = TemplateLoader.hint(tag.name, among: Array(files.keys))
                    findings.append(file.finding(place, "there is no part '\(tag.name)'\(hint)"))
                    break
                }
                guard !trail.contains(name) else {
                    let way = (trail[trail.firstIndex(of: name)!...] + [name]).joined(separator: " > ")
                    findings.append(file.finding(place, "part '\(tag.name)' includes itself: \(way)"))
                    break
                }
                guard template.steps.count < TemplateBinder.mostSteps else {
                    findings.append(file.finding(place, "part '\(tag.name)' makes the template too large"))
                    return
                }
                add(part, trail: trail + [name])
            }
        }
        while sections.count > outer { close() }
    }

    private mutating func addLiteral(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        let start = template.literals.count
        template.literals.append(contentsOf: bytes)
        template.steps.append(Template.Step(kind: .literal, start: start, end: template.literals.count))
    }

    private func find(_ name: String) -> (kind: Schema.Kind, up: Int, slot: Int)? {
        for (up, schema) in scopes.reversed().enumerated() {
            if let slot = schema.names.firstIndex(of: name) { return (schema.kinds[slot], up, slot) }
        }
        return nil
    }

    private mutating func reportUnknown(_ tag: TemplateTag, in file: TemplateScanner) {
        guard !sections.contains(where: \.isBlind) else { return }
        let hint = TemplateLoader.hint(tag.name, among: scopes.reversed().flatMap(\.names))
        findings.append(file.finding(tag.range.lowerBound, "there is no name '\(tag.name)' here\(hint)"))
    }

    private mutating func addValue(_ tag: TemplateTag, in file: TemplateScanner) {
        guard let (kind, up, slot) = find(tag.name) else { return reportUnknown(tag, in: file) }
        let expected: String
        switch (kind, tag.kind) {
        case (.text, .text), (.html, .html):
            template.steps.append(Template.Step(kind: .value, up: up, slot: slot))
            return
        case (.text, _): expected = "is text: expected '{{\(tag.name)}}'"
        case (.html, _): expected = "is HTML: expected '{{{\(tag.name)}}}'"
        case (.flag, _): expected = "is true or false: expected '{{#\(tag.name)}}' or '{{^\(tag.name)}}'"
        case (.list, _): expected = "is a list: expected '{{#\(tag.name)}}'"
        }
        findings.append(file.finding(tag.range.lowerBound, "'\(tag.name)' \(expected)"))
    }

    private mutating func open(_ tag: TemplateTag, in file: TemplateScanner) {
        guard let (kind, up, slot) = find(tag.name) else {
            // An empty name was found when the file was read.
            if !tag.name.isEmpty { reportUnknown(tag, in: file) }
            openUnknown(tag)
            return
        }
        let step = template.steps.count
        if tag.kind == .section, case .list(let items) = kind {
            template.steps.append(Template.Step(kind: .forEach, up: up, slot: slot))
            scopes.append(items)
            sections.append(Section(name: tag.name, step: step, isList: true))
        } else {
            template.steps.append(Template.Step(kind: tag.kind == .section ? .ifFull : .ifEmpty, up: up, slot: slot))
            sections.append(Section(name: tag.name, step: step))
        }
    }

    /// Goes on as if the nearest list had been meant, so that only the faults of the section's own are told.
    private mutating func openUnknown(_ tag: TemplateTag) {
        let near = NearestName.of(tag.name, among: scopes.reversed().flatMap(\.names)).flatMap { find($0) }
        if tag.kind == .section, case .list(let items)? = near?.kind {
            scopes.append(items)
            sections.append(Section(name: tag.name, step: nil, isList: true))
        } else {
            sections.append(Section(name: tag.name, step: nil, isBlind: near == nil))
        }
    }

    private mutating func close() {
        guard let section = sections.popLast() else { return }
        if section.isList { scopes.removeLast() }
        guard let step = section.step else { return }
        if section.isList {
            template.steps.append(Template.Step(kind: .next, start: step + 1))
        }
        template.steps[step].end = template.steps.count
    }
}
