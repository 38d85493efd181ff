import Figures

/// How a page was filled, in few bytes: for each slot where its value stands in the file that the page was rendered to.
///
/// With that file the page can be filled again, and be rendered by another template, without a look at what it was made
/// from. A value that the template has no place for is kept as it is.
public struct FilledPage: Packable, Sendable {
    /// For each slot in the schema's order how long its value is, and where it stands, counted from 1; 0 where it stands
    /// in `rest`. For a flag 0 or 1, for a list how many items follow.
    private var slots: [UInt8] = []
    private var rest: [UInt8] = []

    public init() {}

    public mutating func pack(_ packing: inout Packing) {
        packing.take(bytes: &slots)
        packing.take(bytes: &rest)
    }

    fileprivate init(
        _ page: borrowing Page, _ schema: Schema, from start: Int, _ places: UnsafeMutableBufferPointer<Int32>
    ) {
        var packing = Packing()
        add(page, schema, item: 0, from: start, places, &packing)
        slots = packing.bytes
    }

    private mutating func add(
        _ page: borrowing Page, _ schema: Schema, item: Int, from start: Int,
        _ places: UnsafeMutableBufferPointer<Int32>, _ packing: inout Packing
    ) {
        for (index, kind) in schema.kinds.enumerated() {
            let number = item + 1 + index
            let slot = page.slots[number]
            if case .list(let items) = kind {
                var bases: [Int] = []
                var next = slot.isFull ? slot.start : 0
                while next > 0 {
                    bases.append(next)
                    next = page.slots[next].start
                }
                packing.put(count: bases.count)
                for base in bases { add(page, items, item: base, from: start, places, &packing) }
                continue
            }
            packing.put(count: slot.end - slot.start)
            guard slot.isFull, kind.hasText else { continue }
            if places[number] >= 0 {
                packing.put(count: Int(places[number]) - start + 1)
            } else {
                packing.put(count: 0)
                rest += page.bytes[slot.start..<slot.end]
            }
        }
    }

    /// The page that was rendered to `file`; nil where it was another.
    public func page(_ schema: Schema, in file: [UInt8]) -> Page? {
        var page = Page(schema, bytes: file + rest)
        var rest = file.count
        let isWhole = slots.withUnsafeBytes { bytes in
            var packing = Packing(reading: bytes)
            fill(&page, schema, .page, file.count, &rest, &packing)
            return packing.isWhole
        }
        return isWhole && rest == page.bytes.count ? page : nil
    }

    private func fill(
        _ page: inout Page, _ schema: Schema, _ item: Page.Item, _ end: Int, _ rest: inout Int,
        _ packing: inout Packing
    ) {
        for (index, kind) in schema.kinds.enumerated() {
            let count = packing.getCount()
            switch kind {
            case .list(let items):
                let list = ListSlot(index: index, width: items.width)
                for _ in 0..<count where !packing.isBroken {
                    fill(&page, items, page.add(to: list, in: item), end, &rest, &packing)
                }
            case .flag: page.set(FlagSlot(index: index), count > 0, in: item)
            case .text, .html:
                guard count > 0 else { continue }
                let place = packing.getCount()
                let start = place > 0 ? place - 1 : rest
                if place == 0 { rest += count }
                guard count <= page.bytes.count, start <= (place > 0 ? end : page.bytes.count) - count else {
                    return packing.fail()
                }
                page.fill(index, item, start..<(start + count))
            }
        }
    }
}

extension Template {
    /// Appends the page, and gives what is needed to fill it again.
    public func render(_ page: Page, _ schema: Schema, into out: inout [UInt8]) -> FilledPage {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: page.slots.count) { places in
            places.initialize(repeating: -1)
            let start = out.count
            render(page, into: &out, places: places)
            return FilledPage(page, schema, from: start, places)
        }
    }
}

extension Schema.Kind {
    fileprivate var hasText: Bool {
        switch self {
        case .text, .html: true
        case .flag, .list: false
        }
    }
}
