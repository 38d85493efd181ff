import CYAML

/// libyaml behind Swift types: the only file that calls it.
///
/// One document a file, no anchors and no aliases (a small file could stand for a vast one), no tags, no more depth
/// and no more values than a person would write.
enum YAML {
    static let mostValues = 20_000
    static let mostDepth = 16

    /// The tree of a file. An empty file is an empty mapping.
    static func parse(_ bytes: [UInt8], file: String) throws(ContentFault) -> YAMLNode {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw ContentFault(.noMemory, file: file)
        }
        defer { yaml_parser_delete(&parser) }
        return try bytes.withUnsafeBufferPointer { buffer throws(ContentFault) in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            var events = Events(file: file)
            return try events.document(&parser)
        }
    }

    private struct Events {
        let file: String
        var values = 0

        init(file: String) { self.file = file }

        mutating func document(_ parser: inout yaml_parser_t) throws(ContentFault) -> YAMLNode {
            var root: YAMLNode?
            while true {
                var event = try next(&parser)
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT:
                    return root ?? YAMLNode(value: .map([]), place: YAMLNode.Place(line: 1, column: 1))
                case YAML_DOCUMENT_START_EVENT where root != nil:
                    throw fault(event.start_mark, .secondDocument)
                case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT: break
                default: root = try node(&parser, &event, depth: 0)
                }
            }
        }

        private mutating func node(
            _ parser: inout yaml_parser_t, _ event: inout yaml_event_t, depth: Int
        ) throws(ContentFault) -> YAMLNode {
            values += 1
            if values > YAML.mostValues {
                throw fault(event.start_mark, .tooManyValues(most: YAML.mostValues))
            }
            if depth > YAML.mostDepth {
                throw fault(event.start_mark, .tooDeep(most: YAML.mostDepth))
            }
            let place = place(event.start_mark)
            switch event.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                if scalar.anchor != nil {
                    throw fault(event.start_mark, .anchor)
                }
                let text = String(
                    decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
                return YAMLNode(value: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), place: place)
            case YAML_SEQUENCE_START_EVENT:
                if event.data.sequence_start.anchor != nil {
                    throw fault(event.start_mark, .anchor)
                }
                return YAMLNode(value: .list(try list(&parser, depth: depth)), place: place)
            case YAML_MAPPING_START_EVENT:
                if event.data.mapping_start.anchor != nil {
                    throw fault(event.start_mark, .anchor)
                }
                return YAMLNode(value: .map(try map(&parser, depth: depth)), place: place)
            default:
                throw fault(event.start_mark, .anchor)
            }
        }

        private mutating func list(_ parser: inout yaml_parser_t, depth: Int) throws(ContentFault) -> [YAMLNode] {
            var items: [YAMLNode] = []
            while true {
                var event = try next(&parser)
                defer { yaml_event_delete(&event) }
                if event.type == YAML_SEQUENCE_END_EVENT { return items }
                items.append(try node(&parser, &event, depth: depth + 1))
            }
        }

        private mutating func map(_ parser: inout yaml_parser_t, depth: Int) throws(ContentFault) -> [YAMLNode.Entry] {
            var entries: [YAMLNode.Entry] = []
            while true {
                var event = try next(&parser)
                defer { yaml_event_delete(&event) }
                if event.type == YAML_MAPPING_END_EVENT { return entries }
                let key = try node(&parser, &event, depth: depth + 1)
                guard case .scalar(let name, _) = key.value else {
                    throw fault(event.start_mark, .keyIsNoWord(key.kind))
                }
                var follow = try next(&parser)
                defer { yaml_event_delete(&follow) }
                let value = try node(&parser, &follow, depth: depth + 1)
                entries.append(YAMLNode.Entry(key: name, place: key.place, value: value))
            }
        }

        private func next(_ parser: inout yaml_parser_t) throws(ContentFault) -> yaml_event_t {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
                let context = parser.context.map { String(cString: $0) + ": " } ?? ""
                if parser.error == YAML_READER_ERROR {
                    throw ContentFault(.noText(byte: parser.problem_offset, problem), file: file)
                }
                throw fault(parser.problem_mark, .noYAML(context + problem))
            }
            return event
        }

        private func place(_ mark: yaml_mark_t) -> YAMLNode.Place {
            YAMLNode.Place(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        }

        private func fault(_ mark: yaml_mark_t, _ problem: ContentFault.Problem) -> ContentFault {
            ContentFault(problem, file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        }
    }
}
