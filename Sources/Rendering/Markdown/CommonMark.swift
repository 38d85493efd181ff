import CCmark
import Glibc

/// cmark behind Swift types: the only file that calls it.
///
/// Trees live in the arena of the renderer that made them. cmark's allocator is given no context, so the arena at work
/// is kept in a thread-specific value: renderers on two threads never meet.
final class CommonMark {
    private let arena: UnsafeMutablePointer<Arena>
    private let memory: UnsafeMutablePointer<cmark_mem>

    init() {
        makesKey
        arena = .allocate(capacity: 1)
        arena.initialize(to: Arena())
        memory = .allocate(capacity: 1)
        memory.initialize(to: cmark_mem(calloc: takeCleared, realloc: grow, free: keep))
    }

    deinit {
        arena.pointee.deallocate()
        arena.deinitialize(count: 1).deallocate()
        memory.deallocate()
    }

    /// Runs `body` with this arena at work, and gives back what it took.
    func atWork(_ body: () -> Void) {
        let before = pthread_getspecific(arenaAtWork)
        let mark = arena.pointee.mark
        pthread_setspecific(arenaAtWork, arena)
        body()
        pthread_setspecific(arenaAtWork, before)
        arena.pointee.release(to: mark)
    }

    /// The tree of a document. Valid until ``atWork(_:)`` ends.
    func parse(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
        let parser = cmark_parser_new_with_mem(0, memory)
        defer { cmark_parser_free(parser) }
        text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        return Node(cmark_parser_finish(parser))
    }

    /// A block of our own, to be rendered by us.
    func customBlock(_ number: Int) -> Node? {
        guard let node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK, memory) else { return nil }
        cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: number + 1))
        return Node(node)
    }

    /// A node of the tree.
    struct Node {
        fileprivate let pointer: OpaquePointer

        fileprivate init?(_ pointer: OpaquePointer?) {
            guard let pointer else { return nil }
            self.pointer = pointer
        }

        var kind: Kind { Kind(rawValue: cmark_node_get_type(pointer).rawValue) ?? .none }
        var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
        var next: Node? { Node(cmark_node_next(pointer)) }
        var parent: Node? { Node(cmark_node_parent(pointer)) }
        var literal: UnsafeBufferPointer<UInt8> { text(cmark_node_get_literal(pointer)) }
        var url: UnsafeBufferPointer<UInt8> { text(cmark_node_get_url(pointer)) }
        var title: UnsafeBufferPointer<UInt8> { text(cmark_node_get_title(pointer)) }
        var info: UnsafeBufferPointer<UInt8> { text(cmark_node_get_fence_info(pointer)) }
        var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
        var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
        var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
        var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
        /// Counted from 1.
        var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
        var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
        var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
        /// What ``CommonMark/customBlock(_:)`` was given.
        var customNumber: Int { Int(bitPattern: cmark_node_get_user_data(pointer)) - 1 }

        func replace(by other: Node) { cmark_node_replace(pointer, other.pointer) }
        func insertBefore(_ other: Node) { cmark_node_insert_before(pointer, other.pointer) }
        func isSame(as other: Node) -> Bool { pointer == other.pointer }

        private func text(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
            guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
            let bytes = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
            return UnsafeBufferPointer(start: bytes, count: strlen(string))
        }
    }

    /// cmark's numbers.
    enum Kind: UInt32 {
        case none, document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading,
            thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image

        var isBlock: Bool { rawValue <= Kind.thematicBreak.rawValue }
    }

    /// Walks a tree, into every node and out of it. Never recurses: nesting may be as deep as a text likes.
    struct Walk: ~Copyable {
        private let iterator: OpaquePointer?

        init(_ root: Node) { iterator = cmark_iter_new(root.pointer) }

        deinit { cmark_iter_free(iterator) }

        mutating func next() -> (node: Node, isEntering: Bool)? {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = Node(cmark_iter_get_node(iterator)) else { return nil }
            return (node, event == CMARK_EVENT_ENTER)
        }
    }
}

/// Made with the first renderer: cmark asks so often that even the question whether it is made would be felt.
@exclusivity(unchecked) nonisolated(unsafe) private var arenaAtWork = pthread_key_t()
private let makesKey: Void = { pthread_key_create(&arenaAtWork, nil) }()

private func current() -> UnsafeMutablePointer<Arena>? {
    pthread_getspecific(arenaAtWork)?.assumingMemoryBound(to: Arena.self)
}

private func takeCleared(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let arena = current() else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    guard !overflow else { return nil }
    let block = arena.pointee.take(bytes)
    memset(block, 0, bytes)
    return block
}

private func grow(_ block: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let arena = current() else { return nil }
    guard let block else { return arena.pointee.take(size) }
    return arena.pointee.grow(block, to: size)
}

private func keep(_: UnsafeMutableRawPointer?) {}

extension Markdown {
    /// The version of libcmark: another one may make other pages of the same documents.
    public static var library: String { String(cString: cmark_version_string()) }
}
