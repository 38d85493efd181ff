/// What one place after the other has in common, and how many of them.
struct SearchRuns<Value: Equatable> {
    private(set) var runs: [(value: Value, count: Int)] = []

    mutating func add(_ value: Value, _ count: Int) {
        if runs.last?.value == value {
            runs[runs.count - 1].count += count
        } else {
            runs.append((value, count))
        }
    }
}
