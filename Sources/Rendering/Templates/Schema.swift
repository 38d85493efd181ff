/// The names that a template may use, and what each stands for.
///
/// Declared once, in code. Every name becomes a slot, a number behind a type, so that a page is filled and rendered
/// without looking a name up, and text cannot be put where HTML is meant.
///
///     struct YearNames {
///         private(set) var schema = Schema()
///         let year, link: TextSlot
///         init() { year = schema.text("year"); link = schema.text("link") }
///     }
public struct Schema: Sendable {
    enum Kind: Sendable {
        case text, html, flag
        case list(Schema)
    }

    private(set) var names: [String] = []
    private(set) var kinds: [Kind] = []

    public init() {}

    /// A name whose value is escaped: `{{name}}`.
    public mutating func text(_ name: String) -> TextSlot { TextSlot(index: add(name, .text)) }

    /// A name whose value is markup: `{{{name}}}`.
    public mutating func html(_ name: String) -> HTMLSlot { HTMLSlot(index: add(name, .html)) }

    /// A name that is true or false: `{{#name}}…{{/name}}`.
    public mutating func flag(_ name: String) -> FlagSlot { FlagSlot(index: add(name, .flag)) }

    /// A name for items that have names of their own: `{{#name}}…{{/name}}`.
    public mutating func list(_ name: String, of items: Schema) -> ListSlot {
        ListSlot(index: add(name, .list(items)), width: items.names.count)
    }

    private mutating func add(_ name: String, _ kind: Kind) -> Int {
        assert(!names.contains(name), "a schema names '\(name)' twice")
        names.append(name)
        kinds.append(kind)
        return names.count - 1
    }

    var width: Int { names.count }
}

public struct TextSlot: Sendable {
    let index: Int
}

public struct HTMLSlot: Sendable {
    @usableFromInline let index: Int
}

public struct FlagSlot: Sendable {
    let index: Int
}

public struct ListSlot: Sendable {
    let index: Int
    let width: Int
}
