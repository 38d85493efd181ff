/// The release before, open.
struct ReleaseBefore: Sendable {
    var state: StateFile
    var folder: String
    var oldRoot: Int32
    var newRoot: Int32
}
