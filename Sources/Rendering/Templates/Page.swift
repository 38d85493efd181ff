import Figures

/// The values of one page, by slot.
///
/// All bytes stand in one buffer and all slots in one array, so that filling a page allocates next to nothing and a
/// worker can use the same value for every page. Text is escaped when it is set. A slot that is not set is empty.
///
///     var page = Page(names.schema)
///     page.set(names.title, "决算")
///     page.write(names.body) { markdown.render(report, into: &$0) }
///     let row = page.add(to: names.years)
///     page.set(names.year.link, "2023.html", in: row)
public struct Page: Sendable {
    /// An item of a list, or the page itself.
    public struct Item: Sendable {
        let base: Int
        /// The page itself.
        public static let page = Item(base: 0)
    }

    /// A range of bytes; for a list its first item and one more than its last; for a flag an empty range or not.
    struct Slot: Sendable {
        var start = 0
        var end = 0
        var isFull: Bool { end > start }
    }

    @usableFromInline var bytes: [UInt8] = []
    /// Items one after the other: a head, whose `start` is the next item of its list, then its slots.
    private(set) var slots: [Slot]
    private let width: Int

    public init(_ schema: Schema) {
        width = schema.width
        slots = Array(repeating: Slot(), count: schema.width + 1)
        slots[0].end = width
    }

    /// An empty page over bytes that its slots can be filled from.
    init(_ schema: Schema, bytes: [UInt8]) {
        self.init(schema)
        self.bytes = bytes
    }

    /// Empties all slots and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(Slot(), count: width + 1))
        slots[0].end = width
    }

    @inlinable
    public mutating func set(_ slot: TextSlot, _ text: some Bytes, in item: Item = .page) {
        text.withBytes { set(slot, escaping: $0, in: item) }
    }

    @usableFromInline
    mutating func set(_ slot: TextSlot, escaping text: UnsafeBufferPointer<UInt8>, in item: Item) {
        put(slot.index, item) { Escape.attribute(text, into: &$0) }
    }

    public mutating func set(_ slot: TextSlot, _ number: Int, in item: Item = .page) {
        put(slot.index, item) { $0.append(number: number) }
    }

    public mutating func set(_ slot: TextSlot, _ decimal: Decimal, in item: Item = .page) {
        put(slot.index, item) { $0.append(decimal: decimal) }
    }

    /// Takes markup as it is.
    @inlinable
    public mutating func set(_ slot: HTMLSlot, _ markup: some Bytes, in item: Item = .page) {
        markup.withBytes { set(slot, markup: $0, in: item) }
    }

    @usableFromInline
    mutating func set(_ slot: HTMLSlot, markup: UnsafeBufferPointer<UInt8>, in item: Item) {
        put(slot.index, item) { $0.append(raw: markup) }
    }

    /// Lets the closure append markup straight to the page's bytes.
    @inlinable
    public mutating func write<Failure: Error>(
        _ slot: HTMLSlot, in item: Item = .page, _ body: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try put(slot.index, item, body)
    }

    public mutating func set(_ slot: FlagSlot, _ value: Bool, in item: Item = .page) {
        self[slot.index, item] = Slot(start: 0, end: value ? 1 : 0)
    }

    /// Takes all items out of a list.
    public mutating func empty(_ list: ListSlot, in item: Item = .page) { self[list.index, item] = Slot() }

    /// Adds an item at the end of a list.
    public mutating func add(to list: ListSlot, in item: Item = .page) -> Item {
        let base = slots.count
        slots.append(Slot(start: 0, end: list.width))
        slots.append(contentsOf: repeatElement(Slot(), count: list.width))
        let known = self[list.index, item]
        if known.isFull { slots[known.end - 1].start = base }
        self[list.index, item] = Slot(start: known.isFull ? known.start : base, end: base + 1)
        return Item(base: base)
    }

    @inlinable @inline(__always)
    mutating func put<Failure: Error>(
        _ index: Int, _ item: Item, _ body: (inout [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let start = bytes.count
        try body(&bytes)
        fill(index, item, from: start)
    }

    /// The slot's value is all that was appended from `start` on.
    @usableFromInline
    mutating func fill(_ index: Int, _ item: Item, from start: Int) {
        self[index, item] = Slot(start: start, end: max(start, bytes.count))
    }

    /// The slot's value stands in the page's bytes already.
    mutating func fill(_ index: Int, _ item: Item, _ range: Range<Int>) {
        self[index, item] = Slot(start: range.lowerBound, end: range.upperBound)
    }

    private subscript(_ index: Int, _ item: Item) -> Slot {
        get { slots[item.base + 1 + index] }
        set {
            assert(index < slots[item.base].end, "a slot is set in an item of another schema")
            slots[item.base + 1 + index] = newValue
        }
    }
}
