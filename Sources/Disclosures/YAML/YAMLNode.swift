/// A value of a YAML file, and where it begins.
struct YAMLNode: Sendable {
    enum Value: Sendable {
        /// `isPlain` where no quotes stand around it.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case map([Entry])
    }

    struct Entry: Sendable {
        var key: String
        var place: Place
        var value: YAMLNode
    }

    struct Place: Sendable {
        /// Counted from 1.
        var line: Int
        var column: Int
    }

    var value: Value
    var place: Place

    /// What it is, for messages.
    var kind: ContentFault.Kind {
        switch value {
        case .scalar("", isPlain: true): .nothing
        case .scalar: .text
        case .list: .list
        case .map: .mapping
        }
    }
}
