/// A template bound to a schema: a list of steps, without a name in it.
///
///     template.render(page, into: &out)
public struct Template: Sendable {
    struct Step: Sendable {
        enum Kind: UInt8, Sendable {
            /// Writes `start..<end` of the literal text.
            case literal
            /// Writes the value of a slot.
            case value
            /// Goes on at `end` unless the slot is full.
            case ifFull
            /// Goes on at `end` if the slot is full.
            case ifEmpty
            /// Enters the first item of a list, or goes on at `end`.
            case forEach
            /// Goes on at `start` with the next item, where there is one.
            case next
        }

        var kind: Kind
        /// How many lists further out the slot belongs.
        var up = 0
        var slot = 0
        var start = 0
        var end = 0
    }

    var steps: [Step] = []
    var literals: [UInt8] = []
    /// The files that it is made of, its own first.
    public internal(set) var files: [String] = []

    /// Appends the page. The page must be of the schema that the template was bound to.
    public func render(_ page: Page, into out: inout [UInt8]) { render(page, into: &out, places: nil) }

    /// `places` is told for each slot where in `out` its value came to stand.
    func render(_ page: Page, into out: inout [UInt8], places: UnsafeMutableBufferPointer<Int32>?) {
        steps.withUnsafeBufferPointer { steps in
            literals.withUnsafeBufferPointer { literals in
                page.slots.withUnsafeBufferPointer { slots in
                    page.bytes.withUnsafeBufferPointer { bytes in
                        var items = [0]
                        Template.render(steps, literals, slots, bytes, &items, into: &out, places)
                    }
                }
            }
        }
    }

    /// `items` is the place in `slots` of the page, and of the items of lists inside which the step stands.
    private static func render(
        _ steps: UnsafeBufferPointer<Step>, _ literals: UnsafeBufferPointer<UInt8>,
        _ slots: UnsafeBufferPointer<Page.Slot>, _ bytes: UnsafeBufferPointer<UInt8>, _ items: inout [Int],
        into out: inout [UInt8], _ places: UnsafeMutableBufferPointer<Int32>?
    ) {
        var at = 0
        while at < steps.count {
            let step = steps[at]
            at += 1
            if step.kind == .literal {
                out.append(atMost: step.end - step.start) {
                    $0.put(UnsafeBufferPointer(rebasing: literals[step.start..<step.end]))
                }
                continue
            }
            if step.kind == .next {
                let next = slots[items[items.count - 1]].start
                if next == 0 {
                    items.removeLast()
                } else {
                    items[items.count - 1] = next
                    at = step.start
                }
                continue
            }
            let number = items[items.count - 1 - step.up] + 1 + step.slot
            let slot = slots[number]
            switch step.kind {
            case .value:
                if let places { places[number] = Int32(truncatingIfNeeded: out.count) }
                out.append(atMost: slot.end - slot.start) {
                    $0.put(UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.end]))
                }
            case .ifFull: if !slot.isFull { at = step.end }
            case .ifEmpty: if slot.isFull { at = step.end }
            case .forEach: if slot.isFull { items.append(slot.start) } else { at = step.end }
            case .literal, .next: break
            }
        }
    }
}
